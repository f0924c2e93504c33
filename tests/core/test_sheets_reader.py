"""Reading workbooks as people really send them."""

import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import NamedStyle

from clusterbeleid.core.sheets import ReadResult, read_table
from clusterbeleid.core.sheets.layout import row_ranges
from tests.core.workbooks import (
    HEADER,
    HEADER_XML,
    KBO,
    ROW,
    SPEC,
    WORKSHEET,
    changed,
    edited,
    part,
    rows,
    save,
    text_cell,
    values_of,
    with_sheet,
    workbook,
)


def read(data: bytes) -> ReadResult:
    return read_table(data, "bijdragen.xlsx", SPEC)


def codes(result: ReadResult) -> list[tuple[int | None, str | None, str]]:
    return [(error.row, error.column, error.code) for error in result.errors]


def test_good_workbook_gives_all_values() -> None:
    table = rows(3)
    result = read(workbook(*table))
    assert result.errors == []
    assert [row.values for row in result.rows] == [values_of(row) for row in table]
    assert [row.row_number for row in result.rows] == [2, 3, 4]
    assert all(row.complete for row in result.rows)
    assert (result.sheet, result.header_row, result.kind) == ("Bijdragen", 1, "xlsx")


def test_path_reads_like_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook(ROW))
    assert read_table(tmp_path / "a.xlsx", "a.xlsx", SPEC) == read(workbook(ROW))


def test_raw_text_is_what_a_person_sees() -> None:
    result = read(workbook(ROW))
    assert result.rows[0].raw == {
        "kbo": KBO,
        "name": "Ærø & Zonen bv",
        "amount": "1234,5",
        "day": "31/03/2026",
        "source": "Bedrijf",
    }


def test_title_lines_above_the_header_are_passed_over() -> None:
    data = workbook(["Bijdragen 2026"], ["Bedrag in euro"], [], HEADER, ROW, header=None)
    result = read(data)
    assert (result.header_row, codes(result)) == (4, [])
    assert result.rows[0].row_number == 5


def test_columns_stand_in_any_order_beside_others() -> None:
    header = ("Nr.", "BRON ", "datum-ontvangst", None, "bédrag (EUR)*", "Ondernemings nummer")
    data = workbook((1, "bedrijf", date(2026, 3, 31), None, 5, KBO), header=header)
    result = read(data)
    assert codes(result) == []
    assert result.rows[0].values["amount"] == Decimal(5)
    assert result.rows[0].values["name"] is None
    assert [(note.code, note.params) for note in result.notes] == [
        ("sheet.columns_ignored", {"columns": "Nr."})
    ]


def test_all_errors_of_all_rows_come_in_one_pass() -> None:
    data = workbook(
        ("0203.430.577", "a", "1,2,3", "31/02/2026", "Kerk"),
        ROW,
        ("", "b", -5, "gisteren", None),
    )
    result = read(data)
    assert codes(result) == [
        (2, "A (KBO-nummer)", "kbo.checksum"),
        (2, "C (Bedrag)", "amount.two_commas"),
        (2, "D (Datum ontvangst)", "date.does_not_exist"),
        (2, "E (Bron)", "choice.unknown"),
        (4, "A (KBO-nummer)", "sheet.value_missing"),
        (4, "C (Bedrag)", "amount.negative"),
        (4, "D (Datum ontvangst)", "date.unknown_format"),
    ]
    assert [row.complete for row in result.rows] == [False, True, False]
    assert result.errors[1].value == "1,2,3"
    assert result.errors[5].params == {"text": "-5"}
    assert result.rows[0].values == {"name": "a"}


def test_missing_columns_are_named_and_the_rest_is_still_checked() -> None:
    data = workbook((KBO, -1), header=("KBO-nummer", "Bedrag"))
    result = read(data)
    assert codes(result) == [
        (1, None, "sheet.column_missing"),
        (1, None, "sheet.column_missing"),
        (2, "B (Bedrag)", "amount.negative"),
    ]
    assert [error.params["column"] for error in result.errors[:2]] == ["Datum ontvangst", "Bron"]
    assert not result.rows[0].complete


def test_two_columns_of_one_meaning_are_refused() -> None:
    data = workbook((*ROW, 7), header=(*HEADER, "amount"))
    result = read(data)
    assert codes(result) == [(1, "F (amount)", "sheet.column_repeated")]
    assert result.errors[0].params == {"column": "Bedrag", "first": "C (Bedrag)"}


