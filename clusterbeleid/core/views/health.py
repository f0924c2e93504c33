"""Health for machines: alive, and able to work."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from clusterbeleid.core import health
from clusterbeleid.core.access import public


@public
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer as long as this process lives; touches neither database nor broker."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@public
@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when people can work and 503 when not, with the state of each part."""
    checks = health.readiness()
    ready = health.is_ready(checks)
    answer = {
        "status": "ok" if ready else "failed",
        "checks": {check.name: check.status for check in checks},
    }
    return JsonResponse(answer, status=200 if ready else 503)
