"""The content of a decision dossier as plain values: one shape for the page, the PDF and the archive (R53)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from clusterbeleid.kernel.findings import Explained

Cell = str | int | Decimal | date | None


@dataclass(frozen=True)
class Fact:
    """A term with its value; ``unit`` one of EUR, pct, number, days, date, text (as of a kernel ``Line``)."""

    term: str
    value: Cell
    unit: str = "text"


@dataclass(frozen=True)
class Table:
    """A table: every row has as many cells as there are heads; ``units`` holds one for each column."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    units: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Give every column a unit; raises ValueError for a row of another width."""
        object.__setattr__(self, "units", self.units or ("text",) * len(self.heads))
        if any(len(row) != len(self.heads) for row in (*self.rows, self.units)):
            raise ValueError(f"a row of {self.caption} has another number of cells")


@dataclass(frozen=True)
class Section:
    """A part of the dossier: running text, facts, tables, and a calculation with its findings.

    ``paragraphs`` is plain text; whatever mark-up stands in it reaches the reader as text.
    """

    title: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    explained: Explained | None = None


@dataclass(frozen=True)
class Dossier:
    """All sections in order; titles and texts in the language of the house."""

    sections: tuple[Section, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON values, as sealed; dates and decimals are tagged with their unit."""
        return {"sections": [_section_json(section) for section in self.sections]}


@dataclass(frozen=True)
class Proposal:
    """What the committee is asked to decide, or decided: kind, text, figures.

    ``payload`` holds JSON values, with amounts and days as text (``Decimal`` and ISO); its keys
    are agreed between the room of the subject and its effects.
    """

    decision_type: str
    text: str = ""
    payload: Mapping[str, Any] = field(default_factory=dict)


def dossier_from_json(stored: Mapping[str, Any], explain: Any) -> Dossier:
    """Return what ``as_json`` stored; ``explain`` reads a stored calculation (core.explained)."""
    return Dossier(tuple(_section(row, explain) for row in stored["sections"]))


def _section_json(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "paragraphs": list(section.paragraphs),
        "facts": [[fact.term, _written(fact.value), fact.unit] for fact in section.facts],
        "tables": [
            {
                "caption": table.caption,
                "heads": list(table.heads),
                "units": list(table.units),
                "rows": [[_written(cell) for cell in row] for row in table.rows],
            }
            for table in section.tables
        ],
        "explained": section.explained.as_json() if section.explained else None,
    }


def _section(stored: Mapping[str, Any], explain: Any) -> Section:
    return Section(
        title=stored["title"],
        paragraphs=tuple(stored["paragraphs"]),
        facts=tuple(Fact(term, _read(value, unit), unit) for term, value, unit in stored["facts"]),
        tables=tuple(_table(table) for table in stored["tables"]),
        explained=explain(stored["explained"]) if stored["explained"] else None,
    )


def _table(stored: Mapping[str, Any]) -> Table:
    units = tuple(stored["units"])
    rows = tuple(
        tuple(_read(cell, unit) for cell, unit in zip(row, units, strict=True))
        for row in stored["rows"]
    )
    return Table(stored["caption"], tuple(stored["heads"]), rows, units)


def _written(value: Cell) -> str | int | None:
    match value:
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
    return value


def _read(value: Any, unit: str) -> Cell:
    if value is None or value == "":
        return None
    match unit:
        case "EUR" | "pct" | "number":
            return Decimal(str(value))
        case "date":
            return date.fromisoformat(value)
        case "days":
            return int(value)
    return str(value)
