"""The size of an undertaking through the years: a class changes only after consecutive years (R22)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from clusterbeleid.kernel.errors import ParamValue
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.params import Params
from clusters.enums import SizeClass
from clusters.rules.size import (
    ORDER,
    RULE,
    SizeAnswer,
    YearFigures,
    class_of_year,
    code_of,
)


def size_over_years(years: Iterable[YearFigures], params: Params) -> SizeAnswer:
    """Return the class after the last year: it changes only after consecutive years (art. 4(2)).

    The number of years is a parameter. Of several snapshots in one calendar year the last
    one counts. A class chosen by hand holds at once and starts the count anew; so does a
    missing year. Of two different classes over the ceiling, the one nearest to the old counts.
    """
    current: SizeClass | None = None
    streak: list[SizeClass] = []
    lines: list[Line] = []
    findings: list[Finding] = []
    previous: date | None = None
    for year in _one_a_calendar_year(years):
        answer = _own_class(year, params)
        lines.append(Line("size.closing_day", year.on_day, "date", RULE))
        lines.extend(answer.explained.lines)
        findings = list(answer.explained.findings)
        if previous is not None and year.on_day.year != previous.year + 1:
            streak = []
        previous = year.on_day
        if answer.size is None:
            streak = []
            continue
        if year.manual_size is not None or current is None:
            current, streak = answer.size, []
            continue
        streak.append(answer.size)
        current, pending = _next_class(current, streak, year.on_day, params)
        findings.extend(pending)
    if current is not None:
        lines.append(Line("size.class", code_of(current), "text", "GBER annex I, art. 4(2)"))
    return SizeAnswer(current, Explained(tuple(lines), tuple(findings)))


def _own_class(year: YearFigures, params: Params) -> SizeAnswer:
    """Return the class of one year, or the one chosen by hand."""
    if year.manual_size is None:
        return class_of_year(year, params)
    line = Line("size.class_by_hand", code_of(year.manual_size), "text", RULE)
    return SizeAnswer(year.manual_size, Explained((line,)))


def _one_a_calendar_year(years: Iterable[YearFigures]) -> list[YearFigures]:
    last = {year.on_day.year: year for year in sorted(years, key=lambda year: year.on_day)}
    return list(last.values())


def _next_class(
    current: SizeClass, streak: Sequence[SizeClass], on: date, params: Params
) -> tuple[SizeClass, tuple[Finding, ...]]:
    """Return the class after a year, and a finding while a change waits for another year."""
    needed = int(params.value("size.change_after_years", on))
    ranks = [ORDER.index(size) for size in streak[-needed:]]
    rank = ORDER.index(current)
    new = _nearest_rank(ranks, rank) if len(ranks) == needed else rank
    if new != rank:
        return ORDER[new], ()
    if ranks[-1] == rank:
        return current, ()
    values: Mapping[str, ParamValue] = {
        "own": code_of(streak[-1]),
        "size": code_of(current),
        "years": needed,
    }
    return current, (Finding(Level.WARN, "size.change_waits", RULE, values),)


def _nearest_rank(ranks: Sequence[int], rank: int) -> int:
    """Return the rank nearest to ``rank`` when all lie on the same side of it, else ``rank``."""
    if min(ranks) > rank:
        return min(ranks)
    return max(ranks) if max(ranks) < rank else rank
