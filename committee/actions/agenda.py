"""Putting items on an agenda, in order, off it again, or off to a later meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.state import change_state
from clusters.actions.common import day_of
from committee import subjects
from committee.actions.common import locked_item, locked_meeting
from committee.enums import LIVE_ITEMS
from committee.models import AgendaItem, Meeting
from committee.permissions import may_change_item, may_order_agenda, may_put_on_agenda
from committee.rules import Proposal
from committee.transitions import ITEMS


@transaction.atomic
def put_on_agenda(
    meeting: Meeting,
    kind: str,
    subject_id: int,
    *,
    actor: Actor,
    at: datetime,
    proposal: Proposal | None = None,
) -> AgendaItem:
    """Put a subject on the agenda of a meeting, at the end, with its own proposal or ``proposal``.

    Its dossier need not be ready yet; that is asked when it is sealed. Raises ``Refused`` for a
    wrong role, a closed meeting, an unknown subject, or one that stands on an agenda already.
    """
    held = locked_meeting(meeting)
    require(may_put_on_agenda(actor, held))
    subject = subjects.subject_of(kind, subject_id, on=day_of(at))
    _refuse_twice(kind, subject_id)
    proposed = proposal or subject.proposal
    last = held.items.aggregate(last=Max("order"))["last"]
    item = AgendaItem(
        meeting=held,
        order=(last or 0) + 1,
        subject_kind=kind,
        subject_id=subject_id,
        title=subject.title,
        subject_reference=subject.reference,
        scope=subject.scope,
        organisations=sorted(subject.organisations),
        proposed_type=proposed.decision_type,
        proposal=proposed.text,
        payload=dict(proposed.payload),
        put_on_by_id=actor.user_id,
    )
    save_tracked(item, actor=actor, at=at, reason="committee.put_on_agenda")
    subjects.tell_listed(kind, subject_id, on_agenda=True, actor=actor, at=at)
    return item


@transaction.atomic
def take_off_agenda(item: AgendaItem, *, actor: Actor, at: datetime, reason: str) -> AgendaItem:
    """Take an item off before its vote opens, with the reason; raises ``Refused``."""
    return _leave(_step(item, "take_off_agenda", actor, at, reason), actor, at, reason)


@transaction.atomic
def adjourn_item(item: AgendaItem, *, actor: Actor, at: datetime, reason: str) -> AgendaItem:
    """Put an item off without a decision; it may come on a later agenda. Raises ``Refused``."""
    return _leave(_step(item, "adjourn_item", actor, at, reason), actor, at, reason)


@transaction.atomic
def move_item(
    item: AgendaItem, visible: Sequence[int], *, up: bool, actor: Actor, at: datetime
) -> AgendaItem:
    """Change places with the neighbour before (``up``) or after, among the ``visible`` items.

    ``visible`` holds the keys of the items the actor sees, in order; the neighbour is one of them,
    so that nobody notices an item that is shut. Raises ``Refused``; at the end nothing happens.
    """
    locked_meeting(item.meeting)
    stored = locked_item(item)
    require(may_order_agenda(actor, stored))
    place = list(visible).index(stored.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(visible):
        return stored
    neighbour = locked_item(AgendaItem(pk=visible[other]))
    require(may_order_agenda(actor, neighbour))
    stored.order, neighbour.order = neighbour.order, stored.order
    for row in (stored, neighbour):
        save_tracked(row, actor=actor, at=at, reason="committee.ordered")
    return stored


def _step(
    item: AgendaItem, action: str, actor: Actor, at: datetime, reason: str, facts: Any = None
) -> AgendaItem:
    stored = locked_item(item)
    require(may_change_item(actor, stored, action, facts))
    return change_state(stored, action, table=ITEMS, actor=actor, at=at, reason=reason, facts=facts)


def _leave(item: AgendaItem, actor: Actor, at: datetime, reason: str) -> AgendaItem:
    subjects.tell_listed(
        item.subject_kind, item.subject_id, on_agenda=False, actor=actor, at=at, reason=reason
    )
    return item


def _refuse_twice(kind: str, subject_id: int) -> None:
    live = AgendaItem.objects.filter(state__in=LIVE_ITEMS, subject_kind=kind)
    found = live.filter(subject_id=subject_id).select_related("meeting").first()
    if found is not None:
        raise Refused.because("committee.on_agenda_already", "R51", meeting=found.meeting.number)
