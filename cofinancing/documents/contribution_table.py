"""The table of contributions as people fill it in: columns, words, template, and the same table out.

The names of the columns belong to the file and are understood in both languages; the language in
use only decides which of them is printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from clusterbeleid.core.sheets import CellProblem, ColumnSpec, Raw, TableSpec
from clusterbeleid.core.sheets import columns as parsers
from clusterbeleid.core.sheets.bilingual import language_at, named_column, words_of
from clusterbeleid.core.sheets.cells import show
from clusterbeleid.core.sheets.errors import shorten
from cofinancing.enums import SourceKind

# Dutch, English, and what people write themselves.
NAMES: Mapping[str, tuple[str, ...]] = {
    "line": ("Lijnnummer", "Line number", "Lijn", "Line"),
    "kbo": (
        "Ondernemingsnummer",
        "Enterprise number",
        "KBO-nummer",
        "KBO",
        "Btw-nummer",
        "VAT number",
        "Company number",
    ),
    "name": ("Naam", "Name", "Organisatie", "Organisation", "Lid", "Member", "Bedrijf", "Company"),
    "source": ("Soort bijdrage", "Kind of source", "Soort", "Bron", "Source", "Soort bron"),
    "pledged": ("Toegezegd", "Pledged", "Toegezegd bedrag", "Toezegging", "Pledged amount"),
    "invoice_number": ("Factuurnummer", "Invoice number", "Factuurnr", "Factuur", "Invoice"),
    "invoiced_on": ("Factuurdatum", "Invoice date"),
    "invoiced": ("Gefactureerd", "Invoiced", "Gefactureerd bedrag", "Factuurbedrag"),
    "received": (
        "Ontvangen",
        "Received",
        "Ontvangen bedrag",
        "Received amount",
        "Betaald",
        "Paid",
        "Bedrag",
        "Amount",
    ),
    "value_date": (
        "Valutadatum",
        "Value date",
        "Datum ontvangst",
        "Ontvangstdatum",
        "Betaaldatum",
        "Payment date",
    ),
    "reference": (
        "Bankreferentie",
        "Bank reference",
        "Mededeling",
        "Message",
        "Referentie",
        "Reference",
        "Gestructureerde mededeling",
    ),
    "note": ("Toelichting", "Note", "Opmerking", "Remark", "Opmerkingen", "Remarks", "Nota"),
}
# As many digits before the comma as the database keeps.
_AMOUNT = parsers.stored_amount(10)
_LONGEST = {"name": 200, "invoice_number": 60, "reference": 100, "note": 2000}


def title(key: str) -> str:
    """Return the name of a column in the language in use."""
    return NAMES[key][language_at()]


def line_number(raw: Raw) -> int:
    """Return the number of a line, as our export writes it; raises CellProblem."""
    text = show(raw).strip().removeprefix("#")
    if not (text.isascii() and text.isdigit()) or len(text) > 15:
        raise CellProblem("import.bad_line", {"text": shorten(show(raw))})
    return int(text)


def contribution_spec() -> TableSpec:
    """Return the columns of the table, their names printed in the language in use."""
    return _spec(language_at())


@cache
def _spec(language_at: int) -> TableSpec:
    words = words_of(SourceKind, language_at)
    return TableSpec(
        (
            _column("line", line_number, language_at),
            _column("kbo", parsers.kbo, language_at, required=True),
            _text("name", language_at),
            _column(
                "source",
                parsers.choice(words),
                language_at,
                kind="status",
                choices=tuple(words)[: len(SourceKind)],
            ),
            _column("pledged", _AMOUNT, language_at, kind="euro"),
            _text("invoice_number", language_at),
            _column("invoiced_on", parsers.day, language_at, kind="date"),
            _column("invoiced", _AMOUNT, language_at, kind="euro"),
            _column("received", _AMOUNT, language_at, kind="euro"),
            _column("value_date", parsers.day, language_at, kind="date"),
            _text("reference", language_at),
            _text("note", language_at),
        )
    )


def _text(key: str, language_at: int) -> ColumnSpec:
    return _column(key, parsers.text(_LONGEST[key]), language_at)


def _column(key: str, parse: Any, language_at: int, **more: Any) -> ColumnSpec:
    return named_column(key, NAMES[key], parse, language_at, **more)
