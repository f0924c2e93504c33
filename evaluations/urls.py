"""Addresses of the room evaluations."""

from django.urls import URLPattern, URLResolver, include, path

from evaluations.interim_urls import urlpatterns as interim
from evaluations.views import kpis, report_steps, reports

app_name = "evaluations"

_KPIS = [
    path("clusters/<int:cluster_id>/indicatoren/", kpis.of_cluster, name="kpis"),
    path(
        "clusters/<int:cluster_id>/indicatoren/waarde/",
        kpis.enter,
        {"what": "value"},
        name="enter_value",
    ),
    path(
        "clusters/<int:cluster_id>/indicatoren/doel/",
        kpis.enter,
        {"what": "target"},
        name="enter_target",
    ),
    path("indicatoren/", kpis.everywhere, name="all_kpis"),
    path("indicatoren/definities/", kpis.definitions, name="definitions"),
    path("indicatoren/definities/nieuw/", kpis.define, name="define_kpi"),
]

_REPORT: list[URLPattern] = [
    path("", reports.report, name="report"),
    path("delen/<slug:part>/", reports.section, name="report_section"),
    path("geheel/", reports.whole, name="report_whole"),
    path("pdf/", reports.pdf, name="report_pdf"),
    path("versies/", reports.versions, name="report_versions"),
    path("ontvangstbewijs/<int:version_number>/", reports.receipt, name="report_receipt"),
    path("indienen/", report_steps.submit, name="report_submit"),
    path("nakijken/", report_steps.start, name="report_start"),
    path("nakijken/<slug:part>/", report_steps.judge, name="report_judge"),
    path("vragen/", report_steps.ask, name="report_ask"),
    path("vragen/termijn/", report_steps.extend, name="report_extend"),
    path("vragen/afsluiten/", report_steps.go_on, name="report_go_on"),
    path("aanvaarden/", report_steps.accept, name="report_accept"),
]
_REPORTS: list[URLPattern | URLResolver] = [
    path("jaarverslagen/", reports.everywhere, name="reports"),
    path("clusters/<int:cluster_id>/jaarverslagen/", reports.of_cluster, name="cluster_reports"),
    path("jaarverslagen/<int:report_id>/", include(_REPORT)),
]

urlpatterns: list[URLPattern | URLResolver] = [*interim, *_KPIS, *_REPORTS]
