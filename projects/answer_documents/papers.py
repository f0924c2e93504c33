"""An answer as tagged PDF and as DOCX, in the form of the answer of a minister."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from django.conf import settings
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as DocxTable

from clusterbeleid.core.pdf import render_pdf
from projects.answer_documents.paper import LANGUAGE
from projects.answer_documents.shape import Paper, Part, Table

TEMPLATE = "documents/projects/answer.html"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def answer_pdf(paper: Paper) -> bytes:
    """Return the answer as a tagged PDF; equal content gives equal bytes. Raises ``PdfFailed``."""
    context: Mapping[str, Any] = {"paper": paper, "demo": settings.DEMO}
    return render_pdf(TEMPLATE, context, title=paper.title, language=LANGUAGE)


def answer_docx(paper: Paper) -> bytes:
    """Return the answer as a Word document with headings, tables with heads and its language set."""
    document = Document()
    _describe(document, paper)
    if paper.minister:
        _centred(document, paper.minister.upper())
    document.add_heading(paper.title, level=1).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in filter(None, (paper.question, paper.subject, paper.state)):
        _centred(document, line)
    for part in paper.parts:
        _part(document, part)
    if paper.sha256:
        _small(document, f"SHA-256: {paper.sha256}")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _describe(document: Any, paper: Paper) -> None:
    """Give title, author, language and a day that does not change with the moment of printing."""
    about = document.core_properties
    about.title, about.subject, about.language = paper.title, paper.subject, "nl-BE"
    about.author = "VLAIO, Agentschap Innoveren en Ondernemen"
    about.created = about.modified = datetime.combine(paper.as_of, time(12), tzinfo=UTC)
    fonts = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    if fonts is not None:
        fonts.set(qn("w:val"), "nl-BE")


def _part(document: Any, part: Part) -> None:
    document.add_heading(part.heading, level=2)
    for line in part.paragraphs:
        document.add_paragraph(line)
    for table in part.tables:
        document.add_paragraph(str(table.caption), style="Caption")
        _table(document, table)
    for line in part.sources:
        _small(document, line)


def _table(document: Any, table: Table) -> None:
    made = document.add_table(rows=1, cols=len(table.heads), style="Table Grid")
    _fill(made, 0, [str(head.label) for head in table.heads], table, bold=True)
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(repeat)
    for number, row in enumerate(table.rows, start=1):
        made.add_row()
        _fill(made, number, list(row), table)


def _fill(
    made: DocxTable, number: int, texts: list[str], table: Table, *, bold: bool = False
) -> None:
    for cell, text, head in zip(made.rows[number].cells, texts, table.heads, strict=True):
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, Pt(8)
        if head.is_figure:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _centred(document: Any, text: str) -> None:
    document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _small(document: Any, text: str) -> None:
    document.add_paragraph().add_run(text).font.size = Pt(8)
