"""A committee and a room with files to decide on."""

import pytest

from clusterbeleid.core import pdf
from tests.committee.builders import fake_room, make_committee


@pytest.fixture
def room(monkeypatch):
    return fake_room(monkeypatch)


@pytest.fixture
def committee(db):
    return make_committee()


@pytest.fixture
def quick_pdf(monkeypatch):
    """Keep the words of a paper and spare the drawing, which takes seconds."""

    def draw(html, **_limits):
        return b"%PDF-1.7\n" + html.encode()

    monkeypatch.setattr(pdf, "draw", draw)
