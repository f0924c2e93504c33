"""The check as plain JSON, for commands and whoever reads those."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.findings import Explained
from cofinancing.queries.checks import check_all
from cofinancing.queries.spread import spread_all
from cofinancing.rules.check import CheckResult
from cofinancing.rules.spread import Spread

Row = dict[str, object]


def check_report(on: date, project_year_ids: Iterable[int] | None = None) -> list[Row]:
    """Return each granted project year with its check on ``on``; six queries.

    ``project_year`` is its key; days are ISO, amounts and percentages exact decimals as text.
    """
    params = current_params()
    results = check_all(on, project_year_ids, params=params)
    spreads = spread_all(results, params, on=on)
    return [_row(result, spreads[result.project_year_id]) for result in results]


def _row(result: CheckResult, spread: Spread) -> Row:
    return {
        "cluster": result.cluster,
        "project_year": result.project_year_id,
        "starts": result.year.first_day.isoformat(),
        "due": result.due.isoformat() if result.due else None,
        "due_rule": result.due_rule,
        "basis": _text(result.basis),
        "required": _text(result.required),
        "received_by_due": _text(result.received_by_due),
        "percentage": _text(result.percentage),
        "status": result.status.value,
        **_explained(result.explained, spread.explained),
    }


def _explained(*parts: Explained) -> Row:
    return {
        "findings": [finding.as_json() for part in parts for finding in part.findings],
        "lines": [line.as_json() for part in parts for line in part.lines],
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
