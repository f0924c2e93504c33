"""Who may do what in the committee; the same answer feeds button, view and action."""

from __future__ import annotations

from datetime import date
from typing import Any

from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.kernel.transitions import Verdict
from committee.enums import ItemState, LetterState, MeetingState
from committee.models import AgendaItem, Letter, Meeting
from committee.queries import READERS, is_recused, is_shut_for, must_declare, visible_items
from committee.rules import ItemFacts, may_vote
from committee.transitions import AGENDA, ITEMS, LETTERS, MEETINGS, SECRETARY

_OPEN_FOR_ITEMS = (MeetingState.PLANNED, MeetingState.CONVENED, MeetingState.OPEN)
_LEFT = (ItemState.WITHDRAWN, ItemState.ADJOURNED)
_ROSTER_READERS = (
    Role.COMMITTEE_SECRETARY,
    Role.COMMITTEE_MEMBER,
    Role.HEAD_OF_TEAM,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
)
_READERS = (
    Role.COMMITTEE_SECRETARY,
    Role.COMMITTEE_MEMBER,
    Role.HEAD_OF_TEAM,
    Role.AUDITOR,
)


def may_see_roster(actor: Actor) -> Verdict:
    """Who sits in the committee is no secret inside; the cluster side learns it from letters."""
    return _role(actor, _ROSTER_READERS, "committee.inside_only")


def may_see_meetings(actor: Actor) -> Verdict:
    """The calendar is for the committee, the head of team and the auditor."""
    return _role(actor, _READERS, "committee.inside_only")


def may_see_decisions(actor: Actor) -> Verdict:
    """Decisions are for whoever may know of items."""
    return _role(actor, READERS, "committee.inside_only")


def may_manage_roster(actor: Actor) -> Verdict:
    """The secretary keeps the roster."""
    return _role(actor, (Role.COMMITTEE_SECRETARY,), "committee.secretary_only")


def may_plan_meeting(actor: Actor) -> Verdict:
    """The secretary keeps the calendar."""
    return _role(actor, (Role.COMMITTEE_SECRETARY,), "committee.secretary_only")


def may_change_meeting(actor: Actor, meeting: Meeting, action: str, facts: Any = None) -> Verdict:
    """Answer for a step of a meeting, by the table."""
    return MEETINGS.may(action, meeting.state, actor.roles, facts)


def may_correct_meeting(actor: Actor, meeting: Meeting) -> Verdict:
    """Day, hour and place may change until the meeting opens."""
    if meeting.state not in {MeetingState.PLANNED, MeetingState.CONVENED}:
        return Verdict.no("committee.meeting_fixed")
    return may_plan_meeting(actor)


def may_record_attendance(actor: Actor, meeting: Meeting) -> Verdict:
    """The secretary records who is there, before and during the meeting."""
    if meeting.state not in {MeetingState.CONVENED, MeetingState.OPEN}:
        return Verdict.no("committee.meeting_not_open")
    return _role(actor, (Role.COMMITTEE_SECRETARY,), "committee.secretary_only")


def may_read_minutes(actor: Actor, meeting: Meeting) -> Verdict:
    """Everybody who sees the meeting reads its minutes, each without the items shut for them."""
    if meeting.state not in {MeetingState.OPEN, MeetingState.CLOSED, MeetingState.MINUTED}:
        return Verdict.no("committee.meeting_not_open")
    return may_see_meetings(actor)


def may_approve_minutes(actor: Actor, meeting: Meeting) -> Verdict:
    """The secretary approves the minutes, unless an item in them is shut for the secretary (A19)."""
    if is_shut_for(actor, meeting):
        return Verdict.no("committee.recused")
    return may_change_meeting(actor, meeting, "approve_minutes")


def may_put_on_agenda(actor: Actor, meeting: Meeting) -> Verdict:
    """Secretary and head of team fill the agenda, until the meeting closes."""
    if meeting.state not in _OPEN_FOR_ITEMS:
        return Verdict.no("committee.meeting_closed")
    return _role(actor, AGENDA, "committee.secretary_only")


def may_change_item(actor: Actor, item: AgendaItem, action: str, facts: Any = None) -> Verdict:
    """Answer for a step of an item, by the table; never for whoever has an interest (A16)."""
    if is_recused(actor.user_id, item):
        return Verdict.no("committee.recused")
    return ITEMS.may(action, item.state, actor.roles, facts)


def may_order_agenda(actor: Actor, item: AgendaItem) -> Verdict:
    """Secretary and head of team put the items in order, as long as nobody votes."""
    if item.state != ItemState.LISTED:
        return Verdict.no("committee.item_fixed")
    return _on_item(actor, item, AGENDA)


