"""The demo behind the live server, and people of the demo in front of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from clusterbeleid.overview.demo.people import BY_KEY
from tests import demo as told


@pytest.fixture
def demo(live_server: LiveServer) -> Iterator[None]:
    """Put the demo behind the live server; the tables are emptied afterwards."""
    with told.demo_settings():
        told.put_back()
        yield


def log_in(page: Page, key: str) -> None:
    """Log a person of the demo in, with the keyboard."""
    page.goto("/aanmelden/")
    page.fill("#id_email", BY_KEY[key].email)
    page.fill("#id_password", told.PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(lambda url: "aanmelden" not in url)
