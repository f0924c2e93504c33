"""Writing, sending, returning and approving the advice on an evaluation (R52, A12, A13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from applications.judging_transitions import ADVICES, JudgingFacts
from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Conflict, Refused, require
from clusterbeleid.core.history import delete_tracked, save_tracked
from clusterbeleid.core.state import change_state
from clusters.actions.common import author_of, day_of
from evaluations.actions.interim.common import file_for, locked, step
from evaluations.interim_enums import PROLONGS
from evaluations.models import AdviceCondition, Evaluation, EvaluationAdvice
from evaluations.permissions.interim_advice import may_advise, may_write_advice
from evaluations.queries.interim.advice import advice_facts, advice_of, possible_authors
from evaluations.rules.interim.advice import check_advice


@dataclass(frozen=True)
class ConditionData:
    """A condition as typed."""

    text: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class AdviceData:
    """An advice as typed; no amount: the yearly maximum."""

    outcome: str
    motivation: str
    draft_decision: str
    years: int | None = None
    yearly_amount: Decimal | None = None
    second_reader: User | None = None
    conditions: Sequence[ConditionData] = ()


@transaction.atomic
def write_advice(
    evaluation: Evaluation,
    data: AdviceData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> EvaluationAdvice:
    """Write the advice, or change it while it is open; who begins it is its author.

    Raises ``Refused``, ``Conflict`` when somebody wrote meanwhile, or ``ValidationError``.
    """
    stored = locked(evaluation)
    known = advice_of(stored)
    require(may_write_advice(actor, stored, known, on=day_of(at)))
    if known is None and expected_version:
        raise Refused.because("advice.not_open", "R52")
    advice = known or EvaluationAdvice(evaluation=stored, author=author_of(actor))
    _check_reader(data.second_reader, advice.author, at)
    _copy(data, advice)
    save_tracked(
        advice,
        actor=actor,
        at=at,
        reason="advice.changed" if known else "advice.written",
        expected_version=expected_version if known else None,
    )
    _write_conditions(advice, data.conditions, actor, at)
    return advice


@transaction.atomic
def send_advice(
    advice: EvaluationAdvice, *, expected_version: int, actor: Actor, at: datetime
) -> EvaluationAdvice:
    """Hand the advice to who approves it.

    Raises ``Refused`` with everything that is missing: words, second reader, conditions, a period
    within the ten years; ``Conflict`` as ``write_advice``.
    """
    stored = _for("send_advice", advice, expected_version, actor, at)
    return _step("send_advice", stored, actor, at, checked=True)


@transaction.atomic
def return_advice(
    advice: EvaluationAdvice, *, expected_version: int, actor: Actor, at: datetime, reason: str
) -> EvaluationAdvice:
    """Give the advice back to its author with the reason; raises ``Refused`` or ``Conflict``."""
    stored = _for("return_advice", advice, expected_version, actor, at)
    return _step("return_advice", stored, actor, at, reason=reason)


@transaction.atomic
def approve_advice(
    advice: EvaluationAdvice, *, expected_version: int, actor: Actor, at: datetime
) -> EvaluationAdvice:
    """Approve as somebody who wrote nothing in it: the evaluation is advised, everything stands still.

    Raises ``Refused`` and ``Conflict``.
    """
    stored = _for("approve_advice", advice, expected_version, actor, at)
    stored.approver, stored.approved_at = author_of(actor), at
    _step("approve_advice", stored, actor, at, checked=True)
    step("approve_advice", stored.evaluation, actor=actor, at=at)
    return stored


@transaction.atomic
def reopen_advice(evaluation: Evaluation, *, actor: Actor, at: datetime, reason: str) -> Evaluation:
    """Open an approved advice again before it is on an agenda, with the reason; raises ``Refused``."""
    stored = file_for("reopen_advice", evaluation, actor=actor, at=at)
    step("reopen_advice", stored, actor=actor, at=at, reason=reason)
    advice = EvaluationAdvice.objects.select_for_update().get(evaluation=stored)
    advice.evaluation = stored
    advice.approver, advice.approved_at = None, None
    _step("revise_advice", advice, actor, at, reason=reason)
    return stored


def _for(
    action: str, advice: EvaluationAdvice, expected_version: int, actor: Actor, at: datetime
) -> EvaluationAdvice:
    """Return the locked advice with its locked evaluation; raises ``Refused`` or ``Conflict``."""
    evaluation = locked(advice.evaluation)
    found = EvaluationAdvice.objects.select_for_update(of=("self",))
    stored = found.select_related("author", "second_reader").get(pk=advice.pk)
    stored.evaluation = evaluation
    require(may_advise(action, actor, stored, on=day_of(at)))
    if stored.version != expected_version:
        raise Conflict({"version": stored.version}, version=stored.version)
    return stored


def _step(
    action: str,
    stored: EvaluationAdvice,
    actor: Actor,
    at: datetime,
    *,
    reason: str = "",
    checked: bool = False,
) -> EvaluationAdvice:
    found = check_advice(advice_facts(stored, on=day_of(at))).findings if checked else ()
    facts = JudgingFacts(found)
    return change_state(
        stored, action, table=ADVICES, actor=actor, at=at, reason=reason, facts=facts
    )


def _check_reader(reader: User | None, author: User, at: datetime) -> None:
    """Refuse a second reader who is the author, or who does not work on advice."""
    if reader is None:
        return
    if not possible_authors(on=day_of(at), besides=author.pk).filter(pk=reader.pk).exists():
        raise Refused.because("advice.second_author", "R52")


def _copy(data: AdviceData, advice: EvaluationAdvice) -> None:
    advice.outcome = data.outcome
    advice.years = (data.years or 1) if data.outcome in PROLONGS else None
    advice.yearly_amount = data.yearly_amount
    advice.motivation = data.motivation.strip()
    advice.draft_decision = data.draft_decision.strip()
    advice.second_reader = data.second_reader


def _write_conditions(
    advice: EvaluationAdvice, wanted: Sequence[ConditionData], actor: Actor, at: datetime
) -> None:
    """Replace the conditions when they differ."""
    known = list(AdviceCondition.objects.filter(advice=advice))
    if [ConditionData(row.text, row.due_on) for row in known] == list(wanted):
        return
    for row in known:
        delete_tracked(row, actor=actor, at=at, reason="advice.changed")
    for number, data in enumerate(wanted, start=1):
        new = AdviceCondition(
            advice=advice, number=number, text=data.text.strip(), due_on=data.due_on
        )
        save_tracked(new, actor=actor, at=at, reason="advice.changed")
