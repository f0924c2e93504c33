"""The list of envelopes with what projects take of them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Text
from projects.models import Envelope
from projects.queries.envelopes import envelope_facts


def _figure(name: str) -> Callable[[Any], Decimal]:
    return lambda row: Decimal(getattr(envelope_facts(row), name))


def _column(name: str, label: Text) -> Column:
    return Column(key=name, label=label, value=_figure(name), kind="euro")


def _of_year(rows: QuerySet[Envelope], year: str) -> QuerySet[Envelope]:
    return rows.filter(year=int(year)) if year.isdecimal() and len(year) == 4 else rows


ENVELOPES = Listing(
    name="envelopes",
    caption=_("Envelopes"),
    empty_text=_("No envelope was set yet."),
    default_sort="-year",
    page_size=50,
    columns=(
        Column(
            key="envelope",
            label=_("Envelope"),
            value=lambda row: row.cluster.name if row.cluster else _("Common envelope"),
            sort=by_name("cluster__name"),
            link=lambda row: reverse("projects:envelope", args=[row.pk]),
            demo="is_demo",
        ),
        Column(key="year", label=_("Year"), value=lambda row: str(row.year), sort="year"),
        _column("held", _("In the envelope")),
        _column("committed", _("Committed")),
        _column("paid", _("Paid")),
        _column("reserved", _("Reserved")),
        _column("free", _("Free")),
        _column("forecast", _("Forecast")),
    ),
    filters=(
        Filter(key="year", label=_("Year"), apply=_of_year, kind="text"),
        Filter(key="cluster", label=_("Cluster"), apply="cluster.name", kind="text"),
    ),
)
