"""A contribution from promise to money that counts, and two people at the same line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from agreements.models import ProjectYear
from clusters.models import Organisation
from cofinancing.models import Contribution
from tests.browser.checks import axe_clean, no_console_errors
from tests.browser.demo_site import demo, log_in  # noqa: F401 - a fixture is used by its name
from tests.browser.parts import field, part
from tests.harness.papers import blank_pdf

REASON = (
    "Het bewijs is van een andere rekening; bezorg het uittreksel van de rekening van de cluster."
)


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    """Return the extract of the bank, as it lies on the desk."""
    file = tmp_path / "rekeninguittreksel.pdf"
    file.write_bytes(blank_pdf())
    return file


@pytest.fixture
def year(demo: None) -> ProjectYear:  # noqa: F811 - the fixture
    """Return the project year of MEDVIA that is at risk; its due date is 01/12/2026."""
    return ProjectYear.objects.get(agreement__reference="MEDVIA-2024", number=3)


@pytest.fixture
def payers(year: ProjectYear) -> list[str]:
    """Return two members of MEDVIA that promised nothing yet."""
    companies = Organisation.objects.filter(
        memberships__cluster=year.agreement.cluster, kind="company"
    ).exclude(contributions__project_year=year)
    return list(companies.order_by("name").values_list("name", flat=True)[:2])


def test_pledge_receipt_and_judgement(
    year: ProjectYear, payers: list[str], evidence: Path, open_page: Callable[..., Page]
) -> None:
    organisation, manager = open_page(), open_page()
    log_in(organisation, "nora")
    log_in(manager, "karim")
    organisation.goto(f"/projectjaren/{year.pk}/")
    expect(part(organisation, "check")).to_contain_text("53,32 %")
    for payer, reference in zip(payers, ("MED-1", "MED-2"), strict=True):
        pledge(organisation, year, payer)
        receive(organisation, payer, reference, evidence)
    # Who entered it sees no button to accept it, and reads why.
    expect(organisation.get_by_role("link", name="Aanvaard", exact=True)).to_have_count(0)
    judge(manager, year, payers)
    expect(part(manager, "check")).to_contain_text("63,32 %")
    the_organisation_reads_why(organisation, year, payers[1])
    no_console_errors(organisation)
    no_console_errors(manager)


def pledge(page: Page, year: ProjectYear, payer: str) -> None:
    page.goto(f"/projectjaren/{year.pk}/")
    page.get_by_role("link", name="Nieuwe bijdrage").click()
    field(page, "Lid").fill(payer)
    page.get_by_label("Toegezegd").fill("65.000")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("main")).to_contain_text("De bijdrage is ingevoerd.")


def receive(page: Page, payer: str, reference: str, evidence: Path) -> None:
    open_contribution(page, payer)
    page.get_by_role("link", name="Voer ontvangst in").click()
    page.get_by_label("Ontvangen, in euro").fill("65000,00")
    page.get_by_label("Valutadatum").fill("20/11/2026")
    page.get_by_label("Bankreferentie").fill(reference)
    field(page, "Bewijs").set_input_files(evidence)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("main")).to_contain_text("De ontvangst is ingevoerd.")
    expect(part(page, "facts")).to_contain_text("rekeninguittreksel.pdf")
    expect(part(page, "counts")).to_contain_text("Wacht op aanvaarding")


def judge(page: Page, year: ProjectYear, payers: list[str]) -> None:
    """Accept the first and refuse the second; without reason nothing is refused."""
    page.goto(f"/projectjaren/{year.pk}/")
    open_contribution(page, payers[0])
    page.get_by_role("link", name="Aanvaard", exact=True).click()
    axe_clean(page)
    page.get_by_role("button", name="Aanvaard", exact=True).click()
    expect(page.locator("main")).to_contain_text("De bijdrage is aanvaard.")
    expect(part(page, "counts")).to_contain_text("Karim Aerts")
    page.goto(f"/projectjaren/{year.pk}/")
    open_contribution(page, payers[1])
    page.get_by_role("link", name="Keur af", exact=True).click()
    page.get_by_role("button", name="Keur af", exact=True).click()
    expect(page.locator("[aria-invalid=true]")).to_have_count(1)
    page.console_log.lines.clear()  # type: ignore[attr-defined]  # Chromium reports every 422
    page.get_by_label("Reden").fill(REASON)
    page.get_by_role("button", name="Keur af", exact=True).click()
    expect(page.locator("main")).to_contain_text("De bijdrage is afgekeurd.")
    page.goto(f"/projectjaren/{year.pk}/")


def the_organisation_reads_why(page: Page, year: ProjectYear, payer: str) -> None:
    page.goto(f"/projectjaren/{year.pk}/")
    expect(part(page, "check")).to_contain_text("63,32 %")
    open_contribution(page, payer)
    expect(page.locator("main")).to_contain_text(REASON)
    expect(page.get_by_role("heading", level=1)).to_have_text(payer)
    axe_clean(page)


def open_contribution(page: Page, payer: str) -> None:
    page.locator("#list-contributions").get_by_role("link", name=payer, exact=True).click()


def test_second_of_two_people_is_told_what_changed_and_keeps_the_text(
    year: ProjectYear, payers: list[str], open_page: Callable[..., Page]
) -> None:
    first, second = open_page(), open_page()
    log_in(first, "nora")
    log_in(second, "karim")
    pledge(first, year, payers[0])
    line = Contribution.objects.latest("pk")
    for page in (first, second):
        page.goto(f"/bijdragen/{line.pk}/verbeteren/")
    correct(first, "70.000", "Nieuwe toezegging na overleg")
    expect(first.locator("main")).to_contain_text("De verbetering is bewaard.")
    correct(second, "60.000", "Telefonisch bevestigd")
    told = second.locator("main")
    expect(told).to_contain_text("Nora Willems")
    expect(told).to_contain_text("70.000")
    expect(told).to_contain_text("Nieuwe toezegging na overleg")
    # What was typed stands there still, and nothing of it is stored.
    expect(second.get_by_label("Toegezegd")).to_have_value("60.000")
    expect(second.get_by_label("Opmerking")).to_have_value("Telefonisch bevestigd")
    line.refresh_from_db()
    assert (int(line.pledged_amount or 0), line.note) == (70_000, "Nieuwe toezegging na overleg")
    axe_clean(second)
    second.console_log.lines.clear()  # type: ignore[attr-defined]  # Chromium reports every 422
    second.get_by_role("button", name="Bewaar").click()
    expect(told).to_contain_text("De verbetering is bewaard.")
    line.refresh_from_db()
    assert (int(line.pledged_amount or 0), line.note) == (60_000, "Telefonisch bevestigd")
    history = part(second, "history")
    for words in ("Nora Willems", "Karim Aerts", "70.000", "60.000"):
        expect(history).to_contain_text(words)
    no_console_errors(second)


def correct(page: Page, amount: str, note: str) -> None:
    page.get_by_label("Toegezegd").fill(amount)
    page.get_by_label("Opmerking").fill(note)
    page.get_by_label("Reden").fill("Na contact met het lid")
    page.get_by_role("button", name="Bewaar").click()
