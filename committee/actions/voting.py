"""Declaring interests, opening and closing the vote, voting, and confirming the procedure."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from clusterbeleid.core import todo
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked, traced
from clusterbeleid.core.state import change_state
from clusters.actions.common import day_of
from committee.actions.common import locked_item, person_of
from committee.enums import Choice, ItemState, MeetingState
from committee.models import AgendaItem, InterestDeclaration, SealedDossier, Vote
from committee.permissions import (
    may_cast_vote,
    may_change_item,
    may_confirm_regularity,
    may_declare,
    may_declare_none,
)
from committee.queries import detected_interests, facts_of, seats_as_json, seats_now
from committee.transitions import ITEMS, VoteFacts

LATE_INTEREST = "committee.late_interest"


@transaction.atomic
def declare(
    item: AgendaItem, *, has_interest: bool, reason: str = "", actor: Actor, at: datetime
) -> InterestDeclaration:
    """Say whether one has an own interest in an item; an interest is never taken back (R52).

    A late one annuls the own vote; after the decision a task asks a person to judge it. Raises
    ``Refused`` when the reason is missing: of an interest, or of "none" in spite of what the
    register shows.
    """
    stored = locked_item(item)
    ask = may_declare if has_interest else may_declare_none
    require(ask(actor, stored, on=day_of(at)))
    detected = detected_interests(stored, actor.user_id)
    if not reason.strip() and (has_interest or detected):
        raise Refused.because("committee.interest_reason_missing", "R52")
    late = stored.state != ItemState.LISTED
    if has_interest and late:
        _annul_vote(stored, actor, at)
    declaration = InterestDeclaration(
        item=stored,
        person_id=person_of(actor),
        has_interest=has_interest,
        reason=reason.strip(),
        is_late=late,
        detected=[finding.as_json() for finding in detected],
        at=at,
    )
    with traced(actor, "committee.declared"):
        declaration.save()
    if has_interest and stored.state == ItemState.DECIDED:
        _ask_judgement(stored, declaration, actor, at)
    return declaration


@transaction.atomic
def open_vote(item: AgendaItem, *, actor: Actor, at: datetime) -> AgendaItem:
    """Let members vote; from now on the dossier stands. Raises ``Refused``."""
    stored = locked_item(item)
    sealed = SealedDossier.objects.filter(item=stored).exists()
    facts = VoteFacts(stored.meeting.state == MeetingState.OPEN, sealed)
    require(may_change_item(actor, stored, "open_vote", facts))
    return change_state(stored, "open_vote", table=ITEMS, actor=actor, at=at, facts=facts)


@transaction.atomic
def cast_vote(item: AgendaItem, *, choice: str, actor: Actor, at: datetime) -> Vote:
    """Vote once; pressing the same button again, on any device, gives the vote that stands.

    Raises ``Refused`` when the vote is not open, without a seat, before declaring, or for a second
    vote that says something else.
    """
    stored = locked_item(item)
    known = Vote.objects.filter(item=stored, person_id=person_of(actor)).first()
    if known is not None and (known.choice, known.annulled_at) == (choice, None):
        return known
    _refuse_late(stored, at)
    require(may_cast_vote(actor, stored, facts_of(stored)))
    vote = Vote(item=stored, person_id=person_of(actor), choice=Choice(choice).value, at=at)
    with traced(actor, "committee.voted"):
        try:
            with transaction.atomic():
                vote.save()
        except IntegrityError:
            raise Refused.because("committee.vote_refused", "R52") from None
    return vote


@transaction.atomic
def close_vote(item: AgendaItem, *, actor: Actor, at: datetime) -> AgendaItem:
    """Close the vote and keep who took part; now the votes can be read. Raises ``Refused``."""
    stored = locked_item(item)
    require(may_change_item(actor, stored, "close_vote"))
    stored.taking_part = seats_as_json(seats_now(stored.meeting))
    return change_state(stored, "close_vote", table=ITEMS, actor=actor, at=at)


@transaction.atomic
def confirm_regularity(item: AgendaItem, *, note: str, actor: Actor, at: datetime) -> AgendaItem:
    """Record that quorum and majority were regular while no figure says so (R50); raises ``Refused``."""
    stored = locked_item(item)
    require(may_confirm_regularity(actor, stored))
    if not note.strip():
        raise Refused.because("committee.note_missing", "R50")
    stored.regularity_note = note.strip()
    stored.regularity_by_id = person_of(actor)
    return save_tracked(stored, actor=actor, at=at, reason=note.strip())


def _refuse_late(item: AgendaItem, at: datetime) -> None:
    closes = item.meeting.closes_at
    if closes is not None and at >= closes:
        raise Refused.because("committee.answers_closed", "R50")


def _annul_vote(item: AgendaItem, actor: Actor, at: datetime) -> None:
    if item.state == ItemState.DECIDED:
        return
    vote = Vote.objects.filter(item=item, person_id=actor.user_id, annulled_at=None).first()
    if vote is not None:
        vote.annulled_at = at
        with traced(actor, "committee.annulled"):
            vote.save(update_fields=["annulled_at"])


def _ask_judgement(
    item: AgendaItem, declaration: InterestDeclaration, actor: Actor, at: datetime
) -> None:
    todo.open_task(
        LATE_INTEREST,
        f"{LATE_INTEREST}:{declaration.pk}",
        at=at,
        subject=item,
        subject_label=item.title,
        scope=item.own_scope,
        roles=[Role.COMMITTEE_SECRETARY, Role.HEAD_OF_TEAM],
        facts={"person": actor.label, "decision": item.decision.number},
        actor=actor,
    )
