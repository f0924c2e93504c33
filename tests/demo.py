"""The demo for tests: told once in a run, then put back in about a second wherever a test needs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from io import StringIO
from unittest import mock

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import override_settings

from clusterbeleid.core import pdf
from clusterbeleid.overview.demo.files import page
from clusterbeleid.overview.demo.story import tell

PASSWORD = "een zin voor de proef"
# Written by migrate itself, in every database.
_LEFT_ALONE = frozenset({"django_migrations"})


class _Untold(Exception):
    """Rolls the telling back once its rows are copied."""


@contextmanager
def demo_settings() -> Iterator[None]:
    """Run with the settings of the demo: its day, and one password for everybody."""
    with override_settings(DEMO=True, DEMO_PASSWORD=PASSWORD):
        yield


@contextmanager
def quick_papers() -> Iterator[None]:
    """Put a page for every paper the story seals: drawing them takes seconds, and others test it."""

    def draw(html: str, **_limits: float) -> bytes:
        # Every paper has bytes of its own, by which it is known again.
        return page() + b"%" + sha256(html.encode()).hexdigest().encode() + b"\n"

    with mock.patch.object(pdf, "draw", draw):
        yield


@cache
def _rows() -> dict[str, str]:
    """Tell the demo, copy every table to memory and undo it; once in a run.

    Stored files of the demo stay in the folder for uploads of this run.
    """
    copies: dict[str, str] = {}
    try:
        with demo_settings(), quick_papers(), transaction.atomic():
            tell()
            for table in _tables():
                copies[table] = _copy_out(table)
            raise _Untold
    except _Untold:
        return copies


def put_back() -> None:
    """Make the database hold the demo and nothing else, as ``load_demo`` leaves it.

    Rows are copied with the triggers off: their events are among the rows. A test without the mark
    ``django_db`` would stand before the database of the developer: refused.
    """
    if not str(connection.settings_dict["NAME"]).startswith("test_"):
        raise RuntimeError("the demo is put in a database for tests only; mark the test django_db")
    rows = _rows()
    with transaction.atomic(), connection.cursor() as cursor:
        names = ", ".join(f'"{table}"' for table in rows)
        # What this transaction still has to check must be checked before its tables are emptied.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(f"TRUNCATE {names}")
        for table in rows:
            cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
        for table, text in rows.items():
            cursor.copy_expert(f'COPY "{table}" FROM STDIN', StringIO(text))
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        for table in rows:
            cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
    # The keys in use are those of the database in which the demo was told.
    ContentType.objects.clear_cache()


def _tables() -> list[str]:
    return sorted(set(connection.introspection.table_names()) - _LEFT_ALONE)


def _copy_out(table: str) -> str:
    written = StringIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(f'COPY "{table}" TO STDOUT', written)
    return written.getvalue()
