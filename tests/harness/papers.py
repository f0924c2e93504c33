"""Small files that people hand in."""

from __future__ import annotations

from io import BytesIO

import pikepdf


def blank_pdf() -> bytes:
    """Return a PDF of one empty page."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(595, 842))
    written = BytesIO()
    made.save(written)
    return written.getvalue()
