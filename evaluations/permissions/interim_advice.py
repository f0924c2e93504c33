"""Who may do what with the advice on an evaluation; the same answer feeds button, view and action."""

from __future__ import annotations

from datetime import date

from applications.judging_enums import AdviceState
from applications.judging_transitions import ADVICES
from clusterbeleid.core.actors import Actor
from clusterbeleid.kernel.transitions import Verdict
from clusters.permissions import Relation, relation
from evaluations.interim_enums import EvaluationState
from evaluations.models import Evaluation, EvaluationAdvice
from evaluations.permissions.interim import step_verdict
from evaluations.queries.interim.advice import writers_of

_OPEN = (AdviceState.DRAFT, AdviceState.RETURNED)
_FILE = frozenset({Relation.HEAD, Relation.MANAGER})
_BY_ANOTHER = frozenset({"approve_advice", "return_advice"})


def may_write_advice(
    actor: Actor, evaluation: Evaluation, advice: EvaluationAdvice | None, *, on: date
) -> Verdict:
    """The agency writes; what waits for approval stands still."""
    return _writing(actor, evaluation, advice, relation(actor, evaluation.cluster, on=on))


def may_advise(action: str, actor: Actor, advice: EvaluationAdvice, *, on: date) -> Verdict:
    """Tell whether the actor may take a step with an advice: who wrote in it never approves (A12)."""
    return _step(action, actor, advice, relation(actor, advice.evaluation.cluster, on=on))


def advice_verdicts(
    actor: Actor, evaluation: Evaluation, advice: EvaluationAdvice | None, found: Relation
) -> dict[str, Verdict]:
    """Return the answer for every step, for the buttons of a page; ``found`` is what the actor is."""
    answers = {"write_advice": _writing(actor, evaluation, advice, found)}
    for row in ADVICES.transitions:
        answers[row.action] = (
            _step(row.action, actor, advice, found)
            if advice is not None
            else Verdict.no("transition.wrong_state")
        )
    return answers


def _writing(
    actor: Actor, evaluation: Evaluation, advice: EvaluationAdvice | None, found: Relation
) -> Verdict:
    allowed = step_verdict("write_advice", actor, evaluation, found)
    if allowed and advice is not None and advice.state not in _OPEN:
        return Verdict.no("advice.not_open")
    return allowed


def _step(action: str, actor: Actor, advice: EvaluationAdvice, found: Relation) -> Verdict:
    if found not in _FILE:
        reader = found is Relation.READER
        return Verdict.no("evaluations.read_only" if reader else "evaluations.agency_only")
    if advice.evaluation.state != EvaluationState.ADVICE:
        return Verdict.no("advice.frozen")
    allowed = ADVICES.may(action, advice.state, actor.roles)
    if allowed and action in _BY_ANOTHER and actor.user_id in writers_of(advice):
        return Verdict.no("advice.own_advice")
    return allowed
