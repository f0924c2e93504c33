"""A reporting year: an import, two editors, a signatory, a question and a correction, and acceptance.

Every click and every field is counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import FilePayload, Locator, Page, expect

from agreements.models import ProjectYear
from clusterbeleid.accounts.models import User
from clusterbeleid.core import background
from clusterbeleid.core.actors import Role
from clusterbeleid.core.models import BackgroundJob
from clusters.models import Organisation
from cofinancing.actions.contributions.judging import accept_contribution
from cofinancing.models import Contribution
from evaluations.models import KpiValue, Report, ReportAnswer, ReportVersion
from tests.browser.checks import axe_clean, no_console_errors, no_sideways_scroll, valid_html
from tests.browser.parts import field, follow, part, press, reads
from tests.clusters.builders import head, make_member, make_organisation
from tests.cofinancing.builders import make_year
from tests.cofinancing.import_builders import paid_line, workbook
from tests.evaluations.builders import make_definition
from tests.evaluations.report_builders import accepted_with_everything, opened, signatory_of
from tests.people import NOW, person

pytestmark = pytest.mark.django_db(transaction=True)
MOST_FIELDS, MOST_MINUTES = 40, 15
# What somebody needs who knows the answers: to find the next thing to click on, and to type two sentences.
SECONDS_A_CLICK, SECONDS_A_FIELD = 6, 60
# What a year tells anew; the rest stands there from last year.
FIRST_EDITOR = {
    "Activiteiten": {"Activiteiten tegenover het jaarplan": "Alles ging door."},
    "Leden": {"Wat wijzigde er bij de leden": "Twee nieuwe leden."},
    "Cofinanciering": {"Cofinanciering en de spreiding ervan": "Zoals gepland."},
}
SECOND_EDITOR = {
    "Projecten": {"Projecten: type, partners en steun": "Vier projecten."},
    "Indicatoren": {
        "Netto promotiescore (NPS)": "44",
        "Tewerkstelling bij ledenbedrijven, in voltijdsequivalenten": "1.250",
    },
    "Volgend jaar": {"Hoofdlijnen van volgend jaar": "Opleidingen."},
}


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)
    monkeypatch.setattr("clusterbeleid.core.clock.today", NOW.date)


def _enter(page: Page, user: User, server_url: str) -> None:
    client = Client()
    client.force_login(user)
    cookie = client.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": server_url}])


def _stands(page: Page) -> None:
    axe_clean(page)
    no_console_errors(page)
    valid_html(page.content())


@dataclass
class Hand:
    """Somebody at work on a page: every click and every field typed in is counted."""

    page: Page
    clicks: int = 0
    fields: int = 0

    def press(self, found: Locator) -> None:
        """Click on something."""
        found.click()
        self.clicks += 1

    def begin(self, report: Report) -> None:
        """Go to the report from the list of the cluster, as from the menu of the file."""
        self.page.goto(f"/clusters/{report.cluster_id}/jaarverslagen/")
        row = self.page.get_by_role("row").filter(has_text="01/01/2026")
        self.press(row.get_by_role("link", name="Jaarverslag"))
        self.page.wait_for_url(f"**/jaarverslagen/{report.pk}/")

    def write(self, texts: dict[str, dict[str, str]]) -> None:
        """Open each section from the list of sections, type, and wait until it is stored."""
        for section, fields in texts.items():
            inside = "/delen/" in self.page.url
            place = self.page.locator("nav.cb-tabs") if inside else part(self.page, "sections")
            self.press(place.get_by_role("link", name=section, exact=True))
            expect(self.page.locator("h1")).to_contain_text(section)
            for label, text in fields.items():
                found = self.page.get_by_label(label, exact=True)
                self.press(found)
                found.fill(text)
                self.fields += 1
                expect(self.page.locator("#save-state")).to_contain_text("Bewaard om")

    def sign(self, report: Report) -> None:
        """Read the whole and sign it."""
        self.page.goto(f"/jaarverslagen/{report.pk}/")
        self.press(self.page.get_by_role("link", name="Indienen").first)
        _stands(self.page)
        self.press(self.page.get_by_label("Ik las het geheel"))
        self.press(self.page.get_by_role("button", name="Ondertekenen en indienen"))
        expect(self.page.get_by_role("heading", name="Ontvangstbewijs")).to_be_visible()


def _import_money(page: Page, year: ProjectYear, payer: Organisation) -> None:
    """Hand a spreadsheet with a payment in; the work is done while nobody looks."""
    page.goto(f"/projectjaren/{year.pk}/invoer/")
    file: FilePayload = {
        "name": "bijdragen.xlsx",
        "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "buffer": workbook(paid_line(payer, "BANK-7", "900", value_date=date(2026, 11, 10))),
    }
    field(page, "Bestand met bijdragen").set_input_files(file)
    page.get_by_role("button", name="Bekijk het bestand").click()
    address = _work_done(page)
    page.goto(address)
    page.get_by_role("button", name="Voer 1 rij in").click()
    _work_done(page)
    row = Contribution.objects.get(bank_reference="BANK-7")
    accept_contribution(row, actor=head(), at=NOW)


def _work_done(page: Page) -> str:
    expect(page.locator("#progress")).to_be_visible()
    address = page.url
    page.goto("/")
    assert background.run(BackgroundJob.objects.latest("pk").pk, at=NOW) is not None
    return address


@dataclass
class Year:
    """A project year with everybody around it; last year's report was accepted with every answer."""

    report: Report
    payer: Organisation
    editor: Hand
    signatory: Hand
    inside: Page


