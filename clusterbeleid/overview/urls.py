"""Addresses of the pages that combine rooms."""

from django.urls import path

from clusterbeleid.overview.views import cluster, portfolio

app_name = "overview"
urlpatterns = [
    path("", portfolio.first_page, name="portfolio"),
    path("toegankelijkheid/", portfolio.accessibility, name="accessibility"),
    path("clusters/<int:cluster_id>/", cluster.cluster, name="cluster"),
    path("clusters/<int:cluster_id>/taken/", cluster.tasks, name="cluster_tasks"),
    path("clusters/<int:cluster_id>/historiek/", cluster.history, name="cluster_history"),
    path("clusters/<int:cluster_id>/toezichtsfiche.pdf", cluster.sheet, name="cluster_sheet"),
]
