"""From the agenda to the first deadline, as the committee and the agency do it on their screens."""

from __future__ import annotations

from django.core import mail
from playwright.sync_api import Page, ViewportSize, expect

from agreements.models import ProjectYear
from clusterbeleid.accounts.models import User
from clusters.models import Cluster
from committee.models import AgendaItem, Decision
from tests.browser.checks import keyboard_walk, stands
from tests.browser.parts import (
    choose,
    field,
    fill_in,
    follow,
    part,
    press,
    press_and_confirm,
    reads,
)
from tests.browser.whole.cast import Cast, Stage

HIDDEN = "De stemmen blijven verborgen"
TITLE = "Lerende serres"
NARROW: ViewportSize = {"width": 375, "height": 812}
WIDE: ViewportSize = {"width": 1280, "height": 900}


def convene(stage: Stage, secretary: User) -> AgendaItem:
    """Plan a meeting with the proposal on its agenda, seal the dossier and call everybody."""
    page = stage.seat(secretary)
    page.goto("/comite/")
    follow(page, "Nieuwe vergadering")
    choose(page, "Soort", "Vergadering")
    fill_in(page, {"Dag": "09/10/2026", "Uur": "10:00", "Plaats": "Brussel"})
    press(page, "Bewaar")
    follow(page, "Zet een dossier op de agenda")
    waiting = field(page, "Dossier").locator("option", has_text=TITLE)
    field(page, "Dossier").select_option(waiting.get_attribute("value") or "")
    press(page, "Zet op de agenda")
    follow(page, TITLE)
    press(page, "Verzegel het dossier")
    stage.work()
    page.goto(f"/comite/punten/{AgendaItem.objects.get().reference}/")
    expect(part(page, "dossier").get_by_role("link", name="Dossier als PDF")).to_be_visible()
    expect(part(page, "dossier")).to_contain_text("€ 300.000,00")
    page.goto(f"/comite/vergaderingen/{AgendaItem.objects.get().meeting_id}/")
    press(page, "Roep bijeen")
    reads(page, "De vergadering is bijeengeroepen.")
    stage.work()
    assert sum("vergadering" in letter.subject.lower() for letter in mail.outbox) == 8
    return AgendaItem.objects.get()


def declare(stage: Stage, member: User, item: AgendaItem, *, interest: bool = False) -> Page:
    """Say whether there is an interest; nothing can be read before."""
    page = stage.seat(member)
    page.goto(f"/comite/punten/{item.reference}/")
    expect(part(page, "dossier")).to_have_count(0)
    follow(page, "Zeg of je een belang hebt")
    choose(page, "Heb je een rechtstreeks", "Ja" if interest else "Nee")
    fill_in(page, {"Reden": "Bestuurder van een lid." if interest else "Geen band."})
    press(page, "Dien je verklaring in")
    return page


def stay_out(stage: Stage, member: User, item: AgendaItem) -> None:
    """Who has an interest sees nothing of the item any more, anywhere."""
    page = declare(stage, member, item, interest=True)
    reads(page, "Er staat nog niets op de agenda.")
    for address in (f"/comite/punten/{item.reference}/", "/comite/", "/comite/beslissingen/"):
        page.goto(address)
        expect(page.locator("body")).not_to_contain_text(TITLE)
    page.console_log.lines.clear()  # type: ignore[attr-defined]  # Chromium reports every 404


def open_the_vote(stage: Stage, secretary: User, item: AgendaItem) -> None:
    """Open the meeting, note who is there, and open the vote."""
    page = stage.seat(secretary)
    page.goto(f"/comite/vergaderingen/{item.meeting_id}/")
    press(page, "Open de vergadering")
    follow(page, "Noteer wie er is")
    for present in page.get_by_label("Aanwezig", exact=True).all():
        present.check()
    press(page, "Bewaar")
    follow(page, TITLE)
    press(page, "Open de stemming")
    reads(page, "De stemming is open.")


def look_at_the_vote(stage: Stage, member: User, item: AgendaItem) -> None:
    """The page on which a member votes fits a tablet, a telephone and the keyboard."""
    page = stage.seat(member)
    page.goto(f"/comite/punten/{item.reference}/")
    page.set_viewport_size(NARROW)
    stands(page)
    assert keyboard_walk(page)
    page.set_viewport_size(WIDE)


