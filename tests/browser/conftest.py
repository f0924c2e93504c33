"""A real Chromium on the live server. Helpers for a page stand in ``tests/browser/checks.py``."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from support.frontend import build
from tests.browser.checks import Console

ROOT = Path(__file__).resolve().parent.parent.parent
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Beside other tests a page may take long; what never comes is still told.
PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS)
WIDE, NARROW, NARROWEST = (1280, 900), (375, 812), (320, 640)


@pytest.fixture(scope="session", autouse=True)
def _front_end() -> None:
    """Bring style sheet and script up to date before any page is looked at."""
    build(ROOT)


@pytest.fixture(scope="session")
def chromium(chromium_path: str) -> Iterator[Browser]:
    """Start Chromium once for all browser tests."""
    # Playwright runs its own event loop in this thread; Django would take that for an async view.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def server_url(live_server: LiveServer) -> str:
    """Return the address of the application, with the database of the tests behind it."""
    return str(live_server.url)


@pytest.fixture
def open_page(chromium: Browser, server_url: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a fresh visitor: ``open_page(size=(375, 812), scripts=True)``."""
    opened = []

    def _open(size: tuple[int, int] = WIDE, *, scripts: bool = True) -> Page:
        context = chromium.new_context(
            base_url=server_url,
            viewport={"width": size[0], "height": size[1]},
            locale="nl-BE",
            timezone_id="Europe/Brussels",
            java_script_enabled=scripts,
        )
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        page = context.new_page()
        page.console_log = Console(page)  # type: ignore[attr-defined]
        return page

    yield _open
    for context in opened:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """Return a page at 1280 pixels, not logged in."""
    return open_page()
