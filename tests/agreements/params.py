"""The legal figures for rule tests, read from the project's own data without a database."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from clusterbeleid.kernel.findings import Certainty
from clusterbeleid.kernel.params import ParameterRow, Params
from clusterbeleid.kernel.periods import Period

DATA = Path(__file__).parents[2] / "clusterbeleid" / "core" / "data"


@cache
def house_params() -> Params:
    """Return the figures as first loaded."""
    return Params(rows_of(sorted(DATA.glob("*parameters.csv"))))


def rows_of(files: Iterable[Path]) -> list[ParameterRow]:
    rows = []
    for file in files:
        with file.open(newline="", encoding="utf-8") as lines:
            rows += [_row(line) for line in csv.DictReader(lines)]
    return rows


def _row(line: dict[str, str]) -> ParameterRow:
    until = date.fromisoformat(line["valid_to"]) if line["valid_to"] else None
    return ParameterRow(
        key=line["key"],
        value=Decimal(line["value"]),
        valid=Period(date.fromisoformat(line["valid_from"]), until),
        rule=line["rule"],
        source=line["source"],
        certainty=Certainty(line["certainty"]),
    )