def may_seal_dossier(actor: Actor, item: AgendaItem) -> Verdict:
    """A dossier is sealed, and sealed anew, until the vote opens (A13)."""
    return may_order_agenda(actor, item)


def may_confirm_regularity(actor: Actor, item: AgendaItem) -> Verdict:
    """The secretary confirms that the procedure was regular, between vote and decision (R50)."""
    if item.state != ItemState.CLOSED:
        return Verdict.no("committee.vote_not_closed")
    return _on_item(actor, item, SECRETARY)


def may_declare(actor: Actor, item: AgendaItem, *, on: date) -> Verdict:
    """Everybody who may know of an item may declare an interest in it (R52).

    When it left the agenda only a first word is asked, of whoever still wants to read it.
    """
    if is_recused(actor.user_id, item):
        return Verdict.no("committee.declared_already")
    if not visible_items(actor, on=on).filter(pk=item.pk).exists():
        return Verdict.no("committee.not_yours")
    if item.state in _LEFT and not must_declare(actor, item):
        return Verdict.no("committee.item_fixed")
    return Verdict.ok()


def may_declare_none(actor: Actor, item: AgendaItem, *, on: date) -> Verdict:
    """Only a first word can be "no interest"."""
    allowed = may_declare(actor, item, on=on)
    if allowed and not must_declare(actor, item):
        return Verdict.no("committee.declared_already")
    return allowed


def may_read_dossier(actor: Actor, item: AgendaItem) -> Verdict:
    """Whoever decides or advises declares first; whoever has an interest never reads (R52)."""
    if is_recused(actor.user_id, item):
        return Verdict.no("committee.recused")
    return Verdict.no("committee.declare_first") if must_declare(actor, item) else Verdict.ok()


def may_cast_vote(actor: Actor, item: AgendaItem, facts: ItemFacts) -> Verdict:
    """Who has a voting seat votes once, after declaring no interest, while the vote is open (A20)."""
    seat = next((one for one in facts.seats if one.person_id == actor.user_id), None)
    if seat is None or not actor.has(Role.COMMITTEE_MEMBER):
        return Verdict.no("committee.no_seat")
    if seat.recused:
        return Verdict.no("committee.recused")
    if item.state != ItemState.VOTING:
        return Verdict.no("committee.vote_not_open")
    if not may_vote(seat, facts.seats):
        return Verdict.no("committee.no_vote")
    if not seat.declared:
        return Verdict.no("committee.declare_first")
    if not facts.written and not seat.present:
        return Verdict.no("committee.not_present")
    return Verdict.no("committee.voted_already") if seat.choice else Verdict.ok()


def may_see_votes(actor: Actor, item: AgendaItem) -> Verdict:
    """Votes stay hidden until the vote is closed (A20)."""
    if item.state not in {ItemState.CLOSED, ItemState.DECIDED}:
        return Verdict.no("committee.votes_hidden")
    return may_read_dossier(actor, item)


def may_write_letter(actor: Actor, item: AgendaItem) -> Verdict:
    """Secretary and head of team write the letters about a decision."""
    if item.state != ItemState.DECIDED:
        return Verdict.no("committee.not_decided")
    return _on_item(actor, item, AGENDA)


def may_change_letter(actor: Actor, letter: Letter, action: str) -> Verdict:
    """Answer for a step of a letter; ``correct_letter`` while it is a draft."""
    item = letter.decision.item
    if is_recused(actor.user_id, item):
        return Verdict.no("committee.recused")
    if action != "correct_letter":
        return LETTERS.may(action, letter.state, actor.roles)
    if letter.state != LetterState.DRAFT:
        return Verdict.no("committee.letter_final")
    return _role(actor, AGENDA, "committee.secretary_only")


def may_manage_templates(actor: Actor) -> Verdict:
    """Secretary and head of team keep the texts of letters and the names of the authority."""
    return _role(actor, AGENDA, "committee.secretary_only")


def may_verify(actor: Actor) -> Verdict:
    """Whoever may know of items may compare a PDF with what was sealed."""
    return _role(actor, READERS, "committee.inside_only")


def _on_item(actor: Actor, item: AgendaItem, roles: Any) -> Verdict:
    if is_recused(actor.user_id, item):
        return Verdict.no("committee.recused")
    return _role(actor, roles, "committee.secretary_only")


def _role(actor: Actor, roles: Any, code: str) -> Verdict:
    return Verdict.ok() if actor.has(*roles) else Verdict.no(code)
