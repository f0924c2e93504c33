"""What every test stands on, and what every test refuses."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import hypothesis
import pytest
import time_machine
from django.test.utils import override_settings
from django.utils import translation

from tests.harness.client import StrictClient
from tests.harness.network import only_local

# The same examples every time: a red test stays red until it is repaired.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
hypothesis.settings.load_profile("house")

LONGEST = ("test_every_page.py", "test_every_page_of_applications.py", "test_story_whole.py")

# The tests are written for this day: a date in one of them is past or to come whenever they run.
NOON = datetime(2026, 11, 21, 12, tzinfo=ZoneInfo("Europe/Brussels"))


def pytest_configure(config: pytest.Config) -> None:
    """Begin every run at noon of the day of the tests; the clock goes on from there."""
    journey = time_machine.travel(NOON, tick=True)
    journey.start()
    config.add_cleanup(journey.stop)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything under tests/browser and run it last: a quick failure comes first.

    Where processes share the tests, the longest files begin: none of them ends alone with one.
    """
    folder = Path(__file__).parent / "browser"
    for item in items:
        if folder in item.path.parents:
            item.add_marker(pytest.mark.browser)
    together = "PYTEST_XDIST_WORKER" in os.environ
    items.sort(key=lambda item: _place(item, together))


def _place(item: pytest.Item, together: bool) -> int:
    if together and item.path.name in LONGEST:
        return 0
    return 2 if item.get_closest_marker("browser") is not None else 1


@pytest.fixture(scope="session", autouse=True)
def _no_outbound_network() -> Iterator[None]:
    """Refuse every connection to another machine, except a Redis given by REDIS_URL."""
    broker = urlsplit(os.environ.get("REDIS_URL", "")).hostname
    with only_local(frozenset({broker} if broker else ())):
        yield


@pytest.fixture(scope="session", autouse=True)
def _own_media_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep uploaded files of this run in a folder that pytest cleans up."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(autouse=True)
def _in_dutch() -> Iterator[None]:
    """Begin every test in the language of the house, whatever the test before it left behind."""
    with translation.override("nl"):
        yield


@pytest.fixture
def true_clock() -> Iterator[None]:
    """Go back to the real moment, for what is held against the clock of the database."""
    with time_machine.travel(time_machine.escape_hatch.time.time(), tick=True):
        yield


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the house see one moment, that of the tests, however long they take."""
    from tests.people import NOW, TODAY  # once Django is there

    monkeypatch.setattr("clusterbeleid.core.clock.today", lambda: TODAY)
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)


@pytest.fixture
def papers_drawn_here() -> Iterator[None]:
    """Draw papers of our own words in this process: no child for each of them."""
    from clusterbeleid.core.pdf import drawn_here  # once Django is there

    with drawn_here():
        yield


@pytest.fixture
def client() -> StrictClient:
    """Return a client that refuses writes on GET, inline code and forms without token."""
    return StrictClient()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the Chromium for browser tests; fails loudly when the machine has none."""
    for candidate in (os.environ.get("CHROMIUM_PATH", ""), "/usr/bin/chromium"):
        if candidate and Path(candidate).is_file():
            return candidate
    pytest.fail("browser tests need Chromium: apt-get install chromium, or set CHROMIUM_PATH")


PROVEN: tuple[str, ...] = ("walks", "steps", "attempts", "fields", "tokens", "pages", "texts")
PROVEN += ("workbooks", "uploads", "papers")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how far the proofs of this run went: walks and steps, attempts, tokens, pages, fields, damaged workbooks, texts."""
    figures: dict[str, int] = {}
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties if report.when == "call" else ():
            if name in PROVEN and isinstance(value, int):
                figures[name] = figures.get(name, 0) + value
    if figures:
        told = ", ".join(f"{value} {name}" for name, value in figures.items())
        terminalreporter.write_line(f"proofs: {told}; none broken")
