"""Rows of many models at once: one statement for all of them, and one for each step to what they point at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db import models
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast, JSONObject

Found = dict[tuple[type[models.Model], Any], models.Model]


def rows_of(querysets: Sequence[QuerySet[Any]]) -> list[list[Any]]:
    """Return the rows of each query set, in no order and without their relations; one statement."""
    found: list[list[Any]] = [[] for _queryset in querysets]
    kinds: list[Any] = [queryset.model for queryset in querysets]
    parts = [
        queryset.order_by().values_list(Value(number), _columns(kinds[number]))
        for number, queryset in enumerate(querysets)
    ]
    if parts:
        for number, values in parts[0].union(*parts[1:], all=True):
            found[number].append(_row(kinds[number], values))
    return found


def follow(rows: Iterable[models.Model], *, steps: int) -> Found:
    """Load what the rows point at and put it in place; return it by model and key.

    Each step goes one further, in one statement: a project year, then its agreement.
    """
    found: Found = {}
    here = list(rows)
    for _step in range(steps):
        pointers = [pointer for row in here for pointer in _pointers(row)]
        wanted = {(field.related_model, key) for _row, field, key in pointers}
        here = _missing(wanted - found.keys())
        found |= {(type(row), row.pk): row for row in here}
        for row, field, key in pointers:
            if (target := found.get((field.related_model, key))) is not None:
                field.set_cached_value(row, target)
    return found


def _missing(wanted: Iterable[tuple[Any, Any]]) -> list[models.Model]:
    keys: defaultdict[Any, set[Any]] = defaultdict(set)
    for model, key in wanted:
        keys[model].add(key)
    parts = rows_of([model._base_manager.filter(pk__in=known) for model, known in keys.items()])
    return [row for part in parts for row in part]


def _pointers(row: models.Model) -> Iterable[tuple[models.Model, Any, Any]]:
    for field in _foreign_keys(type(row)):
        key = getattr(row, field.attname)
        if key is not None:
            yield row, field, key


@cache
def _foreign_keys(model: Any) -> tuple[Any, ...]:
    return tuple(field for field in model._meta.concrete_fields if field.is_relation)


@cache
def _columns(model: Any) -> JSONObject:
    """Return a row as one value, so that rows of all models fit together; amounts stay exact."""
    return JSONObject(
        **{
            field.attname: Cast(field.attname, TextField())
            if isinstance(field, models.DecimalField)
            else F(field.attname)
            for field in model._meta.concrete_fields
        }
    )


def _row(model: type[models.Model], values: dict[str, Any]) -> models.Model:
    fields = model._meta.concrete_fields
    read = [
        None if (value := values[field.attname]) is None else field.to_python(value)
        for field in fields
    ]
    return model.from_db(None, [field.attname for field in fields], read)
