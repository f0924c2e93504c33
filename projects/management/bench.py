"""Measures all tables against the bare sums they need, on invented rows that are rolled back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connection, transaction

from clusterbeleid.core.parameters import load_initial_parameters
from projects.management.bench_rows import create_projects
from projects.management.bench_sql import BARE
from projects.queries.granted import Asked
from projects.queries.sheets import computed

_ROUNDS = 3


@dataclass(frozen=True)
class Measured:
    """What the bench saw of one table: its cells, and times in seconds (median of the rounds).

    ``figures`` are computed as a page shows them, ``whole`` with the keys of all rows behind them.
    """

    key: str
    cells: int
    figures: float
    whole: float
    bare: float

    @property
    def ratio(self) -> float:
        """How many times the bare sums the table takes, with the rows behind its figures."""
        return self.whole / self.bare


def measure(projects: int, *, at: datetime) -> list[Measured]:
    """Create the rows, measure every table in turn, and roll everything back."""
    with transaction.atomic():
        load_initial_parameters(at=at)
        create_projects(projects, at=at)
        found = list(_tables(at.date()))
        transaction.set_rollback(True)
    return found


def _tables(on: date) -> Iterator[Measured]:
    for key in BARE:

        def figures(key: str = key) -> Sequence[object]:
            return computed(key, Asked(on, behind=False))

        def whole(key: str = key) -> Sequence[object]:
            return computed(key, Asked(on))

        def bare(key: str = key) -> Sequence[object]:
            return bare_rows(key)

        cells = len(figures())
        times = [[_timed(work) for work in (figures, whole, bare)] for _round in range(_ROUNDS)]
        yield Measured(key, cells, *(median(one) for one in zip(*times, strict=True)))


def bare_rows(key: str) -> list[tuple[Any, ...]]:
    """Return what the bare statements of a table give."""
    found: list[tuple[Any, ...]] = []
    with connection.cursor() as cursor:
        for statement in BARE[key].split(";"):
            cursor.execute(statement)
            found += cursor.fetchall()
    return found


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun
