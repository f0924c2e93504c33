"""Many rows at once: a different value into each in one statement, and triggers that do not search.

Django's ``bulk_update`` spells out a case for every row and field, which takes longer than the
statement itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection, models

ROWS_AT_ONCE = 1000
MANY = 100
# Every trigger asks for this setting; that it is missing costs a caught error for each row.
_NOTHING_IGNORED = """
SELECT set_config('pgtrigger.ignore',
                  coalesce(nullif(current_setting('pgtrigger.ignore', true), ''), '{}'), true)
"""


def update_rows(model: type[models.Model], rows: Sequence[Any], fields: Sequence[str]) -> None:
    """Write ``fields`` of ``rows`` by primary key; history is the caller's business."""
    found = [model._meta.get_field(name) for name in fields]
    sql = _statement(model, found)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), ROWS_AT_ONCE):
            part = rows[start : start + ROWS_AT_ONCE]
            values = ", ".join([_placeholders(found)] * len(part))
            parameters = [value for row in part for value in _values(row, found)]
            cursor.execute(sql % values, parameters)


def add_rows(model: type[models.Model], rows: Sequence[Any]) -> int:
    """Write new rows of the machinery, as deliveries; returns how many.

    Raises TypeError for a model with history: its rows are written with their trace.
    """
    if hasattr(model, "history"):
        raise TypeError(model.__name__)
    if not rows:
        return 0
    made = model._default_manager.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    return len(made)


def expect_many(rows: int) -> None:
    """Spare the triggers of this transaction their search when ``rows`` is large; changes nothing else."""
    if rows > MANY:
        with connection.cursor() as cursor:
            cursor.execute(_NOTHING_IGNORED)


def _statement(model: type[models.Model], fields: Sequence[Any]) -> str:
    """Return the statement with one ``%s``, for the rows."""
    quote = connection.ops.quote_name
    key = quote(str(model._meta.pk.column))
    columns = [quote(field.column) for field in fields]
    changes = ", ".join(f"{column} = given.{column}" for column in columns)
    return (
        f"UPDATE {quote(model._meta.db_table)} AS stored SET {changes}"  # noqa: S608 - names of our own columns
        f" FROM (VALUES %s) AS given ({', '.join([key, *columns])})"
        f" WHERE stored.{key} = given.{key}"
    )


def _placeholders(fields: Sequence[Any]) -> str:
    types = [field.db_type(connection) for field in fields]
    return "(%s::bigint, " + ", ".join(f"%s::{kind}" for kind in types) + ")"


def _values(row: Any, fields: Sequence[Any]) -> list[Any]:
    prepared = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    return [row.pk, *prepared]
