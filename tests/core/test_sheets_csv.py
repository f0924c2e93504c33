"""Reading CSV files as they come out of every program."""

import codecs
from datetime import date
from decimal import Decimal

import pytest

from clusterbeleid.core.sheets import ReadResult, SheetLimits, read_table
from clusterbeleid.core.sheets.csv_reader import BROKEN_AT_MOST
from tests.core.workbooks import KBO, ROW, SPEC, csv_lines, rows, values_of, workbook

HEAD = "KBO-nummer;Naam;Bedrag;Datum ontvangst;Bron\r\n"
LINE = f"{KBO};Café de Zoë;1.234,50;31/03/2026;Bedrijf\r\n"


def read(text: str | bytes, limits: SheetLimits | None = None) -> ReadResult:
    data = text if isinstance(text, bytes) else text.encode()
    return read_table(data, "bijdragen.csv", SPEC, limits)


def codes(result: ReadResult) -> list[tuple[int | None, str | None, str]]:
    return [(error.row, error.column, error.code) for error in result.errors]


def test_good_file_gives_all_values() -> None:
    table = rows(3)
    result = read(csv_lines(table))
    assert result.errors == []
    assert [row.values for row in result.rows] == [values_of(row) for row in table]
    assert [row.row_number for row in result.rows] == [2, 3, 4]
    assert (result.kind, result.encoding, result.delimiter) == ("csv", "UTF-8", ";")


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_delimiter_is_found_out(delimiter: str) -> None:
    result = read((HEAD + LINE).replace(";", delimiter))
    assert (result.errors, result.delimiter) == ([], delimiter)
    assert result.rows[0].values["amount"] == Decimal("1234.50")


def test_comma_between_columns_with_quoted_decimal_comma() -> None:
    text = (HEAD + LINE).replace(";", ",").replace("1.234,50", '"1.234,50"')
    result = read(text)
    assert (result.errors, result.delimiter) == ([], ",")
    assert result.rows[0].values["amount"] == Decimal("1234.50")


def test_comma_between_columns_and_in_an_amount_is_named_at_its_row() -> None:
    text = (HEAD + LINE + LINE.replace("1.234,50", "12.50") + LINE).replace(";", ",")
    result = read(text)
    assert codes(result) == [(2, None, "csv.too_many_fields"), (4, None, "csv.too_many_fields")]
    assert result.errors[0].params == {"found": 6, "expected": 5}


def test_line_sep_names_the_delimiter_and_does_not_count() -> None:
    result = read("sep=|\r\n" + (HEAD + LINE).replace(";", "|"))
    assert (result.errors, result.delimiter, result.header_row) == ([], "|", 1)
    assert result.rows[0].row_number == 2


def test_surplus_delimiters_at_the_end_do_no_harm() -> None:
    result = read((HEAD + LINE).replace("\r\n", ";;;\r\n"))
    assert (result.errors, len(result.rows)) == ([], 1)


def test_missing_fields_at_the_end_are_named() -> None:
    result = read(HEAD + f"{KBO};x\r\n" + LINE)
    assert codes(result) == [
        (2, "C (Bedrag)", "sheet.value_missing"),
        (2, "D (Datum ontvangst)", "sheet.value_missing"),
    ]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ((HEAD + LINE).encode(), "UTF-8"),
        ((HEAD + LINE).encode("utf-8-sig"), "UTF-8"),
        ((HEAD + LINE).encode("cp1252"), "Windows-1252"),
        ((HEAD + LINE).encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + (HEAD + LINE).encode("utf-16-be"), "UTF-16"),
    ],
)
def test_encoding_is_found_out_and_reported(data: bytes, encoding: str) -> None:
    result = read(data)
    assert (result.errors, result.encoding) == ([], encoding)
    assert result.rows[0].values["name"] == "Café de Zoë"
    assert result.notes[0].params == {"encoding": encoding, "delimiter": ";"}


def test_euro_sign_and_quotes_of_windows_are_read() -> None:
    text = HEAD + f"{KBO};“Wind” – ‘zee’ œ;€ 5,00;31/03/2026;Bedrijf\r\n"
    result = read(text.encode("cp1252"))
    assert result.rows[0].values["name"] == "“Wind” – ‘zee’ œ"
    assert result.rows[0].values["amount"] == Decimal("5.00")


def test_broken_utf8_is_not_guessed_at() -> None:
    data = (HEAD + LINE + LINE).encode() + LINE.encode("cp1252")
    assert codes(read(data)) == [(4, None, "csv.encoding_mixed")]


def test_bytes_that_are_no_text_are_refused_with_their_row() -> None:
    assert codes(read(HEAD.encode() + b"\x81\x8d\x8f;\xff\r\n")) == [(2, None, "csv.encoding")]


