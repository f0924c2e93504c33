"""The demo for tests: told once in a run, then put back in about a second wherever a test needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import StringIO
from pathlib import Path
from unittest import mock

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import override_settings

from clusterbeleid.core import pdf
from clusterbeleid.overview.demo.files import page
from clusterbeleid.overview.demo.story import tell
from tests.harness.once import once_in_a_run

PASSWORD = "een zin voor de proef"
# Written by migrate itself, in every database.
_LEFT_ALONE = frozenset({"django_migrations"})


class _Untold(Exception):
    """Rolls the telling back once its rows are copied."""


@contextmanager
def demo_settings() -> Iterator[None]:
    """Run with the settings of the demo: its day, and one password for everybody."""
    try:
        with override_settings(DEMO=True, DEMO_PASSWORD=PASSWORD):
            yield
    finally:
        # The demo brings its own keys of kinds of records; those of before count again.
        ContentType.objects.clear_cache()


@contextmanager
def quick_papers() -> Iterator[None]:
    """Put a page for every paper the story seals: drawing them takes seconds, and others test it."""

    def draw(html: str, **_limits: float) -> bytes:
        # Every paper has bytes of its own, by which it is known again.
        return page() + b"%" + sha256(html.encode()).hexdigest().encode() + b"\n"

    with mock.patch.object(pdf, "draw", draw):
        yield


@dataclass(frozen=True)
class _Told:
    """The demo as copied: rows by table, the last key of each sequence, stored files by path."""

    rows: Mapping[str, str]
    keys: Mapping[str, int]
    files: Mapping[str, bytes]


@cache
def _told() -> _Told:
    """Return the demo, told once in a run; its files stand in the folder for uploads."""
    media = Path(settings.MEDIA_ROOT)
    told = once_in_a_run(media.parent, "demo", _tell)
    for name, data in told.files.items():
        (media / name).parent.mkdir(parents=True, exist_ok=True)
        (media / name).write_bytes(data)
    return told


def _tell() -> _Told:
    """Tell the demo, copy every table to memory and undo it."""
    before = _files()
    try:
        with demo_settings(), quick_papers(), transaction.atomic():
            tell()
            rows = {table: _copy_out(table) for table in _tables()}
            raise _Untold
    except _Untold:
        new = {name: path.read_bytes() for name, path in _files().items() if name not in before}
        return _Told(rows, _keys(), new)


def _files() -> dict[str, Path]:
    media = Path(settings.MEDIA_ROOT)
    return {str(path.relative_to(media)): path for path in media.rglob("*") if path.is_file()}


def _keys() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sequencename, last_value FROM pg_sequences WHERE last_value > 0")
        return dict(cursor.fetchall())


def put_back() -> None:
    """Make the database hold the demo and nothing else, as ``load_demo`` leaves it.

    Rows are copied with the triggers off: their events are among the rows. A test without the mark
    ``django_db`` would stand before the database of the developer: refused.
    """
    if not str(connection.settings_dict["NAME"]).startswith("test_"):
        raise RuntimeError("the demo is put in a database for tests only; mark the test django_db")
    told = _told()
    rows = told.rows
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
        # New rows come after those of the demo, also where another process told it.
        cursor.executemany(
            "SELECT setval(%s, greatest(nextval(%s), %s))",
            [(f'"{name}"', f'"{name}"', last) for name, last in told.keys.items()],
        )
    # The keys in use are those of the database in which the demo was told.
    ContentType.objects.clear_cache()


def _tables() -> list[str]:
    return sorted(set(connection.introspection.table_names()) - _LEFT_ALONE)


def _copy_out(table: str) -> str:
    written = StringIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(f'COPY "{table}" TO STDOUT', written)
    return written.getvalue()
