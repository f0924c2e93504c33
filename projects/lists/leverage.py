"""The list of leverage entries."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Text
from projects.enums import Confidentiality, LeverageLevel, Programme
from projects.models import LeverageEntry

SIDES = (("cluster", _("Cluster organisation")), ("agency", _("Agency")))


def _of_year(rows: QuerySet[LeverageEntry], year: str) -> QuerySet[LeverageEntry]:
    return rows.filter(year=int(year)) if year.isdecimal() and len(year) == 4 else rows


def _by(rows: QuerySet[LeverageEntry], side: str) -> QuerySet[LeverageEntry]:
    return rows.filter(by_cluster=side == "cluster")


def _entered_by(row: LeverageEntry) -> Text:
    return dict(SIDES)["cluster" if row.by_cluster else "agency"]


def _page(row: Any) -> str:
    return reverse("projects:leverage_entry", args=[row.pk])


LEVERAGE = Listing(
    name="leverage",
    caption=_("Leverage"),
    empty_text=_("No leverage was entered yet."),
    default_sort="-year",
    page_size=50,
    columns=(
        Column(
            key="description",
            label=_("Description"),
            value="description",
            sort=by_name("description"),
            link=_page,
            demo="is_demo",
        ),
        Column(key="year", label=_("Year"), value=lambda row: str(row.year), sort="year"),
        Column(key="level", label=_("Level"), value="get_level_display", sort="level"),
        Column(
            key="programme", label=_("Programme"), value="get_programme_display", sort="programme"
        ),
        Column(
            key="cluster",
            label=_("Cluster"),
            value=lambda row: row.cluster.name if row.cluster else "–",
            sort=by_name("cluster__name"),
        ),
        Column(
            key="amount",
            label=_("Amount"),
            value="shown_amount",
            kind="euro",
            sort="shown_amount",
            template="projects/_amount_cell.html",
        ),
        Column(
            key="class",
            label=_("Class"),
            value="get_confidentiality_display",
            sort="confidentiality",
        ),
        Column(key="source", label=_("Source"), value="source", on_screen=False),
        Column(key="by", label=_("Entered by"), value=_entered_by, on_screen=False),
    ),
    filters=(
        Filter(key="year", label=_("Year"), apply=_of_year, kind="text"),
        Filter(key="level", label=_("Level"), apply="level", choices=LeverageLevel.choices),
        Filter(key="programme", label=_("Programme"), apply="programme", choices=Programme.choices),
        Filter(key="cluster", label=_("Cluster"), apply="cluster.name", kind="text"),
        Filter(
            key="class",
            label=_("Class"),
            apply="confidentiality",
            choices=Confidentiality.choices,
        ),
        Filter(key="by", label=_("Entered by"), apply=_by, choices=SIDES),
    ),
)