def test_no_header_names_what_is_expected() -> None:
    result = read(workbook(["a", "b"], [1, 2], header=None))
    assert codes(result) == [(None, None, "sheet.no_header")]
    assert result.errors[0].params["columns"] == "KBO-nummer, Bedrag, Datum ontvangst, Bron"


@pytest.mark.parametrize("data", [workbook(header=None), workbook(["  "], header=None)])
def test_sheet_without_content_is_empty_or_headless(data: bytes) -> None:
    assert read(data).errors[0].code in {"sheet.empty", "sheet.no_header"}


def test_header_without_rows_is_an_empty_table() -> None:
    result = read(workbook())
    assert (result.rows, result.errors) == ([], [])


def test_blank_rows_are_skipped_and_numbers_stay() -> None:
    result = read(workbook(ROW, [], ["", " ", "\u00a0"], ROW))
    assert ([row.row_number for row in result.rows], result.errors) == ([2, 5], [])


@pytest.mark.parametrize(
    "total",
    [
        ("Totaal", None, 2469, None, None),
        ("TOTAAL:", None, Decimal("2469.00"), None, None),
        (None, "Eindtotaal 2026 (EUR)", 2469, None, None),
        (None, None, 2469, None, "som"),
        (None, None, 2469, None, None),
        (None, None, 2469, None, None, "Totaal bedrag"),
    ],
)
def test_totals_row_is_handed_over_and_not_counted(total: tuple[Any, ...]) -> None:
    result = read(workbook(ROW, ROW, total))
    assert (result.errors, len(result.rows)) == ([], 2)
    assert [(row.row_number, row.values) for row in result.totals] == [
        (4, {"amount": Decimal("2469.00")})
    ]
    assert ("sheet.totals_skipped", {"row": 4}) in [(n.code, n.params) for n in result.notes]


def test_totals_row_with_formula_gives_its_stored_value() -> None:
    body = HEADER_XML + (
        f'<row r="2">{text_cell("A2", KBO)}<c r="C2"><v>10</v></c>'
        f"{text_cell('D2', '31/03/2026')}</row>"
        f'<row r="3">{text_cell("A3", "Totaal")}<c r="C3"><f>SUM(C2:C2)</f><v>9</v></c></row>'
    )
    result = read(with_sheet(body, after='<mergeCells><mergeCell ref="A3:B3"/></mergeCells>'))
    assert result.errors == []
    assert result.totals[0].values == {"amount": Decimal(9)}
    assert result.totals[0].raw["amount"] == "=SUM(C2:C2)"


def test_totals_in_between_is_a_note_and_no_total() -> None:
    result = read(workbook(ROW, ("Subtotaal", None, 5), ROW, ("Totaal", None, 10)))
    assert (len(result.rows), [row.row_number for row in result.totals]) == (2, [5])
    assert [note.code for note in result.notes] == [
        "sheet.subtotal_skipped",
        "sheet.totals_skipped",
    ]


@pytest.mark.parametrize("name", ["Total", "SOM", "Totaal", "Total Energies nv"])
def test_organisation_called_total_is_data(name: str) -> None:
    result = read(workbook((KBO, name, 5, "31/03/2026", "Bedrijf")))
    assert (result.errors, result.totals) == ([], [])
    assert result.rows[0].values["name"] == name


def test_amount_without_name_in_the_middle_is_an_error() -> None:
    result = read(workbook(ROW, (None, None, 5), ROW))
    assert codes(result) == [
        (3, "A (KBO-nummer)", "sheet.value_missing"),
        (3, "D (Datum ontvangst)", "sheet.value_missing"),
    ]


def test_remark_with_the_word_total_is_no_totals_row() -> None:
    result = read(workbook((None, "totaal nog te bevestigen", 5, date(2026, 3, 1), None)))
    assert codes(result) == [(2, "A (KBO-nummer)", "sheet.value_missing")]


def test_merged_header_is_named() -> None:
    result = read(workbook(ROW, change=lambda sheet: sheet.merge_cells("C1:D1")))
    assert (1, "C (Bedrag)", "sheet.merged_header") in codes(result)
    assert (1, None, "sheet.column_missing") in codes(result)


