"""The papers as real PDF: tagged, with bookmarks, the same bytes for the same content."""

import io

import page
import pytest
from pypdf import PdfReader

from clusterbeleid.core.files import read_bytes
from committee import actions, documents
from committee.rules import Dossier, Section
from tests.committee.builders import make_meeting, put_on, sealed
from tests.people import NOW

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script> مرحبا بالعالم " + "lang " * 40


def test_dossier_is_tagged_has_bookmarks_and_takes_any_text(committee, room):
    item = put_on(committee, make_meeting(committee), room.add(HOSTILE))
    sealed(committee, item)
    data = read_bytes(item.dossiers.get().file)
    report = page.validate_pdf_bytes(data, profile="ua1")
    assert [failure.rule_id for failure in report.failures] == []
    reader = PdfReader(io.BytesIO(data))
    titles = [mark.title for mark in _flat(reader.outline)]
    assert "Waarover het comité beslist" in titles
    assert "Register van belangen" in titles
    text = " ".join(one.extract_text() for one in reader.pages)
    assert "<script>alert(1)</script>" in text
    assert "Pagina 1 van" in text


def test_text_of_any_length_with_emoji_is_drawn(committee, room):
    item = put_on(committee, make_meeting(committee), room.add())
    content = Dossier((Section("Lang 🎈", ("woord " * 17_000,)),))
    data = documents.dossier_pdf(item, content)
    assert len(PdfReader(io.BytesIO(data)).pages) > 10


def test_same_content_gives_the_same_bytes(committee, room):
    item = put_on(committee, make_meeting(committee), room.add())
    dossier = actions.sealing.whole_dossier(item, at=NOW)
    assert documents.dossier_pdf(item, dossier) == documents.dossier_pdf(item, dossier)


def _flat(outline):
    for mark in outline:
        if isinstance(mark, list):
            yield from _flat(mark)
        else:
            yield mark
