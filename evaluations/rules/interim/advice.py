"""What an advice on an evaluation must hold before it is sent (R42, R52, R54, A12)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from clusterbeleid.kernel.errors import ParamValue
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from evaluations.interim_enums import Outcome


@dataclass(frozen=True)
class AdviceFacts:
    """An advice with what surrounds it.

    ``managers`` are those among author and second reader who follow the cluster; ``consequences``
    is what the proposed outcome does; ``conditions`` holds the days by which they must be met.
    """

    outcome: str
    motivation: str
    draft_decision: str
    author: int
    second_reader: int | None
    managers: Collection[int]
    reviews: int
    failed: Sequence[int]
    conditions: Sequence[date]
    today: date
    consequences: Explained


def check_advice(facts: AdviceFacts) -> Explained:
    """Return everything that stands in the way of an advice, and what the approver should see."""
    lines = (Line("evaluation_advice.reviews", facts.reviews, "number", "R36"),)
    found = (
        *_words(facts),
        *_people(facts),
        *_panel(facts),
        *_conditions(facts),
        *facts.consequences.findings,
    )
    return Explained((*lines, *facts.consequences.lines), found)


def _words(facts: AdviceFacts) -> list[Finding]:
    found = []
    if not facts.motivation.strip():
        found.append(_block("no_motivation", "R54"))
    if not facts.draft_decision.strip():
        found.append(_block("no_draft_decision", "R54"))
    return found


def _people(facts: AdviceFacts) -> list[Finding]:
    """R52: the account manager of a cluster is never the only one who writes about it."""
    if facts.second_reader is None:
        return [_block("no_second_reader", "R52")]
    if {facts.author, facts.second_reader} <= set(facts.managers):
        return [_block("only_manager", "R52")]
    if facts.author in facts.managers:
        return [Finding(Level.WARN, "evaluation_advice.by_manager", "R52")]
    return []


def _panel(facts: AdviceFacts) -> list[Finding]:
    found = [
        Finding(Level.WARN, "evaluation_advice.failed", "R36", {"number": number})
        for number in facts.failed
        if facts.outcome == Outcome.POSITIVE
    ]
    if facts.reviews == 0:
        found.append(Finding(Level.WARN, "evaluation_advice.no_reviews", "R36"))
    return found


def _conditions(facts: AdviceFacts) -> list[Finding]:
    if facts.outcome == Outcome.CONDITIONS and not facts.conditions:
        return [_block("no_conditions", "R42")]
    if facts.outcome != Outcome.CONDITIONS and facts.conditions:
        return [_block("conditions_not_asked", "R42")]
    late = [number for number, day in enumerate(facts.conditions, 1) if day < facts.today]
    return [_block("condition_past", "R42", number=number) for number in late]


def _block(name: str, rule: str, **values: ParamValue) -> Finding:
    return Finding(Level.BLOCK, f"evaluation_advice.{name}", rule, values)
