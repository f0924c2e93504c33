"""Lists of de minimis aid, discounts on services, and quarters (R16, R27, R64)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import DeMinimisAid
from agreements.queries import registers
from clusterbeleid.core.formatting import format_day, format_enterprise_number
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone

_STATES = {
    registers.LATE: (_("Overdue"), Tone.BAD),
    registers.DUE: (_("To register"), Tone.WARNING),
    registers.REGISTERED: (_("Registered"), Tone.GOOD),
    registers.DECLARED: (_("Not for us to register"), Tone.NEUTRAL),
}


def de_minimis_status(row: DeMinimisAid, *, on: date) -> Status:
    """Return whether aid stands in the central register."""
    if row.registered_on is not None:
        return Status(*_STATES[registers.REGISTERED])
    if row.due_on is None:
        return Status(*_STATES[registers.DECLARED])
    return Status(*_STATES[registers.LATE if row.due_on < on else registers.DUE])


def acknowledged(row: Any) -> str:
    """Return the reference and the day on which something was acknowledged."""
    day = getattr(row, "registered_on", None) or getattr(row, "met_on", None)
    return f"{row.reference}, {format_day(day)}" if day else ""


def de_minimis_list(*, on: date) -> Listing:
    """Return the list of de minimis aid; rows are ``DeMinimisAid``."""

    def in_state(rows: QuerySet[DeMinimisAid], value: str) -> QuerySet[DeMinimisAid]:
        return registers.de_minimis_in_state(rows, value, on=on)

    return Listing(
        name="de-minimis",
        caption=_("De minimis aid"),
        default_sort="-granted",
        empty_text=_("No de minimis aid is known yet."),
        columns=(
            *_AID,
            Column(
                key="state",
                label=_("State"),
                value=lambda row: de_minimis_status(row, on=on),
                kind="status",
                note=acknowledged,
            ),
        ),
        filters=(
            Filter(key="q", label=_("Undertaking"), apply="organisation__name", kind="text"),
            Filter(
                key="state",
                label=_("State"),
                apply=in_state,
                choices=[(key, label) for key, (label, _tone) in _STATES.items()],
            ),
        ),
    )


def _kbo(path: str) -> Column:
    def number(row: Any) -> str:
        return format_enterprise_number(getattr(row, path).kbo)

    return Column(key="kbo", label=_("Enterprise number"), value=number, sort=f"{path}__kbo")


_AID = (
    Column(
        key="name",
        label=_("Undertaking"),
        value="organisation.name",
        sort=by_name("organisation__name"),
        link=lambda row: reverse("agreements:de_minimis_aid", args=[row.pk]),
        demo="organisation.is_demo",
    ),
    _kbo("organisation"),
    Column(key="purpose", label=_("For what"), value="purpose"),
    Column(
        key="granted",
        label=_("Granted on"),
        value="granted_on",
        kind="date",
        sort="granted_on",
    ),
    Column(key="amount", label=_("Amount"), value="amount", kind="euro", sort="amount"),
    Column(key="authority", label=_("Granting authority"), value="authority"),
    Column(key="due", label=_("Register by"), value="due_on", kind="date", sort="due_on"),
)

DISCOUNTS = Listing(
    name="discounts",
    caption=_("Discounts on services to SMEs"),
    default_sort="-day",
    empty_text=_("No discount on a service is recorded yet."),
    columns=(
        Column(
            key="name",
            label=_("SME"),
            value="organisation.name",
            sort=by_name("organisation__name"),
            demo="organisation.is_demo",
        ),
        _kbo("organisation"),
        Column(key="service", label=_("Service"), value="service"),
        Column(key="day", label=_("Day"), value="on_day", kind="date", sort="on_day"),
        Column(key="price", label=_("Market price"), value="price", kind="euro", sort="price"),
        Column(key="paid", label=_("Price paid"), value="paid", kind="euro", sort="paid"),
        Column(key="aid", label=_("Aid"), value="discount", kind="euro", sort="discount"),
        Column(
            key="rules",
            label=_("Price rules"),
            value="rules_url",
            note=lambda row: format_day(row.rules_published_on),
        ),
    ),
    filters=(Filter(key="q", label=_("SME"), apply="organisation__name", kind="text"),),
)

QUARTERS = Listing(
    name="quarters",
    caption=_("Quarters"),
    empty_text=_("Nothing was granted or paid yet."),
    columns=(
        Column(key="quarter", label=_("Quarter"), value=lambda row: str(row.quarter)),
        Column(key="first", label=_("First day"), value=lambda row: row.quarter.first, kind="date"),
        Column(key="last", label=_("Last day"), value=lambda row: row.quarter.last, kind="date"),
        Column(key="granted", label=_("Granted"), value="granted", kind="euro"),
        Column(key="paid", label=_("Paid"), value="paid", kind="euro"),
        Column(
            key="csv",
            label=_("File"),
            value=lambda row: f"CSV {row.quarter}",
            link=lambda row: reverse("agreements:quarter_csv", args=[str(row.quarter)]),
            in_export=False,
        ),
        Column(
            key="xml",
            label=_("File for machines"),
            value=lambda row: f"XML {row.quarter}",
            link=lambda row: reverse("agreements:quarter_xml", args=[str(row.quarter)]),
            in_export=False,
        ),
    ),
)
