"""Every address of the application, room by room; each room names its own paths."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    # Systems ask most often and all under one prefix: first, so that no other path is tried for them.
    path("", include("clusterbeleid.api_urls")),
    path("", include("clusterbeleid.core.urls")),
    path("", include("clusterbeleid.accounts.urls")),
    path("", include("clusters.urls")),
    path("", include("agreements.urls")),
    path("", include("committee.urls")),
    path("", include("applications.urls")),
    path("", include("cofinancing.urls")),
    path("", include("evaluations.urls")),
    path("", include("projects.urls")),
    path("", include("clusterbeleid.overview.urls")),
    path("", include("clusterbeleid.api.urls")),
]

handler400 = "clusterbeleid.core.views.errors.bad_request"
handler403 = "clusterbeleid.core.views.errors.forbidden"
handler404 = "clusterbeleid.core.views.errors.not_found"
handler500 = "clusterbeleid.core.views.errors.failed"
