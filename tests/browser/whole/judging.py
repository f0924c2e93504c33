"""From the first expert to an approved advice, as people do it on their screens."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect

from applications.models import Application, CallCriterion
from clusterbeleid.accounts.models import User
from tests.browser.checks import stands
from tests.browser.parts import (
    field,
    fill_in,
    follow,
    part,
    press,
    press_and_confirm,
    reads,
)
from tests.browser.whole.applying import ALFA
from tests.browser.whole.cast import Cast, Stage

DUE = "31/08/2026"
MOTIVATION = "Twee experten waarderen het plan; de bedrijven betalen de helft zelf."


def fill_the_pool(stage: Stage, cast: Cast) -> None:
    """Put four experts in the pool; one works for a company that asks for support."""
    page = stage.seat(cast.head)
    page.goto("/experten/")
    for person, employer, number in (
        (cast.professor, "Universiteit", ""),
        (cast.engineer, "Studiebureau", ""),
        (cast.colleague, "Serrelab Academie", ""),
        (cast.employee, "Alfa", ALFA),
    ):
        follow(page, "Nieuwe expert")
        fill_in(
            page,
            {
                "Persoon": person.full_name,
                "Organisatie": employer,
                "Ondernemingsnummer van de organisatie": number,
                "Expertise": "Meten en sturen",
                "Vertrouwelijkheid ondertekend op": "05/01/2026",
                "Eerste dag": "05/01/2026",
                "Laatste dag": "31/12/2027",
            },
        )
        page.get_by_label("Nederlands", exact=True).check()
        press(page, "Bewaar")
        reads(page, person.full_name)


def invite_experts(stage: Stage, cast: Cast, proposal: Application) -> None:
    """Invite three experts; the fourth is refused, for the employer is one of the companies."""
    page = stage.seat(cast.manager)
    page.goto(f"/beoordelingen/{proposal.pk}/")
    follow(page, "Beoordeling starten")
    press(page, "Start")
    for expert in (cast.employee, cast.colleague, cast.professor, cast.engineer):
        page.goto(f"/beoordelingen/{proposal.pk}/experten/uitnodigen/")
        chosen = field(page, "Expert").locator("option", has_text=expert.full_name)
        field(page, "Expert").select_option(chosen.get_attribute("value") or "")
        fill_in(page, {"Tot en met": DUE})
        press(page, "Uitnodigen")
        if expert == cast.employee:
            reads(page, "Alfa")
            page.console_log.lines.clear()  # type: ignore[attr-defined]  # Chromium reports every 422
            continue
        expect(part(page, "experts")).to_contain_text(expert.full_name)
    expect(part(page, "experts")).not_to_contain_text(cast.employee.full_name)
    expect(row_of(page, cast.colleague)).to_contain_text("e-mail")
    stage.work()


def row_of(page: Page, expert: User) -> Locator:
    """Return the row of an expert on the page of the agency."""
    return part(page, "experts").locator("tr", has_text=expert.full_name)


def step_back(stage: Stage, expert: User) -> None:
    """Declare an interest before anything can be read."""
    page = stage.seat(expert)
    page.goto("/mijn-beoordelingen/")
    page.locator("main tbody").get_by_role("link").first.click()
    follow(page, "Een belang melden")
    fill_in(page, {"Reden": "Ik geef les bij de aanvrager."})
    press(page, "Verklaren")
    expect(page.locator("main tbody")).to_have_count(0)


def score(stage: Stage, expert: User, points: Sequence[int]) -> None:
    """Declare to have no interest, read, score, and only then see what the others think."""
    page = stage.seat(expert)
    page.goto("/mijn-beoordelingen/")
    page.locator("main tbody").get_by_role("link").first.click()
    follow(page, "Beoordeling aanvaarden")
    page.get_by_label("Ik heb geen rechtstreeks").check()
    press(page, "Verklaren en aanvaarden")
    follow(page, "Aanvraag lezen")
    reads(page, "Elke serre leert van elke serre.")
    follow(page, "Terug naar de beoordeling")
    follow(page, "Je scores schrijven")
    for number, (row, given) in enumerate(zip(CallCriterion.objects.all(), points, strict=True), 1):
        page.get_by_role("group", name=row.label_nl).locator(f'[value="{given}"]').check()
        field(page, f"Motivering bij {number}").fill("Goed onderbouwd.")
    press_and_confirm(page, "Indienen")
    expect(part(page, "own")).to_be_visible()
    stands(page)


def agree(stage: Stage, cast: Cast, proposal: Application) -> None:
    """Record the consensus, and find the proposal above the line of the ranking."""
    page = stage.seat(cast.manager)
    page.goto(f"/beoordelingen/{proposal.pk}/")
    expect(row_of(page, cast.colleague)).to_contain_text("Ik geef les bij de aanvrager.")
    follow(page, "Consensusvergadering registreren")
    fill_in(
        page,
        {
            "Gehouden op": stage.now.strftime("%d/%m/%Y"),
            "Wie deelnam": "Ana Professor, Dirk Ingenieur",
            "Verslag": "Beiden zien de winst; over de organisatie verschillen ze één punt.",
        },
    )
    press(page, "Bewaar")
    expect(part(page, "experts")).to_contain_text("verschillen ze één punt")
    page.goto(f"/oproepen/{proposal.call_id}/rangschikking/")
    reads(page, "€ 500.000,00", "€ 300.000,00")
    expect(page.locator("main table").last).to_contain_text(proposal.reference)


def advise(stage: Stage, cast: Cast, proposal: Application) -> None:
    """One person writes the advice, without typing an amount; another approves it."""
    page = stage.seat(cast.manager)
    page.goto(f"/beoordelingen/{proposal.pk}/")
    follow(page, "Advies schrijven")
    for year in (1, 2):
        asked = field(page, f"Voorgestelde steun voor projectjaar {year}")
        expect(asked).to_have_value("150.000,00")
    fill_in(
        page,
        {
            "Voorstel": "Steun toekennen",
            "Motivering": MOTIVATION,
            "Ontwerpbeslissing": "Lerende serres krijgt steun voor twee projectjaren.",
        },
    )
    press(page, "Bewaar")
    follow(page, "Ter goedkeuring voorleggen")
    press(page, "Ter goedkeuring voorleggen")
    expect(page.get_by_role("link", name="Advies goedkeuren")).to_have_count(0)
    other = stage.seat(cast.head)
    other.goto(f"/beoordelingen/{proposal.pk}/")
    follow(other, "Advies goedkeuren")
    press(other, "Advies goedkeuren")
    expect(part(other, "advice")).to_contain_text("Hilde Hoofd")