def test_merged_data_is_named_once_and_not_also_as_missing() -> None:
    result = read(workbook(ROW, ROW, ROW, change=lambda sheet: sheet.merge_cells("A2:A4")))
    assert codes(result) == [(2, "A (KBO-nummer)", "sheet.merged_cells")]
    assert result.errors[0].value == "A2:A4"


def test_merge_in_title_or_beside_the_table_does_no_harm() -> None:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("A1:E1")
        sheet.merge_cells("G2:H4")

    result = read(workbook(["Bijdragen"], HEADER, ROW, header=None, change=merge))
    assert (result.errors, len(result.rows)) == ([], 1)


def test_formula_is_refused_even_with_a_stored_value() -> None:
    body = HEADER_XML + (
        f'<row r="2">{text_cell("A2", KBO)}<c r="C2"><f>1+1</f><v>2</v></c>'
        f'<c r="D2"><f>TODAY()</f></c></row>'
    )
    result = read(with_sheet(body))
    assert codes(result) == [
        (2, "C (Bedrag)", "sheet.formula"),
        (2, "D (Datum ontvangst)", "sheet.formula"),
    ]
    assert result.errors[0].value == "=1+1"


def test_formula_in_a_column_that_is_not_used_does_no_harm() -> None:
    result = read(workbook((*ROW, "=C2*2"), header=(*HEADER, "Dubbel")))
    assert (result.errors, len(result.rows)) == ([], 1)


def test_error_cell_is_named() -> None:
    result = read(workbook((KBO, "a", "#N/A", "#REF!", "Bedrijf")))
    assert codes(result) == [
        (2, "C (Bedrag)", "sheet.error_value"),
        (2, "D (Datum ontvangst)", "sheet.error_value"),
    ]
    assert result.errors[0].value == "#N/A"


@pytest.mark.parametrize(
    ("stored", "code"),
    [
        ("1E+308", "amount.too_large"),
        ("1E+400", "sheet.bad_number"),
        ("NaN", "sheet.bad_number"),
        ("INF", "sheet.bad_number"),
        ("-INF", "sheet.bad_number"),
        ("1_000", "sheet.bad_number"),
        ("١٢", "sheet.bad_number"),
        ("0x10", "sheet.bad_number"),
        ("12,5", "sheet.bad_number"),
        ("0.001", "amount.too_many_decimals"),
        ("-0.01", "amount.negative"),
    ],
)
def test_number_out_of_bounds_is_refused(stored: str, code: str) -> None:
    body = HEADER_XML + (
        f'<row r="2">{text_cell("A2", KBO)}<c r="C2"><v>{stored}</v></c>'
        f"{text_cell('D2', '31/03/2026')}</row>"
    )
    assert codes(read(with_sheet(body))) == [(2, "C (Bedrag)", code)]


@pytest.mark.parametrize(
    ("stored", "amount"),
    [
        ("0.30000000000000004", "0.30"),
        ("1234.5599999999999", "1234.56"),
        ("1.1E3", "1100.00"),
        ("999999999999.99", "999999999999.99"),
        ("5", "5.00"),
    ],
)
def test_number_is_read_as_excel_shows_it(stored: str, amount: str) -> None:
    body = HEADER_XML + (
        f'<row r="2">{text_cell("A2", KBO)}<c r="C2"><v>{stored}</v></c>'
        f"{text_cell('D2', '31/03/2026')}</row>"
    )
    assert read(with_sheet(body)).rows[0].values["amount"] == Decimal(amount)


def test_number_cell_has_lost_the_zero_of_the_kbo_number() -> None:
    result = read(workbook((203430576, "VLAIO", 5, date(2026, 3, 31), None)))
    assert (result.errors, result.rows[0].values["kbo"]) == ([], "0203430576")


def test_truth_value_is_no_amount_and_no_date() -> None:
    result = read(workbook((KBO, "a", True, False, None)))
    assert codes(result) == [
        (2, "C (Bedrag)", "amount.not_a_number"),
        (2, "D (Datum ontvangst)", "date.unknown_format"),
    ]
    assert result.errors[0].value == "WAAR"


def test_date_in_the_amount_column_is_refused() -> None:
    result = read(workbook((KBO, "a", date(2026, 3, 1), date(2026, 3, 31), None)))
    assert codes(result) == [(2, "C (Bedrag)", "amount.not_a_number")]


