"""Pages for a moment that the demo does not stand in, each with a record in the state it asks; see ``walk.py``."""

from __future__ import annotations

import pytest
from django.test import Client
from playwright.sync_api import Page

from tests.access_matrix import POLICY, addresses
from tests.access_policy import Who
from tests.access_world import World, build_world
from tests.browser.walk import OF_A_MOMENT, Walk, open_once
from tests.people import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)
    monkeypatch.setattr("clusterbeleid.core.clock.today", NOW.date)
    monkeypatch.setattr("clusterbeleid.core.pdf.draw", lambda *_arguments, **_limits: b"%PDF")
    return build_world()


def test_pages_of_a_moment_are_accessible_quiet_and_fit_a_telephone(
    page: Page, server_url: str, moment: World
) -> None:
    seen = Walk(frozenset())
    opened = set()
    for name, rule in POLICY.items():
        route = name.partition(",")[0]
        who = next((who for who in Who if rule.get and who in rule.get - rule.hidden), None)
        if route not in OF_A_MOMENT or route in opened or who is None:
            continue
        enter(page, server_url, moment, who)
        open_once(page, seen, route, who.value, addresses(name, moment)["own"])
        opened.add(route)
    assert seen.wrong == [], "\n".join(seen.wrong)
    assert opened == OF_A_MOMENT


def enter(page: Page, url: str, world: World, who: Who) -> None:
    """Let somebody of the world use the browser; another test presses the buttons of the login."""
    client = Client()
    user = world.people[who]
    assert user is not None
    client.force_login(user)
    value = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": value, "url": url}])
