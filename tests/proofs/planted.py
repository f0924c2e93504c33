"""Texts behind every free text of the demo, as if people had typed them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import Error, connection, models, transaction

from tests.harness.source import ROOM_ORDER


def plant(texts: list[str]) -> int:
    """Put one of hundred texts behind every free text, past every trigger; returns in how many columns.

    Asks for a transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    planted = sum(_planted(model, field, texts) for model, field in _free_texts())
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = origin")
    return planted


def _free_texts() -> Iterator[tuple[type[models.Model], models.Field[Any, Any]]]:
    rooms = [config for config in apps.get_app_configs() if config.label in ROOM_ORDER]
    for model in (model for config in rooms for model in config.get_models()):
        for field in model._meta.local_concrete_fields:
            long = isinstance(field, models.TextField) or (field.max_length or 0) >= 120
            if isinstance(field, models.CharField | models.TextField) and long and not field.unique:
                yield model, field


def _planted(model: type[models.Model], field: models.Field[Any, Any], texts: list[str]) -> bool:
    table, column = f'"{model._meta.db_table}"', f'"{field.column}"'
    sql = (
        f"UPDATE {table} SET {column} = left({column} || ' ' || (%s::text[])"
        f"[1 + abs(hashtext(ctid::text || %s)) %% 100], %s) WHERE {column} <> ''"
    )
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [texts, column, field.max_length or 100_000])
            return bool(cursor.rowcount)
    except Error:
        return False  # A code with a form of its own, such as an address or a hash.
