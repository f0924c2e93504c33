"""Who claims and judges costs; lists ask with the relation worked out once."""

from __future__ import annotations

from collections.abc import Mapping

from clusterbeleid.core.actors import Actor
from clusterbeleid.kernel.transitions import Verdict
from clusters.permissions import Relation
from cofinancing.enums import CostState
from cofinancing.models import CostLine
from cofinancing.permissions.contributions import may_enter_contribution, may_judge_many

FOR_WHO = frozenset({"clusters.read_only", "clusters.not_yours", "contribution.agency_judges"})


def may_claim_cost(actor: Actor, relation: Relation) -> Verdict:
    """Who enters contributions also claims costs: the cluster organisation and its officials."""
    return may_enter_contribution(actor, relation)


def may_correct_cost(
    actor: Actor, line: CostLine, relation: Relation, *, settled: bool = False
) -> Verdict:
    """What was judged, withdrawn or settled no longer changes (A2)."""
    verdict = may_claim_cost(actor, relation)
    return verdict if not verdict.allowed else _open(line, settled)


def may_judge_costs(relation: Relation) -> Verdict:
    """Officials judge; which lines, each line says."""
    return may_judge_many(relation)


def may_judge_cost(
    actor: Actor, line: CostLine, relation: Relation, *, settled: bool = False
) -> Verdict:
    """An official judges, never the cost that he or she claimed (A12)."""
    verdict = may_judge_costs(relation)
    if verdict.allowed:
        verdict = _open(line, settled)
    if verdict.allowed and line.claimed_by_id is not None and line.claimed_by_id == actor.user_id:
        return Verdict.no("cost.own_claim")
    return verdict


def may_reconsider_cost(line: CostLine, relation: Relation, *, settled: bool = False) -> Verdict:
    """An official takes a judgement back, with a reason, until the year is settled."""
    verdict = may_judge_costs(relation)
    if not verdict.allowed:
        return verdict
    if settled:
        return Verdict.no("cost.settled")
    if line.state in {CostState.CLAIMED, CostState.WITHDRAWN}:
        return Verdict.no("cost.not_judged")
    return Verdict.ok()


def verdicts(
    actor: Actor, line: CostLine, relation: Relation, *, settled: bool = False
) -> Mapping[str, Verdict]:
    """Return the answer for every action on a cost, for the buttons of its page."""
    correct = may_correct_cost(actor, line, relation, settled=settled)
    judge = may_judge_cost(actor, line, relation, settled=settled)
    return {
        "accept": judge,
        "reject": judge,
        "correct": correct,
        "evidence": correct,
        "withdraw": correct,
        "reconsider": may_reconsider_cost(line, relation, settled=settled),
    }


def _open(line: CostLine, settled: bool) -> Verdict:
    if settled:
        return Verdict.no("cost.settled")
    return Verdict.ok() if line.state == CostState.CLAIMED else Verdict.no("cost.judged")