@pytest.fixture
def story(open_page: Callable[..., Page], server_url: str) -> Year:
    first = make_year(date(2025, 1, 1))
    make_definition("nps")
    sofie = signatory_of(first)
    accepted_with_everything(first, sofie)
    payer = make_organisation()
    make_member(first.agreement.cluster, payer)
    page, other, inside = open_page(), open_page((375, 812)), open_page()
    _enter(page, User.objects.get(pk=sofie.user_id or 0), server_url)
    _enter(other, person(Role.CLUSTER_EDITOR, mandates=list(sofie.organisations)), server_url)
    _enter(inside, User.objects.get(pk=head().user_id or 0), server_url)
    report = opened(first.agreement.project_years.get(number=2))
    return Year(report, payer, Hand(other), Hand(page), inside)


def test_reporting_year_takes_few_fields_and_ends_accepted(story: Year) -> None:
    _import_money(story.editor.page, story.report.project_year, story.payer)
    _report_is_written_in_time(story)
    _questions_are_asked(story)
    _correction_is_answered(story)
    _accepted(story)


def _report_is_written_in_time(story: Year) -> None:
    """Two people write, a signatory signs; clicks and fields of both are counted together."""
    editor, signatory = story.editor, story.signatory
    signatory.begin(story.report)
    signatory.write(FIRST_EDITOR)
    expect(
        signatory.page.get_by_role("row").filter(has_text="ontvangen en aanvaard")
    ).to_contain_text("€ 900,00")
    editor.begin(story.report)
    editor.write(SECOND_EDITOR)
    no_sideways_scroll(editor.page)
    _stands(editor.page)
    signatory.page.goto(f"/jaarverslagen/{story.report.pk}/")
    expect(signatory.page.get_by_text("Er ontbreekt niets.")).to_be_visible()
    _stands(signatory.page)
    signatory.sign(story.report)
    sealed = ReportVersion.objects.get(report=story.report)
    expect(signatory.page.get_by_text(sealed.sha256)).to_be_visible()
    clicks, fields = editor.clicks + signatory.clicks, editor.fields + signatory.fields
    minutes = (clicks * SECONDS_A_CLICK + fields * SECONDS_A_FIELD) / 60
    assert (clicks, fields) == (18, 7)
    assert fields <= MOST_FIELDS
    assert minutes <= MOST_MINUTES


def _questions_are_asked(story: Year) -> None:
    inside = story.inside
    inside.goto(f"/jaarverslagen/{story.report.pk}/")
    _stands(inside)
    follow(inside, "Neem in nazicht")
    press(inside, "Neem in nazicht")
    for section, outcome, remark in (
        ("Risico's", "question", "Welke risico's?"),
        ("Indicatoren", "correction", "Reken de NPS na."),
    ):
        part(inside, "reviews").get_by_role("link", name=section, exact=True).click()
        inside.get_by_label("Uitkomst").select_option(outcome)
        inside.get_by_label("Opmerking").fill(remark)
        inside.locator("main form button[type=submit]").click()
    follow(inside, "Stel vragen")
    _stands(inside)
    inside.get_by_label("Tot en met").fill("15/12/2026")
    inside.get_by_label("Reden").fill("Een vraag en een verbetering.")
    inside.locator("main form button[type=submit]").click()
    expect(inside.get_by_text("Vragen", exact=True).first).to_be_visible()
    reads(inside, "Een vraag en een verbetering.")


def _correction_is_answered(story: Year) -> None:
    """Only what was asked is open; what changed stands beside what it was."""
    editor, signatory = story.editor, story.signatory
    editor.page.goto(f"/jaarverslagen/{story.report.pk}/")
    editor.write({"Risico's": {"Risico's en wat je eraan doet": "Energieprijzen."}})
    editor.write({"Indicatoren": {"Netto promotiescore (NPS)": "41"}})
    signatory.page.goto(f"/jaarverslagen/{story.report.pk}/indienen/")
    signatory.page.get_by_label("Ik las het geheel").check()
    press(signatory.page, "Ondertekenen en indienen")
    expect(signatory.page.get_by_role("heading", name="Ontvangstbewijs")).to_be_visible()
    signatory.page.goto(f"/jaarverslagen/{story.report.pk}/versies/")
    reads(signatory.page, "Energieprijzen.", "41", "44")
    _stands(signatory.page)


def _accepted(story: Year) -> None:
    inside = story.inside
    inside.goto(f"/jaarverslagen/{story.report.pk}/nakijken/")
    press(inside, "Neem in nazicht")
    follow(inside, "Aanvaard")
    inside.locator("main form button[type=submit]").click()
    expect(inside.get_by_text("Aanvaard", exact=True).first).to_be_visible()
    assert Report.objects.get(pk=story.report.pk).state == "accepted"
    assert ReportAnswer.objects.get(report=story.report, key="risks-told").text == "Energieprijzen."
    inside.goto(f"/clusters/{story.report.cluster_id}/indicatoren/")
    reads(inside, "Jaarverslag 2026, versie 2", "zoals gemeld")
    assert KpiValue.objects.get(year=2026).value == 41
