"""The list of members as a table to change in a spreadsheet: the same columns out and in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from clusterbeleid.core.sheets import (
    ColumnSpec,
    RawRow,
    TableSpec,
    write_xlsx,
)
from clusterbeleid.core.sheets import columns as parsers
from clusterbeleid.core.sheets.bilingual import language_at, named_column, words_of
from clusterbeleid.kernel.identifiers import format_kbo
from clusters.enums import OrganisationKind
from clusters.models import Membership
from clusters.rules.member_table import RowFacts

# Dutch, English, and what people write themselves.
NAMES: Mapping[str, tuple[str, ...]] = {
    "kbo": ("Ondernemingsnummer", "Enterprise number", "KBO-nummer", "KBO"),
    "name": ("Naam", "Name", "Organisatie", "Organisation", "Lid", "Member"),
    "kind": ("Soort", "Kind"),
    "flemish_establishment": ("Vestiging in Vlaanderen", "Site in Flanders"),
    "municipality": ("Gemeente", "Municipality"),
    "website": ("Website", "Web site"),
    "first_day": ("Lid vanaf", "Member from"),
    "last_day": ("Lid tot", "Member until"),
}
DETAILS = ("name", "kind", "flemish_establishment", "municipality", "website")
_YES_NO = {"ja": True, "yes": True, "nee": False, "neen": False, "no": False}


def member_spec() -> TableSpec:
    """Return the columns of the table, their names printed in the language in use."""
    return _spec(language_at())


def title(key: str) -> str:
    """Return the name of a column in the language in use."""
    return NAMES[key][language_at()]


def member_workbook(rows: Iterable[Membership]) -> bytes:
    """Return the members as a workbook that can be changed and handed in again."""
    spec, first = member_spec(), language_at()
    return write_xlsx(
        _("Members"),
        [column.title for column in spec.columns],
        [[_cell(row, column.key, first) for column in spec.columns] for row in rows],
        kinds=[column.kind for column in spec.columns],
        language=("nl-BE", "en-GB")[first],
    )


def row_facts(row: RawRow) -> RowFacts:
    """Return a row as the rules see it."""
    found = {key: value for key, value in row.values.items() if value is not None}
    return RowFacts(
        number=row.row_number,
        kbo=found.get("kbo"),
        details={name: found[name] for name in DETAILS if name in found},
        first_day=found.get("first_day"),
        last_day=found.get("last_day"),
        broken=frozenset(NAMES) - row.values.keys(),
    )


def _cell(row: Membership, key: str, first: int) -> Any:
    match key:
        case "first_day" | "last_day":
            return getattr(row, key)
        case "kbo":
            return format_kbo(row.organisation.kbo)
        case "kind":
            return str(row.organisation.get_kind_display())
        case "flemish_establishment":
            return _yes_no(first)[0 if row.organisation.flemish_establishment else 1]
    return getattr(row.organisation, key)


@cache
def _spec(first: int) -> TableSpec:
    kinds = words_of(OrganisationKind, first)
    return TableSpec(
        (
            _column("kbo", parsers.kbo, first, required=True),
            _column("name", parsers.text(200), first),
            _column(
                "kind",
                parsers.choice(kinds),
                first,
                kind="status",
                choices=tuple(kinds)[: len(OrganisationKind)],
            ),
            _column(
                "flemish_establishment",
                parsers.choice(_YES_NO),
                first,
                kind="status",
                choices=_yes_no(first),
            ),
            _column("municipality", parsers.text(100), first),
            _column("website", parsers.text(200), first),
            _column("first_day", parsers.day, first, kind="date"),
            _column("last_day", parsers.day, first, kind="date"),
        )
    )


def _yes_no(first: int) -> tuple[str, str]:
    return (("ja", "nee"), ("yes", "no"))[first]


def _column(key: str, parse: Any, first: int, **more: Any) -> ColumnSpec:
    return named_column(key, NAMES[key], parse, first, **more)
