"""What must hold before a decision is recorded (R50, R51, R54)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clusterbeleid.kernel.findings import Finding, Level
from committee.enums import CORRECTING
from committee.rules.counting import Quorum, Tally


@dataclass(frozen=True)
class ConditionFacts:
    """A condition as typed."""

    text: str
    due_on: date


@dataclass(frozen=True)
class DecisionFacts:
    """A decision as typed: its kind beside the one that was voted on, and what goes with it.

    ``allowed`` names the other kinds that may be taken instead of the one voted on.
    """

    decision_type: str
    proposed_type: str
    allowed: frozenset[str]
    outcome: str
    motivation: str
    decided_on: date
    conditions: Sequence[ConditionFacts] = ()
    names_decision: bool = False
    regularity_confirmed: bool = False


def check_decision(facts: DecisionFacts, reached: Quorum, votes: Tally) -> tuple[Finding, ...]:
    """Return everything that stands in the way of a decision, softer remarks too."""
    return (
        *reached.explained.findings,
        *votes.explained.findings,
        *_regularity(facts, reached, votes),
        *_against_vote(facts, votes),
        *_content(facts),
    )


def _regularity(facts: DecisionFacts, reached: Quorum, votes: Tally) -> list[Finding]:
    unknown = reached.required is None or votes.accepted is None
    if unknown and not facts.regularity_confirmed:
        return [_block("regularity_missing", "R50")]
    return []


def _against_vote(facts: DecisionFacts, votes: Tally) -> list[Finding]:
    """Refuse a decision that the vote does not carry, or one instead of what it did carry."""
    if votes.cast == 0:
        return [_block("nobody_voted", "R50")]
    found = []
    counts = {"in_favour": votes.in_favour, "against": votes.against}
    carried = votes.accepted
    if carried is None:
        carried = votes.in_favour > votes.against
    if facts.decision_type == facts.proposed_type:
        if not carried:
            found.append(_block("vote_rejected", "R50", **counts))
    elif carried:
        found.append(_block("vote_accepted", "R50", **counts))
    elif facts.decision_type not in facts.allowed:
        found.append(_block("type_not_allowed", "R51"))
    return found


def _content(facts: DecisionFacts) -> list[Finding]:
    found = []
    if not facts.outcome.strip():
        found.append(_block("outcome_missing", "R54"))
    if not facts.motivation.strip():
        found.append(_block("motivation_missing", "R54"))
    if facts.decision_type in CORRECTING and not facts.names_decision:
        found.append(_block("corrected_missing", "R51"))
    for number, condition in enumerate(facts.conditions, start=1):
        if not condition.text.strip():
            found.append(_block("condition_empty", "R51", number=number))
        if condition.due_on < facts.decided_on:
            found.append(
                _block("condition_too_early", "R51", number=number, decided_on=facts.decided_on)
            )
    return found


def _block(name: str, rule: str, **values: int | date) -> Finding:
    return Finding(Level.BLOCK, f"committee.{name}", rule, values)
