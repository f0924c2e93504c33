"""The addresses of the API."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST
from oauth2_provider.views import TokenView

from clusterbeleid.api.resources import (
    agreements,
    applications,
    clusters,
    cofinancing,
    contributions,
    decisions,
    enterprise_facts,
    evaluations,
    events,
    kpis,
    ledger,
    members,
    organisations,
    parameters,
    payments,
    publications,
    reports,
)

# Where it stands, the list, the record, and the name of its key.
RESOURCES: tuple[tuple[str, Any, Any, str], ...] = (
    ("clusters", clusters.ClusterList, clusters.ClusterItem, "cluster_id"),
    (
        "organisations",
        organisations.OrganisationList,
        organisations.OrganisationItem,
        "organisation_id",
    ),
    ("members", members.MemberList, members.MemberItem, "membership_id"),
    ("agreements", agreements.AgreementList, agreements.AgreementItem, "agreement_id"),
    ("project-years", agreements.ProjectYearList, agreements.ProjectYearItem, "project_year_id"),
    ("cofinancing", cofinancing.CofinancingList, cofinancing.CofinancingItem, "project_year_id"),
    ("ledger", ledger.LedgerList, ledger.LedgerItem, "entry_id"),
    ("payments", payments.PaymentList, payments.PaymentItem, "payment_id"),
    ("applications", applications.ApplicationList, applications.ApplicationItem, "application_id"),
    ("decisions", decisions.DecisionList, decisions.DecisionItem, "decision_id"),
    ("reports", reports.ReportList, reports.ReportItem, "report_id"),
    ("kpi-values", kpis.KpiValueList, kpis.KpiValueItem, "value_id"),
    ("kpi-targets", kpis.KpiTargetList, kpis.KpiTargetItem, "target_id"),
    ("evaluations", evaluations.EvaluationList, evaluations.EvaluationItem, "evaluation_id"),
    (
        "publications",
        publications.PublicationList,
        publications.PublicationItem,
        "duty_id",
    ),
    ("parameters", parameters.ParameterList, parameters.ParameterItem, "parameter_id"),
)


def _of(place: str, every: Any, one: Any, key: str) -> list[URLPattern]:
    name = place.replace("-", "_")
    return [
        path(f"{place}/", every.as_view(), name=name),
        path(f"{place}/<int:{key}>/", one.as_view(), name=f"{name}_item"),
    ]


app_name = "api"
urlpatterns = [
    path("token/", login_not_required(require_POST(TokenView.as_view())), name="token"),
    *(pattern for resource in RESOURCES for pattern in _of(*resource)),
    path("events/", events.EventFeed.as_view(), name="events"),
    path(
        "payments/<int:payment_id>/confirm/",
        payments.PaymentConfirm.as_view(),
        name="payment_confirm",
    ),
    path(
        "project-years/<int:project_year_id>/contributions/",
        contributions.ContributionDeliver.as_view(),
        name="contributions_deliver",
    ),
    path(
        "enterprise-facts/",
        enterprise_facts.FactsDeliver.as_view(),
        name="enterprise_facts_deliver",
    ),
    path(
        "publications/<int:duty_id>/acknowledge/",
        publications.PublicationAcknowledge.as_view(),
        name="publication_acknowledge",
    ),
]