def test_moment_loses_its_hour() -> None:
    result = read(workbook((KBO, "a", 5, datetime(2026, 3, 31, 23, 59), None)))  # noqa: DTZ001
    assert result.rows[0].values["day"] == date(2026, 3, 31)


@pytest.mark.parametrize("serial", [46022, "46022", 1.5])
def test_bare_number_is_no_date(serial: object) -> None:
    result = read(workbook((KBO, "a", 5, serial, None)))
    assert codes(result) == [(2, "D (Datum ontvangst)", "date.unknown_format")]


@pytest.mark.parametrize("stored", ["0.5", "9999999", "-1", "1E+400"])
def test_date_cell_outside_the_calendar_is_refused(stored: str) -> None:
    data = edited(workbook(ROW), "<v>46112</v>", f"<v>{stored}</v>")
    assert codes(read(data)) == [(2, "D (Datum ontvangst)", "sheet.bad_date")]


def test_date_of_1900_is_out_of_range() -> None:
    data = edited(workbook(ROW), "<v>46112</v>", "<v>12</v>")
    assert codes(read(data)) == [(2, "D (Datum ontvangst)", "date.out_of_range")]


def test_workbook_of_the_1904_calendar_gives_the_same_day() -> None:
    data = edited(workbook(ROW), "<v>46112</v>", f"<v>{46112 - 1462}</v>")
    data = edited(data, "<workbookPr/>", '<workbookPr date1904="1"/>', "xl/workbook.xml")
    assert read(data).rows[0].values["day"] == date(2026, 3, 31)


@pytest.mark.parametrize(
    "code", ["dd/mm/yyyy", "d mmmm yyyy", "[$-813]dddd d mmmm yyyy", "yyyy-mm-dd"]
)
def test_every_date_format_is_a_date(code: str) -> None:
    def style(sheet: Any) -> None:
        sheet["D2"].style = NamedStyle("dag", number_format=code)

    result = read(workbook((KBO, "a", 5, 46112, None), change=style))
    assert result.rows[0].values["day"] == date(2026, 3, 31)


@pytest.mark.parametrize("code", ['"€" #,##0.00', "#,##0.00 [$EUR]", "[Red]-0.00", "General", "@"])
def test_money_format_is_no_date(code: str) -> None:
    def style(sheet: Any) -> None:
        sheet["C2"].number_format = code

    result = read(workbook(ROW, change=style))
    assert result.rows[0].values["amount"] == Decimal("1234.50")


def test_iso_date_cell_of_strict_open_xml_is_read() -> None:
    body = HEADER_XML + (
        f'<row r="2">{text_cell("A2", KBO)}<c r="C2"><v>5</v></c>'
        '<c r="D2" t="d"><v>2026-03-31T00:00:00</v></c></row>'
    )
    assert read(with_sheet(body)).rows[0].values["day"] == date(2026, 3, 31)


def test_cells_without_references_count_on() -> None:
    body = HEADER_XML + (
        f'<row><c t="str"><v>{KBO}</v></c><c/><c><v>5</v></c>'
        '<c t="inlineStr"><is><r><t>31/03</t></r><r><t>/2026</t></r><rPh><t>x</t></rPh></is></c></row>'
    )
    result = read(with_sheet(body))
    assert (result.errors, result.rows[0].row_number) == ([], 2)


