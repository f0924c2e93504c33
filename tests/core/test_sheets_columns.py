"""Parsers of columns, one by one."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clusterbeleid.core.sheets import CellProblem, ColumnSpec, TableSpec, columns
from clusterbeleid.core.sheets.cells import Raw, SheetRow, column_letter
from clusterbeleid.core.sheets.header import HeaderFinder, plain
from clusterbeleid.kernel.errors import KernelError


def refusal(parse: Callable[[Raw], Any], raw: Raw) -> str:
    with pytest.raises(ValueError, match=r"\w") as caught:
        parse(raw)
    assert isinstance(caught.value, CellProblem | KernelError)
    return caught.value.code


@pytest.mark.parametrize(
    "raw", ["0203.430.576", "BE 0203430576", Decimal(203430576), " 203430576 "]
)
def test_kbo_in_any_form(raw: Raw) -> None:
    assert columns.kbo(raw) == "0203430576"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("0203.430.577", "kbo.checksum"),
        ("2123.456.789", "kbo.establishment"),
        (Decimal("203430576.5"), "kbo.format"),
        (True, "kbo.format"),
        (date(2026, 1, 1), "kbo.format"),
    ],
)
def test_kbo_refused(raw: Raw, code: str) -> None:
    assert refusal(columns.kbo, raw) == code


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("€ 1.234,50", "1234.50"),
        ("1.234", "1234.00"),
        (Decimal("1.23"), "1.23"),
        (Decimal("1.2E3"), "1200.00"),
        ("0", "0.00"),
    ],
)
def test_amount_of_text_and_number(raw: Raw, value: str) -> None:
    assert columns.amount(raw) == Decimal(value)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("1,2,3", "amount.two_commas"),
        ("-5", "amount.negative"),
        (Decimal(-5), "amount.negative"),
        (Decimal("1.234"), "amount.too_many_decimals"),
        (Decimal("1E+308"), "amount.too_large"),
        (False, "amount.not_a_number"),
        (date(2026, 1, 1), "amount.not_a_number"),
        ("vijf", "amount.not_a_number"),
    ],
)
def test_amount_refused(raw: Raw, code: str) -> None:
    assert refusal(columns.amount, raw) == code


def test_zero_is_no_positive_amount() -> None:
    assert refusal(columns.positive_amount, Decimal(0)) == "amount.zero"
    assert columns.positive_amount("0,01") == Decimal("0.01")


def test_day_of_cell_and_text() -> None:
    assert columns.day(date(2026, 3, 31)) == columns.day("31/3/2026") == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("31/02/2026", "date.does_not_exist"),
        ("01/02/26", "date.unknown_format"),
        (Decimal(46112), "date.unknown_format"),
        (True, "date.unknown_format"),
        (date(1900, 1, 1), "date.out_of_range"),
    ],
)
def test_day_refused(raw: Raw, code: str) -> None:
    assert refusal(columns.day, raw) == code


def test_text_is_stripped_and_bounded() -> None:
    assert columns.text(5)(" ab cd ") == "ab cd"
    assert columns.text(9, strip=False)(" ab ") == " ab "
    assert columns.text(20)(Decimal(12)) == "12"
    with pytest.raises(CellProblem) as caught:
        columns.text(3)("vier")
    assert (caught.value.code, caught.value.params) == ("text.too_long", {"length": 4, "max": 3})


def test_choice_knows_synonyms_and_names_each_value_once() -> None:
    parse = columns.choice({"Bedrijf": 1, "Onderneming": 1, "Federatie": 2})
    assert [parse(word) for word in ("bedrijf ", "ONDERNEMING", "Fédératie".replace("é", "e"))] == [
        1,
        1,
        2,
    ]
    with pytest.raises(CellProblem) as caught:
        parse("Kerk")
    assert caught.value.params == {"text": "Kerk", "options": "Bedrijf, Federatie"}


@pytest.mark.parametrize(
    "name",
    ["Bedrag", " BEDRAG ", "bedrag*", "Bedrag\n(in EUR)", "Bédrag", "BE-DRAG", "Ｂｅｄｒａｇ"],
)
def test_header_is_compared_by_its_letters(name: str) -> None:
    finder = HeaderFinder(TableSpec((ColumnSpec("amount", ("Bedrag",), columns.amount),)))
    header = finder.best([SheetRow(1, {1: name})])
    assert header is not None
    assert header.columns[1].key == "amount"


def test_plain_keeps_letters_and_digits() -> None:
    assert plain("Ünïcode – 12 %_x") == "unicode12x"


def test_column_letters() -> None:
    assert [column_letter(at) for at in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_keys_of_a_table_differ() -> None:
    with pytest.raises(ValueError, match="must differ"):
        TableSpec((ColumnSpec("a", ("A",), columns.kbo), ColumnSpec("a", ("B",), columns.kbo)))
