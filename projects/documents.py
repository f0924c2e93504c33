"""The table of projects and partners as people fill it in: its columns in two languages, and its template."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from clusterbeleid.core.sheets import ColumnSpec, SheetLimits, TableSpec, write_template
from clusterbeleid.core.sheets import columns as parsers
from clusterbeleid.core.sheets.bilingual import language_at, named_column, words_of
from clusterbeleid.core.sheets.cells import Raw, show
from clusterbeleid.kernel.money import MoneyError
from clusters.enums import SizeClass
from projects.enums import Activity, BudgetSource, LegalBasis, PartnerRole, PolicyLabel

LIMITS = SheetLimits(max_rows=60_000, max_seconds=60.0)
# Dutch, English, and what people write themselves.
NAMES: Mapping[str, tuple[str, ...]] = {
    "reference": ("Referentie", "Reference", "Projectnummer", "HBC"),
    "title": ("Titel", "Title", "Project"),
    "type": ("Type", "Type of project"),
    "others": ("Andere clusters", "Other clusters"),
    "source": ("Budget", "Budget source"),
    "decided_on": ("Beslist op", "Decided on", "Beslissingsdatum"),
    "aid": ("Steun project", "Aid of the project", "Toegekende steun"),
    "first_day": ("Begin", "Start", "Startdatum"),
    "last_day": ("Einde", "End", "Einddatum"),
    "labels": ("Beleidslabels", "Policy labels", "Labels"),
    "kbo": ("Ondernemingsnummer", "Enterprise number", "KBO"),
    "part_role": ("Rol", "Role"),
    "part_activity": ("Soort onderzoek", "Kind of research"),
    "part_size": ("Grootte", "Size"),
    "part_flemish": ("Vlaams", "Flemish", "Vestiging in Vlaanderen"),
    "part_budget": ("Budget partner", "Budget of the partner"),
    "part_aid": ("Steun partner", "Aid of the partner"),
    "part_legal_basis": ("Rechtsgrond", "Legal basis"),
}
_REQUIRED = frozenset({"reference", "kbo", "part_role", "part_budget", "part_aid"})
_KINDS = {
    "decided_on": "date",
    "first_day": "date",
    "last_day": "date",
    "part_budget": "euro",
    "part_aid": "euro",
}
_YES_NO = {"ja": True, "yes": True, "nee": False, "no": False}
_DIGITS = 10
Names = tuple[tuple[str, Any], ...]


def project_title(key: str) -> str:
    """Return the name of a column in the language in use."""
    return NAMES[key][language_at()]


def project_spec(types: Mapping[str, str], clusters: Mapping[str, int]) -> TableSpec:
    """Return the columns; ``types`` and ``clusters`` map each name to its key."""
    return _spec(language_at(), tuple(types.items()), tuple(clusters.items()))


def project_template(spec: TableSpec) -> bytes:
    """Return the workbook to fill in, with an example that is not read."""
    example = {
        "reference": _("Example: HBC.2026.0001"),
        "title": _("Heat from sludge"),
        "decided_on": date(2026, 3, 2),
        "aid": Decimal("300000.00"),
        "kbo": "0203.430.576",
        "part_role": str(PartnerRole.COMPANY.label),
        "part_budget": Decimal("200000.00"),
        "part_aid": Decimal("100000.00"),
    }
    explained = {
        "title": _("Fill this and the next columns at least in the first row of each project."),
        "others": _("Names with a semicolon between them."),
        "labels": _("Labels with a semicolon between them."),
        "kbo": _("The organisation must stand in the register."),
    }
    language = ("nl-BE", "en-GB")[language_at()]
    return write_template(spec, _("Projects"), [example], explained, language=language)


@cache
def _spec(first: int, types: Names, clusters: Names) -> TableSpec:
    parse: dict[str, Any] = {
        "reference": parsers.text(40),
        "title": parsers.text(300),
        "type": parsers.choice({**dict(types), **{key: key for _name, key in types}}),
        "others": _several(parsers.choice(dict(clusters))),
        "source": parsers.choice(words_of(BudgetSource, first)),
        "decided_on": parsers.day,
        "aid": _amount,
        "first_day": parsers.day,
        "last_day": parsers.day,
        "labels": _several(parsers.choice(words_of(PolicyLabel, first))),
        "kbo": parsers.kbo,
        "part_role": parsers.choice(words_of(PartnerRole, first)),
        "part_activity": parsers.choice(words_of(Activity, first)),
        "part_size": parsers.choice(words_of(SizeClass, first)),
        "part_flemish": parsers.choice(_YES_NO),
        "part_budget": _amount,
        "part_aid": _amount,
        "part_legal_basis": parsers.choice(words_of(LegalBasis, first)),
    }
    return TableSpec(tuple(_column(key, parse[key], first) for key in NAMES))


def _column(key: str, parse: Any, first: int) -> ColumnSpec:
    return named_column(
        key, NAMES[key], parse, first, required=key in _REQUIRED, kind=_KINDS.get(key, "text")
    )


def _amount(raw: Raw) -> Decimal:
    found = parsers.amount(raw)
    if found >= Decimal(10) ** _DIGITS:
        raise MoneyError("amount.too_large", {"digits": _DIGITS})
    return found


def _several(one: Any) -> Any:
    """Return a parser for names with semicolons between them, each known once, in order."""

    def parse(raw: Raw) -> tuple[Any, ...]:
        words = [word.strip() for word in show(raw).split(";")]
        return tuple(sorted({one(word) for word in words if word}))

    return parse
