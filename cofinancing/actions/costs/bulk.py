"""Judging many costs at once: each line on its own merits, with a summary."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.state import change_states
from clusterbeleid.kernel.findings import Finding, Level, blocking
from clusters.actions.common import day_of
from clusters.permissions import Relation
from cofinancing.actions.contributions.common import relation_to
from cofinancing.actions.costs.common import lock_costs, lock_year
from cofinancing.models import CostLine
from cofinancing.permissions import costs as rights
from cofinancing.queries.costs import year_of
from cofinancing.rules.money.costs import CostFacts, CostYear, assess_acceptance
from cofinancing.transitions import COSTS


@dataclass(frozen=True)
class CostOutcome:
    """Which lines were judged, and for each other line why not."""

    judged: tuple[CostLine, ...]
    refused: Mapping[CostLine, tuple[Finding, ...]]


@transaction.atomic
def judge_costs(
    project_year: ProjectYear,
    ids: Collection[int],
    action: str,
    *,
    reason: str = "",
    actor: Actor,
    at: datetime,
) -> CostOutcome:
    """Accept whole or reject (``action``) these lines of one project year.

    A line that may not be judged stays as it is and says why. Keys of lines of another project
    year are left out (A6). The number of queries does not depend on the number of lines: no twin
    is asked, for two open lines cannot hold one invoice. Raises ``Refused`` without a reason of
    a rejection.
    """
    if action == "reject" and not reason.strip():
        raise Refused.because("transition.reason")
    year = lock_year(project_year.pk)
    rows, known = lock_costs(year, ids), relation_to(year, actor, at)
    measure = year_of(year)
    refused = {
        row: found for row in rows if (found := _refusals(row, action, actor, known, measure))
    }
    judged = [row for row in rows if row not in refused]
    for row in judged:
        row.decided_by_id = actor.user_id
        row.decision_reason = reason.strip()
        row.accepted_amount = row.amount if action == "accept" else None
    change_states(
        judged,
        action,
        fields=["decided_by", "decision_reason", "accepted_amount"],
        table=COSTS,
        actor=actor,
        at=at,
        reason=reason or "cost.accept",
    )
    return CostOutcome(tuple(judged), refused)


def _refusals(
    row: CostLine, action: str, actor: Actor, known: Relation, year: CostYear
) -> tuple[Finding, ...]:
    verdict = rights.may_judge_cost(actor, row, known, settled=year.settled)
    if not verdict.allowed:
        return verdict.findings or (Finding(Level.BLOCK, verdict.code, ""),)
    if action != "accept":
        return ()
    has_evidence = row.evidence_id is not None
    facts = CostFacts(row.cost_on, row.amount, has_evidence, day_of(row.claimed_at))
    return blocking(assess_acceptance(facts, year, row.amount))
