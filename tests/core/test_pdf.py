"""PDF: tagged, the same bytes for the same input, and nothing read that is not ours."""

import io
import socket
import subprocess
import sys
import threading
from pathlib import Path

import page
import pikepdf
import pytest
from django.conf import settings
from django.test import override_settings
from pypdf import PdfReader

from clusterbeleid.core import pdf, pdf_child

BODY = """
<h2>Steun per jaar</h2>
<table><caption>Steun per jaar</caption>
<thead><tr><th scope="col">Jaar</th><th scope="col">Bedrag</th></tr></thead>
<tbody><tr><th scope="row">2026</th><td>€ 500.000,00</td></tr></tbody></table>
<ul><li>een</li><li>twee</li></ul>
<svg xmlns="http://www.w3.org/2000/svg" width="100" height="20" role="img"><title>Balk</title><rect width="80" height="20" fill="#0055cc"/></svg>
"""
HOSTILE_BODY = """
<img src="file:///etc/passwd" alt="a"><img src="{web}/img" alt="b"><img src="ftp://127.0.0.1/x" alt="c">
<img src="//127.0.0.1:{port}/relative" alt="d"><img src="/etc/passwd" alt="e">
<img src="/static/../../manage.py" alt="f"><img src="/static/%2e%2e/%2e%2e/manage.py" alt="g">
<img src="https://own-assets.invalid.elsewhere/static/favicon.svg" alt="h">
<link rel="stylesheet" href="{web}/style.css"><link rel="attachment" href="file:///etc/passwd">
<link rel="attachment" href="{web}/attached">
<style>@import url("{web}/imported.css"); @font-face {{ font-family: x; src: url("{web}/font.woff2") }}
p {{ background: url("{web}/background.png"); font-family: x }} q {{ content: url("file:///etc/hostname") }}</style>
<p>tekst <q>citaat</q></p>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"><title>t</title>
<image xlink:href="{web}/svg.png" width="9" height="9"/><use href="file:///etc/passwd#x"/></svg>
<object data="{web}/object"></object><embed src="{web}/embed"><iframe src="{web}/frame"></iframe>
<script>fetch("{web}/script")</script>
"""


def whole(body, title="Toezichtsfiche"):
    return f'<html lang="nl"><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>'


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    """A page of our own frame with a table, a list and a drawing."""
    folder = tmp_path_factory.mktemp("templates")
    (folder / "fiche.html").write_text(
        '{% extends "documents/core/base.html" %}{% block content %}<p>{{ who }}</p>'
        + BODY
        + "{% endblock %}"
    )
    templates = [{**settings.TEMPLATES[0], "DIRS": [folder, *settings.TEMPLATES[0]["DIRS"]]}]

    def make(**context):
        with override_settings(TEMPLATES=templates):
            title = "Fiche van Flanders' FOOD"
            return pdf.render_pdf("fiche.html", context, title=title, language="nl")

    return make


@pytest.fixture(scope="module")
def fiche(document):
    return document(who="An & <b>Bea</b>")


