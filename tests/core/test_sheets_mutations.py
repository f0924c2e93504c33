"""Damaged workbooks: clear errors or the same result, never a surprise (Q17)."""

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from clusterbeleid.core.sheets import ReadResult, read_table
from clusterbeleid.core.sheets.texts import SENTENCES
from tests.core.workbooks import (
    HEADER,
    SPEC,
    WORKSHEET,
    changed,
    first_sheet,
    part,
    rows,
    values_of,
    with_shared_strings,
    workbook,
)

MUTANTS = 200
TABLE = rows(12)
GOOD = with_shared_strings(workbook(*TABLE))
WANTED = [values_of(row) for row in TABLE]
WEIRD = [
    "",
    "-1",
    "1e308",
    "NaN",
    "1E+400",
    "99999999999",
    "0",
    "é",
    "A1:XFD1048576",
    "s",
    "str",
    "b",
    "e",
    "d",
    "n",
]


def flip_bytes(chance: random.Random) -> bytes:
    """Damage the zip file itself."""
    data = bytearray(GOOD)
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def cut(chance: random.Random) -> bytes:
    """Cut a piece out of the zip file, or its end off."""
    start = chance.randrange(len(GOOD))
    return GOOD[:start] + GOOD[start + chance.choice([1, 7, 100, len(GOOD)]) :]


def in_part(change: Callable[[bytes, random.Random], bytes]) -> Callable[[random.Random], bytes]:
    """Damage the XML of one part and pack it again, so that its checksum is right."""

    def mutate(chance: random.Random) -> bytes:
        with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
            names = [name for name in archive.namelist() if not name.startswith("docProps")]
        name = WORKSHEET if chance.random() < 0.5 else chance.choice(names)
        return changed(GOOD, {name: change(part(GOOD, name), chance)})

    return mutate


def flip_in(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.randint(1, 3)):
        data[chance.randrange(len(data))] = chance.randrange(32, 127)
    return bytes(data)


def drop_tag(content: bytes, chance: random.Random) -> bytes:
    tags = list(re.finditer(rb"<[^>]+>", content))
    tag = chance.choice(tags)
    return content[: tag.start()] + content[tag.end() :]


def double_piece(content: bytes, chance: random.Random) -> bytes:
    pieces = list(
        re.finditer(rb"<(row|c|sheet|xf|si|Relationship|Override)\b.*?(/>|</\1>)", content)
    )
    if not pieces:
        return content[: len(content) // 2]
    piece = chance.choice(pieces)
    return content[: piece.end()] + piece[0] + content[piece.end() :]


def other_attribute(content: bytes, chance: random.Random) -> bytes:
    found = chance.choice(list(re.finditer(rb'(?<==")[^"]*(?=")', content)))
    return content[: found.start()] + chance.choice(WEIRD).encode() + content[found.end() :]


def other_value(content: bytes, chance: random.Random) -> bytes:
    found = list(re.finditer(rb"(?<=<v>)[^<]*(?=</v>)", content))
    if not found:
        return other_attribute(content, chance)
    value = chance.choice(found)
    return content[: value.start()] + chance.choice(WEIRD).encode() + content[value.end() :]


KINDS = [
    flip_bytes,
    cut,
    in_part(flip_in),
    in_part(drop_tag),
    in_part(double_piece),
    in_part(other_attribute),
    in_part(other_value),
]


def mutant(number: int) -> bytes:
    chance = random.Random(f"werkboek {number}")
    return KINDS[number % len(KINDS)](chance)


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
        data = mutant(number)
        result = read_table(data, "kapot.xlsx", SPEC)
        for error in result.errors:
            assert str(SENTENCES[error.code]) % error.params, number
        same = [row.values for row in result.rows] == WANTED
        if not result.errors and not same:
            assert as_stored(result) == seen_by_openpyxl(data), number


def test_mutants_meet_both_ends() -> None:
    """The mutants are worth something: many are refused, some still read, most parts are hit."""
    results = [read_table(mutant(number), "kapot.xlsx", SPEC) for number in range(MUTANTS)]
    refused = [result for result in results if result.errors]
    assert MUTANTS * 0.4 < len(refused) < MUTANTS * 0.9
    assert len({error.code for result in refused for error in result.errors}) >= 8


def test_oracle_agrees_on_the_undamaged_workbook() -> None:
    assert seen_by_openpyxl(GOOD) == as_stored(read_table(GOOD, "goed.xlsx", SPEC))
