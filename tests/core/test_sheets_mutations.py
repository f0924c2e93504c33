"""Damaged workbooks: clear errors or the same result, never a surprise (Q17)."""

import warnings
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from clusterbeleid.core.sheets import ReadResult, read_table
from clusterbeleid.core.sheets.texts import SENTENCES
from tests.core.mutants import mutant
from tests.core.workbooks import (
    HEADER,
    SPEC,
    first_sheet,
    rows,
    values_of,
    with_shared_strings,
    workbook,
)

MUTANTS = 200
TABLE = rows(12)
GOOD = with_shared_strings(workbook(*TABLE))
WANTED = [values_of(row) for row in TABLE]


def seen_by_openpyxl(data: bytes) -> list[dict[str, Any]] | None:
    """Return the values as an independent reader sees them, None when it cannot read the file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            table = list(first_sheet(data, data_only=True).values)
        at = {name: table[0].index(name) for name in HEADER}
    except Exception:  # noqa: BLE001  whatever it stumbles over
        return None
    found = []
    for row in table[1:]:
        kbo, name, amount, day, source = (row[at[column]] for column in HEADER)
        amount = Decimal(repr(amount)) if isinstance(amount, int | float) else amount
        day = day.date() if isinstance(day, datetime) else day
        found.append({"kbo": kbo, "name": name, "amount": amount, "day": day, "source": source})
    return [row for row in found if any(value is not None for value in row.values())]


def as_stored(result: ReadResult) -> list[dict[str, Any]]:
    """Return the values in the notation of `seen_by_openpyxl`."""
    return [
        row.values | {"kbo": row.raw["kbo"], "source": row.raw["source"] or None}
        for row in result.rows
    ]


@pytest.mark.parametrize("batch", range(10))
def test_mutated_workbook_gives_clear_errors_or_an_equal_result(batch: int) -> None:
    size = MUTANTS // 10
    for number in range(batch * size, (batch + 1) * size):
        data = mutant(GOOD, number)
        result = read_table(data, "kapot.xlsx", SPEC)
        for error in result.errors:
            assert str(SENTENCES[error.code]) % error.params, number
        same = [row.values for row in result.rows] == WANTED
        if not result.errors and not same:
            assert as_stored(result) == seen_by_openpyxl(data), number


def test_mutants_meet_both_ends() -> None:
    """The mutants are worth something: many are refused, some still read, most parts are hit."""
    results = [read_table(mutant(GOOD, number), "kapot.xlsx", SPEC) for number in range(MUTANTS)]
    refused = [result for result in results if result.errors]
    assert MUTANTS * 0.4 < len(refused) < MUTANTS * 0.9
    assert len({error.code for result in refused for error in result.errors}) >= 8


def test_oracle_agrees_on_the_undamaged_workbook() -> None:
    assert seen_by_openpyxl(GOOD) == as_stored(read_table(GOOD, "goed.xlsx", SPEC))
