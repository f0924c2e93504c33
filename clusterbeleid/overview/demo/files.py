"""Small PDF files for the demo: evidence and decisions."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.models import StoredFile

TEXT = b"BT /F1 14 Tf 60 760 Td (Demo: this document is invented.) Tj ET"


def proof(scope: str, name: str, actor: Actor, at: datetime) -> StoredFile:
    """Store a one-page document that says it is invented."""
    uploaded = SimpleUploadedFile(name, page(), content_type="application/pdf")
    return store_upload(uploaded, scope=scope, actor=actor, at=at, allowed={"pdf"})


def page() -> bytes:
    """Return a one-page PDF that says it is invented."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    sheet = pdf.pages[0]
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    sheet.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    sheet.Contents = pdf.make_stream(TEXT)
    written = BytesIO()
    pdf.save(written)
    return written.getvalue()
