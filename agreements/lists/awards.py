"""Awards that must be published (R19)."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, F, QuerySet, When
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from agreements.enums import DutyState
from agreements.models import GrantDuty
from agreements.queries import awards
from agreements.rules.awards import missing_fields
from clusterbeleid.core.formatting import format_day
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone
from clusterbeleid.kernel.params import Params

_STANDINGS = {
    awards.OVERDUE: (_("Overdue"), Tone.BAD),
    awards.SOON: (_("Due soon"), Tone.WARNING),
    awards.OPEN: (_("Open"), Tone.INFO),
    awards.PUBLISHED: (_("Published"), Tone.GOOD),
}


# What still waits by its day; what was published comes after it.
_WAITING = Case(When(state=DutyState.OPEN, then=F("due_on")))


def award_list(params: Params, *, on: date, fills_in: bool) -> Listing:
    """Return the queue of awards to publish; rows are duties from ``awards_to_publish``.

    With ``fills_in`` a row leads to its fields; finance and auditor only read.
    """

    def standing(row: GrantDuty) -> Status:
        return Status(*_STANDINGS[awards.standing_of(row, params, on=on)])

    def narrowed(rows: QuerySet[GrantDuty], value: str) -> QuerySet[GrantDuty]:
        return awards.in_standing(rows, value, params, on=on)

    return Listing(
        name="awards",
        caption=_("Aid to publish"),
        default_sort="due",
        empty_text=_("No aid above the threshold was granted."),
        columns=(
            *_WHAT,
            Column(key="due", label=_("Publish by"), value="due_on", kind="date", sort=_WAITING),
            Column(key="state", label=_("State"), value=standing, kind="status", note=_note),
            Column(
                key="missing",
                label=_("Fields"),
                value=_completeness,
                link=_fields if fills_in else None,
            ),
        ),
        filters=(
            Filter(key="q", label=_("Cluster"), apply="agreement__cluster__name", kind="text"),
            Filter(
                key="state",
                label=_("State"),
                apply=narrowed,
                choices=[(key, label) for key, (label, _tone) in _STANDINGS.items()],
            ),
        ),
    )


def _note(row: GrantDuty) -> str:
    if row.met_on is None:
        return ""
    return f"{row.reference}, {format_day(row.met_on)}"


def _completeness(row: GrantDuty) -> str:
    number = len(missing_fields(awards.award_of(row)))
    if not number:
        return gettext("Complete")
    return ngettext("%(number)s missing", "%(number)s missing", number) % {"number": number}


_WHAT = (
    Column(
        key="agreement",
        label=_("Agreement"),
        value="agreement.reference",
        sort="agreement__reference",
        link=lambda row: reverse("agreements:detail", args=[row.agreement_id]),
    ),
    Column(
        key="cluster",
        label=_("Cluster"),
        value="agreement.cluster.name",
        sort=by_name("agreement__cluster__name"),
    ),
    Column(
        key="granted",
        label=_("Granted on"),
        value="agreement.granted_on",
        kind="date",
        sort="agreement__granted_on",
    ),
    Column(key="amount", label=_("Aid"), value="amount", kind="euro", sort="amount"),
)


def _fields(row: GrantDuty) -> str | None:
    """Return where the fields of an award are filled in; a published one stays as it is."""
    if row.state != DutyState.OPEN:
        return None
    return reverse("agreements:fill_in_award", args=[row.pk])
