"""The parts of an answer to parliament, and when it may go out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from clusterbeleid.kernel.findings import Finding, Level

# The five questions of the parliamentary question of 2020, in its order.
SECTIONS = ("evaluations", "kpis", "lessons", "renewal", "means")


@dataclass(frozen=True)
class Means:
    """Money foreseen in a year, in euro: operating aid of a cluster, or an envelope for projects.

    ``cluster`` is None for the common envelope.
    """

    year: int
    cluster: str | None
    operating: Decimal = Decimal(0)
    envelope: Decimal = Decimal(0)


@dataclass(frozen=True)
class YearOfMeans:
    """The means of one year together, in euro."""

    year: int
    operating: Decimal
    envelopes: Decimal
    common: Decimal

    @property
    def total(self) -> Decimal:
        """Return everything of the year."""
        return self.operating + self.envelopes + self.common


def means_by_year(rows: Iterable[Means]) -> list[YearOfMeans]:
    """Return the sums of each year, the first year first; the common envelope stands apart."""
    found: defaultdict[int, list[Means]] = defaultdict(list)
    for row in rows:
        found[row.year].append(row)
    return [_year(year, found[year]) for year in sorted(found)]


def means_by_cluster(rows: Iterable[Means]) -> list[Means]:
    """Return one row for each cluster and year, by name; without the common envelope."""
    found: dict[tuple[str, int], Means] = {}
    for row in rows:
        if row.cluster is None:
            continue
        key = (row.cluster, row.year)
        before = found.get(key, Means(row.year, row.cluster))
        found[key] = Means(
            row.year,
            row.cluster,
            before.operating + row.operating,
            before.envelope + row.envelope,
        )
    return [found[key] for key in sorted(found)]


def check_freezing(
    texts: Mapping[str, str],
    *,
    authors: Collection[int | None],
    approver: int | None,
    unchanged: bool,
) -> tuple[Finding, ...]:
    """Return what stands in the way of freezing: the same person, a text that lacks, other content.

    ``authors`` are the keys of who drew it up and of who wrote a text; ``unchanged`` tells whether the approver read what is stored now.
    """
    found = [
        Finding(Level.BLOCK, "answer.text_lacks", "", {"section": code})
        for code in SECTIONS
        if not texts.get(code, "").strip()
    ]
    if approver in authors:
        found.append(Finding(Level.BLOCK, "answer.four_eyes", ""))
    if not unchanged:
        found.append(Finding(Level.BLOCK, "answer.changed_meanwhile", ""))
    return tuple(found)


def _year(year: int, rows: list[Means]) -> YearOfMeans:
    named = [row for row in rows if row.cluster is not None]
    return YearOfMeans(
        year,
        sum((row.operating for row in named), Decimal(0)),
        sum((row.envelope for row in named), Decimal(0)),
        sum((row.envelope for row in rows if row.cluster is None), Decimal(0)),
    )