def test_prefixed_xml_of_other_programs_is_read() -> None:
    content = (
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>'
        '<x:row r="1"><x:c r="A1" t="str"><x:v>KBO-nummer</x:v></x:c>'
        '<x:c r="B1" t="str"><x:v>Bedrag</x:v></x:c></x:row>'
        f'<x:row r="2"><x:c r="A2" t="str"><x:v>{KBO}</x:v></x:c><x:c r="B2"><x:v>5</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    result = read(changed(workbook(), {WORKSHEET: content.encode()}))
    assert result.rows[0].values["amount"] == Decimal(5)


def test_hidden_rows_with_data_are_refused() -> None:
    def hide(sheet: Any) -> None:
        for row in (3, 4, 6):
            sheet.row_dimensions[row].hidden = True
        sheet.row_dimensions[9].hidden = True

    result = read(workbook(*rows(6), change=hide))
    assert codes(result) == [(3, None, "sheet.hidden_rows")]
    assert result.errors[0].params == {"rows": "3-4, 6", "count": 3}


def test_rows_are_named_as_ranges() -> None:
    assert row_ranges([4, 7, 8, 9, 11, 12]) == "4, 7-9, 11-12"
    assert row_ranges(list(range(1, 100, 2))).endswith("17, 19, …")


def test_row_of_no_height_is_hidden() -> None:
    data = edited(workbook(ROW), '<row r="2"', '<row r="2" ht="0" customHeight="1"')
    assert codes(read(data)) == [(2, None, "sheet.hidden_rows")]


def test_hidden_column_of_the_table_is_refused() -> None:
    def hide(sheet: Any) -> None:
        sheet.column_dimensions["C"].hidden = True
        sheet.column_dimensions["G"].hidden = True

    assert codes(read(workbook(ROW, change=hide))) == [(1, "C (Bedrag)", "sheet.hidden_column")]


def two_sheets(first_state: str, second: bool) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Eerste"
    for row in (HEADER, ROW):
        sheet.append(row)
    other = book.create_sheet("Tweede")
    explanation: list[Any] = [["Uitleg", "voor de lezer"]]
    for line in [HEADER, ROW] if second else explanation:
        other.append(line)
    sheet.sheet_state = first_state
    return save(book)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
@pytest.mark.parametrize("second", [True, False])
def test_table_on_a_hidden_sheet_is_refused(state: str, second: bool) -> None:
    result = read(two_sheets(state, second))
    assert codes(result) == [(None, None, "sheet.hidden")]
    assert (result.errors[0].sheet, result.rows) == ("Eerste", [])


def test_hidden_sheet_without_table_is_ignored_and_named() -> None:
    def hide(sheet: Any) -> None:
        other = sheet.parent.create_sheet("Lijst")
        other.append(["Bedrijf", "Federatie"])
        other.sheet_state = "hidden"

    result = read(workbook(ROW, change=hide))
    assert (result.errors, len(result.rows)) == ([], 1)
    assert [(note.code, note.params) for note in result.notes] == [
        ("sheet.hidden_ignored", {"sheet": "Lijst"})
    ]


def test_two_sheets_with_the_table_are_named() -> None:
    result = read(two_sheets("visible", second=True))
    assert codes(result) == [(None, None, "sheet.several_tables")]
    assert result.errors[0].params == {"sheets": "Eerste, Tweede"}


def test_explanation_beside_the_table_does_no_harm() -> None:
    result = read(two_sheets("visible", second=False))
    assert (result.sheet, result.errors, len(result.rows)) == ("Eerste", [], 1)


def test_chart_sheet_is_passed_over() -> None:
    def add_chart(sheet: Any) -> None:
        sheet.parent.create_chartsheet("Grafiek", 0)

    assert len(read(workbook(ROW, change=add_chart)).rows) == 1


def test_example_row_is_skipped_by_its_mark() -> None:
    data = workbook((*ROW, "Voorbeeld: deze rij telt niet"), ROW, header=(*HEADER, "Opmerking"))
    result = read(data)
    assert [row.row_number for row in result.rows] == [3]
    assert ("sheet.example_skipped", {"row": 2}) in [(n.code, n.params) for n in result.notes]
    named = read(workbook((KBO, "Voorbeeld nv", 5, date(2026, 3, 31), None)))
    assert len(named.rows) == 1


def test_long_value_is_shortened_in_the_error() -> None:
    result = read(workbook(("x" * 500 + "\n", "a", 5, date(2026, 3, 31), None)))
    assert result.errors[0].value == "x" * 39 + "…"


@pytest.mark.parametrize(("stored", "read"), [("1", True), ("0", False), ("21", None)])
def test_truth_that_no_program_writes_is_damage_and_no_guess(
    stored: str, read: bool | None
) -> None:
    good = workbook(ROW)
    cell = re.search(r'<c r="B2"[^>]*>.*?</c>', part(good).decode())
    assert cell is not None
    result = read_table(
        edited(good, cell[0], f'<c r="B2" t="b"><v>{stored}</v></c>'), "a.xlsx", SPEC
    )
    if read is None:
        assert [error.code for error in result.errors] == ["file.damaged"]
    else:
        assert result.rows[0].values["name"] == ("WAAR" if read else "ONWAAR")