def test_document_is_tagged_and_passes_pdf_ua(fiche):
    report = page.validate_pdf_bytes(fiche, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant
    with pikepdf.open(io.BytesIO(fiche)) as opened:
        assert str(opened.Root.Lang) == "nl"
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        tags = tags_in(opened.Root.StructTreeRoot)
        assert {"H1", "H2", "P", "Table", "THead", "TR", "TH", "TD", "L", "LI", "Figure"} <= tags


def tags_in(node):
    found = {str(node.S).lstrip("/")} if "/S" in node else set()
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found |= tags_in(kid)
    return found


def test_validator_sees_what_is_missing():
    """Negative control: without language and title the document does not pass."""
    bare = pdf.draw("<p>tekst</p>")
    assert not page.is_pdf_compliant_bytes(bare, profile="ua1")


def test_text_and_title_stand_in_the_document(fiche):
    reader = PdfReader(io.BytesIO(fiche))
    text = reader.pages[0].extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title == "Fiche van Flanders' FOOD"
    assert "An & <b>Bea</b>" in text
    assert "€ 500.000,00" in text
    assert text.count("Fiche van Flanders' FOOD") == 2, "the heading and the foot of the page"
    assert "1 van 1" in text or "1 of 1" in text


def test_same_input_gives_the_same_bytes(document, fiche):
    assert document(who="An & <b>Bea</b>") == fiche
    assert document(who="Cas") != fiche


def test_hostile_page_fetches_nothing_and_holds_no_local_bytes():
    heard: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        port = server.getsockname()[1]
        stop = threading.Event()
        listening = threading.Thread(target=listen, args=(server, stop, heard))
        listening.start()
        try:
            made = pdf.draw(whole(HOSTILE_BODY.format(web=f"http://127.0.0.1:{port}", port=port)))
            with socket.create_connection(("127.0.0.1", port)):
                pass
        finally:
            stop.set()
            listening.join()
    assert heard == ["heard"], "the server hears our own knock only"
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert len(opened.attachments) == 0
        streams = b"".join(
            one.read_bytes()
            for one in opened.objects
            if isinstance(one, pikepdf.Stream) and "/Filter" in one
        )
    for secret in (
        b"root:x:0:0",
        b"execute_from_command_line",
        socket.gethostname().encode() + b"\n",
    ):
        assert secret not in made
        assert secret not in streams


def listen(server, stop, heard):
    while not stop.is_set():
        try:
            server.accept()[0].close()
        except TimeoutError:
            continue
        heard.append("heard")


def test_own_asset_and_data_are_read(tmp_path, settings):
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "blok.css").write_text("p { width: 77pt; break-before: page }")
    settings.STATICFILES_DIRS = [tmp_path]
    plain = pdf.draw(whole("<p>een</p>"))
    styled = pdf.draw(whole('<link rel="stylesheet" href="/static/app/blok.css"><p>een</p>'))
    data = pdf.draw(
        whole('<link rel="stylesheet" href="data:text/css,p{break-before:page}"><p>een</p>')
    )
    assert [len(PdfReader(io.BytesIO(made)).pages) for made in (plain, styled, data)] == [1, 2, 2]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/static/app/blok.css",
        "https://own-assets.invalid/etc/passwd",
        "https://own-assets.invalid/static/../secret",
        "https://own-assets.invalid/static/%2e%2e/secret",
        "https://own-assets.invalid/static//etc/passwd",
        "https://own-assets.invalid/static/link",
        "https://own-assets.invalid/static/",
        "https://own-assets.invalid@elsewhere/static/app/blok.css",
    ],
)
def test_address_outside_our_assets_is_refused(tmp_path, url):
    assets = tmp_path / "assets"
    assets.mkdir()
    (tmp_path / "secret").write_text("geheim")
    (assets / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(pdf_child.NotOurs):
        pdf_child.asset_path(url, "/static/", [str(assets)])


def test_asset_is_found_in_the_first_folder_that_has_it(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    (tmp_path / "b" / "x y.css").write_text("")
    folders = [str(tmp_path / "a"), str(tmp_path / "b")]
    assert (
        pdf_child.asset_path("https://own-assets.invalid/static/x%20y.css?v=1", "/static/", folders)
        == tmp_path / "b" / "x y.css"
    )


def test_page_that_takes_too_long_is_stopped():
    body = "<table>" + "<tr><td>x</td></tr>" * 20_000 + "</table>"
    with pytest.raises(pdf.PdfFailed, match=r"pdf\.too_slow"):
        pdf.draw(whole(body), seconds=2)


def test_page_that_takes_too_much_memory_is_stopped():
    body = "<table>" + "<tr><td>x</td><td>y</td></tr>" * 50_000 + "</table>"
    with pytest.raises(pdf.PdfFailed, match=r"pdf\.too_big"):
        pdf.draw(whole(body), megabytes=200)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 3000 + "x",
        '<p style="width:1e9pt;height:1e9pt;border:1e9pt solid">x</p>',
        '<p style="column-count:1000000000">x</p><p style="font-size:1e9pt">x</p>',
    ],
)
def test_absurd_page_ends_in_a_pdf_or_in_a_refusal(body):
    try:
        ended = pdf.draw(whole(body), seconds=10)[:4].decode()
    except pdf.PdfFailed as refusal:
        ended = refusal.findings[0].code
    assert ended in {"%PDF", "pdf.too_slow", "pdf.too_big", "pdf.failed"}


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (3, "pdf.no_library"),
        (4, "pdf.too_big"),
        (-6, "pdf.too_big"),
        (-24, "pdf.too_slow"),
        (1, "pdf.failed"),
        (-11, "pdf.failed"),
    ],
)
def test_end_of_the_child_becomes_a_reason(monkeypatch, status, code):
    ended = subprocess.CompletedProcess([], status, b"", b"")
    monkeypatch.setattr("subprocess.run", lambda *_given, **_more: ended)
    with pytest.raises(pdf.PdfFailed) as failed:
        pdf.draw("<p>x</p>")
    assert [finding.code for finding in failed.value.findings] == [code]


def test_machine_without_pango_is_told_by_the_child(tmp_path):
    """A stand-in for the library that fails as cffi does on a machine without Pango."""
    (tmp_path / "weasyprint.py").write_text(
        "raise OSError(\"cannot load library 'libpango-1.0-0'\")"
    )
    work = b'{"html": "", "static_url": "/static/", "folders": [], "megabytes": 500, "seconds": 5}'
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import runpy; runpy.run_path({pdf_child.__file__!r}, run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", code], input=work, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (pdf_child.NO_LIBRARY, b"")


def test_papers_drawn_together_need_no_child(monkeypatch):
    """A stand-in draws: the library stays out of the process of the tests."""
    monkeypatch.setattr(pdf_child, "draw", lambda work: work["html"].encode())
    monkeypatch.setattr(pdf, "_run", lambda *_: pytest.fail("a child was started"))
    with pdf.drawn_here():
        assert pdf.draw("<p>Eigen woorden</p>") == b"<p>Eigen woorden</p>"


def test_missing_library_is_told_when_drawn_together(monkeypatch):
    def missing(_work):
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(pdf_child, "draw", missing)
    with pdf.drawn_here(), pytest.raises(pdf.PdfFailed) as refused:
        pdf.draw("<p>x</p>")
    assert refused.value.findings[0].code == "pdf.no_library"


def test_drawing_goes_to_the_child_again_afterwards(monkeypatch):
    with pdf.drawn_here():
        pass
    done = subprocess.CompletedProcess([], 0, b"%PDF", b"")
    monkeypatch.setattr(pdf, "_run", lambda *_: done)
    assert pdf.draw("<p>x</p>") == b"%PDF"


def test_parent_never_loads_the_library():
    ask = "import sys; sys.path.insert(0, sys.argv[1]); import clusterbeleid.core.pdf_child; print('weasyprint' in sys.modules)"
    root = str(Path(settings.BASE_DIR))
    done = subprocess.run(
        [sys.executable, "-c", ask, root], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
