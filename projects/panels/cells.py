"""Cells of tables as others read them: plain JSON values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from projects.rules.leverage import Factor
from projects.rules.tables import Cell


def cell_as_json(cell: Cell) -> dict[str, Any]:
    """Return a cell with exact numbers; a day as ISO text."""
    return {
        "row": cell.row,
        "year": int(cell.year) if cell.year.isdecimal() else cell.year,
        "value": plain(cell.value),
        "unit": cell.unit,
        "printed": plain(cell.printed),
        "difference": plain(cell.difference),
        "explanation": cell.explanation,
        "rows_behind": list(cell.rows_behind),
    }


def factor_as_json(factor: Factor) -> dict[str, Any]:
    """Return a factor with everything it rests on; amounts in euro, the factor unrounded too."""
    return {
        "level": factor.level,
        "budget": plain(factor.open_budget),
        "denominator": plain(factor.denominator),
        "rows": list(factor.rows),
        "factor": plain(factor.shown),
        "exact": plain(factor.exact),
    }


def plain(value: Any) -> Any:
    """Return a number or day as JSON writes it; a whole amount without zeros behind it."""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
