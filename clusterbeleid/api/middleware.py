"""What stands around the addresses of the API: no cookie comes in, and no page goes out."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from rest_framework.renderers import JSONRenderer

from clusterbeleid.api.rest.problems import MEDIA_TYPE, Problem, document

API = "/api/v1/"
_CODES = {404: "api.absent", 413: "api.too_large", 503: "api.away", 507: "api.away"}


class MachineDoor:
    """Takes cookies away, so that no session counts; tells trouble as a problem instead of a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; leave every other address alone."""
        if not request.path.startswith(API):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = self.get_response(request)
        if response.status_code >= 400 and "html" in response.headers.get("Content-Type", ""):
            return _as_problem(response)
        return response


def _as_problem(response: HttpResponse) -> HttpResponse:
    status = response.status_code
    code = _CODES.get(status, "api.unreadable" if status < 500 else "api.failed")
    body = JSONRenderer().render(document(Problem(status, code)))
    told = HttpResponse(body, status=status, content_type=MEDIA_TYPE)
    if "Retry-After" in response:
        told["Retry-After"] = response["Retry-After"]
    return told
