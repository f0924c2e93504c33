"""What the committee needs of an advised evaluation: its figures, who has a stake, who gets the letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import Actor, Role
from clusters.models import BoardMandate, ClusterOperator, Membership
from clusters.queries import visible_clusters
from committee.enums import DecisionType
from committee.rules.dossier import Proposal
from evaluations.interim_enums import EvaluationState, Outcome
from evaluations.models import Evaluation, EvaluationAdvice
from evaluations.queries.interim.advice import conditions_of, effect_of_advice
from evaluations.queries.interim.effects import effect_on, year_values
from evaluations.rules.interim.effect import Effect

FOR_COMMITTEE = (EvaluationState.ADVISED, EvaluationState.ON_AGENDA)


@dataclass(frozen=True)
class Figures:
    """What is decided: outcome, project years as JSON values, conditions, and what follows."""

    outcome: str
    years: Sequence[Mapping[str, Any]]
    conditions: Sequence[tuple[str, date]]
    stops_on: date | None
    next_on: date | None


def evaluation_for_committee(evaluation_id: int) -> Evaluation:
    """Return an evaluation; raises ``LookupError`` when there is none with this key."""
    found = Evaluation.objects.select_related("cluster__lineage", "agreement__scheme")
    row = found.filter(pk=evaluation_id).first()
    if row is None:
        raise LookupError(evaluation_id)
    return row


def waiting_evaluations(actor: Actor, on: date) -> Sequence[tuple[int, str]]:
    """Return the advised evaluations for who fills the agenda: key, reference and cluster."""
    found = Evaluation.objects.filter(state=EvaluationState.ADVISED)
    if not actor.has(Role.COMMITTEE_SECRETARY):
        found = found.filter(cluster__in=visible_clusters(actor, on=on))
    rows = found.order_by("reference").values_list("pk", "reference", "cluster__name")
    return [(key, f"{reference} {name}") for key, reference, name in rows]


def organisations_with_a_stake(evaluation: Evaluation, *, on: date) -> frozenset[str]:
    """Return the KBO numbers of the cluster organisation, the members and the board on ``on``."""
    found: set[str] = set()
    for model in (ClusterOperator, Membership, BoardMandate):
        rows = model._default_manager.filter(
            running(on), cluster_id=evaluation.cluster_id, organisation__isnull=False
        )
        found |= set(rows.order_by().values_list("organisation__kbo", flat=True))
    return frozenset(found)


def proposal_of(advice: EvaluationAdvice | None, *, on: date) -> Proposal:
    """Return what the committee is asked, with the figures of the advice and of a phase-out."""
    if advice is None:
        return Proposal(DecisionType.PROLONG.value)
    effect = effect_of_advice(advice, on=on)
    instead = effect_on(advice.evaluation.cluster, Outcome.NEGATIVE, on=on)
    negative = advice.outcome == Outcome.NEGATIVE
    kind = DecisionType.PHASE_OUT if negative else DecisionType.PROLONG
    payload: dict[str, Any] = {
        **_payload(effect),
        "outcome": advice.outcome,
        "conditions": _conditions(advice),
        "instead": _payload(instead),
    }
    return Proposal(kind.value, advice.draft_decision, payload)


def _conditions(advice: EvaluationAdvice) -> list[dict[str, str]]:
    rows = conditions_of(advice)
    return [{"text": row.text, "due_on": row.due_on.isoformat()} for row in rows]


def figures_for(proposal: Proposal) -> Figures:
    """Return the figures of what is decided: as advised, or a phase-out instead of prolonging."""
    payload = proposal.payload
    advised = str(payload.get("outcome", Outcome.POSITIVE))
    if proposal.decision_type == DecisionType.PHASE_OUT and advised != Outcome.NEGATIVE:
        return _figures(Outcome.NEGATIVE, payload.get("instead", {}), ())
    return _figures(advised, payload, payload.get("conditions", ()))


def _figures(
    outcome: str, payload: Mapping[str, Any], conditions: Sequence[Mapping[str, Any]]
) -> Figures:
    return Figures(
        str(outcome),
        tuple(payload.get("years", ())),
        tuple((row["text"], date.fromisoformat(row["due_on"])) for row in conditions),
        _day(payload.get("stops_on")),
        _day(payload.get("next_on")),
    )


def _payload(effect: Effect | None) -> dict[str, Any]:
    if effect is None:
        return {"years": [], "stops_on": None, "next_on": None}
    later = effect.next_evaluation
    return {
        "years": [year_values(year) for year in effect.years],
        "stops_on": effect.stops_on.isoformat() if effect.stops_on else None,
        "next_on": later.isoformat() if later else None,
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
