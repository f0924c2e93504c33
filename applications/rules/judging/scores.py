"""Scores of experts: what a review must hold, averages and spread (R36).

The score of a review is the average of its main criteria by weight, on the scale of the scores.
The score of an application is the plain average of its reviews. The spread is the population
standard deviation of those review scores: the reviews are all there are, no sample of more.
Everything is rounded to two decimals once, at the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.money import round_cents

_ZERO = Decimal(0)


@dataclass(frozen=True)
class ScoredCriterion:
    """A criterion of the call; a critical one has no weight and is passed or failed."""

    key: int
    number: int
    weight: Decimal | None

    @property
    def is_main(self) -> bool:
        """Tell whether it is scored."""
        return self.weight is not None


@dataclass(frozen=True)
class GivenScore:
    """What one expert gave on one criterion."""

    points: int | None = None
    passed: bool | None = None
    text: str = ""


Scores = Mapping[int, GivenScore]


@dataclass(frozen=True)
class Measure:
    """An average with its spread, both on the scale of the scores with two decimals."""

    average: Decimal
    spread: Decimal
    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True)
class Summary:
    """What the experts together think of an application.

    ``total`` is None without reviews; ``failed`` holds the numbers of critical criteria that at
    least one expert failed.
    """

    reviews: int
    total: Measure | None
    by_criterion: Mapping[int, Measure]
    failed: tuple[int, ...]
    explained: Explained


def check_scores(criteria: Sequence[ScoredCriterion], given: Scores) -> tuple[Finding, ...]:
    """BLOCK handing in while a score, an answer or a motivation is missing."""
    found = []
    for row in criteria:
        score = given.get(row.key, GivenScore())
        answer = score.points if row.is_main else score.passed
        if answer is None:
            name = "points_missing" if row.is_main else "passed_missing"
            found.append(_block(name, row.number))
        if not score.text.strip():
            found.append(_block("text_missing", row.number))
    return tuple(found)


def summarise(criteria: Sequence[ScoredCriterion], reviews: Sequence[Scores]) -> Summary:
    """Return averages, spread and failed criteria over the reviews that were handed in."""
    main = [row for row in criteria if row.is_main]
    by_criterion = {
        row.key: _measure([Decimal(one[row.key].points or 0) for one in reviews])
        for row in main
        if reviews
    }
    total = _measure([_review_score(main, one) for one in reviews]) if reviews and main else None
    failed = tuple(
        row.number
        for row in criteria
        if not row.is_main and any(one[row.key].passed is False for one in reviews)
    )
    return Summary(
        len(reviews), total, by_criterion, failed, _explained(len(reviews), total, failed)
    )


def _review_score(main: Sequence[ScoredCriterion], given: Scores) -> Decimal:
    weights = sum((row.weight or _ZERO for row in main), _ZERO)
    weighed = sum(
        ((row.weight or _ZERO) * Decimal(given[row.key].points or 0) for row in main), _ZERO
    )
    return weighed / weights


def _measure(values: Sequence[Decimal]) -> Measure:
    number = Decimal(len(values))
    average = sum(values, _ZERO) / number
    variance = sum(((value - average) ** 2 for value in values), _ZERO) / number
    return Measure(
        round_cents(average),
        round_cents(variance.sqrt()),
        round_cents(min(values)),
        round_cents(max(values)),
    )


def _explained(reviews: int, total: Measure | None, failed: Sequence[int]) -> Explained:
    lines = [Line("score.reviews", reviews, "number", "R36")]
    if total is not None:
        lines += [
            Line("score.average", total.average, "number", "R36"),
            Line("score.spread", total.spread, "number", "R36"),
            Line("score.lowest", total.lowest, "number", "R36"),
            Line("score.highest", total.highest, "number", "R36"),
        ]
    return Explained(tuple(lines), tuple(_block("critical_failed", number) for number in failed))


def _block(name: str, number: int) -> Finding:
    return Finding(Level.BLOCK, f"score.{name}", "R36", {"number": number})
