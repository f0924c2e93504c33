"""Measures the whole check against the bare sums it needs, on invented rows that are rolled back."""

from __future__ import annotations

import resource
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from time import perf_counter

from django.db import connection, transaction

from clusterbeleid.core.parameters import current_params, load_initial_parameters
from cofinancing.management.bench_rows import create_rows
from cofinancing.queries.checks import check_all, granted_years
from cofinancing.queries.deadlines import changes_by_year
from cofinancing.queries.sums import SUMS_SQL, sums_parameters
from cofinancing.rules.yardstick import Yardsticks

_ROUNDS = 9
_KB_IN_A_MB = 1024


@dataclass(frozen=True)
class Measured:
    """What the bench saw: times in seconds, memory of this process in MB."""

    project_years: int
    contributions: int
    check: float
    bare: float
    growth: float
    peak: float

    @property
    def ratio(self) -> float:
        """How many times the bare sums the whole check takes."""
        return self.check / self.bare


def measure(project_years: int, contributions: int, *, at: datetime) -> Measured:
    """Create the rows, measure in turn, and roll everything back.

    The least disturbed round of each counts. ``growth`` is what the first check added to the
    peak memory, before anything else could raise it; ``peak`` is that of the whole process.
    """
    on = at.date()
    with transaction.atomic():
        load_initial_parameters(at=at)
        create_rows(project_years, contributions)
        before = _peak()
        check, bare = [_timed(lambda: check_all(on))], []
        growth = _peak() - before
        sums = _bare(on)
        for _ in range(_ROUNDS):
            bare.append(_timed(sums))
            check.append(_timed(lambda: check_all(on)))
        transaction.set_rollback(True)
    return Measured(project_years, contributions, min(check), min(bare), growth, _peak())


def _bare(on: date) -> Callable[[], object]:
    """Return the one statement that yields the same sums, its due dates worked out beforehand."""
    yardsticks, changes = Yardsticks(current_params()), changes_by_year()
    given = sums_parameters(
        [(year, yardsticks.of(year.start, changes.get(year.id, ()))) for year in granted_years()],
        on,
    )

    def run() -> object:
        with connection.cursor() as cursor:
            cursor.execute(SUMS_SQL, given)
            return cursor.fetchall()

    return run


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB_IN_A_MB