def vote(stage: Stage, member: User, item: AgendaItem, choice: str) -> None:
    """Give one vote; what others voted stays hidden."""
    page = stage.seat(member)
    page.goto(f"/comite/punten/{item.reference}/")
    page.get_by_label(choice, exact=True).check()
    press_and_confirm(page, "Stem")
    reads(page, f"Je stemde: {choice}.", HIDDEN)
    expect(part(page, "result")).not_to_contain_text("Lid ")


def decide(stage: Stage, secretary: User, item: AgendaItem) -> Decision:
    """Close the vote, count it, look at the consequences and record the decision."""
    page = stage.seat(secretary)
    page.goto(f"/comite/punten/{item.reference}/")
    reads(page, HIDDEN)
    press_and_confirm(page, "Sluit de stemming")
    for number in range(1, 7):
        expect(part(page, "result")).to_contain_text(f"Lid {number}")
    stands(page)
    follow(page, "Bevestig dat de procedure regelmatig was")
    fill_in(page, {"Waarom de procedure regelmatig was": "Zes van de zeven leden stemden."})
    press(page, "Bevestig")
    follow(page, "Leg de beslissing vast")
    fill_in(page, {"Motivering": "De bedrijven dragen het plan en betalen de helft."})
    press(page, "Toon wat ze doet")
    expect(part(page, "consequences")).to_contain_text("€ 300.000,00")
    stands(page)
    press_and_confirm(page, "Leg deze beslissing vast")
    decision = Decision.objects.get()
    reads(page, f"Beslissing {decision.number} is vastgelegd.")
    assert (decision.present, decision.tally["for"], decision.tally["against"]) == (6, 5, 1)
    return decision


def send_the_letter(stage: Stage, secretary: User, signatory: User) -> None:
    """Read the letter with its consequences, make it final and let it leave."""
    page = stage.seat(secretary)
    press(page, "Schrijf de brieven")
    part(page, "letters").get_by_role("link", name=signatory.full_name).click()
    reads(page, "Hoe je beroep aantekent", "Wat de beslissing deed")
    stands(page)
    press_and_confirm(page, "Maak definitief")
    reads(page, "De brief is definitief.")
    follow(page, "Verzend")
    press(page, "Verzend")
    reads(page, "De brief is onderweg.")
    stage.work()
    page.reload()
    letter = next(one for one in reversed(mail.outbox) if signatory.email in one.to)
    assert TITLE in letter.subject
    assert "Hoe je beroep aantekent" in letter.body


def find_the_agreement(stage: Stage, cast: Cast) -> None:
    """The agreement stands with the figures that the applicant typed, and is planned to be paid."""
    page = stage.seat(cast.head)
    cluster = Cluster.objects.get(name=TITLE)
    page.goto(f"/clusters/{cluster.pk}/overeenkomsten/")
    part(page, "agreements").locator("tbody").get_by_role("link").first.click()
    reads(page, "€ 150.000,00", "€ 300.000,00", "31/12/2028")
    plan = page.get_by_role("table", name="Betalingsplan")
    expect(plan.get_by_role("row").filter(has_text="Te betalen")).not_to_have_count(0)
    page.goto(f"/clusters/{cluster.pk}/gegevens/accountmanager/")
    fill_in(
        page,
        {
            "Accountmanager": cast.manager.full_name,
            "Voltijdsequivalent": "0,5",
            "Eerste dag": "13/10/2026",
        },
    )
    press(page, "Bewaar")
    reads(page, cast.manager.full_name)


def see_the_first_deadline(stage: Stage, manager: User) -> None:
    """The portfolio of the account manager leads to the first co-financing that is due."""
    page = stage.seat(manager)
    page.goto("/")
    due = page.locator("#list-attention tbody tr", has_text=TITLE)
    expect(due.filter(has_text="01/04/2027").first).to_be_visible()
    first = ProjectYear.objects.order_by("number").first()
    assert first is not None
    page.goto(f"/projectjaren/{first.pk}/")
    expect(part(page, "check")).to_contain_text("€ 120.000,00")
