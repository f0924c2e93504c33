"""Who may enter, judge and prove a contribution; lists ask with the relation worked out once."""

from __future__ import annotations

from collections.abc import Mapping

from clusterbeleid.core.actors import Actor
from clusterbeleid.kernel.transitions import Verdict
from clusters.permissions import Relation
from cofinancing.enums import ContributionState as State
from cofinancing.models import Contribution
from cofinancing.rules.contribution import YearDays, is_back_dated
from cofinancing.transitions import CONTRIBUTIONS

_ENTER = frozenset({Relation.HEAD, Relation.MANAGER, Relation.CLUSTER})
_JUDGE = frozenset({Relation.HEAD, Relation.MANAGER})
_OPEN = frozenset({State.PLEDGED, State.INVOICED, State.RECEIVED})
# Refusals for who somebody is; the others are about how far the contribution is.
FOR_WHO = frozenset({"clusters.read_only", "clusters.not_yours", "contribution.agency_judges"})
_REFUSED = {
    Relation.READER: "clusters.read_only",
    Relation.NONE: "clusters.not_yours",
    Relation.RECUSED: "clusters.interest_declared",
}


def may_enter_contribution(actor: Actor, relation: Relation) -> Verdict:
    """The cluster organisation and its officials enter pledges, invoices and receipts."""
    if actor.is_system or relation in _ENTER:
        return Verdict.ok()
    return Verdict.no(_REFUSED[relation])


def may_correct_contribution(
    actor: Actor, contribution: Contribution, relation: Relation
) -> Verdict:
    """What is accepted or rejected no longer changes (A2)."""
    verdict = may_enter_contribution(actor, relation)
    if verdict.allowed and contribution.state not in _OPEN:
        return Verdict.no("contribution.decided")
    return verdict


def may_correct_receipt(actor: Actor, contribution: Contribution, relation: Relation) -> Verdict:
    """Only money that came in and is not judged yet can be mended."""
    verdict = may_correct_contribution(actor, contribution, relation)
    if verdict.allowed and contribution.state != State.RECEIVED:
        return Verdict.no("contribution.not_received_yet")
    return verdict


def may_judge_many(relation: Relation) -> Verdict:
    """Officials judge; which lines, each line says."""
    if relation in _JUDGE:
        return Verdict.ok()
    return Verdict.no(_REFUSED.get(relation, "contribution.agency_judges"))


def may_judge_contribution(actor: Actor, contribution: Contribution, relation: Relation) -> Verdict:
    """An official judges, never the money that he or she entered (A12)."""
    verdict = may_judge_many(relation)
    if not verdict.allowed:
        return verdict
    if contribution.state not in _OPEN:
        return Verdict.no("contribution.decided")
    own = contribution.receipt_recorded_by_id
    if own is not None and own == actor.user_id:
        return Verdict.no("contribution.own_entry")
    return Verdict.ok()


def may_accept_contribution(
    actor: Actor, contribution: Contribution, relation: Relation
) -> Verdict:
    """Only money on the account can be accepted."""
    verdict = may_judge_contribution(actor, contribution, relation)
    if verdict.allowed and contribution.state != State.RECEIVED:
        return Verdict.no("contribution.not_received_yet")
    return verdict


def may_reconsider_contribution(contribution: Contribution, relation: Relation) -> Verdict:
    """An official takes a decision back, with a reason, when money was received."""
    verdict = may_judge_many(relation)
    if not verdict.allowed:
        return verdict
    if contribution.state in _OPEN:
        return Verdict.no("contribution.not_decided")
    if contribution.value_date is None:
        return Verdict.no("contribution.never_received")
    return Verdict.ok()


def may_prove_late_contribution(
    actor: Actor, contribution: Contribution, relation: Relation, year: YearDays
) -> Verdict:
    """A second person lets a receipt that was entered late count for the due date (A2).

    Not the one who entered it and not the one who accepted it; and only with evidence.
    """
    verdict = may_judge_many(relation)
    if not verdict.allowed:
        return verdict
    verdict = _is_late(contribution, year)
    if not verdict.allowed:
        return verdict
    if contribution.late_proof_by_id is not None:
        return Verdict.no("contribution.proven_already")
    if contribution.evidence_id is None:
        return Verdict.no("contribution.no_evidence")
    if actor.user_id in {contribution.receipt_recorded_by_id, contribution.decided_by_id}:
        return Verdict.no("contribution.second_person")
    return Verdict.ok()


def _is_late(contribution: Contribution, year: YearDays) -> Verdict:
    """Tell whether money came in time and was entered too late, and nobody turned it down."""
    if contribution.value_date is None or contribution.receipt_recorded_at is None:
        return Verdict.no("contribution.never_received")
    if contribution.state == State.REJECTED:
        return Verdict.no("contribution.decided")
    recorded_on = contribution.receipt_recorded_on
    if not is_back_dated(contribution.value_date, recorded_on, year.due):
        return Verdict.no("contribution.not_late")
    return Verdict.ok()


def verdicts(
    actor: Actor, contribution: Contribution, relation: Relation, year: YearDays
) -> Mapping[str, Verdict]:
    """Return the answer for every action on a contribution, for the buttons of its page."""
    correct = may_correct_contribution(actor, contribution, relation)
    judge = may_judge_contribution(actor, contribution, relation)
    return {
        "invoice": _in_state("invoice", actor, contribution, correct),
        "receive": _in_state("receive", actor, contribution, correct),
        "correct": correct,
        "correct_receipt": may_correct_receipt(actor, contribution, relation),
        "evidence": correct,
        "withdraw": correct,
        "accept": may_accept_contribution(actor, contribution, relation),
        "reject": judge,
        "reconsider": may_reconsider_contribution(contribution, relation),
        "late_proof": may_prove_late_contribution(actor, contribution, relation, year),
    }


def _in_state(action: str, actor: Actor, contribution: Contribution, verdict: Verdict) -> Verdict:
    """Narrow a permission to the states that the table allows."""
    if verdict.allowed and not CONTRIBUTIONS.may(action, contribution.state, actor.roles):
        return Verdict.no(f"contribution.past_{action}")
    return verdict
