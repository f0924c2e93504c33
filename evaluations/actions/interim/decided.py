"""What a decision of the committee does to an evaluation: prolong, phase out, the next step (R42, R51)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from agreements.actions import (
    AgreementDraft,
    YearDraft,
    check_draft,
    confirm_agreement,
    draft_agreement,
)
from clusterbeleid.core import todo
from clusterbeleid.core.actors import SYSTEM_ROLE, Actor, Role
from clusterbeleid.core.errors import Refused, refuse
from clusterbeleid.core.state import change_state
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusters.actions import stop_cluster
from clusters.models import Cluster
from clusters.queries import managers_by_cluster
from committee.enums import DecisionType
from committee.models import AgendaItem, Decision
from committee.rules.dossier import Proposal
from evaluations.actions.interim.common import locked
from evaluations.interim_enums import EvaluationState, Outcome
from evaluations.interim_transitions import EVALUATIONS
from evaluations.models import Evaluation
from evaluations.queries.interim.committee import evaluation_for_committee, figures_for
from evaluations.queries.interim.effects import last_possible_day
from evaluations.rules.interim.effect import past_ten_years

CONDITION = "evaluations.condition"


def follow_agenda(
    subject_id: int, *, on_agenda: bool, actor: Actor, at: datetime, reason: str
) -> None:
    """Bring an evaluation on the agenda with its item, and off it again; raises ``Refused``."""
    stored = locked(evaluation_for_committee(subject_id))
    action = "put_on_agenda" if on_agenda else "take_off_agenda"
    change_state(stored, action, table=EVALUATIONS, actor=actor, at=at, reason=reason)


def preview(item: AgendaItem, proposal: Proposal, *, on: date) -> Explained:
    """Return the agreement that follows, the stop or the conditions, and what the rules say.

    Writes nothing. Aid past the ten years is refused, whatever was typed (R10, A9).
    """
    evaluation = evaluation_for_committee(item.subject_id)
    figures = figures_for(proposal)
    cluster = evaluation.cluster
    lines = [Line("decided.outcome", f"outcome.{figures.outcome}", "text", "R42")]
    found = list(_state_findings(evaluation))
    years = years_of(figures.years)
    if years:
        until = last_possible_day(cluster, on=on)
        found += past_ten_years(years[-1].last_day, until) if until else ()
        checked = check_draft(cluster, _draft(evaluation, years, item.meeting.on_day, ""), on=on)
        lines += checked.lines
        found += checked.findings
    elif figures.outcome != Outcome.NEGATIVE:
        found.append(Finding(Level.BLOCK, "decided.no_amounts", "R51"))
    lines += [Line("effect.year", year.granted_amount, "EUR", "R9") for year in years]
    lines += [Line("effect.stops", figures.stops_on, "date", "R42")] if figures.stops_on else []
    lines += [Line("effect.next", figures.next_on, "date", "R42")] if figures.next_on else []
    lines += [Line("decided.condition", day, "date", "R42") for _text, day in figures.conditions]
    return Explained(tuple(lines), tuple(found))


def apply_decision(decision: Decision, *, actor: Actor, at: datetime) -> None:
    """Carry the outcome out: the new agreement, the conditions as tasks, or the end of the support.

    Raises ``Refused`` when a rule forbids it; the decision is then undone too.
    """
    stored = locked(evaluation_for_committee(decision.item.subject_id))
    proposal = Proposal(decision.decision_type, decision.outcome, decision.payload)
    figures = figures_for(proposal)
    years = years_of(figures.years)
    house = _house(decision)
    if years:
        _grant(stored, years, decision, house, at)
    elif figures.outcome != Outcome.NEGATIVE:
        raise Refused.because("decided.no_amounts", "R51")
    if figures.stops_on is not None:
        _stop(stored.cluster, figures.stops_on, decision, house, at)
    stored.outcome = figures.outcome
    stored.decided_on, stored.decision_reference = decision.decided_on, decision.number
    change_state(
        stored, "decide", table=EVALUATIONS, actor=actor, at=at, reason=decision.motivation
    )
    _open_conditions(stored, figures.conditions, decision, at)


def years_of(rows: Sequence[Mapping[str, Any]]) -> tuple[YearDraft, ...]:
    """Return the project years of a payload; raises ``ValueError`` for figures no rule wrote."""
    return tuple(
        YearDraft(
            date.fromisoformat(row["first_day"]),
            date.fromisoformat(row["last_day"]),
            Decimal(row["granted_amount"]),
            Decimal(row["eligible_cost"]),
            Decimal(row["planned_cofinancing"]),
        )
        for row in rows
    )


def _grant(
    evaluation: Evaluation,
    years: Sequence[YearDraft],
    decision: Decision,
    house: Actor,
    at: datetime,
) -> None:
    until = last_possible_day(evaluation.cluster, on=decision.decided_on)
    refuse(past_ten_years(years[-1].last_day, until) if until else ())
    draft = _draft(evaluation, years, decision.decided_on, decision.number)
    agreement = draft_agreement(
        evaluation.cluster, draft, actor=house, at=at, reason=decision.number
    )
    confirm_agreement(agreement, actor=house, at=at, motivation=decision.motivation)


def _stop(cluster: Cluster, day: date, decision: Decision, house: Actor, at: datetime) -> None:
    fresh = Cluster.objects.select_for_update().get(pk=cluster.pk)
    stop_cluster(
        fresh,
        stopped_on=day,
        expected_version=fresh.version,
        actor=house,
        at=at,
        reason=decision.number,
    )


def _draft(
    evaluation: Evaluation, years: Sequence[YearDraft], granted_on: date, reference: str
) -> AgreementDraft:
    before = evaluation.agreement
    return AgreementDraft(
        scheme=before.scheme,
        first_day=years[0].first_day,
        last_day=years[-1].last_day,
        granted_on=granted_on,
        decision_reference=reference,
        years=tuple(years),
        start_reading=before.start_reading,
        clock=before.clock,
    )


def _open_conditions(
    evaluation: Evaluation,
    conditions: Sequence[tuple[str, date]],
    decision: Decision,
    at: datetime,
) -> None:
    managers = managers_by_cluster(on=decision.decided_on).get(evaluation.cluster_id, ())
    new = [
        todo.NewTask(
            kind=CONDITION,
            business_key=f"{CONDITION}:{evaluation.pk}:{number}",
            subject=evaluation,
            subject_label=f"{evaluation.reference}/{number}",
            scope=evaluation.scope,
            due_on=day,
            roles=(Role.HEAD_OF_TEAM.value,),
            people=[person.pk for person in managers],
            facts={"condition": text, "decision": decision.number},
        )
        for number, (text, day) in enumerate(conditions, start=1)
    ]
    todo.open_tasks(new, at=at)


def _house(decision: Decision) -> Actor:
    """Return the house itself: the committee decided, so no person drafts or confirms anything."""
    roles = frozenset({SYSTEM_ROLE, Role.HEAD_OF_TEAM.value})
    return Actor(user_id=None, label=decision.number, roles=roles)


def _state_findings(evaluation: Evaluation) -> tuple[Finding, ...]:
    if evaluation.state == EvaluationState.ON_AGENDA:
        return ()
    state = {"state": str(evaluation.get_state_display())}
    return (Finding(Level.BLOCK, "decided.not_on_agenda", "R51", state),)


DECISIONS = (DecisionType.PROLONG, DecisionType.PHASE_OUT)
