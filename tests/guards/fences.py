"""The guards that stand in the database: triggers, and what excludes or may exist only once.

The triggers that write the history forbid nothing; the tests of the history stand for those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg2

from tests.guards.found import FENCE, Guard
from tests.harness.source import ROOM_ORDER

FENCES = """
SELECT c.relname, t.tgname, 'trigger', '' FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND t.tgname !~ '^pgtrigger_(insert_insert|update_update|delete_delete)_'
UNION ALL
SELECT c.relname, k.conname, 'constraint', pg_get_constraintdef(k.oid)
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE k.contype = 'x'
UNION ALL
SELECT x.tablename, x.indexname, 'index', x.indexdef FROM pg_indexes x
WHERE x.indexdef LIKE 'CREATE UNIQUE INDEX%' AND x.indexdef LIKE '%WHERE%'
ORDER BY 1, 2
"""


@contextmanager
def pulled_down(guard: Guard, database: str) -> Iterator[None]:
    """Run the house without one fence; ``database`` is the address of the database of the tests."""
    down, up = _sql(guard, _asked(database, FENCES))
    _asked(database, down)
    try:
        yield
    finally:
        _asked(database, up)


def fences(database: str) -> list[Guard]:
    """Return the fences of the rooms of ours."""
    return fences_in(_asked(database, FENCES))


def fences_in(rows: Sequence[tuple[str, ...]]) -> list[Guard]:
    """Return the fences of the rooms of ours among the answers to ``FENCES``."""
    found = [(row[0].partition("_")[0], row[0], row[1]) for row in rows]
    return sorted(
        Guard(room, FENCE, table, name) for room, table, name in found if room in ROOM_ORDER
    )


def _asked(database: str, sql: str) -> list[tuple[str, ...]]:
    connection = psycopg2.connect(database)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def _sql(guard: Guard, rows: list[tuple[str, ...]]) -> tuple[str, str]:
    """Return how a fence comes down and goes up again."""
    kind, definition = next(row[2:] for row in rows if row[:2] == (guard.module, guard.name))
    table, name = f'"{guard.module}"', f'"{guard.name}"'
    return {
        "trigger": (
            f"ALTER TABLE {table} DISABLE TRIGGER {name}",
            f"ALTER TABLE {table} ENABLE TRIGGER {name}",
        ),
        "constraint": (
            f"ALTER TABLE {table} DROP CONSTRAINT {name}",
            f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}",
        ),
        "index": (f"DROP INDEX {name}", definition),
    }[kind]
