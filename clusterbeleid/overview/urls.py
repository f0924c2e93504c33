"""Addresses of the pages that combine rooms."""

from django.urls import path

from clusterbeleid.overview.views import (
    cluster,
    for_robots,
    home,
    line,
    open_data,
    portfolio,
    public,
    published,
    year,
)

app_name = "overview"
urlpatterns = [
    path("", portfolio.first_page, name="portfolio"),
    path("toegankelijkheid/", portfolio.accessibility, name="accessibility"),
    path("indicatoren/gepubliceerd/", published.published, name="published_figures"),
    path("clusters/<int:cluster_id>/", cluster.cluster, name="cluster"),
    path("clusters/<int:cluster_id>/tienjarenlijn/", line.line, name="cluster_line"),
    path("clusters/<int:cluster_id>/tienjarenlijn.pdf", line.paper, name="cluster_line_pdf"),
    path("clusters/<int:cluster_id>/start/", home.cluster_home, name="home"),
    path("clusters/<int:cluster_id>/taken/", cluster.tasks, name="cluster_tasks"),
    path("clusters/<int:cluster_id>/berichten/", cluster.messages, name="cluster_messages"),
    path("clusters/<int:cluster_id>/historiek/", cluster.history, name="cluster_history"),
    path("clusters/<int:cluster_id>/toezichtsfiche.pdf", cluster.sheet, name="cluster_sheet"),
    path("portfolio/", public.portfolio, name="public"),
    path("portfolio/clusters/<int:cluster_id>/", public.cluster, name="public_cluster"),
    path("portfolio/projecten/", public.projects, name="public_projects"),
    path("portfolio/projecten/<int:project_id>/", public.project, name="public_project"),
    path(
        "portfolio/organisaties/<int:organisation_id>/",
        public.organisation,
        name="public_organisation",
    ),
    path("portfolio/hefboom/", public.leverage, name="public_leverage"),
    path("portfolio/zoeken/", public.search, name="public_search"),
    path("portfolio/open-data/", open_data.page, name="public_data"),
    path("portfolio/open-data/catalogus.json", open_data.catalogue, name="public_catalogue"),
    *(
        path(
            f"portfolio/open-data/<slug:dataset>.{kind}",
            open_data.download,
            {"kind": kind},
            name=f"public_{kind}",
        )
        for kind in ("csv", "json")
    ),
    path("robots.txt", for_robots.robots, name="robots"),
    path("sitemap.xml", for_robots.sitemap, name="sitemap"),
    path("portfolio/sitemap-<int:map_part>.xml", for_robots.sitemap_part, name="sitemap_part"),
    path("jaarverslag/", year.report, name="report"),
    path("jaarverslag.pdf", year.report_paper, name="report_pdf"),
    path("clusters/<int:cluster_id>/bestuur/jaar/", year.board, name="board"),
    path("clusters/<int:cluster_id>/bestuur/jaar.pdf", year.board_paper, name="board_pdf"),
]
