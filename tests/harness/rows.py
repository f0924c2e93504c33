"""Rows written past the house, straight in the database: how to attack what it forbids."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

# How a trigger that refuses every change says so.
KEPT = "Cannot update or delete rows"


def insert_copy(row: Model, **changed: Any) -> None:
    """Store ``row`` once more under a key of its own, with other values in the ``changed`` columns."""
    columns = [field.column for field in row._meta.concrete_fields if not field.primary_key]
    values = ", ".join("%s" if name in changed else f'"{name}"' for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    given = [changed[name] for name in columns if name in changed]
    table = row._meta.db_table
    _execute(
        f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "{table}" WHERE id = %s',
        [*given, row.pk],
    )


def update(row: Model, change: str) -> None:
    """Change a stored row, such as ``update(row, "name = 'x'")``."""
    _execute(f'UPDATE "{row._meta.db_table}" SET {change} WHERE id = %s', [row.pk])


def delete(row: Model) -> None:
    """Take a stored row away."""
    _execute(f'DELETE FROM "{row._meta.db_table}" WHERE id = %s', [row.pk])


@contextmanager
def refused_by(words: str) -> Iterator[None]:
    """Expect the database to refuse, naming its constraint or saying these ``words``."""
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        yield


def _execute(sql: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
