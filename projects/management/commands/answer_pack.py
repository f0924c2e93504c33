"""``manage.py answer_pack --on DATE --out FILE``: the answer to parliament as drawn up on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clusterbeleid.core import clock
from clusterbeleid.core.pdf import PdfFailed
from clusterbeleid.core.texts import sentence
from projects.answer_documents.paper import unasked_paper
from projects.answer_documents.papers import answer_docx, answer_pdf
from projects.answer_documents.shape import Paper
from projects.queries.answers.drawn import drawn_figures

WRITERS = {".pdf": answer_pdf, ".docx": answer_docx}


class Command(BaseCommand):
    """Writes the answer with its first texts, figures and sources; stores nothing."""

    help = (
        "Draws up the answer to the parliamentary question on clusters as of a day, as PDF or DOCX."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the day and the file; its ending says which form."""
        parser.add_argument("--on", type=date.fromisoformat, default=None)
        parser.add_argument("--out", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Draw up and write."""
        out, on = options["out"], options["on"] or clock.today()
        if out.suffix.lower() not in WRITERS:
            raise CommandError("--out ends in .pdf or .docx")
        if on > clock.today():
            raise CommandError(f"--on lies in the future: {on}")
        out.write_bytes(self._written(out, unasked_paper(drawn_figures(on))))
        self.stdout.write(f"{out}: {on}")

    def _written(self, out: Path, paper: Paper) -> bytes:
        try:
            return WRITERS[out.suffix.lower()](paper)
        except PdfFailed as failed:
            raise CommandError(" ".join(map(sentence, failed.findings))) from failed
