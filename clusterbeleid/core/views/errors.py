"""What the address table calls when a request fails."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse

from clusterbeleid.core.error_pages import error_page, trouble_page
from clusterbeleid.core.texts import known_codes, sentence


def bad_request(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request cannot be read, or that it is too large."""
    too_large = type(exception).__name__ in {
        "RequestDataTooBig",
        "TooManyFieldsSent",
        "TooManyFilesSent",
    }
    return error_page(413 if too_large else 400)


def forbidden(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that it is not allowed, and why: the exception holds a sentence or its code."""
    why = str(exception)
    return error_page(403, reason=sentence(why) if why in known_codes() else why)


def not_found(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that it does not exist, or is not yours: the same words for both."""
    return error_page(404)


def failed(_request: HttpRequest) -> HttpResponse:
    """Say that it is our fault, or what the machinery lacks.

    Trouble in the middleware ends here and nowhere else: Django turns it into an answer at once.
    """
    return trouble_page(sys.exc_info()[1]) or error_page(500)


def csrf_failure(_request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form is no longer valid and how to go on."""
    return error_page(403, "errors/csrf.html")
