"""The dossier of an item in words: the same sections on the page, in the sealed PDF and in a bundle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from clusterbeleid.core.formatting import (
    NOTHING,
    format_day,
    format_euro,
    format_number,
    format_pct,
)
from clusterbeleid.core.pdf import render_pdf
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.findings import Explained, Line
from committee.models import AgendaItem, Meeting
from committee.rules import Dossier, Section, Table
from committee.rules.dossier import Cell

LANGUAGE = "nl"
FIGURES = frozenset({"EUR", "pct", "number", "days"})


@dataclass(frozen=True)
class ShownTable:
    """A table in words; ``figures`` tells which columns stand flush right."""

    caption: str
    heads: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[tuple[str, bool], ...], ...]


@dataclass(frozen=True)
class ShownSection:
    """A section in words."""

    title: str
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    tables: tuple[ShownTable, ...]
    explained: Explained | None
    lines: tuple[tuple[str, Line], ...]
    findings: tuple[str, ...]


@dataclass(frozen=True)
class BundlePart:
    """One item of a bundle: its place for this reader, its item and its sections."""

    place: int
    item: AgendaItem
    sections: tuple[ShownSection, ...]


def shown_sections(dossier: Dossier) -> tuple[ShownSection, ...]:
    """Return the sections in words of the language in use."""
    return tuple(_shown(section) for section in dossier.sections)


def dossier_pdf(item: AgendaItem, dossier: Dossier) -> bytes:
    """Return the dossier of one item as tagged PDF with bookmarks; equal content, equal bytes.

    Raises ``PdfFailed`` when it cannot be drawn.
    """
    with translation.override(LANGUAGE):
        title = _("Dossier %(reference)s") % {"reference": item.subject_reference}
        context = {"item": item, "sections": shown_sections(dossier), "demo": settings.DEMO}
    return render_pdf("documents/committee/dossier.html", context, title=title, language=LANGUAGE)


def bundle_pdf(meeting: Meeting, parts: Sequence[BundlePart]) -> bytes:
    """Return the dossiers of a meeting that one reader may read, as one tagged PDF.

    Raises ``PdfFailed`` when it cannot be drawn.
    """
    with translation.override(LANGUAGE):
        title = _("Bundle of meeting %(number)s") % {"number": meeting.number}
        context: dict[str, Any] = {"meeting": meeting, "parts": parts, "demo": settings.DEMO}
    return render_pdf("documents/committee/bundle.html", context, title=title, language=LANGUAGE)


def written(value: Cell, unit: str) -> str:
    """Return a cell as the reader expects it."""
    match value:
        case None | "":
            return NOTHING
        case Decimal() if unit == "EUR":
            return format_euro(value)
        case Decimal() if unit == "pct":
            return format_pct(value)
        case Decimal() | int():
            return format_number(value)
        case date():
            return format_day(value)
    return str(value)


def _shown(section: Section) -> ShownSection:
    explained = section.explained
    return ShownSection(
        title=section.title,
        paragraphs=section.paragraphs,
        facts=tuple((fact.term, written(fact.value, fact.unit)) for fact in section.facts),
        tables=tuple(_table(table) for table in section.tables),
        explained=explained,
        lines=tuple((sentence(line.term), line) for line in explained.lines) if explained else (),
        findings=tuple(sentence(one) for one in explained.findings) if explained else (),
    )


def _table(table: Table) -> ShownTable:
    flush = [unit in FIGURES for unit in table.units]
    return ShownTable(
        caption=table.caption,
        heads=tuple(zip(table.heads, flush, strict=True)),
        rows=tuple(
            tuple(
                (written(cell, unit), right)
                for cell, unit, right in zip(row, table.units, flush, strict=True)
            )
            for row in table.rows
        ),
    )
