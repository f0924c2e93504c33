"""The lines of the aid ledger; every total of the page leads here with a filter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.enums import LedgerKind
from agreements.models import LedgerEntry
from agreements.queries import begun
from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.ui import Status, Tone

PREFIX = "l-"
GROUPS = {
    "commitments": (LedgerKind.COMMITTED.value, LedgerKind.DECOMMITTED.value),
    "payments": (LedgerKind.PAID.value, LedgerKind.RECOVERED.value),
}
_TONES = {
    LedgerKind.COMMITTED: Tone.INFO,
    LedgerKind.DECOMMITTED: Tone.NEUTRAL,
    LedgerKind.PAID: Tone.GOOD,
    LedgerKind.RECOVERED: Tone.WARNING,
}
_KINDS = [
    ("commitments", _("Committed and released")),
    ("payments", _("Paid and recovered")),
    *LedgerKind.choices,
]


def ledger_list(years: Sequence[int], *, on: date, inside: bool) -> Listing:
    """Return the list of ledger lines; ``years`` to choose from, notes for the agency only."""
    return Listing(
        name="ledger",
        caption=_("Aid ledger"),
        prefix=PREFIX,
        default_sort="-on_day",
        empty_text=_("Nothing stands in the ledger yet."),
        columns=(*_COLUMNS, *(_INSIDE if inside else ())),
        filters=(
            Filter(key="kind", label=_("Kind of line"), apply=_by_kind, choices=_KINDS),
            _by_year(years),
            _by_begun(on),
        ),
    )


def _by_year(years: Sequence[int]) -> Filter:
    return Filter(
        key="year",
        label=_("Year"),
        apply=lambda rows, value: rows.filter(on_day__year=int(value)),
        choices=[(str(year), str(year)) for year in years],
    )


def _by_begun(on: date) -> Filter:
    return Filter(
        key="begun",
        label=_("Project years"),
        apply=lambda rows, _value: rows.filter(begun(on)),
        choices=[("yes", _("Begun by today"))],
    )


def _by_kind(rows: QuerySet[LedgerEntry], value: str) -> QuerySet[LedgerEntry]:
    return rows.filter(kind__in=GROUPS.get(value, (value,)))


def _status(row: LedgerEntry) -> Status:
    kind = LedgerKind(row.kind)
    return Status(kind.label, _TONES[kind])


_COLUMNS = (
    Column(key="on_day", label=_("Date"), value="on_day", kind="date", sort="on_day"),
    Column(key="kind", label=_("Kind of line"), value=_status, kind="status", sort="kind"),
    Column(
        key="agreement",
        label=_("Agreement"),
        value="agreement.reference",
        sort="agreement__reference",
        link=lambda row: reverse("agreements:detail", args=[row.agreement_id]),
    ),
    Column(
        key="year",
        label=_("Project year"),
        value="project_year.number",
        kind="int",
        sort="project_year__first_day",
    ),
    Column(key="amount", label=_("Amount"), value="amount", kind="euro", sort="amount"),
    Column(key="reference", label=_("Reference"), value="reference"),
)
_INSIDE = (
    Column(key="note", label=_("Note"), value="note", on_screen=False),
    Column(key="by", label=_("Recorded by"), value="recorded_by.full_name"),
    Column(key="at", label=_("Recorded at"), value="recorded_at", on_screen=False),
)
