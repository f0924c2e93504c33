"""The public portfolio as open data: which files there are, and what each field of a row means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing.spec import read
from clusterbeleid.core.ui import Text
from clusterbeleid.overview.public import leverage, queries

Value = str | int | bool | list[str] | None
MONEY = _("Amount in euro, with a point and two decimals")
NUMBER = _("Enterprise number of ten digits (Crossroads Bank)")
DEMO = _("Whether the row was invented for a demonstration")


@dataclass(frozen=True)
class Field:
    """A field of a row: its name in the file, what it means, and where it is read."""

    name: str
    meaning: Text
    value: str | Callable[[Any], Any]


@dataclass(frozen=True)
class Dataset:
    """A file of open data; ``rows`` gives a query set or a list as of a day, in a fixed order."""

    key: str
    label: Text
    about: Text
    rows: Callable[[date], Any]
    fields: tuple[Field, ...]

    def record(self, row: Any) -> dict[str, Value]:
        """Return a row as it leaves: ISO days, amounts as text, codes."""
        return {field.name: plain(read(row, field.value)) for field in self.fields}


def plain(value: Any) -> Value:
    """Return a value as a file holds it; money never becomes a binary fraction."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def _page(name: str) -> Callable[[Any], str]:
    return lambda row: settings.BASE_URL + reverse(name, args=[row.pk])


def _factors(on: date) -> list[Mapping[str, Any]]:
    chosen = leverage.usual_selection()
    name = chosen.name if chosen else ""
    return [
        {
            "year": one.factor.year,
            "level": one.factor.level,
            "budget": one.factor.open_budget,
            "denominator": one.factor.denominator,
            "factor": one.factor.shown,
            "confidential": one.factor.hidden,
            "selection": name,
            "rows": one.factor.rows,
            "left_out": one.factor.excluded,
            "demo": one.demo,
        }
        for one in leverage.public_factors(chosen, on)
    ]


