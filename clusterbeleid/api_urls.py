"""The addresses under which other systems find the API."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("clusterbeleid.api.rest_urls")),
]
