"""The advice on an evaluation, who worked on it, and what its rules look at (R52, A12)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from applications.queries.judging.advice import possible_authors
from clusterbeleid.accounts.queries import running
from clusterbeleid.kernel.findings import Explained
from clusters.models import AccountManagement, Cluster
from evaluations.models import AdviceCondition, Evaluation, EvaluationAdvice
from evaluations.queries.interim.effects import effect_on
from evaluations.queries.interim.panel import summary_of
from evaluations.rules.interim.advice import AdviceFacts
from evaluations.rules.interim.effect import Effect

__all__ = ["possible_authors"]
# The reasons under which the content of an advice is written.
WRITING = ("advice.written", "advice.changed")


def advice_of(evaluation: Evaluation) -> EvaluationAdvice | None:
    """Return the advice with its people, or None."""
    found = EvaluationAdvice.objects.filter(evaluation=evaluation)
    return found.select_related("author", "second_reader", "approver").first()


def conditions_of(advice: EvaluationAdvice) -> list[AdviceCondition]:
    """Return the conditions in order."""
    return list(AdviceCondition.objects.filter(advice=advice))


def effect_of_advice(advice: EvaluationAdvice, *, on: date) -> Effect | None:
    """Return what the proposed outcome would do when decided on ``on``."""
    return effect_on(
        advice.evaluation.cluster,
        advice.outcome,
        years=advice.years,
        amount=advice.yearly_amount,
        on=on,
    )


def advice_facts(advice: EvaluationAdvice, *, on: date) -> AdviceFacts:
    """Return what the rules of an advice look at."""
    summary = summary_of(advice.evaluation)
    effect = effect_of_advice(advice, on=on)
    return AdviceFacts(
        outcome=advice.outcome,
        motivation=advice.motivation,
        draft_decision=advice.draft_decision,
        author=advice.author_id,
        second_reader=advice.second_reader_id,
        managers=_managers(advice, on),
        reviews=summary.reviews,
        failed=summary.failed,
        conditions=[row.due_on for row in conditions_of(advice)],
        today=on,
        consequences=effect.explained if effect else Explained(()),
    )


def _managers(advice: EvaluationAdvice, on: date) -> frozenset[int]:
    people = [key for key in (advice.author_id, advice.second_reader_id) if key]
    return managers_among(people, advice.evaluation.cluster, on=on)


def managers_among(people: Collection[int], cluster: Cluster, *, on: date) -> frozenset[int]:
    """Return who of ``people`` follows the cluster as account manager (R52)."""
    found = AccountManagement.objects.filter(running(on), cluster=cluster, user_id__in=people)
    return frozenset(found.order_by().values_list("user_id", flat=True))


def writers_of(advice: EvaluationAdvice) -> frozenset[int]:
    """Return everybody who wrote or changed the advice or a condition, at any time (A12)."""
    own = advice.history.filter(history_change_reason__in=WRITING)
    conditions = AdviceCondition.history.filter(advice_id=advice.pk)
    found = {*own.values_list("history_user_id", flat=True)}
    found |= {*conditions.values_list("history_user_id", flat=True)}
    found |= {advice.author_id, advice.second_reader_id}
    return frozenset(key for key in found if key is not None)
