"""An application as it is written: two people in one field, amounts that are none, a lost connection."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, Route, expect

from applications.models import Answer, Application
from clusterbeleid.core.actors import Actor
from tests.agreements.builders import legal_figures
from tests.applications import builders
from tests.applications.builders import account, editor, make_applicant, make_call, signatory
from tests.browser.checks import (
    axe_clean,
    no_console_errors,
    targets_large_enough,
    valid_html,
)
from tests.people import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    legal_figures()
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)
    monkeypatch.setattr("clusterbeleid.core.clock.today", NOW.date)


def _enter(page: Page, who: Actor, server_url: str) -> None:
    """Log in without the form; other tests press its buttons."""
    client = Client()
    client.force_login(account(who))
    cookie = client.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": server_url}])


def _stands(page: Page) -> None:
    """Hold a page against everything a page must stand."""
    axe_clean(page)
    no_console_errors(page)
    targets_large_enough(page)
    valid_html(page.content())


def test_two_people_in_one_field_lose_nothing(
    open_page: Callable[..., Page], server_url: str
) -> None:
    body = make_applicant()
    els, ton = signatory(body, "Els"), editor(body, "Ton")
    call = make_call(envelope=1_000_000, minimum_companies=1)
    page, other = open_page(), open_page()
    _enter(page, els, server_url)
    _enter(other, ton, server_url)

    page.goto("/aanvragen/nieuw/")
    page.get_by_label("Oproep").select_option(str(call.pk))
    page.get_by_label("Titel").fill("Drones in de landbouw")
    page.get_by_role("button", name="Aanvraag beginnen").click()
    expect(page.get_by_role("heading", name="Drones in de landbouw")).to_be_visible()
    _stands(page)
    application = Application.objects.get()
    section = f"/aanvragen/{application.pk}/deel/general/"

    page.get_by_role("link", name="Samenvatting van het initiatief").click()
    other.goto(section)
    page.get_by_label("Samenvatting van het initiatief").fill("Van Els")
    expect(page.locator("#save-state")).to_contain_text("Bewaard om")
    other.get_by_label("Plaats waar").fill("Gent")
    expect(other.locator("#save-state")).to_contain_text("Bewaard om")
    other.get_by_label("Samenvatting van het initiatief").fill("Van Ton")
    expect(other.locator("#clash-summary")).to_contain_text("Els wijzigde dit veld")
    expect(other.get_by_label("Samenvatting van het initiatief")).to_have_value("Van Ton")
    axe_clean(other)
    other.get_by_role("button", name="Bewaar mijn tekst").click()
    expect(other.locator("#save-state")).to_contain_text("Bewaard om")
    assert dict(Answer.objects.values_list("key", "text")) == {
        "location": "Gent",
        "summary": "Van Ton",
    }

    builders.set_period(application, last_day=NOW.date().replace(year=2027), by=els)
    page.goto(f"/aanvragen/{application.pk}/deel/financing/")
    _stands(page)
    page.locator("#id_source-own-1").fill("veel")
    expect(page.locator("#money-check")).to_contain_text("“veel” is geen bedrag")
    page.locator("#id_source-own-1").fill("")
    expect(page.locator("#money-check")).not_to_contain_text("geen bedrag")


def test_text_survives_a_lost_connection_and_a_closed_page(page: Page, server_url: str) -> None:
    els = signatory(make_applicant(), "Els")
    application = builders.make_application(by=els)
    _enter(page, els, server_url)
    section = f"/aanvragen/{application.pk}/deel/vision/"
    page.goto(section)
    page.context.set_offline(True)
    page.get_by_label("Visie van de cluster").fill("Getypt zonder verbinding")
    expect(page.locator("#save-state")).to_contain_text("Niet bewaard: geen verbinding")
    page.context.set_offline(False)
    page.goto("/aanvragen/")
    page.goto(section)
    page.get_by_role("button", name="Zet terug").click()
    expect(page.get_by_label("Visie van de cluster")).to_have_value("Getypt zonder verbinding")
    expect(page.locator("#save-state")).to_contain_text("Bewaard om")
    assert Answer.objects.get().text == "Getypt zonder verbinding"
    page.reload()
    expect(page.locator("[data-keep-offer]")).to_be_hidden()


def test_text_typed_before_the_script_is_there_is_stored_too(page: Page, server_url: str) -> None:
    els = signatory(make_applicant(), "Els")
    application = builders.make_application(by=els)
    _enter(page, els, server_url)
    held: list[Route] = []
    typed = False
    page.route("**/*.js", lambda script: script.continue_() if typed else held.append(script))
    page.goto(f"/aanvragen/{application.pk}/deel/vision/", wait_until="commit")
    page.get_by_label("Visie van de cluster").fill("Getypt op een trage lijn")
    typed = True
    for script in held:
        script.continue_()
    expect(page.locator("#save-state")).to_contain_text("Bewaard om")
    assert Answer.objects.get().text == "Getypt op een trage lijn"
