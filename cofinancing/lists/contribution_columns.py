"""The columns of the list of contributions; an import reads the same ones."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.formatting import format_enterprise_number
from clusterbeleid.core.listing import Column, by_name
from clusterbeleid.core.ui import Status, Tone
from clusters.enums import SizeClass
from cofinancing.documents.contribution_table import title
from cofinancing.enums import ContributionState
from cofinancing.models import Contribution

STATE_TONES = {
    ContributionState.PLEDGED.value: Tone.DRAFT,
    ContributionState.INVOICED.value: Tone.NEUTRAL,
    ContributionState.RECEIVED.value: Tone.INFO,
    ContributionState.ACCEPTED.value: Tone.GOOD,
    ContributionState.REJECTED.value: Tone.BAD,
}


def state_of(row: Contribution) -> Status:
    """Return how far a contribution is, as a pill."""
    return Status(row.get_state_display(), STATE_TONES[row.state])


def who_columns() -> tuple[Column, ...]:
    """Return who pays, with the number of the line and what kind of money."""
    return (
        Column(
            key="organisation",
            label=title("name"),
            value="organisation.name",
            sort=by_name("organisation__name"),
            link=lambda row: reverse("cofinancing:contribution", args=[row.pk]),
            note=_about,
            demo="is_demo",
        ),
        Column(key="line", label=title("line"), value="pk", on_screen=False),
        Column(
            key="kbo",
            label=title("kbo"),
            value=lambda row: format_enterprise_number(row.organisation.kbo),
            on_screen=False,
        ),
        Column(key="size", label=_("Size"), value=_size, on_screen=False),
        Column(key="source", label=title("source"), value="get_source_display", sort="source"),
    )


def money_columns() -> tuple[Column, ...]:
    """Return what was promised, invoiced and received."""
    return (
        Column(
            key="pledged",
            label=title("pledged"),
            value="pledged_amount",
            kind="euro",
            sort="pledged_amount",
        ),
        Column(
            key="invoice_number",
            label=title("invoice_number"),
            value="invoice_number",
            on_screen=False,
        ),
        Column(
            key="invoiced_on",
            label=title("invoiced_on"),
            value="invoiced_on",
            kind="date",
            on_screen=False,
        ),
        Column(
            key="invoiced",
            label=title("invoiced"),
            value="invoiced_amount",
            kind="euro",
            sort="invoiced_amount",
        ),
        Column(
            key="received",
            label=title("received"),
            value="received_amount",
            kind="euro",
            sort="received_amount",
        ),
        Column(
            key="value_date",
            label=title("value_date"),
            value="value_date",
            kind="date",
            sort="value_date",
        ),
        Column(key="reference", label=title("reference"), value="bank_reference", on_screen=False),
    )


def judgement_columns() -> tuple[Column, ...]:
    """Return when it was entered and how far it is."""
    return (
        Column(
            key="recorded",
            label=_("Entered on"),
            value=lambda row: row.receipt_recorded_on if row.receipt_recorded_at else None,
            kind="date",
            sort="receipt_recorded_at",
        ),
        Column(key="state", label=_("State"), value=state_of, kind="status", sort="state"),
    )


def _about(row: Contribution) -> str:
    size = _size(row)
    number = format_enterprise_number(row.organisation.kbo)
    return f"{number} · {size}" if size else number


def _size(row: Contribution) -> str:
    size: str | None = row.size  # type: ignore[attr-defined]  # added by the query
    return str(SizeClass(size).label) if size else ""
