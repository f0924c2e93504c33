"""An advised evaluation as the subject of an agenda item."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from applications.judging_enums import AdviceState
from clusterbeleid.kernel.findings import Finding, Level
from clusters.queries import operator_of
from committee.enums import DecisionType
from committee.rules.dossier import Dossier
from committee.subjects import Recipient, Subject
from evaluations.documents.interim.dossier import evaluation_dossier
from evaluations.interim_enums import PROLONGS
from evaluations.models import Evaluation, EvaluationAdvice
from evaluations.queries.interim.advice import advice_of
from evaluations.queries.interim.committee import (
    FOR_COMMITTEE,
    evaluation_for_committee,
    organisations_with_a_stake,
    proposal_of,
)
from evaluations.queries.interim.evaluations import people_of_cluster

KIND = "evaluation"


class EvaluationProvider:
    """Answers for evaluations on an agenda."""

    def subject(self, subject_id: int, *, on: date) -> Subject:
        """Return the evaluation with the proposal of its advice; raises ``LookupError``."""
        evaluation = evaluation_for_committee(subject_id)
        advice = _advice(evaluation)
        return Subject(
            title=evaluation.cluster.name,
            reference=evaluation.reference,
            scope=evaluation.scope,
            proposal=proposal_of(advice, on=on),
            organisations=organisations_with_a_stake(evaluation, on=on),
            allowed=_allowed(advice),
            missing=_missing(evaluation, advice),
            recipients=_recipients(evaluation, on),
            path=reverse("evaluations:evaluation", args=[evaluation.pk]),
        )

    def dossier(self, subject_id: int, *, on: date) -> Dossier:
        """Return the content of the dossier; raises ``LookupError``."""
        return evaluation_dossier(evaluation_for_committee(subject_id), on=on)


def _advice(evaluation: Evaluation) -> EvaluationAdvice | None:
    advice = advice_of(evaluation)
    if advice is not None:
        advice.evaluation = evaluation
    return advice


def _recipients(evaluation: Evaluation, on: date) -> tuple[Recipient, ...]:
    mandate = operator_of(evaluation.cluster, on=on)
    number = mandate.organisation.kbo if mandate else ""
    return tuple(
        Recipient(one.full_name, number, one.email, language=one.language)
        for one in people_of_cluster(evaluation.cluster, on=on)
    )


def _allowed(advice: EvaluationAdvice | None) -> frozenset[str]:
    """A committee may phase out what was to be prolonged; to prolong instead, amounts are missing."""
    if advice is not None and advice.outcome in PROLONGS:
        return frozenset({DecisionType.PHASE_OUT.value})
    return frozenset()


def _missing(evaluation: Evaluation, advice: EvaluationAdvice | None) -> tuple[Finding, ...]:
    approved = advice is not None and advice.state == AdviceState.APPROVED
    if approved and evaluation.state in FOR_COMMITTEE:
        return ()
    return (Finding(Level.BLOCK, "decided.no_advice", "R53"),)
