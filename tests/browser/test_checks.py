"""The checks of a page wait until the page is there."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.browser.checks import axe_clean, no_sideways_scroll, targets_large_enough

FIRST: Final = '<!doctype html><html lang="nl"><title>Een</title><a href="/twee">Verder</a>'
SECOND: Final = (
    '<!doctype html><html lang="nl"><head><title>Twee</title><link rel="stylesheet" href="/stijl.css">'
    '<script>document.title += "!"</script></head>'
    '<body><main><h1>Twee</h1><p class="wide"><a href="/">Een</a> <a href="/twee">Twee</a></p></main></body></html>'
)
STYLE: Final = (
    "a { display: inline-block; min-width: 44px; line-height: 44px } .wide { width: 90% }"
)
LATE_SECONDS: Final = 0.6


class _SlowStyle(BaseHTTPRequestHandler):
    """Gives two pages at once, and the style sheet of the second one late."""

    def do_GET(self) -> None:
        kind, text = {
            "/twee": ("text/html", SECOND),
            "/stijl.css": ("text/css", STYLE),
        }.get(self.path, ("text/html", FIRST))
        if kind == "text/css":
            time.sleep(LATE_SECONDS)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def slow_site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _SlowStyle)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("check", [axe_clean, targets_large_enough, no_sideways_scroll])
def test_page_whose_style_comes_late_is_looked_at_with_its_style(
    page: Page, slow_site: str, check
) -> None:
    page.goto(slow_site)
    page.get_by_role("link", name="Verder").click()
    page.wait_for_url("**/twee", wait_until="commit")
    check(page)
    assert page.evaluate("() => document.styleSheets.length") == 1
