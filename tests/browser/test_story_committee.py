"""A meeting of seven with one recusal, through the screens: from the convocation to the letter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from clusterbeleid.accounts.models import User
from clusterbeleid.core import background
from clusterbeleid.core.clock import now
from clusterbeleid.core.models import BackgroundJob, OutboxMessage
from committee import actions
from committee.models import AgendaItem, Decision
from tests.browser.checks import axe_clean, keyboard_walk, no_console_errors, no_sideways_scroll
from tests.browser.conftest import NARROW
from tests.committee.builders import (
    Committee,
    fake_room,
    make_committee,
    make_meeting,
    make_templates,
    put_on,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def seven(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Committee:
    """Seven members, and a file on the agenda of today."""
    room = fake_room(monkeypatch)
    committee = make_committee()
    make_templates()
    put_on(committee, make_meeting(committee, on_day=date.today()), room.add())  # noqa: DTZ011 - the server's day
    return committee


def enter(page: Page, user_id: int | None) -> Page:
    """Let somebody in without the login page."""
    client = Client()
    client.force_login(User.objects.get(pk=user_id or 0))
    page.goto("/aanmelden/")
    name = settings.SESSION_COOKIE_NAME
    value = client.cookies[name].value
    page.context.add_cookies(
        [{"name": name, "value": value, "url": page.url.removesuffix("aanmelden/")}]
    )
    return page


def shown(page: Page, *words: str) -> None:
    """Prove that the page says this, and that everybody can use it."""
    for text in words:
        expect(page.locator("main")).to_contain_text(text)
    axe_clean(page)


def test_seven_decide_and_one_stays_out(seven: Committee, open_page: Callable[..., Page]) -> None:
    item = AgendaItem.objects.get()
    secretary = enter(open_page(), seven.secretary.user_id)
    convene(secretary, item)
    stay_out(enter(open_page(), seven.people[6].pk), item)
    seal_and_open(secretary, item)
    read_and_vote(enter(open_page(NARROW), seven.people[0].pk), item)
    item.refresh_from_db()
    for member in seven.members[1:6]:
        actions.declare(item, has_interest=False, reason="Geen.", actor=member, at=now())
        actions.cast_vote(item, choice="for", actor=member, at=now())
    decide(secretary, item)
    letter(secretary)
    no_console_errors(secretary)


def convene(page: Page, item: AgendaItem) -> None:
    page.goto("/comite/")
    shown(page, item.meeting.number)
    page.get_by_role("link", name=item.meeting.number).click()
    page.get_by_role("button", name="Roep bijeen").click()
    shown(page, "De vergadering is bijeengeroepen.", "Entertainmenttechnologie")
    assert OutboxMessage.objects.filter(kind="committee.convocation").count() == 8
    page.get_by_role("button", name="Open de vergadering").click()
    page.get_by_role("link", name="Noteer wie er is").click()
    axe_clean(page)
    for choice in page.get_by_label("Aanwezig", exact=True).all():
        choice.check()
    page.get_by_role("button", name="Bewaar").click()
    shown(page, "Lid 7")


def stay_out(page: Page, item: AgendaItem) -> None:
    """Who declares an interest finds nothing of the item any more."""
    page.goto(f"/comite/punten/{item.reference}/")
    shown(page, "Het dossier gaat open zodra")
    page.get_by_role("link", name="Zeg of je een belang hebt").click()
    shown(page, "Heb je een rechtstreeks, persoonlijk of beroepsbelang")
    page.get_by_label("Ja").check()
    page.get_by_label("Reden").fill("Bestuurder van de aanvrager.")
    page.get_by_role("button", name="Dien je verklaring in").click()
    expect(page.locator("main")).to_contain_text("Er staat nog niets op de agenda.")
    expect(page.locator("body")).not_to_contain_text("Entertainment")
    page.goto(f"/comite/punten/{item.reference}/")
    expect(page.locator("body")).not_to_contain_text("Entertainment")


def seal_and_open(page: Page, item: AgendaItem) -> None:
    page.goto(f"/comite/punten/{item.reference}/")
    page.get_by_role("button", name="Verzegel het dossier").click()
    job = BackgroundJob.objects.get(kind="committee.sealing")
    assert background.run(job.pk, at=now()) in {"done", None}
    page.goto(f"/comite/punten/{item.reference}/")
    shown(page, "De aanvraag van Entertainmenttechnologie.", "Register van belangen", "Lid 7")
    page.get_by_role("button", name="Open de stemming").click()
    shown(page, "De stemming is open.")


def read_and_vote(page: Page, item: AgendaItem) -> None:
    page.goto(f"/comite/punten/{item.reference}/belang/")
    page.get_by_label("Nee").check()
    page.get_by_role("button", name="Dien je verklaring in").click()
    shown(page, "Je stem", "Scores")
    no_sideways_scroll(page)
    assert keyboard_walk(page)
    page.get_by_label("Voor", exact=True).check()
    page.get_by_role("button", name="Stem", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Stem").click()
    shown(page, "Je stem is genoteerd.", "Je stemde: Voor.", "De stemmen blijven verborgen")
    no_console_errors(page)


def decide(page: Page, item: AgendaItem) -> None:
    page.goto(f"/comite/punten/{item.reference}/")
    page.get_by_role("button", name="Sluit de stemming").click()
    page.get_by_role("dialog").get_by_role("button", name="Sluit de stemming").click()
    shown(page, "De stemming is gesloten.")
    page.get_by_role("link", name="Bevestig dat de procedure regelmatig was").click()
    page.get_by_label("Waarom de procedure regelmatig was").fill("Zes leden zonder belang.")
    page.get_by_role("button", name="Bevestig").click()
    page.get_by_role("link", name="Leg de beslissing vast").click()
    page.get_by_label("Motivering").fill("De aanvraag voldoet aan alle criteria.")
    page.get_by_role("button", name="Toon wat ze doet").click()
    shown(page, "Wat deze beslissing doet", "€")
    page.get_by_role("button", name="Leg deze beslissing vast").click()
    page.get_by_role("dialog").get_by_role("button", name="Leg deze beslissing vast").click()
    decision = Decision.objects.get()
    shown(page, f"Beslissing {decision.number} is vastgelegd.")
    assert (decision.present, decision.tally["for"]) == (6, 6)


def letter(page: Page) -> None:
    page.get_by_role("button", name="Schrijf de brieven").click()
    page.get_by_role("link", name="Vzw Een").click()
    shown(page, "Hoe je beroep aantekent", "Wat de beslissing deed")
    page.get_by_role("button", name="Maak definitief").click()
    page.get_by_role("dialog").get_by_role("button", name="Maak definitief").click()
    shown(page, "De brief is definitief.")
    page.get_by_role("link", name="Verzend").click()
    page.get_by_role("button", name="Verzend").click()
    shown(page, "De brief is onderweg.")
    assert OutboxMessage.objects.get(kind="committee.letter").recipient == "een@example.be"
