"""A page of a list: by a cursor that only this house can make, so that no row comes twice or is skipped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet

from clusterbeleid.api.rest.problems import Problem, of_field

MOST, USUAL = 100, 50
_SALT = "api.cursor"


@dataclass(frozen=True)
class Page:
    """Rows, and the cursor of what comes after them; empty when nothing does."""

    rows: Sequence[Any]
    cursor: str


def rows_after(
    cursor: str, rows: QuerySet[Any], orders: Mapping[str, str], order: str, limit: int
) -> QuerySet[Any]:
    """Return the rows after ``cursor`` in ``order``: ``limit``, and one that tells of a next page.

    ``order`` is a name of ``orders``, with a minus in front for descending. Raises ``Problem`` for a
    cursor of another list or order.
    """
    field, falling = orders[order.removeprefix("-")], order.startswith("-")
    if cursor:
        rows = rows.filter(_after(field, falling, *_read(cursor, order)))
    sign = "-" if falling else ""
    both = [f"{sign}{field}"] + ([] if field == "id" else [f"{sign}id"])
    return rows.order_by(*both)[: limit + 1]


def page_from(
    found: Sequence[Any],
    orders: Mapping[str, str],
    order: str,
    limit: int,
    read: Callable[[Any, str], Any] = getattr,
) -> Page:
    """Return what was found by ``rows_after`` as a page; ``read`` gives a field of a row."""
    shown = found[:limit]
    field = orders[order.removeprefix("-")]
    return Page(shown, _write(order, field, shown[-1], read) if len(found) > limit else "")


def _after(field: str, falling: bool, value: Any, key: int) -> Q:
    beyond = "lt" if falling else "gt"
    if field == "id":
        return Q(**{f"id__{beyond}": key})
    return Q(**{f"{field}__{beyond}": value}) | Q(**{field: value, f"id__{beyond}": key})


def _write(order: str, field: str, row: Any, read: Callable[[Any, str], Any]) -> str:
    return signing.dumps([order, str(read(row, field)), read(row, "id")], salt=_SALT)


def _read(cursor: str, order: str) -> tuple[str, int]:
    try:
        made_for, value, key = signing.loads(cursor, salt=_SALT)
    except signing.BadSignature:
        made_for, value, key = "", "", 0
    if made_for != order:
        raise Problem(400, "api.query", of_field("cursor", "?cursor"))
    return value, key
