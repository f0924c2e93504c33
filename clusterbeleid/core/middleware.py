"""What surrounds every request: an identifier, headers, and calm when the database is away."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from clusterbeleid.core.error_pages import trouble_page
from clusterbeleid.core.request_id import start_request

Handler = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
    # Django adds it to what a view answers; what goes wrong before a view is not framed either.
    "X-Frame-Options": "DENY",
}


class RequestIdMiddleware:
    """Gives each request an identifier and sends it back."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Start the request and add ``X-Request-ID`` to the answer."""
        identifier = start_request(request.headers.get("X-Request-ID", ""))
        response = self.get_response(request)
        response["X-Request-ID"] = identifier
        return response


class SecurityHeadersMiddleware:
    """Adds the fixed headers, and keeps pages with data out of every cache."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers that a view has not set itself."""
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        response.setdefault("Cache-Control", "no-store")
        return response


class DatabaseTroubleMiddleware:
    """Answers with a calm page when the database is away or the disk full, instead of failing.

    Trouble that arises in another middleware never comes by here: see ``views.errors.failed``.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, _request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Catch trouble that arises in the view."""
        return trouble_page(error)
