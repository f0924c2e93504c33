"""PDF files: whole, not locked, nothing that runs, nothing glued on."""

from __future__ import annotations

import io
from typing import Any

import pikepdf

from clusterbeleid.core.uploads.refusal import UploadRefused

PDF_MAGIC = b"%PDF-"
END = b"%%EOF"
# Mail and scanner programs add some blanks or a short comment behind the end.
TAIL_BYTES = 1024
# Damage shows in qpdf as any of these.
_DAMAGE = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, IndexError)
_RUNS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm"})


def check_pdf(data: bytes) -> None:
    """Judge a PDF.

    Raises UploadRefused: `file.damaged`, `file.polyglot`, `file.password`, `file.active_content`.
    """
    _check_end(data)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            _check_content(pdf)
    except pikepdf.PasswordError as error:
        raise UploadRefused("file.password") from error
    except _DAMAGE as error:
        raise UploadRefused("file.damaged") from error


def _check_end(data: bytes) -> None:
    end = data.rfind(END)
    if end < 0:
        raise UploadRefused("file.damaged")
    if len(data[end + len(END) :].strip(b"\x00\r\n\t ")) > TAIL_BYTES:
        raise UploadRefused("file.polyglot")


def _check_content(pdf: pikepdf.Pdf) -> None:
    if pdf.is_encrypted:
        raise UploadRefused("file.password")
    if not len(pdf.pages):
        raise UploadRefused("file.damaged")
    if _runs_something(pdf.Root):
        raise UploadRefused("file.active_content")


def _runs_something(root: Any) -> bool:
    """Tell whether opening the document starts a script or a program."""
    if "/Names" in root and "/JavaScript" in root.Names:
        return True
    action = root.get("/OpenAction")
    if isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in _RUNS:
        return True
    return "/AA" in root
