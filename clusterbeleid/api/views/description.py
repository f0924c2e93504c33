"""How the API is called: a page for people, and the description for machines."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clusterbeleid.api.rest.schema import description, pages
from clusterbeleid.core.access import public


@public
@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """Show every operation with its parameters and answers."""
    return render(request, "api/documentation.html", {"groups": pages()})


@public
@require_safe
def openapi(_request: HttpRequest) -> HttpResponse:
    """Give the description in OpenAPI 3.1."""
    return JsonResponse(description())
