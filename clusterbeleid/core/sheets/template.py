"""A workbook to fill in: header, a marked example row, choices to pick from, an explanation."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from clusterbeleid.core.sheets.spec import ColumnSpec, TableSpec
from clusterbeleid.core.sheets.writer import sheet_name
from clusterbeleid.core.sheets.written_cells import FORMATS, cell_text

FORMATTED_ROWS = 1_000
FIRST_CHOICES_COLUMN = 6
_HEAD = PatternFill("solid", fgColor="FFE615")
_EXAMPLE = Font(italic=True, color="687483")


def write_template(
    spec: TableSpec,
    title: str,
    examples: Sequence[Mapping[str, Any]],
    explanations: Mapping[str, str],
    *,
    language: str = "nl-BE",
) -> bytes:
    """Return a template of the table in the language in use.

    `examples`: rows of key → value; the reader skips them by the mark in their last column.
    `explanations`: key → what to fill in, shown beside the header and on the second sheet.
    """
    book = Workbook()
    book.properties.language = language
    book.properties.title = title
    sheet: Any = book.active
    sheet.title = sheet_name(title)
    help_sheet: Any = book.create_sheet(sheet_name(_("Explanation")))
    _fill_table(sheet, spec, explanations)
    _fill_examples(sheet, spec, examples)
    _fill_help(help_sheet, spec, examples, explanations)
    _fill_choices(sheet, help_sheet, spec)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _put(sheet: Any, row: int, at: int, value: Any) -> Any:
    """Set a cell; text stays text whatever it starts with."""
    cell = sheet.cell(row, at)
    if isinstance(value, str):
        cell.value = cell_text(value)
        cell.data_type = "s"
    else:
        cell.value = value
    return cell


def _put_head(sheet: Any, at: int, text: str) -> Any:
    cell = _put(sheet, 1, at, text)
    cell.font = Font(bold=True)
    cell.fill = _HEAD
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _fill_table(sheet: Any, spec: TableSpec, explanations: Mapping[str, str]) -> None:
    for at, column in enumerate(spec.columns, start=1):
        head = _put_head(sheet, at, column.title)
        if column.key in explanations:
            head.comment = Comment(str(explanations[column.key]), "clusterbeleid", 160, 320)
        sheet.column_dimensions[get_column_letter(at)].width = max(16, len(column.title) + 4)
        for row in range(2, FORMATTED_ROWS + 2):
            sheet.cell(row, at).number_format = FORMATS[column.kind]
    _put_head(sheet, len(spec.columns) + 1, _("Kind of row"))
    sheet.column_dimensions[get_column_letter(len(spec.columns) + 1)].width = 40
    sheet.freeze_panes = "A2"


def _fill_examples(sheet: Any, spec: TableSpec, examples: Sequence[Mapping[str, Any]]) -> None:
    for row, example in enumerate(examples, start=2):
        for at, column in enumerate(spec.columns, start=1):
            _put(sheet, row, at, example.get(column.key)).font = _EXAMPLE
        mark = _put(sheet, row, len(spec.columns) + 1, _("Example: this row is not read"))
        mark.font = _EXAMPLE


def _fill_help(
    sheet: Any,
    spec: TableSpec,
    examples: Sequence[Mapping[str, Any]],
    explanations: Mapping[str, str],
) -> None:
    heads = (_("Column"), _("Required"), _("What to fill in"), _("Example"))
    for at, (head, width) in enumerate(zip(heads, (24, 12, 70, 24), strict=True), start=1):
        _put_head(sheet, at, head)
        sheet.column_dimensions[get_column_letter(at)].width = width
    for row, column in enumerate(spec.columns, start=2):
        _put_help(sheet, row, column, str(explanations.get(column.key, "")))
        if examples:
            _put(sheet, row, 4, examples[0].get(column.key)).number_format = FORMATS[column.kind]
    sheet.freeze_panes = "A2"


def _put_help(sheet: Any, row: int, column: ColumnSpec, explanation: str) -> None:
    _put(sheet, row, 1, column.title)
    _put(sheet, row, 2, _("yes") if column.must_be_filled else _("no"))
    _put(sheet, row, 3, explanation)
    sheet.cell(row, 3).alignment = Alignment(wrap_text=True, vertical="top")


def _fill_choices(sheet: Any, help_sheet: Any, spec: TableSpec) -> None:
    """List the choices on the second sheet and let the cells of the table pick from there."""
    chosen = [(at, c) for at, c in enumerate(spec.columns, start=1) if c.choices]
    for help_at, (at, column) in enumerate(chosen, start=FIRST_CHOICES_COLUMN):
        _list_choices(help_sheet, help_at, column)
        validation = _one_of_the_list(help_sheet.title, help_at, column)
        target = get_column_letter(at)
        validation.add(f"{target}2:{target}{FORMATTED_ROWS + 1}")
        sheet.add_data_validation(validation)


def _one_of_the_list(help_title: str, help_at: int, column: ColumnSpec) -> DataValidation:
    """Return the rule that a cell holds one of the choices in a column of the second sheet."""
    letter = get_column_letter(help_at)
    source = f"${letter}$2:${letter}${len(column.choices) + 1}"
    return DataValidation(
        type="list",
        formula1=f"{quote_sheetname(help_title)}!{source}",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=column.title,
        error=_("Choose one of the words in the list."),
    )


def _list_choices(sheet: Any, at: int, column: ColumnSpec) -> None:
    _put_head(sheet, at, _("Choices for %(column)s") % {"column": column.title})
    sheet.column_dimensions[get_column_letter(at)].width = max(20, len(column.title) + 14)
    for row, word in enumerate(column.choices, start=2):
        _put(sheet, row, at, str(word))
