"""The demo behind the live server, and people of the demo in front of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from clusterbeleid.overview.demo.people import BY_KEY, user
from tests import demo as told


@pytest.fixture
def demo(live_server: LiveServer) -> Iterator[None]:
    """Put the demo behind the live server; the tables are emptied afterwards."""
    with told.demo_settings():
        told.put_back()
        yield


def come_in(page: Page, url: str, key: str) -> None:
    """Be a person of the demo from now on, without the login page: a walk presses no buttons."""
    page.context.clear_cookies()
    if not key:
        return
    client = Client()
    client.force_login(user(key))
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])


def log_in(page: Page, key: str) -> None:
    """Log a person of the demo in, with the keyboard."""
    page.goto("/aanmelden/")
    page.fill("#id_email", BY_KEY[key].email)
    page.fill("#id_password", told.PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(lambda url: "aanmelden" not in url)