CLUSTERS = Dataset(
    "clusters",
    _("Clusters"),
    _("Each cluster with a decision or published figures, with its period of support when known."),
    lambda on: queries.public_clusters(on).order_by("pk"),
    (
        Field("id", _("Number of the cluster, also in its address"), "pk"),
        Field("name", _("Name"), "name"),
        Field("kind", _("SPC, IBN or AD_HOC"), "kind"),
        Field("domain", _("What the cluster is about, in Dutch"), "domain"),
        Field("mission", _("What it wants to reach, in Dutch"), "mission"),
        Field("website", _("Website"), "website"),
        Field("state", _("to_start, supported, stopped, ended or unknown"), "standing"),
        Field("support_from", _("First day of support"), "started"),
        Field("support_until", _("Last day of support granted"), "until"),
        Field("members", _("Members now, or on the last day of support"), "members"),
        Field("projects", _("Granted projects"), "projects"),
        Field("page", _("Address of the page"), _page("overview:public_cluster")),
    ),
)
MEMBERS = Dataset(
    "leden",
    _("Members"),
    _("Each period in which an organisation was a member of a cluster. No persons."),
    lambda on: queries.public_memberships(on).order_by("pk"),
    (
        Field("cluster_id", _("Number of the cluster"), "cluster_id"),
        Field("cluster", _("Name of the cluster"), "cluster.name"),
        Field("enterprise_number", NUMBER, "organisation.kbo"),
        Field("organisation", _("Name of the organisation"), "organisation.name"),
        Field("kind", _("Kind of organisation"), "organisation.kind"),
        Field("place", _("Municipality"), "organisation.municipality"),
        Field("first_day", _("First day of the membership"), "first_day"),
        Field("last_day", _("Last day, once it has passed"), "left_on"),
        Field("demo", DEMO, "organisation.is_demo"),
    ),
)
PROJECTS = Dataset(
    "projecten",
    _("Projects"),
    _("Each granted project with the aid of the whole project (R64)."),
    lambda on: queries.public_projects(on).order_by("pk"),
    (
        Field("reference", _("Reference of the project"), "reference"),
        Field("title", _("Title"), "title"),
        Field("type", _("Type of project"), "type.key"),
        Field(
            "clusters", _("Names of the clusters, the one that handed it in first"), "cluster_names"
        ),
        Field("decided_on", _("Day of the decision"), "decided_on"),
        Field("first_day", _("First day"), "first_day"),
        Field("last_day", _("Last day"), "last_day"),
        Field("aid", MONEY, "aid"),
        Field("budget_source", _("Which budget pays"), "source"),
        Field("policy_labels", _("Policy labels; a project may carry several"), "labels"),
        Field("state", _("decided, closed or stopped"), "state"),
        Field("partners", _("Number of partners"), "partner_count"),
        Field("page", _("Address of the page"), _page("overview:public_project")),
        Field("demo", DEMO, "is_demo"),
    ),
)
PARTNERS = Dataset(
    "partners",
    _("Partners"),
    _("Who takes part in which project. Budgets and aid of a partner are confidential (R55)."),
    lambda on: queries.public_partners(on).order_by("pk"),
    (
        Field("project", _("Reference of the project"), "project.reference"),
        Field("enterprise_number", NUMBER, "organisation.kbo"),
        Field("organisation", _("Name of the organisation"), "organisation.name"),
        Field("place", _("Municipality"), "organisation.municipality"),
        Field("role", _("Role in the project"), "role"),
        Field("demo", DEMO, "is_demo"),
    ),
)
AID = Dataset(
    "steun",
    _("Aid to cluster organisations"),
    _("The published awards of the public register: above the threshold, for ten years (R19)."),
    lambda on: queries.public_aid(on).order_by("pk"),
    (
        Field("cluster_id", _("Number of the cluster"), "duty.agreement.cluster_id"),
        Field("cluster", _("Name of the cluster"), "duty.agreement.cluster.name"),
        Field("beneficiary", _("Name of the beneficiary"), "beneficiary_name"),
        Field("enterprise_number", NUMBER, "beneficiary.kbo"),
        Field("granted_on", _("Day of granting"), "duty.agreement.granted_on"),
        Field("amount", MONEY, "amount"),
        Field("sa_number", _("State aid number"), "sa_number"),
        Field("demo", DEMO, "beneficiary.is_demo"),
    ),
)
LEVERAGE = Dataset(
    "hefboom",
    _("Leverage"),
    _("Budget and factor by year and level, each with the rows of its denominator (R62)."),
    _factors,
    (
        Field("year", _("Year"), "year"),
        Field("level", _("cluster, industry, academic or total"), "level"),
        Field("budget", MONEY, "budget"),
        Field("denominator", MONEY, "denominator"),
        Field("factor", _("Budget divided by denominator, to one decimal"), "factor"),
        Field("confidential", _("True: budget and factor are not shown"), "confidential"),
        Field("selection", _("Name of the selection of rows"), "selection"),
        Field("rows", _("Rows that count in the denominator"), "rows"),
        Field("left_out", _("Rows that do not count"), "left_out"),
        Field("demo", DEMO, "demo"),
    ),
)
CLUSTER_LEVERAGE = Dataset(
    "hefboom-clusters",
    _("Leverage by cluster"),
    _("What a cluster brought in by year, level and programme; without confidential amounts."),
    leverage.open_leverage,
    (
        Field("year", _("Year"), "year"),
        Field("cluster_id", _("Number of the cluster"), "cluster_id"),
        Field("cluster", _("Name of the cluster"), "cluster__name"),
        Field("level", _("cluster, industry or academic"), "level"),
        Field("programme", _("Where the budget comes from"), "programme"),
        Field("budget", MONEY, "sum"),
        Field("demo", DEMO, "demo"),
    ),
)
EVALUATIONS = Dataset(
    "evaluaties",
    _("Evaluations"),
    _("The outcome of each evaluation on which was decided (R42)."),
    lambda on: queries.public_evaluations(on).order_by("pk"),
    (
        Field("cluster_id", _("Number of the cluster"), "cluster_id"),
        Field("cluster", _("Name of the cluster"), "cluster.name"),
        Field("decided_on", _("Day of the decision"), "decided_on"),
        Field("outcome", _("positive, conditions or negative"), "outcome"),
    ),
)
PACTS = Dataset(
    "clusterpacten",
    _("Cluster pacts"),
    _("Each signed version of a cluster pact (R39)."),
    lambda on: queries.public_pacts(on).order_by("pk"),
    (
        Field("cluster_id", _("Number of the cluster"), "cluster_id"),
        Field("cluster", _("Name of the cluster"), "cluster.name"),
        Field("version", _("Version of the pact"), "number"),
        Field("title", _("Title"), "title"),
        Field("state", _("signed, renewed or ended"), "state"),
        Field("signed_in", _("Year of signing"), "signed_in"),
        Field("signed_on", _("Day of the last signature, when known"), "signed_on"),
        Field("source", _("Source"), "source"),
    ),
)
DATASETS = {
    one.key: one
    for one in (
        CLUSTERS, MEMBERS, PROJECTS, PARTNERS, AID, LEVERAGE, CLUSTER_LEVERAGE, EVALUATIONS, PACTS,
    )
}  # fmt: skip