def test_broken_utf16_is_refused() -> None:
    assert read((HEAD + LINE).encode("utf-16")[:-1]).errors[0].code in {
        "csv.encoding",
        "csv.nul_bytes",
    }


@pytest.mark.parametrize("data", [HEAD.encode() + b"0203\x00;x", (HEAD + LINE).encode("utf-16-le")])
def test_nul_bytes_are_refused(data: bytes) -> None:
    assert read(data).errors[0].code == "csv.nul_bytes"


def test_nul_byte_has_its_row() -> None:
    assert codes(read(HEAD + LINE + "a\x00b")) == [(3, None, "csv.nul_bytes")]


def test_unclosed_quote_is_named_and_all_else_is_read() -> None:
    bad = f'{KBO};"Niet gesloten;5;31/03/2026;Bedrijf\r\n'
    result = read(HEAD + LINE + bad + LINE + LINE.replace("31/03", "31/02"))
    assert codes(result) == [
        (3, None, "csv.unclosed_quote"),
        (5, "D (Datum ontvangst)", "date.does_not_exist"),
    ]
    assert result.errors[0].value.startswith(KBO)
    assert [row.row_number for row in result.rows] == [2, 4, 5]


def test_unclosed_quote_far_from_the_end_is_named() -> None:
    bad = f'{KBO};"Niet gesloten;5;31/03/2026;Bedrijf\r\n'
    result = read(HEAD + bad + LINE * 4000)
    assert codes(result) == [(2, None, "csv.unclosed_quote")]
    assert len(result.rows) == 4000


def test_quote_inside_a_quoted_value_is_named() -> None:
    bad = f'{KBO};"de "Zon" nv";5;31/03/2026;Bedrijf\r\n'
    result = read(HEAD + bad + LINE)
    assert codes(result) == [(2, None, "csv.quote")]
    assert len(result.rows) == 1


def test_broken_records_without_end_cost_no_time() -> None:
    bad = f'{KBO};"x;5;31/03/2026;Bedrijf\r\n'
    result = read(HEAD + bad * 2 * 10_000, SheetLimits(max_seconds=5))
    assert len(result.errors) == BROKEN_AT_MOST


def test_quotes_delimiters_and_lines_inside_quotes_are_text() -> None:
    text = HEAD + f'{KBO};"A; ""B""\nC";5;31/03/2026;Bedrijf\r\n' + LINE.replace("31/03", "x")
    result = read(text)
    assert result.rows[0].values["name"] == 'A; "B"\nC'
    assert codes(result) == [(3, "D (Datum ontvangst)", "date.unknown_format")]


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n"])
def test_every_line_ending_is_read(ending: str) -> None:
    result = read((HEAD + "\r\n" + LINE).replace("\r\n", ending))
    assert [row.row_number for row in result.rows] == [3]


def test_totals_row_and_title_are_recognised() -> None:
    result = read("Bijdragen 2026\r\n\r\n" + HEAD + LINE + "Totaal;;1.234,50;;\r\n")
    assert (result.header_row, result.errors) == (3, [])
    assert [row.values for row in result.totals] == [{"amount": Decimal("1234.50")}]


def test_apostrophe_of_our_own_export_comes_off() -> None:
    result = read(HEAD + LINE.replace("Café de Zoë", "'=1+1"))
    assert result.rows[0].values["name"] == "=1+1"
    kept = read(HEAD + LINE.replace("Café de Zoë", "'s Gravenwezel"))
    assert kept.rows[0].values["name"] == "'s Gravenwezel"


@pytest.mark.parametrize("text", ["", "\r\n;;\r\n", "a;b\r\n1;2\r\n", "\ufeff"])
def test_file_without_table(text: str) -> None:
    code = read(text).errors[0].code
    assert code in {"file.empty", "sheet.empty", "sheet.no_header"}


def test_million_rows_are_refused_after_the_limit() -> None:
    result = read(HEAD + "1;2;3;4;5\r\n" * 1_000_000)
    assert codes(result) == [(None, None, "sheet.too_many_rows")]


def test_days_and_amounts_of_other_programs() -> None:
    text = HEAD + f"BE {KBO};x;EUR 1234.5;2026-03-31;bedrijf\r\n"
    result = read(text)
    assert (result.errors, result.rows[0].values["day"]) == ([], date(2026, 3, 31))
    assert result.rows[0].values["amount"] == Decimal("1234.50")


def test_workbook_and_csv_give_the_same_values() -> None:
    from_book = read_table(workbook(ROW), "a.xlsx", SPEC)
    from_text = read(csv_lines([ROW]))
    assert [row.values for row in from_book.rows] == [row.values for row in from_text.rows]
