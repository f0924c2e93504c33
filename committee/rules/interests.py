"""Interests that the register already shows, before anybody declares one (R52)."""

from __future__ import annotations

from dataclasses import dataclass

from clusterbeleid.kernel.findings import Finding, Level


@dataclass(frozen=True)
class InterestFacts:
    """The KBO numbers a person belongs to, and those with a stake in an item."""

    person_numbers: frozenset[str]
    item_numbers: frozenset[str]


def detect_interests(facts: InterestFacts) -> tuple[Finding, ...]:
    """WARN for every body that stands on both sides; the person decides, with a reason."""
    return tuple(
        Finding(Level.WARN, "committee.interest_detected", "R52", {"number": number})
        for number in sorted(facts.person_numbers & facts.item_numbers)
    )
