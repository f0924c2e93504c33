"""Stored calculations read back, so that a page can show them as the day they were made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from clusterbeleid.core.formatting import NOTHING, format_day, format_moment, format_number
from clusterbeleid.core.texts import known_codes
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line

KEYS = frozenset({"lines", "findings"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DECIMAL = re.compile(r"-?\d+\.\d+")
_BY_UNIT: dict[str, Callable[[Any], Any]] = {
    "EUR": Decimal,
    "pct": Decimal,
    "days": int,
    "number": Decimal,
    "date": date.fromisoformat,
}


def from_json(stored: Mapping[str, Any]) -> Explained | None:
    """Return what ``Explained.as_json()`` stored under ``lines`` and ``findings``, or None without.

    Lines and findings whose code has no sentence any more are left out.
    """
    if not KEYS & stored.keys():
        return None
    codes = known_codes()
    return Explained(
        tuple(_line(row) for row in stored.get("lines", ()) if row["term"] in codes),
        tuple(_finding(row) for row in stored.get("findings", ()) if row["code"] in codes),
    )


def written(value: Any) -> str:
    """Return a stored fact for the reader: days, moments and numbers in our notation."""
    match value:
        case None | "":
            return NOTHING
        case bool():
            return str(_("yes") if value else _("no"))
        case datetime():
            return format_moment(value)
        case date():
            return format_day(value)
        case int() | Decimal():
            return format_number(value)
        case list():
            return ", ".join(written(item) for item in value)
    return str(value)


def _line(row: Mapping[str, Any]) -> Line:
    read = _BY_UNIT.get(row["unit"], str)
    return Line(
        row["term"], read(row["value"]), row["unit"], row["source"], row.get("parameter") or None
    )


def _finding(row: Mapping[str, Any]) -> Finding:
    params = {name: _param(value) for name, value in row.get("params", {}).items()}
    return Finding(Level(row["level"]), row["code"], row["rule"], params)


def _param(value: Any) -> Any:
    """Give a day and an amount their type back: JSON holds them as text."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return Decimal(value)
    return value
