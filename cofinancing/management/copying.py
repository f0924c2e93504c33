"""Many rows at once into real tables, by COPY and without history; for measuring and for tests."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import Max, Model

Row = Sequence[object]


def next_id(model: type[Model]) -> int:
    """Return a key above all those in use."""
    highest: int | None = model._default_manager.aggregate(last=Max("pk"))["last"]
    return (highest or 0) + 1


def copy_rows(model: type[Model], columns: str, rows: Iterable[Row]) -> None:
    """Write many rows at once; ``columns`` as in SQL, None for an empty cell."""
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", _Lines(rows))


def keep_history_quiet(models: Iterable[type[Model]]) -> None:
    """Record no history of rows that will never have existed; until the end of the transaction."""
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pgtrigger.ignore', array_agg(tgname)::text, true) FROM pg_trigger"
            " WHERE NOT tgisinternal AND tgrelid = ANY (%s::regclass[])",
            [tables],
        )


class _Lines(io.TextIOBase):
    """Rows as a file that is written while it is read, so that they never stand in memory."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._lines = ("\t".join(map(_cell, row)) + "\n" for row in rows)

    def read(self, size: int | None = -1) -> str:
        """Return about ``size`` characters in whole lines; empty at the end."""
        taken: list[str] = []
        length = 0
        for line in self._lines:
            taken.append(line)
            length += len(line)
            if size is not None and 0 <= size <= length:
                break
        return "".join(taken)


def _cell(value: object) -> str:
    return "\\N" if value is None else str(value)
