"""A year of money: costs, settlement, a payment by two that is never paid twice, and a recovery (A12, A15)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from agreements.models import LedgerEntry
from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Actor
from cofinancing.models import CostLine, Payment, Recovery, Settlement
from tests.browser.checks import axe_clean, no_console_errors, no_sideways_scroll
from tests.browser.parts import reads
from tests.cofinancing.payment_builders import Ready, ready
from tests.evaluations.report_builders import signatory_of
from tests.harness.papers import blank_pdf
from tests.people import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)
    monkeypatch.setattr("clusterbeleid.core.clock.today", NOW.date)
    monkeypatch.setattr("clusterbeleid.core.pdf.draw", lambda *_arguments, **_limits: b"%PDF")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a document as it lies on the desk."""
    file = tmp_path / "bewijs.pdf"
    file.write_bytes(blank_pdf())
    return file


@pytest.fixture
def enter(open_page: Callable[..., Page], server_url: str) -> Callable[..., Page]:
    """Return a function that opens a page as somebody."""

    def _enter(who: Actor, **more: tuple[int, int]) -> Page:
        page, client = open_page(**more), Client()
        client.force_login(User.objects.get(pk=who.user_id or 0))
        value = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": value, "url": server_url}])
        return page

    return _enter


def send(page: Page, **typed: str) -> None:
    """Type in the form of the page and send it."""
    for name, text in typed.items():
        found = page.locator(f"#id_{name}")
        if found.evaluate("element => element.tagName") == "SELECT":
            found.select_option(text)
        else:
            found.fill(text)
    page.locator("main form button[type=submit]").last.click()


def stands(*pages: Page) -> None:
    for page in pages:
        axe_clean(page)
        no_sideways_scroll(page)
        no_console_errors(page)


def test_year_of_money_from_costs_to_a_recovery(enter: Callable[..., Page], paper: Path) -> None:
    file = ready()
    signatory = signatory_of(file.year)
    organisation = enter(signatory, size=(375, 812))
    proposer, head, finance = enter(file.proposer), enter(file.head), enter(file.finance)

    costs_are_claimed_and_judged(organisation, head, file, paper)
    year_is_settled(finance, organisation, file)
    payment_takes_two_and_is_paid_once(proposer, head, finance, file)
    recovery_comes_back(finance, head, organisation, file, paper)


def costs_are_claimed_and_judged(organisation: Page, head: Page, file: Ready, paper: Path) -> None:
    organisation.goto(f"/projectjaren/{file.year.pk}/kosten/nieuw/")
    organisation.locator("#id_evidence").set_input_files(paper)
    send(
        organisation,
        category="a",
        kind="personnel",
        description="Projectleiding",
        cost_on="02/03/2026",
        supplier="Clusterteam",
        invoice_number="F-1",
        amount="1.200,00",
        activity_code="SPC-1",
    )
    reads(organisation, "Projectleiding", "1.200,00")
    stands(organisation)
    line = CostLine.objects.get()
    head.goto(f"/kosten/{line.pk}/aanvaarden/")
    send(head)
    reads(head, "Aanvaard")


def year_is_settled(finance: Page, organisation: Page, file: Ready) -> None:
    """Half of 1.200 is due; the agreement shows share and maximum over its whole period."""
    finance.goto(f"/projectjaren/{file.year.pk}/afrekenen/")
    expect(finance.locator("#id_aid")).to_have_value("600,00")
    send(finance, aid="600,00", motivation="De helft van de aanvaarde kosten")
    expect(finance).to_have_url(re.compile(r"/geld/$"))
    reads(finance, "Vastgelegd", "600,00", "Jaarmaximum")
    finance.goto(f"/overeenkomsten/{file.year.agreement_id}/afrekening/")
    reads(finance, "50", "Jaarmaximum")
    organisation.goto(f"/projectjaren/{file.year.pk}/geld/")
    stands(finance, organisation)
    assert Settlement.objects.get().aid == 600


def payment_takes_two_and_is_paid_once(
    proposer: Page, head: Page, finance: Page, file: Ready
) -> None:
    proposer.goto(f"/projectjaren/{file.year.pk}/betalingen/{file.instalment.pk}/voorstellen/")
    send(proposer)
    reads(proposer, "De betaling is voorgesteld.")
    payment = Payment.objects.get()
    proposer.goto(f"/betalingen/{payment.pk}/")
    expect(proposer.get_by_role("link", name="Keur goed", exact=True)).to_have_count(0)
    head.goto(f"/betalingen/{payment.pk}/goedkeuren/")
    send(head)
    finance.goto("/betalingen/")
    finance.locator("main form button[type=submit]").first.click()
    reads(finance, "Naar de boekhouding")
    stands(proposer, head, finance)
    paid_once(finance, payment)


def paid_once(finance: Page, payment: Payment) -> None:
    """The second press, on a form that was open already, is refused and pays nothing."""
    second = finance.context.new_page()
    for page in (finance, second):
        page.goto(f"/betalingen/{payment.pk}/betaald/")
    for page in (finance, second):
        send(page, paid_on="20/11/2026")
    reads(finance, "Betaald")
    expect(second.locator("main")).to_contain_text("kan niet")
    assert list(LedgerEntry.objects.filter(kind="paid").values_list("amount", flat=True)) == [600]


def recovery_comes_back(
    finance: Page, head: Page, organisation: Page, file: Ready, paper: Path
) -> None:
    finance.goto(f"/projectjaren/{file.year.pk}/terugvorderen/")
    finance.locator("#id_document").set_input_files(paper)
    send(finance, ground="decision", amount="100,00", reason="Dubbel gesubsidieerd")
    reads(finance, "De terugvordering is voorgesteld.")
    row = Recovery.objects.get()
    organisation.goto(f"/projectjaren/{file.year.pk}/betalingen/")
    expect(organisation.get_by_role("link", name=str(row), exact=True)).to_have_count(0)
    head.goto(f"/terugvorderingen/{row.pk}/goedkeuren/")
    send(head)
    reads(head, "21/12/2026")
    for amount, state in (("40,00", "Deels terugbetaald"), ("60,00", "Terugbetaald")):
        finance.goto(f"/terugvorderingen/{row.pk}/ontvangst/")
        send(finance, amount=amount, received_on="20/11/2026", bank_reference=f"TERUG-{amount}")
        expect(finance.get_by_text(state, exact=True).first).to_be_visible()
    organisation.goto(f"/terugvorderingen/{row.pk}/")
    reads(organisation, "Dubbel gesubsidieerd", "100,00")
    stands(finance, head, organisation)
    assert Recovery.objects.get().state == "paid_back"
