"""When the ten years may start anew, and which lineages count as one (R10, R11).

A lineage is known here by its number and by the lineage it was merged into.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clusterbeleid.kernel.findings import Finding, Level
from clusters.enums import LineageOutcome

RULE = "R11"
TESTS = (
    "same_members",
    "same_people",
    "same_mission",
    "same_brand",
    "same_area",
    "continuity",
)
MergedInto = Mapping[int, int | None]


@dataclass(frozen=True)
class AssessmentFacts:
    """A human answer to the test list; ``answers`` maps each test to the text written."""

    outcome: str
    answers: Mapping[str, str]
    motivation: str
    has_legal_advice: bool


def check_assessment(facts: AssessmentFacts) -> tuple[Finding, ...]:
    """Refuse an incomplete test list, and a new lineage without legal advice."""
    findings = [
        Finding(Level.BLOCK, f"lineage.test_missing.{test}", RULE)
        for test in TESTS
        if not facts.answers.get(test, "").strip()
    ]
    if not facts.motivation.strip():
        findings.append(Finding(Level.BLOCK, "lineage.motivation_missing", RULE))
    if facts.outcome == LineageOutcome.NEW and not facts.has_legal_advice:
        findings.append(Finding(Level.BLOCK, "lineage.advice_missing", RULE))
    return tuple(findings)


def check_operator(unassessed: Sequence[str]) -> tuple[Finding, ...]:
    """Refuse an operator that carried out clusters of another lineage, unless that was assessed.

    The same body with a fresh lineage would be a new clock without the record that R11 asks.
    ``unassessed`` holds the names of those other lineages.
    """
    if not unassessed:
        return ()
    return (
        Finding(Level.BLOCK, "lineage.not_assessed", RULE, {"lineages": ", ".join(unassessed)}),
    )


def check_merge(lineage: int, into: int, merged_into: MergedInto) -> tuple[Finding, ...]:
    """Refuse to merge a lineage that is merged already, or into its own family."""
    if merged_into.get(lineage) is not None:
        return (Finding(Level.BLOCK, "lineage.merged_already", RULE),)
    if root_of(into, merged_into) == lineage:
        return (Finding(Level.BLOCK, "lineage.merge_circle", RULE),)
    return ()


def root_of(lineage: int, merged_into: MergedInto) -> int:
    """Return the lineage that is left after all mergers; its clock counts for all."""
    seen = {lineage}
    while (following := merged_into.get(lineage)) is not None and following not in seen:
        seen.add(following)
        lineage = following
    return lineage


def family_of(lineage: int, merged_into: MergedInto) -> frozenset[int]:
    """Return every lineage that shares the clock of ``lineage``, itself included.

    The oldest first day among them starts the calendar clock.
    """
    root = root_of(lineage, merged_into)
    return frozenset({root} | {key for key in merged_into if root_of(key, merged_into) == root})
