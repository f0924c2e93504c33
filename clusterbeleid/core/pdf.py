"""PDF documents: the page is rendered here, the drawing happens in a child process with limits.

The child reads our own assets and nothing else, and dies after 60 seconds or at 512 MB; whatever
somebody typed into a text field, this process and the machine keep working. Only the demo, which
seals many papers of our own words, draws in this process.
"""

from __future__ import annotations

import json
import logging
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from clusterbeleid.core import pdf_child
from clusterbeleid.core.errors import Refused
from clusterbeleid.kernel.findings import Finding, Level

logger = logging.getLogger(__name__)

SECONDS = 60
MEGABYTES = 512
_drawn_here: ContextVar[bool] = ContextVar("drawn_here", default=False)
_COMMAND = [sys.executable, "-I", str(Path(pdf_child.__file__))]
_SURROUNDINGS = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
_REASONS = {
    pdf_child.NO_LIBRARY: "pdf.no_library",
    pdf_child.NO_MEMORY: "pdf.too_big",
    # A library in C that gets no memory gives up at once.
    -signal.SIGABRT: "pdf.too_big",
    -signal.SIGTRAP: "pdf.too_big",
    -signal.SIGXCPU: "pdf.too_slow",
}


class PdfFailed(Refused):
    """No PDF could be made; the finding says why and what to do."""

    def __init__(self, code: str) -> None:
        super().__init__(Finding(Level.BLOCK, code, ""))


def render_pdf(
    template: str,
    context: Mapping[str, Any],
    *,
    title: str,
    language: str,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> bytes:
    """Return ``template`` as a tagged PDF (PDF/UA-1); equal input gives equal bytes.

    The template extends ``documents/core/base.html``. Raises ``PdfFailed`` as ``draw``.
    """
    with translation.override(language):
        html = render_to_string(template, {**context, "title": title, "language": language})
    return draw(html, seconds=seconds, megabytes=megabytes)


def draw(html: str, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> bytes:
    """Return a complete page of HTML as PDF.

    Raises ``PdfFailed`` when it takes too long or too much memory, or when Pango is missing.
    """
    work = _work(html, seconds, megabytes)
    if _drawn_here.get():
        return _draw_here(work)
    done = _run(work, seconds)
    if done.returncode != 0:
        _log_failure(done)
        raise PdfFailed(_REASONS.get(done.returncode, "pdf.failed"))
    return done.stdout


@contextmanager
def drawn_here() -> Iterator[None]:
    """Draw in this process, without child and limits: many papers at once, of our own words only."""
    token = _drawn_here.set(True)
    try:
        yield
    finally:
        _drawn_here.reset(token)


def _draw_here(work: bytes) -> bytes:
    try:
        return pdf_child.draw(json.loads(work))
    except OSError as error:
        raise PdfFailed("pdf.no_library") from error


def _work(html: str, seconds: float, megabytes: int) -> bytes:
    """Return what the child reads on its standard input."""
    work = {
        "html": html,
        "static_url": settings.STATIC_URL,
        "folders": [str(folder) for folder in _asset_folders()],
        "megabytes": megabytes,
        "seconds": int(seconds) + 1,
    }
    return json.dumps(work).encode()


def _log_failure(done: subprocess.CompletedProcess[bytes]) -> None:
    """Log the kind of error only: what follows may quote the document."""
    last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    logger.error("no PDF: status %s, %s", done.returncode, last.partition(":")[0][:60])


def _run(work: bytes, seconds: float) -> subprocess.CompletedProcess[bytes]:
    """Run the child with a temporary folder of its own, which goes with it."""
    with TemporaryDirectory(prefix="pdf-") as folder:
        try:
            # Our own interpreter and module; nothing of the user is on the command line.
            return subprocess.run(  # noqa: S603
                _COMMAND,
                input=work,
                capture_output=True,
                timeout=seconds,
                check=False,
                env={**_SURROUNDINGS, "HOME": folder, "TMPDIR": folder},
            )
        except subprocess.TimeoutExpired:
            logger.error("no PDF: more than %s seconds", seconds)
            raise PdfFailed("pdf.too_slow") from None


def _asset_folders() -> list[Path]:
    """Return where assets may be read from: the collected ones first, whose names carry a hash.

    Without a folder of collected ones, as at work on one machine, those where they are made.
    """
    collected = [settings.STATIC_ROOT] if settings.STATIC_ROOT else []
    return [Path(folder) for folder in (*collected, *settings.STATICFILES_DIRS)]
