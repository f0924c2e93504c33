"""Who may do what with a call; the same answer feeds button, view and action."""

from __future__ import annotations

from applications.enums import CallState
from applications.models import Call
from applications.transitions import CALLS, FILE, HEAD
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusterbeleid.kernel.transitions import Verdict

_READERS = AGENCY_READERS_OF_ALL | {Role.ACCOUNT_MANAGER.value, Role.COMMITTEE_SECRETARY.value}


def may_see_calls(actor: Actor) -> Verdict:
    """The agency works with the list of calls; everybody else reads the public page."""
    return Verdict.ok() if actor.has(*_READERS) else Verdict.no("applications.agency_only")


def may_write_call(actor: Actor) -> Verdict:
    """Account managers and the head of team write calls."""
    if actor.has(*FILE):
        return Verdict.ok()
    code = "applications.read_only" if actor.has(*_READERS) else "applications.agency_only"
    return Verdict.no(code)


def may_correct_call(actor: Actor, call: Call) -> Verdict:
    """Only a draft changes; once published, applicants rely on it."""
    allowed = may_write_call(actor)
    if not allowed:
        return allowed
    return Verdict.ok() if call.state == CALLS.initial else Verdict.no("call.not_a_draft")


def may_correct_texts(actor: Actor, call: Call) -> Verdict:
    """Who writes calls puts the words and the contact of a published one right."""
    allowed = may_write_call(actor)
    if not allowed:
        return allowed
    return Verdict.ok() if call.state == CallState.PUBLISHED else Verdict.no("call.not_published")


def may_extend_term(actor: Actor, call: Call) -> Verdict:
    """The head of team moves a term, of a published call only."""
    if not actor.has(*HEAD):
        return Verdict.no("applications.head_only")
    return Verdict.ok() if call.state == CallState.PUBLISHED else Verdict.no("call.not_published")


def call_verdicts(actor: Actor, call: Call) -> dict[str, Verdict]:
    """Return the answer for every action on a call, for the buttons of its page."""
    steps = {row.action: _step(actor, row.action, call) for row in CALLS.transitions}
    return {
        "correct_call": may_correct_call(actor, call),
        "correct_texts": may_correct_texts(actor, call),
        "copy_call": may_write_call(actor),
        "extend_term": may_extend_term(actor, call),
        **steps,
    }


def _step(actor: Actor, action: str, call: Call) -> Verdict:
    """Return the answer of the table; whoever has the wrong role hears which one is needed."""
    found = CALLS.may(action, call.state, actor.roles)
    if found.code == "transition.role" and actor.has(*_READERS):
        return Verdict.no(
            "applications.head_only" if actor.has(*FILE) else "applications.read_only"
        )
    return found
