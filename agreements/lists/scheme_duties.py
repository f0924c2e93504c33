"""What the Commission gets about the schemes (R20)."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.enums import SchemeDutyKind
from agreements.lists.registers import acknowledged
from agreements.models import SchemeDuty
from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.ui import Status, Tone


def scheme_duty_status(row: SchemeDuty, *, on: date) -> Status:
    """Return whether the Commission got it."""
    if row.met_on is not None:
        return Status(_("Done"), Tone.GOOD)
    return Status(_("Overdue"), Tone.BAD) if row.due_on < on else Status(_("Open"), Tone.INFO)


def scheme_duty_list(*, on: date, may_write: bool) -> Listing:
    """Return what the Commission gets; who may, records from here that it was done."""

    def link(row: SchemeDuty) -> str | None:
        if row.met_on is not None or not may_write:
            return None
        return reverse("agreements:meet_scheme_duty", args=[row.pk])

    def by_state(rows: QuerySet[SchemeDuty], value: str) -> QuerySet[SchemeDuty]:
        return rows.filter(met_on__isnull=value == "open")

    return Listing(
        name="scheme-duties",
        caption=_("What the Commission gets"),
        default_sort="due",
        empty_text=_("Nothing is asked about the schemes yet."),
        columns=(
            Column(key="what", label=_("What"), value="get_kind_display", link=link),
            *_TERM,
            Column(
                key="state",
                label=_("State"),
                value=lambda row: scheme_duty_status(row, on=on),
                kind="status",
                note=acknowledged,
            ),
        ),
        filters=(
            Filter(key="kind", label=_("What"), apply="kind", choices=SchemeDutyKind.choices),
            Filter(
                key="state",
                label=_("State"),
                apply=by_state,
                choices=[("open", _("Open")), ("done", _("Done"))],
            ),
        ),
    )


_TERM = (
    Column(key="scheme", label=_("Scheme"), value="scheme.code", sort="scheme__code"),
    Column(key="sa", label=_("SA number"), value="scheme.sa_number"),
    Column(key="about", label=_("About what"), value="subject"),
    Column(key="from", label=_("Runs from"), value="event_on", kind="date"),
    Column(key="due", label=_("Due"), value="due_on", kind="date", sort="due_on"),
)
