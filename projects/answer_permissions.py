"""Who writes and approves answers to parliament; the same answer feeds button, view and action."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.kernel.transitions import Verdict
from projects.answer_enums import AnswerState
from projects.answer_transitions import ANSWERS, WRITERS
from projects.models import Answer
from projects.queries.answers.stored import AGENCY, is_apart


def may_see_answers(actor: Actor) -> Verdict:
    """Answers are for the agency until they go out."""
    return Verdict.ok() if actor.has(*AGENCY) else Verdict.no("answer.agency_only")


def may_draw_up(actor: Actor, *, on: date) -> Verdict:
    """Account managers and heads of team draw up answers, unless they declared an interest (A16)."""
    if not actor.has(*WRITERS):
        return Verdict.no("answer.writers_only")
    return Verdict.no("clusters.interest_declared") if is_apart(actor, on=on) else Verdict.ok()


def answer_verdicts(actor: Actor, answer: Answer) -> Mapping[str, Verdict]:
    """Return the answer for every step, for who may see it."""
    return {
        name: may_step(name, actor, answer) for name in ("write", "freeze", "withdraw", "correct")
    }


def may_step(name: str, actor: Actor, answer: Answer) -> Verdict:
    """Tell whether the actor may take a step now; only a head who did not draw it up freezes it."""
    if not actor.has(*WRITERS):
        return Verdict.no("answer.writers_only")
    if name == "correct":
        frozen = answer.state == AnswerState.FROZEN
        return Verdict.ok() if frozen else Verdict.no("answer.not_frozen")
    if answer.state != AnswerState.DRAFT:
        return Verdict.no("answer.closed")
    return _may_freeze(actor, answer) if name == "freeze" else Verdict.ok()


def _may_freeze(actor: Actor, answer: Answer) -> Verdict:
    if not actor.has(Role.HEAD_OF_TEAM):
        return Verdict.no("answer.head_only")
    if actor.user_id == answer.drawn_by_id:
        return Verdict.no("answer.four_eyes")
    return ANSWERS.may("freeze_answer", answer.state, actor.roles)
