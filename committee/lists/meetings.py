"""The roster and the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusterbeleid.accounts.queries import running
from clusterbeleid.core.formatting import format_enterprise_number
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone
from committee.enums import ItemState, MeetingKind, MeetingState, SeatRole
from committee.models import AgendaItem, CommitteeMandate, Meeting

_MEETING_TONES = {
    MeetingState.PLANNED: Tone.DRAFT,
    MeetingState.CONVENED: Tone.INFO,
    MeetingState.OPEN: Tone.WARNING,
    MeetingState.CLOSED: Tone.NEUTRAL,
    MeetingState.MINUTED: Tone.GOOD,
    MeetingState.CANCELLED: Tone.BAD,
}
_ITEM_TONES = {
    ItemState.LISTED: Tone.INFO,
    ItemState.VOTING: Tone.WARNING,
    ItemState.CLOSED: Tone.WARNING,
    ItemState.DECIDED: Tone.GOOD,
    ItemState.ADJOURNED: Tone.NEUTRAL,
    ItemState.WITHDRAWN: Tone.NEUTRAL,
}


def meeting_status(meeting: Meeting) -> Status:
    """Return the state of a meeting as a pill."""
    state = MeetingState(meeting.state)
    return Status(state.label, _MEETING_TONES[state])


def item_status(item: AgendaItem) -> Status:
    """Return the state of an agenda item as a pill."""
    state = ItemState(item.state)
    return Status(state.label, _ITEM_TONES[state])


def _on_day(rows: object, day: date) -> object:
    return rows.filter(running(day))  # type: ignore[attr-defined]  # a query set by contract


def _ties(row: CommitteeMandate) -> str:
    return ", ".join(format_enterprise_number(number) for number in row.organisations)


_PERSON = Column(
    key="person",
    label=_("Person"),
    value="person.full_name",
    sort=by_name("person__full_name"),
)
SEATS = Listing(
    name="seats",
    caption=_("Seats in the committee"),
    default_sort="from",
    empty_text=_("Nobody has a seat yet."),
    columns=(
        _PERSON,
        Column(key="role", label=_("Seat"), value="get_role_display", sort="role"),
        Column(key="from", label=_("First day"), value="first_day", kind="date", sort="first_day"),
        Column(key="to", label=_("Last day"), value="last_day", kind="date", sort="last_day"),
        Column(key="ties", label=_("Belongs to"), value=_ties),
    ),
    filters=(
        Filter(key="role", label=_("Seat"), apply="role", choices=SeatRole.choices),
        Filter(key="on", label=_("Has a seat on"), kind="date", apply=_on_day),
        Filter(key="q", label=_("Name"), apply="person.full_name", kind="text"),
    ),
)

# For who keeps the roster, each name leads to the form of its seat.
KEPT_SEATS = replace(
    SEATS,
    columns=(
        replace(_PERSON, link=lambda row: reverse("committee:seat", args=[row.pk])),
        *SEATS.columns[1:],
    ),
)

MEETINGS_LIST = Listing(
    name="meetings",
    caption=_("Meetings of the committee"),
    default_sort="-day",
    empty_text=_("No meeting is planned yet."),
    columns=(
        Column(
            key="number",
            label=_("Number"),
            value="number",
            sort="number",
            link=lambda row: reverse("committee:meeting", args=[row.pk]),
        ),
        Column(
            key="day",
            label=pgettext_lazy("meeting", "Day"),
            value="on_day",
            kind="date",
            sort="on_day",
        ),
        Column(key="hour", label=_("Hour"), value=lambda row: f"{row.begins_at:%H:%M}"),
        Column(key="kind", label=_("Kind"), value="get_kind_display", sort="kind"),
        Column(key="place", label=_("Place"), value="place"),
        Column(key="state", label=_("State"), value=meeting_status, kind="status", sort="state"),
    ),
    filters=(
        Filter(key="state", label=_("State"), apply="state", choices=MeetingState.choices),
        Filter(key="kind", label=_("Kind"), apply="kind", choices=MeetingKind.choices),
        Filter(
            key="from",
            label=_("From"),
            kind="date",
            apply=lambda rows, day: rows.filter(Q(on_day__gte=day)),
        ),
    ),
)
