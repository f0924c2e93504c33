"""Somebody sets up a passkey, and logs in with it: after a password, and with nothing else."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Page, expect

from clusterbeleid.accounts.models import SecondFactor, User
from clusterbeleid.accounts.rules import code_at
from clusterbeleid.core.actors import Role
from clusterbeleid.core.clock import real_now
from tests.browser.checks import axe_clean, no_sideways_scroll, targets_large_enough
from tests.people import person

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "een zin die niemand anders kent"


@pytest.fixture
def finance(settings) -> User:
    """Return somebody whose role needs a second step."""
    settings.SECOND_FACTOR_ROLES = frozenset({"finance"})
    user = person(Role.FINANCE, name="Fien Financiën")
    user.password = make_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


@pytest.fixture
def key(page: Page) -> None:
    """Plug a security key in that always says yes."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )


def log_in(page: Page, user: User) -> None:
    page.goto("/aanmelden/?next=/taken/")
    page.fill("#id_email", user.email)
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Meld je aan", exact=True).click()


def looked_at(page: Page) -> None:
    axe_clean(page)
    no_sideways_scroll(page)
    targets_large_enough(page)


def test_passkey_from_setting_up_to_logging_in_with_it_alone(page: Page, finance, key) -> None:
    log_in(page, finance)
    # The role needs a second step: nothing else opens.
    page.wait_for_url("**/beveiliging/")
    expect(page.get_by_text("Stel eerst een tweede stap in")).to_be_visible()
    looked_at(page)
    page.get_by_role("link", name="Passkey toevoegen").click()
    looked_at(page)
    page.fill("#id_label", "Mijn laptop")
    page.get_by_role("button", name="Maak een passkey").click()
    expect(page.get_by_role("heading", name="Je herstelcodes")).to_be_visible()
    looked_at(page)
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    expect(page.get_by_role("rowheader", name="Mijn laptop")).to_be_visible()
    looked_at(page)
    page.get_by_role("button", name="Meld je af").click()
    log_in(page, finance)
    expect(page.get_by_role("heading", name="Tweede stap")).to_be_visible()
    looked_at(page)
    page.get_by_role("button", name="Toon mijn passkey").click()
    page.wait_for_url("**/taken/")
    page.get_by_role("button", name="Meld je af").click()
    page.get_by_role("link", name="Meld je aan met een passkey").click()
    looked_at(page)
    page.get_by_role("button", name="Toon mijn passkey").click()
    page.wait_for_url(re.compile(r"localhost:\d+/$"))
    assert SecondFactor.objects.get().use.counter > 0


def test_app_with_codes_and_recovery_code(page: Page, finance) -> None:
    log_in(page, finance)
    page.get_by_role("link", name="App met codes toevoegen").click()
    looked_at(page)
    secret = page.locator("code").inner_text()
    page.fill("#id_code", code_at(secret, int(real_now().timestamp()) // 30))
    page.press("#id_code", "Enter")
    recovery = page.locator("code").first.inner_text()
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    page.get_by_role("button", name="Meld je af").click()
    log_in(page, finance)
    page.fill("#id_code", "000000")
    page.get_by_role("button", name="Doorgaan").click()
    expect(page.get_by_text("Deze code is niet juist").first).to_be_visible()
    looked_at(page)
    page.fill("#id_code", recovery)
    page.get_by_role("button", name="Doorgaan").click()
    page.wait_for_url("**/taken/")
