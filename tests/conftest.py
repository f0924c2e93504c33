"""What every test stands on, and what every test refuses."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import hypothesis
import pytest
from django.test.utils import override_settings
from django.utils import translation

from tests.harness.client import StrictClient
from tests.harness.network import only_local

# The same examples every time: a red test stays red until it is repaired.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
hypothesis.settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything under tests/browser, and run it last: a quick failure comes first."""
    folder = Path(__file__).parent / "browser"
    for item in items:
        if folder in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


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
