"""The table of costs as people fill it in: its columns in two languages, and its template."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from applications.enums import CostCategory
from clusterbeleid.core.sheets import TableSpec, write_template
from clusterbeleid.core.sheets import columns as parsers
from clusterbeleid.core.sheets.bilingual import language_at, named_column, words_of
from cofinancing.documents.contribution_table import line_number
from cofinancing.enums import CostKind

# Dutch, English, and what people write themselves.
COST_NAMES: Mapping[str, tuple[str, ...]] = {
    "line": ("Lijnnummer", "Line number", "Lijn", "Line"),
    "category": ("Categorie", "Category", "Cat."),
    "kind": ("Soort kost", "Kind of cost", "Soort", "Kostensoort"),
    "description": ("Omschrijving", "Description", "Beschrijving"),
    "cost_on": ("Datum", "Date", "Factuurdatum", "Invoice date", "Datum van de kost"),
    "supplier": ("Leverancier of functie", "Supplier or staff", "Leverancier", "Supplier"),
    "invoice_number": ("Factuurnummer", "Invoice number", "Factuurnr", "Factuur", "Invoice"),
    "activity_code": ("Activiteitcode", "Activity code", "Activiteit", "Analytische code"),
    "amount": ("Bedrag", "Amount", "Bedrag excl. btw", "Amount excl. VAT", "Geclaimd", "Claimed"),
    "note": ("Toelichting", "Note", "Opmerking", "Remark"),
}
_LONGEST = {
    "description": 300,
    "supplier": 200,
    "invoice_number": 60,
    "activity_code": 30,
    "note": 2000,
}
_OPTIONAL = frozenset({"line", "invoice_number", "note"})


def cost_title(key: str) -> str:
    """Return the name of a column in the language in use."""
    return COST_NAMES[key][language_at()]


def cost_spec() -> TableSpec:
    """Return the columns of the table, their names printed in the language in use."""
    return _spec(language_at())


def cost_template() -> bytes:
    """Return the workbook to fill in, with an example that is not read."""
    example = {
        "category": CostCategory.ANIMATION.value,
        "kind": str(CostKind.PERSONNEL.label),
        "description": _("Example: account of the quarter"),
        "cost_on": date(2026, 3, 31),
        "supplier": _("Project manager"),
        "activity_code": "SPC-100",
        "amount": Decimal("12500.00"),
    }
    language = ("nl-BE", "en-GB")[language_at()]
    return write_template(cost_spec(), _("Costs"), [example], _explanations(), language=language)


@cache
def _spec(first: int) -> TableSpec:
    kinds = words_of(CostKind, first)
    categories = {key.upper(): key for key in CostCategory.values} | words_of(CostCategory, first)
    parse: dict[str, Any] = {
        "line": line_number,
        "category": parsers.choice(categories),
        "kind": parsers.choice(kinds),
        "cost_on": parsers.day,
        "amount": parsers.stored_amount(10),
        **{key: parsers.text(longest) for key, longest in _LONGEST.items()},
    }
    shown = {"cost_on": "date", "amount": "euro", "kind": "status", "category": "status"}
    offered = {"kind": tuple(kinds)[: len(CostKind)], "category": tuple(CostCategory.values)}
    return TableSpec(
        tuple(
            named_column(
                key,
                names,
                parse[key],
                first,
                required=key not in _OPTIONAL,
                kind=shown.get(key, "text"),
                choices=offered.get(key, ()),
            )
            for key, names in COST_NAMES.items()
        )
    )


def _explanations() -> dict[str, str]:
    return {
        "line": _(
            "Leave blank for a new cost. With the number of an existing line, that line is corrected."
        ),
        "category": _("a: animation, b: marketing, c: facilities, training and conferences."),
        "kind": _("Choose from the list."),
        "description": _("What the cost is."),
        "cost_on": _("As dd/mm/yyyy, within the project year."),
        "supplier": _("For staff: the function, not the name of the person."),
        "invoice_number": _("Leave blank when there is no invoice."),
        "activity_code": _("The code in your accounts that tells this activity from other work."),
        "amount": _("Amount in euro, excluding VAT that you can claim back."),
        "note": _("What the account manager should know."),
    }
