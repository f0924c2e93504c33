"""The table of contributions as people fill it in: columns, words, template, and the same table out.

The names of the columns belong to the file and are understood in both languages; the language in
use only decides which of them is printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.utils import translation

from clusterbeleid.core.sheets import CellProblem, ColumnSpec, Raw, TableSpec
from clusterbeleid.core.sheets import columns as parsers
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
_LANGUAGES = ("nl", "en")
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


def source_words() -> dict[str, str]:
    """Return every word for a kind of source, in both languages, with its code."""
    found: dict[str, str] = {}
    for language in _ordered(_LANGUAGES, language_at()):
        with translation.override(language):
            found |= {str(kind.label): kind.value for kind in SourceKind}
    return found | {kind.value: kind.value for kind in SourceKind}


@cache
def _spec(language_at: int) -> TableSpec:
    words = source_words()
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
            _column("pledged", parsers.positive_amount, language_at, kind="euro"),
            _text("invoice_number", language_at),
            _column("invoiced_on", parsers.day, language_at, kind="date"),
            _column("invoiced", parsers.positive_amount, language_at, kind="euro"),
            _column("received", parsers.positive_amount, language_at, kind="euro"),
            _column("value_date", parsers.day, language_at, kind="date"),
            _text("reference", language_at),
            _text("note", language_at),
        )
    )


def _column(
    key: str,
    parse: Any,
    language_at: int,
    *,
    required: bool = False,
    kind: str = "text",
    choices: tuple[str, ...] = (),
) -> ColumnSpec:
    names = tuple(_ordered(NAMES[key][:2], language_at)) + NAMES[key][2:]
    return ColumnSpec(key, names, parse, required=required, kind=kind, choices=choices)


def _text(key: str, language_at: int) -> ColumnSpec:
    return _column(key, parsers.text(_LONGEST[key]), language_at)


def _ordered(pair: tuple[str, ...], first: int) -> list[str]:
    return [pair[first], *pair[:first], *pair[first + 1 :]]


def language_at() -> int:
    """Return the place of the language in use among the names of a column."""
    return _LANGUAGES.index("en") if (translation.get_language() or "").startswith("en") else 0
