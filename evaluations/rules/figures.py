"""Figures that the register knows already: each with its source, held against last year (R60, R61)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from clusterbeleid.kernel.money import round_cents
from clusterbeleid.kernel.ratios import exceeds, percentage
from evaluations.enums import FIGURE_DIGITS

NOTHING = Decimal(0)
# What a report says of which indicator: an answer that was typed, or a prefilled figure.
REPORTED = {
    "nps": "nps",
    "employment": "employment",
    "members-total": "members",
    "members-joined": "members_joined",
    "members-left": "members_left",
    "members-stayed": "members_stayed",
    "sme-share": "sme_share",
}
TYPED = {"nps": "indicators", "employment": "indicators"}


@dataclass(frozen=True)
class Figure:
    """A prefilled figure of a section: value, unit, where it comes from, and that of last year.

    ``base`` is the denominator of a share.
    """

    key: str
    section: str
    value: Decimal | None
    unit: str
    source: str
    before: Decimal | None = None
    base: int | None = None

    @property
    def difference(self) -> Decimal | None:
        """Return the change since last year in percent; None when there is nothing to compare."""
        if self.value is None or not self.before:
            return None
        return percentage(self.value - self.before, self.before)

    def asks_why(self, threshold: Decimal) -> bool:
        """Tell whether it differs more than ``threshold`` percent from last year."""
        if self.value is None or not self.before:
            return False
        return exceeds(abs(self.value - self.before), self.before, threshold)


@dataclass(frozen=True)
class MemberMoves:
    """Organisations that were member on the first and on the last day of a project year (R61)."""

    at_start: frozenset[int]
    at_end: frozenset[int]

    @property
    def joined(self) -> int:
        """Return how many are new at the end."""
        return len(self.at_end - self.at_start)

    @property
    def left(self) -> int:
        """Return how many are gone at the end."""
        return len(self.at_start - self.at_end)

    @property
    def stayed(self) -> int:
        """Return how many are there on both days."""
        return len(self.at_start & self.at_end)


@dataclass(frozen=True)
class RegisterFacts:
    """What the register says of a cluster in a project year; amounts in euro."""

    moves: MemberMoves
    companies: int
    smes: int
    unknown_sizes: int
    seats: int
    flemish_seats: int
    received: Decimal
    planned: Decimal
    largest_share: Decimal | None


def figures_of(facts: RegisterFacts) -> tuple[Figure, ...]:
    """Return the figures in the order of the form; the share of SMEs is one of company members (R22)."""
    moves, count = facts.moves, Decimal
    return (
        Figure("members-total", "members", count(len(moves.at_end)), "number", "figures.register"),
        Figure("members-joined", "members", count(moves.joined), "number", "figures.register"),
        Figure("members-left", "members", count(moves.left), "number", "figures.register"),
        Figure("members-stayed", "members", count(moves.stayed), "number", "figures.register"),
        Figure("companies", "members", count(facts.companies), "number", "figures.register"),
        Figure("sizes-unknown", "members", count(facts.unknown_sizes), "number", "figures.register"),
        Figure(
            "sme-share", "members", _share(facts.smes, facts.companies), "pct", "figures.sizes",
            base=facts.companies,
        ),
        Figure("seats", "board", count(facts.seats), "number", "figures.board"),
        Figure(
            "flemish-seats", "board", _share(facts.flemish_seats, facts.seats), "pct", "figures.board",
            base=facts.seats,
        ),
        Figure("received", "cofinancing", facts.received, "eur", "figures.contributions"),
        Figure("planned", "cofinancing", facts.planned, "eur", "figures.agreement"),
        Figure(
            "largest-share", "cofinancing", facts.largest_share, "pct", "figures.contributions"
        ),
    )  # fmt: skip


def reported_figures(content: Mapping[str, Any], rejected: Collection[str]) -> dict[str, Decimal]:
    """Return what a sealed report says of each indicator, rounded to two decimals.

    Sections that were rejected say nothing.
    """
    answers = {
        key: typed_number(content["answers"].get(key, ""))
        for key, section in TYPED.items()
        if section not in rejected
    }
    figures = {
        row["key"]: row["value"] for row in content["figures"] if row["section"] not in rejected
    }
    found = {**figures, **answers}
    return {
        code: round_cents(value)
        for key, code in REPORTED.items()
        if (value := found.get(key)) is not None
    }


def typed_number(text: str) -> Decimal | None:
    """Return the number that was typed with a comma; None when it is none, or past all reason."""
    try:
        found = Decimal(text.strip().replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() and found.adjusted() < FIGURE_DIGITS else None


def to_explain(figures: Sequence[Figure], threshold: Decimal) -> tuple[Figure, ...]:
    """Return the figures whose difference with last year asks for an explanation (R61)."""
    return tuple(figure for figure in figures if figure.asks_why(threshold))


def _share(part: int, whole: int) -> Decimal | None:
    return percentage(Decimal(part), Decimal(whole)) if whole else None
