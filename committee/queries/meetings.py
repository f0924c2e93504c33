"""Reading the roster and the agenda of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import Actor, Role
from committee.enums import ItemState
from committee.models import AgendaItem, CommitteeMandate, InterestDeclaration, Meeting
from committee.queries.visibility import is_asked, visible_items

_COMMITTEE = (Role.COMMITTEE_MEMBER.value, Role.COMMITTEE_SECRETARY.value)


@dataclass(frozen=True)
class AgendaLine:
    """An item as one reader sees it: its place among what this reader sees.

    ``to_declare``: this reader is asked for an own interest and said nothing yet.
    """

    place: int
    item: AgendaItem
    to_declare: bool


def seats_in_order() -> QuerySet[CommitteeMandate]:
    """Return all seats with their people."""
    return CommitteeMandate.objects.select_related("person").order_by("first_day", "pk")


def people_for_seats(*, on: date, holder: int | None = None) -> QuerySet[User]:
    """Return who may be given a seat: people with a role in the committee, and ``holder``."""
    able = Q(
        running(on, "role_assignments__"), role_assignments__role__in=_COMMITTEE, is_active=True
    )
    return User.objects.filter(able | Q(pk=holder)).distinct().order_by("full_name", "pk")


def agenda_of(meeting: Meeting, actor: Actor, *, on: date) -> list[AgendaLine]:
    """Return the agenda as the actor sees it, numbered without gaps (A19); three statements."""
    items = visible_items(actor, on=on).filter(meeting=meeting)
    shown = list(items.exclude(state=ItemState.WITHDRAWN).order_by("order", "pk"))
    asked = is_asked(actor, meeting)
    said = InterestDeclaration.objects.filter(item__meeting=meeting, person_id=actor.user_id)
    declared = set(said.values_list("item_id", flat=True)) if asked else set()
    return [
        AgendaLine(place, item, asked and item.pk not in declared)
        for place, item in enumerate(shown, start=1)
    ]
