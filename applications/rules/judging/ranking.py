"""The ranking of a call: order, running total and the line of the envelope. Nothing is decided here.

Highest average first. Equal averages share a rank and stand in the order of their references; a
tie that the line cuts through is said aloud, because no rule chooses between equals. An
application without scores stands at the end and is never above the line; neither is one that
failed a critical criterion, and it takes no room of the envelope (R36).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from clusterbeleid.kernel.findings import Explained, Finding, Level, Line

_ZERO = Decimal(0)


@dataclass(frozen=True)
class Entry:
    """An application to rank; amounts in euro, score and spread with two decimals or None."""

    reference: str
    requested: Decimal
    score: Decimal | None
    spread: Decimal | None
    failed: bool = False


@dataclass(frozen=True)
class Ranked:
    """An application in its place; ``cumulative`` is None for what takes no room of the envelope."""

    entry: Entry
    rank: int | None
    tied: bool
    cumulative: Decimal | None
    above_line: bool


@dataclass(frozen=True)
class Ranking:
    """All applications in order, with the envelope and the lowest score that count."""

    rows: tuple[Ranked, ...]
    envelope: Decimal | None
    cut_off: Decimal | None
    explained: Explained


def rank(
    entries: Sequence[Entry], *, envelope: Decimal | None, cut_off: Decimal | None = None
) -> Ranking:
    """Order the entries and draw the line; without envelope only the cut-off counts."""
    ordered = sorted(entries, key=lambda one: (-(one.score or _ZERO), one.reference))
    counted = [one for one in ordered if one.score is not None and not one.failed]
    rest = [one for one in ordered if one.score is None or one.failed]
    rows: list[Ranked] = []
    equals = Counter(one.score for one in counted)
    cumulative, place = _ZERO, 0
    for number, entry in enumerate(counted, start=1):
        cumulative += entry.requested
        if number == 1 or entry.score != counted[number - 2].score:
            place = number
        fits = envelope is None or cumulative <= envelope
        enough = cut_off is None or (entry.score or _ZERO) >= cut_off
        tied = equals[entry.score] > 1
        rows.append(Ranked(entry, place, tied, cumulative, above_line=fits and enough))
    rows += [Ranked(one, None, False, None, False) for one in rest]
    explained = _explained(rows, envelope, cut_off)
    return Ranking(tuple(rows), envelope, cut_off, explained)


def _explained(
    rows: Sequence[Ranked], envelope: Decimal | None, cut_off: Decimal | None
) -> Explained:
    above = [row for row in rows if row.above_line]
    used = sum((row.entry.requested for row in above), _ZERO)
    lines = [
        Line("ranking.applications", len(rows), "number", "R36"),
        Line("ranking.above", len(above), "number", "R36"),
        Line("ranking.used", used, "EUR", "R36"),
    ]
    if envelope is not None:
        lines += [
            Line("ranking.envelope", envelope, "EUR", "R38"),
            Line("ranking.left", envelope - used, "EUR", "R38"),
        ]
    if cut_off is not None:
        lines.append(Line("ranking.cut_off", cut_off, "number", "R36"))
    return Explained(tuple(lines), tuple(_findings(rows)))


def _findings(rows: Sequence[Ranked]) -> list[Finding]:
    found = []
    for _score, equal in groupby(
        (row for row in rows if row.tied), key=lambda row: row.entry.score
    ):
        tied = list(equal)
        if len({row.above_line for row in tied}) > 1:
            names = ", ".join(row.entry.reference for row in tied)
            found.append(Finding(Level.WARN, "ranking.tie_on_line", "R36", {"references": names}))
    for row in rows:
        reference = {"reference": row.entry.reference}
        if row.entry.score is None:
            found.append(Finding(Level.WARN, "ranking.no_score", "R36", reference))
        elif row.entry.failed:
            found.append(Finding(Level.WARN, "ranking.failed", "R36", reference))
    return found
