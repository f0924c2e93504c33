"""Figures that print does not have: shares, labels and overlaps, from sums that SQL made (R61)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from clusterbeleid.kernel.ratios import percentage
from clusterbeleid.kernel.sets import joined
from projects.rules.leverage import one_decimal
from projects.rules.tables import COMPANIES, MILLION, PROJECTS, TOTAL, Cell

SME, LARGE, UNKNOWN = "sme", "large", "unknown"
SHARE_OF_AID, SHARE_OF_PROJECTS = "% aid", "% projects"
NO_LABEL, TOGETHER = "no label", "together"
EXACTLY = "companies exactly"
ACTIVE, JOINED, STAYED, LEFT = "active", "joined", "stayed", "left"


@dataclass(frozen=True)
class Group:
    """What SQL counted for a name and year: a number, aid in million euro where it has some, and the keys."""

    name: str
    year: str
    number: int
    aid: Decimal
    keys: tuple[str, ...]


def sme_cells(groups: Sequence[Group]) -> list[Cell]:
    """Return the aid to companies by size, with their sum, and the share of SMEs in that sum."""
    found = [Cell(one.name, one.year, one.aid, MILLION, one.keys) for one in groups]
    aid: defaultdict[str, Decimal] = defaultdict(Decimal)
    keys: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    small = {one.year: one.aid for one in groups if one.name == SME}
    for one in groups:
        aid[one.year] += one.aid
        keys[one.year] += one.keys
    total = [Cell(TOTAL, year, aid[year], MILLION, keys[year]) for year in sorted(aid)]
    shares = [
        Cell(SME, year, _pct(small.get(year, Decimal(0)), aid[year]), SHARE_OF_AID, keys[year])
        for year in sorted(aid)
    ]
    return [*found, *total, *shares]


def label_cells(sets: Sequence[tuple[Sequence[str], Group]]) -> list[Cell]:
    """Return projects, share of projects and aid by label, by year and over all years.

    ``sets`` has each project once, under its labels together and its year. It counts under each of
    its labels, so their shares together pass 100 %.
    """
    groups = _gathered((label, one) for labels, one in sets for label in labels or (NO_LABEL,))
    whole = _gathered((TOTAL, one) for _labels, one in sets)
    totals = {one.year: one for one in whole}
    numbers = [
        Cell(one.name, one.year, one.number, PROJECTS, one.keys) for one in (*groups, *whole)
    ]
    shares = [_share(one.name, one.number, totals[one.year], one.keys) for one in groups]
    shares += [_together(groups, one) for one in whole]
    aid = [Cell(one.name, one.year, one.aid, MILLION, one.keys) for one in (*groups, *whole)]
    return [*numbers, *shares, *aid]


def _gathered(parts: Iterable[tuple[str, Group]]) -> list[Group]:
    """Return the parts added up by name and year, and by name over all years, which come last."""
    found: defaultdict[tuple[str, str], list[Group]] = defaultdict(list)
    for name, one in parts:
        found[name, one.year].append(one)
        found[name, ""].append(one)
    return [_sum(name, year, own) for (name, year), own in sorted(found.items(), key=_whole_last)]


def _whole_last(item: tuple[tuple[str, str], object]) -> tuple[str, bool, str]:
    (name, year), _parts = item
    return name, not year, year


def _sum(name: str, year: str, parts: Sequence[Group]) -> Group:
    keys = sorted(chain.from_iterable(one.keys for one in parts))
    number = sum(one.number for one in parts)
    return Group(name, year, number, sum((one.aid for one in parts), Decimal(0)), tuple(keys))


def _together(groups: Sequence[Group], total: Group) -> Cell:
    given = [one for one in groups if one.year == total.year and one.name != NO_LABEL]
    return _share(TOGETHER, sum(one.number for one in given), total, total.keys)


def _share(name: str, number: int, total: Group, keys: tuple[str, ...]) -> Cell:
    pct = _pct(Decimal(number), Decimal(total.number))
    return Cell(name, total.year, pct, SHARE_OF_PROJECTS, keys)


def overlap_cells(combinations: Sequence[tuple[Sequence[str], int, Sequence[str]]]) -> list[Cell]:
    """Return how many companies are in each cluster, and in exactly each combination of clusters.

    ``combinations`` have no company in common, so their sum has each company once.
    """
    inside: defaultdict[str, list[tuple[int, Sequence[str]]]] = defaultdict(list)
    for names, number, keys in combinations:
        for name in names:
            inside[name].append((number, keys))
    everyone = [(number, keys) for _names, number, keys in combinations]
    ordered = sorted(combinations, key=lambda one: (len(one[0]), -one[1], list(one[0])))
    exact = [
        Cell(joined(names), "", number, EXACTLY, tuple(keys), sets=tuple(names))
        for names, number, keys in ordered
    ]
    whole = [_all(name, parts) for name, parts in sorted(inside.items())]
    return [*whole, *exact, *([_all(TOTAL, everyone)] if everyone else [])]


def _all(name: str, parts: Sequence[tuple[int, Sequence[str]]]) -> Cell:
    keys = sorted(key for _number, own in parts for key in own)
    return Cell(name, "", sum(number for number, _own in parts), COMPANIES, tuple(keys))


def flow_cells(groups: Sequence[Group]) -> list[Cell]:
    """Return all companies that take part, and those that joined, stayed and left, by year."""
    years = sorted({one.year for one in groups})
    moves = [
        Cell(one.name, one.year, one.number, COMPANIES, one.keys)
        for name in (JOINED, STAYED, LEFT)
        for one in groups
        if one.name == name
    ]
    return [*(_active(year, groups) for year in years), *moves]


def _active(year: str, groups: Sequence[Group]) -> Cell:
    inside = [one for one in groups if one.year == year and one.name != LEFT]
    keys = sorted(key for one in inside for key in one.keys)
    return Cell(ACTIVE, year, sum(one.number for one in inside), COMPANIES, tuple(keys))


def _pct(part: Decimal, whole: Decimal) -> Decimal:
    return one_decimal(percentage(part, whole)) if whole else Decimal(0)
