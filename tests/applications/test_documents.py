"""The PDF of an application: any text reaches it as text, and equal content gives equal bytes."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from applications.documents.pdf import application_pdf
from applications.documents.whole import differences
from clusterbeleid.core.frozen import hash_of
from tests.people import NOW

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src="/etc/passwd" onerror="x()">',
    "{{ settings.SECRET_KEY }} {% include 'x' %}",
]


def snapshot(**answers):
    return {
        "application": {
            "reference": "IBN-1-001",
            "title": "Drones & co",
            "step": "expression",
            "language": "nl",
            "first_day": {"$day": "2027-01-01"},
            "last_day": {"$day": "2027-12-31"},
            "call": "IBN-1",
            "form_version": 1,
            "applicant": {"name": "Alfa vzw", "kbo": "0203430576"},
            "cluster": "",
        },
        "answers": answers,
        "members": [
            {
                "kbo": "0203430576", "name": "Bèta nv", "part": "company", "size": "small",
                "flemish_site": True, "municipality": "Gent", "role": "",
            }
        ],
        "seats": [],
        "targets": [],
        "budget": [
            {"year": 1, "category": "a", "nature": "personnel", "typed": "1000", "amount": {"$decimal": "1000.00"}},
            {"year": 1, "category": "b", "nature": "personnel", "typed": "veel", "amount": None},
        ],
        "funding": [],
        "pledges": [{"kbo": "0203430576", "year": 1, "typed": "500", "amount": {"$decimal": "500.00"}}],
        "documents": [],
    }  # fmt: skip


def text_of(data):
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    # With signs of several scripts pypdf gives each letter of a font as two bytes.
    return " ".join(text.replace("\0", "").split())


def letters(text):
    """Return letters and digits only: how signs between them are read back differs by font."""
    return "".join(sign for sign in text if sign.isalnum())


def test_any_text_reaches_the_pdf_as_text_and_equal_input_gives_equal_bytes():
    texts = {"summary": "\n".join(HOSTILE), "vision": "\N{ROCKET} مرحبا " + "woord " * 2000}
    made = snapshot(**texts)
    how: dict[str, Any] = {"number": 1, "submitted_at": NOW, "signed_by": "Els <b>"}
    one = application_pdf(made, hash_of(made), **how)
    text = letters(text_of(one))
    for hostile in HOSTILE:
        assert letters(hostile) in text
    assert hash_of(made) in text
    assert "veel" in text
    assert b"root:" not in one
    assert application_pdf(made, hash_of(made), **how) == one


def test_draft_says_that_it_is_one():
    made = snapshot(summary="Hallo")
    assert "Ontwerp, niet ingediend." in text_of(application_pdf(made, hash_of(made)))


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ({"summary": "Hallo"}, []),
        ({"summary": "Dag"}, [("Algemeen: Samenvatting van het initiatief", "Hallo", "Dag")]),
        (
            {"summary": "Hallo", "vision": "Nieuw"},
            [("Visie en programma: Visie van de cluster", "–", "Nieuw")],
        ),
    ],
)
def test_differences_name_the_field(new, expected):
    found = differences(snapshot(summary="Hallo"), snapshot(**new))
    assert [(str(row.field), row.old, row.new) for row in found] == expected
