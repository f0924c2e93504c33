"""Sentences for one place in a table: what is wrong there and how to mend it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CELL_TEXTS: dict[str, str | Promise] = {
    "sheet.column_missing": _(
        "The column “%(column)s” is missing. Add it to the header row, or use the template."
    ),
    "sheet.column_repeated": _(
        "The column “%(column)s” stands twice: it is also column %(first)s. Keep one of the two."
    ),
    "sheet.merged_header": _(
        "The header has merged cells. Unmerge them, so that each column has its own name in one cell."
    ),
    "sheet.merged_cells": _(
        "These cells are merged. Unmerge them and fill in a value in every row."
    ),
    "sheet.hidden_column": _("This column is hidden. Make it visible and check its values."),
    "sheet.hidden_rows": _(
        "Hidden rows hold data (%(count)s): %(rows)s. Switch off the filter or make the rows visible, "
        "and delete those that do not count."
    ),
    "sheet.value_missing": _("This cell is empty, but a value is required. Fill it in."),
    "sheet.formula": _(
        "This cell holds a formula, and its stored result may be out of date. Copy the cells and "
        "paste them as values."
    ),
    "sheet.error_value": _("Excel shows an error in this cell. Replace it by the right value."),
    "sheet.bad_number": _("This is no number that can be read. Type the number again."),
    "sheet.bad_date": _("This is no date that can be read. Type the date as dd/mm/yyyy."),
    "csv.too_many_fields": _(
        "This row has %(found)s values, the header has %(expected)s columns. Check for a separator "
        "inside a value, such as a decimal comma without quotation marks around the amount."
    ),
    "csv.unclosed_quote": _(
        "A quotation mark is opened in this row and not closed. Close it, or remove it."
    ),
    "csv.quote": _(
        "The quotation marks in this row do not match. Double each quotation mark inside a value, or "
        "remove it."
    ),
    "text.too_long": _(
        "The text has %(length)s characters, at most %(max)s are allowed. Shorten it."
    ),
    "choice.unknown": _("“%(text)s” is not in the list. Choose one of: %(options)s."),
    "kbo.empty": _("The enterprise number is missing. Fill in ten digits, as 0203.430.576."),
    "kbo.format": _(
        "“%(text)s” is no enterprise number. Fill in ten digits, as 0203.430.576 or BE 0203430576."
    ),
    "kbo.establishment": _(
        "“%(text)s” is the number of an establishment. Fill in the number of the enterprise; it "
        "starts with 0 or 1."
    ),
    "kbo.checksum": _(
        "The enterprise number “%(text)s” has a wrong digit: its check digits do not fit. Look it up "
        "in the Crossroads Bank for Enterprises."
    ),
    "kbo.serial": _("Demo number %(serial)s does not exist. Choose one from 0 to 999999."),
    "amount.empty": _("The amount is missing. Fill in an amount such as 1.234,50."),
    "amount.not_a_number": _("“%(text)s” is no amount. Fill in an amount such as 1.234,50."),
    "amount.too_many_decimals": _(
        "The amount “%(text)s” has parts of a cent. Round it to two digits behind the comma."
    ),
    "amount.too_large": _(
        "The amount is too large: at most %(digits)s digits before the comma. Check the amount."
    ),
    "amount.two_commas": _(
        "The amount “%(text)s” has more than one comma. Keep one, before the cents: 1.234,50."
    ),
    "amount.ambiguous": _(
        "The amount “%(text)s” can be read in two ways. Write it with a point for thousands and a "
        "comma for cents: 1.234,50."
    ),
    "amount.negative": _(
        "The amount “%(text)s” is negative. Fill in a positive amount; a refund is recorded "
        "separately."
    ),
    "amount.zero": _("The amount is zero. Fill in the amount, or remove the row."),
    "date.empty": _("The date is missing. Fill it in as dd/mm/yyyy."),
    "date.unknown_format": _(
        "“%(text)s” is no date that can be read. Fill it in as dd/mm/yyyy, with a year of four digits."
    ),
    "date.out_of_range": _(
        "The date “%(text)s” lies outside the years %(first)s to %(last)s. Check the year."
    ),
    "date.does_not_exist": _("The day “%(text)s” does not exist. Check the day and the month."),
}

NOTE_TEXTS: dict[str, str | Promise] = {
    "csv.read_as": _("Read as %(encoding)s text with “%(delimiter)s” between the columns."),
    "sheet.columns_ignored": _("These columns were not used: %(columns)s."),
    "sheet.example_skipped": _("Row %(row)s is marked as an example and was not read."),
    "sheet.totals_skipped": _("Row %(row)s was read as a total, not as data."),
    "sheet.subtotal_skipped": _("Row %(row)s was taken for a subtotal and left out."),
    "sheet.hidden_ignored": _("The hidden sheet “%(sheet)s” was not read."),
}
