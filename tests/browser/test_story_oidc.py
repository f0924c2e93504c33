"""Somebody logs in with a real OpenID provider in a real browser: first time, again, and out everywhere (R65)."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator

import pytest
from oidc_provider_mock import User as Known
from oidc_provider_mock import run_server_in_thread
from playwright.sync_api import Page, expect

from clusterbeleid.accounts.models import ExternalIdentity, UserSession
from clusterbeleid.accounts.oidc.configuration import Provider
from tests.browser.checks import axe_clean, no_sideways_scroll

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # Of the provider, which runs in this process.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]
AGENCY, SUBJECT = "OVO000053", "vo-subject-1"
CLAIMS = {
    "vo_id": "vo-1",
    "vo_orgcode": AGENCY,
    "vo_orgnaam": "VLAIO",
    "vo_email": "jan.peeters@vlaio.example",
    "given_name": "Jan",
    "family_name": "Peeters",
    "clusterbeleid_rol_3d": [f"Accountmanager-beheer:{AGENCY}"],
}
STRANGER = {**CLAIMS, "vo_id": "vo-2", "clusterbeleid_rol_3d": [], "vo_email": "an@example.be"}


@pytest.fixture
def provider(settings, monkeypatch) -> Iterator[str]:
    """Run a provider with two people; only the first has a role here."""
    monkeypatch.setitem(os.environ, "AUTHLIB_INSECURE_TRANSPORT", "1")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    people = [Known(sub=SUBJECT, claims=CLAIMS), Known(sub="vo-subject-2", claims=STRANGER)]
    with run_server_in_thread(user_claims=people) as server:
        issuer = f"http://localhost:{server.server_port}"
        settings.OIDC = Provider(
            issuer=issuer,
            client_id="clusterbeleid",
            client_secret="geheim",
            role_claim="clusterbeleid_rol_3d",
            role_map={"Accountmanager": "account_manager"},
            agency_codes=frozenset({AGENCY}),
            scopes=("openid", "profile"),
        )
        policy = settings.CONTENT_SECURITY_POLICY
        directives = {**policy["DIRECTIVES"], "form-action": ["'self'", issuer]}
        settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives}
        yield issuer


def to_provider(page: Page) -> None:
    page.goto("/aanmelden/?next=/taken/")
    page.get_by_role("button", name="Meld je aan met ACM/IDM").click()


def test_first_login_again_and_out_everywhere(page: Page, provider: str) -> None:
    to_provider(page)
    page.wait_for_url(f"{provider}/**")
    page.get_by_role("button", name=SUBJECT).first.click()
    expect(page.get_by_role("heading", name="Klopt dit?")).to_be_visible()
    for told in ("Jan Peeters", "jan.peeters@vlaio.example", "VLAIO", "Accountmanager"):
        expect(page.get_by_text(told, exact=True)).to_be_visible()
    axe_clean(page)
    page.get_by_role("button", name="Doorgaan").click()
    page.wait_for_url("**/taken/")
    assert ExternalIdentity.objects.get().subject == SUBJECT
    page.goto("/beveiliging/")
    expect(page.get_by_text("Dit toestel")).to_be_visible()
    expect(page.get_by_text("Passkey toevoegen")).to_have_count(0)
    page.get_by_role("button", name="Meld je af").click()
    page.wait_for_url(f"{provider}/oauth2/end_session**")
    assert not UserSession.objects.filter(user__isnull=False).exists()
    # The second time nothing is asked any more.
    to_provider(page)
    page.get_by_role("button", name=SUBJECT).first.click()
    page.wait_for_url("**/taken/")


def test_person_without_a_role_reads_why(page: Page, provider: str) -> None:
    to_provider(page)
    page.get_by_role("button", name="vo-subject-2").first.click()
    expect(page.get_by_role("heading", name="Je bent niet aangemeld")).to_be_visible()
    expect(page.get_by_text("je hebt geen rol in deze toepassing")).to_be_visible()
    axe_clean(page)
    no_sideways_scroll(page)
    page.goto("/taken/")
    page.wait_for_url("**/aanmelden/**")


def test_who_stops_at_the_provider_is_not_in(page: Page, provider: str) -> None:
    to_provider(page)
    page.get_by_role("button", name="Deny").click()
    expect(page.get_by_role("heading", name="Je bent niet aangemeld")).to_be_visible()
