"""Hundred payloads in every free text of the demo, and every paper drawn for real (Q19).

A text that somebody typed stays a text: nothing is fetched, nothing of this machine stands in the
paper, and the paper ends. Three papers in each run, all of them in the long run.
"""

from __future__ import annotations

import io
import logging
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice, product

import pikepdf
import pytest

from clusterbeleid.core import pdf
from clusterbeleid.overview.demo.people import user
from tests import demo
from tests.harness.client import StrictClient
from tests.harness.length import LONG
from tests.proofs.planted import plant

pytestmark = [pytest.mark.django_db, pytest.mark.attack("A10")]
PAPERS, PAGES = (60, 900) if LONG else (3, 60)
SHAPES = (
    '<img src="{}">', '<link rel="stylesheet" href="{}">', '<link rel="attachment" href="{}">',
    '<style>@import url("{}");</style>', '<p style="background:url({})">x</p>',
    '<object data="{}"></object>', '<iframe src="{}"></iframe>', '<embed src="{}">',
    '<svg><image xlink:href="{}"/></svg>', '<svg><use href="{}#x"/></svg>', '<base href="{}">',
    '"><script>fetch("{}")</script>', '</style><style>p{{content:url({})}}</style>', "url({})",
    '<meta http-equiv="refresh" content="0;url={}">', '<a href="{}" rel="attachment">x</a>',
)  # fmt: skip
TARGETS = (
    "http://127.0.0.1:{port}/x", "//127.0.0.1:{port}/x", "ftp://127.0.0.1:{port}/x",
    "file:///etc/passwd", "file:///proc/self/environ", "data:text/html,<img src=http://127.0.0.1:{port}/y>",
)  # fmt: skip
SIZES = (
    '<div style="width:1e9pt;height:1e9pt">x</div>', "<div>" * 40, "{{ settings.SECRET_KEY }}",
    "{% include '/etc/passwd' %}",
)  # fmt: skip
SECRETS = (b"root:x:0:0", b"CHROMIUM_PATH=", b"execute_from_command_line")
# A paper that is too much is refused; any other end is a fault.
REFUSED = {"pdf.too_slow": b"", "pdf.too_big": b""}
_PAPER = re.compile(r"""href=["']([^"'#]*(?:pdf|toezichtsfiche|tienjarenlijn)[^"'#]*)["']""")
_PAGE = re.compile(r"""href=["'](/[^"'#?]*)["']""")


def payloads(port: int) -> list[str]:
    """Return the hundred texts."""
    found = [shape.format(target) for shape, target in product(SHAPES, TARGETS)]
    return [text.replace("{port}", str(port)) for text in (*found, *SIZES)]


def papers(drawn: list[str]) -> list[str]:
    """Walk as the head of team and ask every paper met; returns the pages that were to be drawn."""
    client = StrictClient()
    client.force_login(user("hilde"))
    waiting, known = ["/", "/clusters/", "/aanvragen/", "/evaluaties/"], set[str]()
    while waiting and len(known) < PAGES and len(set(drawn)) < PAPERS:
        address = waiting.pop(0)
        if address in known or "afmelden" in address or "static" in address:
            continue
        known.add(address)
        answer = client.get(address)
        text = answer.getvalue().decode("utf-8", "replace") if answer.status_code == 200 else ""
        waiting = [*_PAPER.findall(text), *waiting, *_PAGE.findall(text)]
    return list(islice(dict.fromkeys(drawn), PAPERS))


def noted(html: str, drawn: list[str]) -> bytes:
    """Write down what was to be drawn, and answer as a paper."""
    drawn.append(html)
    return b"%PDF-1.7\n"


@contextmanager
def listening() -> Iterator[tuple[int, list[str]]]:
    """Yield the port of a server that writes down who knocks."""
    knocks: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        stop = threading.Event()
        listener = threading.Thread(target=_listen, args=(server, stop, knocks))
        listener.start()
        try:
            yield server.getsockname()[1], knocks
        finally:
            stop.set()
            listener.join()


def _listen(server: socket.socket, stop: threading.Event, knocks: list[str]) -> None:
    server.settimeout(0.1)
    while not stop.is_set():
        try:
            server.accept()[0].close()
        except TimeoutError:
            continue
        knocks.append("knock")


def test_text_that_somebody_typed_stays_a_text_in_every_paper(monkeypatch, caplog, record_property):
    caplog.set_level(logging.CRITICAL)
    drawn: list[str] = []
    with demo.demo_settings(), listening() as (port, knocks):
        demo.put_back()
        texts = payloads(port)
        assert (len(texts), len(set(texts))) == (100, 100)
        assert plant(texts) > 100
        with monkeypatch.context() as patch:
            patch.setattr(pdf, "draw", lambda html, **_limits: noted(html, drawn))
            pages = papers(drawn)
        assert len(pages) >= 3
        made = [_ended(html) for html in pages]
        assert knocks == []
    assert any(text[:20] in _escaped(html) for html in pages for text in texts[:96])
    assert [text for text in texts if text[0] == "<" and any(text in html for html in pages)] == []
    assert [
        (at, secret) for at, data in enumerate(made) for secret in SECRETS if secret in data
    ] == []
    record_property("papers", len(pages))


def _escaped(html: str) -> str:
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')


def _ended(html: str) -> bytes:
    """Return all that stands in the paper, unpacked; empty when it was refused for its size."""
    try:
        made = pdf.draw(html)
    except pdf.PdfFailed as refused:
        return REFUSED[refused.findings[0].code]
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert len(opened.attachments) == 0
        streams = [one.read_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream)]
    return made + b"".join(streams)


def test_control_a_server_that_is_asked_hears_it():
    with listening() as (port, knocks):
        with socket.create_connection(("127.0.0.1", port)):
            pass
        threading.Event().wait(0.3)
    assert knocks == ["knock"]
