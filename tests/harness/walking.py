"""Random walks: how many a run takes, and what stands in the tables before and after a step.

The ordinary run takes a handful, the long one ten thousand over all tests that walk.
Walks grow as a tree: at some depths several go on from the same state, each with dice of its own, so that a
beginning is walked once. A savepoint brings the database back to where the next one goes on.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection, transaction

from clusterbeleid.kernel.transitions import StateTable
from tests.harness.length import LONG

STEPS = 30
# At which depths how many go on: four walks of one beginning, or two hundred and forty-three.
USUAL, FULL = {10: 2, 20: 2}, dict.fromkeys((5, 10, 15, 20, 25), 3)
# What walks: meetings and items, applications. Each takes its share of a full run.
WALKING_TESTS, PER_WORLD = 2, 243
ALL_WALKS = 10_000


def worlds(usual: int) -> list[Any]:
    """Return the seed of each world and its number of walks; ``usual`` walks in an ordinary run."""
    left = ALL_WALKS // WALKING_TESTS if LONG else usual
    sizes = [min(PER_WORLD, left - done) for done in range(0, left, PER_WORLD)]
    return [pytest.param(seed, size, id=f"{seed}x{size}") for seed, size in enumerate(sizes)]


@dataclass
class Walks:
    """The walks of one world: ``step`` tries one from what is known, and says what is known then.

    It returns None where nothing more can happen: a walk ends there. ``report`` hands the figures to the
    summary of the run.
    """

    step: Callable[[random.Random, Any], Any]
    tried: Counter[str] = field(default_factory=Counter)
    allowed: Counter[str] = field(default_factory=Counter)
    done: int = 0

    def grow(self, seed: int, walks: int, known: Any) -> None:
        """Walk until ``walks`` came to their end, in trees that begin at ``known``."""
        while self.done < walks:
            mark = transaction.savepoint()
            self._on(f"{seed}/{self.done}", 0, walks, known)
            transaction.savepoint_rollback(mark)

    def report(self, record: Callable[[str, object], None]) -> None:
        """Hand the figures to the summary of the run."""
        figures = (self.done, self.tried.total(), self.allowed.total())
        for name, value in zip(("walks", "steps", "allowed"), figures, strict=True):
            record(name, value)

    def _on(self, path: str, depth: int, walks: int, known: Any) -> None:
        dice = random.Random(path)
        forks = FULL if LONG else USUAL
        for at in range(depth, STEPS):
            known = self.step(dice, known)
            if known is None:
                break
            if at + 1 in forks:
                return self._fork(path, at + 1, walks, known, forks[at + 1])
        self.done += 1
        return None

    def _fork(self, path: str, depth: int, walks: int, known: Any, ways: int) -> None:
        for way in range(ways):
            if self.done < walks:
                mark = transaction.savepoint()
                self._on(f"{path}.{way}", depth, walks, known)
                transaction.savepoint_rollback(mark)


@dataclass(frozen=True)
class Rows:
    """What tables hold at a moment: a hash of each row, by table, in order of key."""

    hashes: Mapping[str, list[str]]

    @classmethod
    def of(cls, tables: Sequence[str]) -> Rows:
        """Read the tables in one statement."""
        parts = ", ".join(
            f"ARRAY(SELECT md5(t::text) FROM {name} AS t ORDER BY id)" for name in tables
        )
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {parts}")
            return cls(dict(zip(tables, cursor.fetchone(), strict=True)))

    def only_grew(self, before: Rows, tables: Sequence[str]) -> bool:
        """Tell whether no row of the tables changed or went away since ``before``."""
        return all(
            self.hashes[name][: len(before.hashes[name])] == before.hashes[name] for name in tables
        )


def broken(laws: Mapping[str, str]) -> list[str]:
    """Return the names of the laws that do not hold; each is a query for what breaks it."""
    parts = (f"SELECT '{name}' WHERE EXISTS ({sql})" for name, sql in laws.items())
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return [name for (name,) in cursor.fetchall()]


def steps_taken(after: int) -> list[tuple[int, str, str, str, str, int | None]]:
    """Return the recorded changes of state after a key: key, model, action, from, to, who."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT change.id, kind.model, action, from_state, to_state, actor_id"
            " FROM core_statechange AS change"
            " JOIN django_content_type AS kind ON kind.id = change.content_type_id"
            " WHERE change.id > %s ORDER BY change.id",
            [after],
        )
        return list(cursor.fetchall())


@dataclass(frozen=True)
class Known:
    """What a walk remembers between two steps: the rows, and the key of the last change of state."""

    rows: Rows
    last: int

    @classmethod
    def now(cls, tables: Sequence[str]) -> Known:
        """Read it from the database."""
        return cls(Rows.of(tables), last_step())


def last_step() -> int:
    """Return the key of the last recorded change of state, 0 without one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM core_statechange")
        found: int = cursor.fetchone()[0]
        return found


def illegal(
    change: tuple[int, str, str, str, str, int | None],
    tables: Mapping[str, StateTable],
    roles_of: Mapping[int | None, frozenset[str]],
) -> bool:
    """Tell whether the table knows no such step, or the one who took it holds no role for it."""
    _key, model, action, before, target, who = change
    if model not in tables or not before:
        return False
    row = tables[model].find(action, before)
    return row is None or row.target != target or row.roles.isdisjoint(roles_of[who])
