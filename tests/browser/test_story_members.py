"""The organisation keeps its members: a spreadsheet out and in, proposals, a rejection, and the mending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from clusterbeleid.core import background
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.kernel.identifiers import format_kbo, make_kbo
from clusters.models import MemberProposal, Membership
from tests.browser.checks import axe_clean, no_console_errors, no_sideways_scroll
from tests.browser.parts import field, follow, part, press, reads
from tests.browser.small_site import Enter, Site, enter, site  # noqa: F401 - fixtures by name
from tests.people import NOW

NEW = format_kbo(make_kbo(900_011))
REASON = "De statuten noemen een andere zetel; bezorg het uittreksel."
COLUMNS = {"name": 2, "town": 5, "last_day": 8}


def test_members_go_out_and_in_and_are_judged_line_by_line(
    site: Site,  # noqa: F811 - the fixture
    enter: Enter,  # noqa: F811 - the fixture
    open_page: Callable[..., Page],
    tmp_path: Path,
) -> None:
    organisation, manager = open_page(), open_page((375, 812))
    enter(organisation, site.signatory)
    enter(manager, site.manager)
    file = changed(exported(organisation, tmp_path))
    propose(organisation, file)
    assert Membership.objects.count() == 3
    judge(manager, site)
    mend(organisation, site)
    accept_what_was_mended(manager, site)
    the_history_tells_it(manager, site)
    town = Membership.objects.get(organisation__name="Alfa nv").organisation.municipality
    assert (town, Membership.objects.count()) == ("Gent", 4)
    no_console_errors(organisation)
    no_console_errors(manager)


def exported(page: Page, folder: Path) -> Path:
    """Begin on the home page, and take the list of today along."""
    page.goto("/")
    reads(page, "VIL: wat moet gebeuren")
    axe_clean(page)
    follow(page, "Wijzig in een rekenblad")
    with page.expect_download() as download:
        follow(page, "Download de leden")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def changed(file: Path) -> Path:
    """Correct one member, end another, and add a new one, as one does in a spreadsheet."""
    book = openpyxl.load_workbook(file)
    sheet = book.active
    assert sheet is not None
    name = COLUMNS["name"]
    rows = {str(sheet.cell(at, name).value): at for at in range(2, sheet.max_row + 1)}
    sheet.cell(rows["Alfa nv"], COLUMNS["town"], "Gent")
    sheet.cell(rows["Gamma bv"], COLUMNS["last_day"], "31/12/2026")
    sheet.append([NEW, "Delta nv", "Bedrijf", "ja", "Aalst", "", "01/12/2026", None])
    book.save(file)
    return file


def propose(page: Page, file: Path) -> None:
    """Hand the file in, see every difference, and propose."""
    field(page, "Bestand met leden").set_input_files(file)
    press(page, "Bekijk het bestand")
    expect(page.locator("#progress")).to_be_visible()
    address = page.url
    page.goto("/")
    background.run(BackgroundJob.objects.latest("pk").pk, at=NOW)
    page.goto(address)
    steps = part(page, "steps")
    for words in ("Alfa nv", "Gent", "Gamma bv", "31/12/2026", "Delta nv", NEW):
        expect(steps).to_contain_text(words)
    expect(steps.locator("tr", has_text="Beta bv")).to_contain_text("Verandert niets")
    axe_clean(page)
    assert MemberProposal.objects.count() == 0
    press(page, "Stel 3 wijzigingen voor")
    reads(page, "3 wijzigingen")
    expect(page.locator("#list-member-proposals tbody tr")).to_have_count(3)


def judge(page: Page, site: Site) -> None:  # noqa: F811 - the record of the fixture
    """Accept two lines by a tick, and reject the third; without reason nothing is rejected."""
    page.goto("/")
    page.locator(".cb-menu__summary").click()
    page.locator(".cb-menu summary", has_text="Clusters").click()
    page.locator(".cb-menu").get_by_role("link", name="Voorstellen over leden").click()
    reads(page, "Alfa nv", "Delta nv")
    page.goto(f"/clusters/{site.cluster.pk}/leden/voorstellen/")
    no_sideways_scroll(page)
    axe_clean(page)
    for name in ("Alfa nv", "Gamma bv"):
        page.locator("#list-member-proposals tr", has_text=name).get_by_role("checkbox").check()
    press(page, "Aanvaard de aangevinkte voorstellen")
    reads(page, "2 voorstellen aanvaard")
    open_proposal(page, site, "Delta nv", "waiting")
    follow(page, "Keur af")
    press(page, "Keur af")
    expect(page.locator("[aria-invalid=true]")).to_have_count(1)
    page.console_log.lines.clear()  # type: ignore[attr-defined]  # Chromium reports every 422
    page.get_by_label("Reden").fill(REASON)
    press(page, "Keur af")
    expect(page.locator("#list-member-proposals tr", has_text="Delta nv")).to_contain_text(
        "Afgekeurd"
    )


def mend(page: Page, site: Site) -> None:  # noqa: F811 - the record of the fixture
    """Read on the home page why, and put the proposal in again without typing it all anew."""
    page.goto("/")
    due = page.locator("#list-due tr", has_text="Voorstel over een lid afgekeurd")
    expect(due).to_contain_text(REASON)
    expect(due).to_contain_text("Clusterorganisatie")
    expect(part(page, "members")).to_contain_text("1 afgekeurd, te verbeteren")
    due.get_by_role("link").click()
    reads(page, REASON)
    follow(page, "Dien opnieuw in")
    expect(field(page, "Naam")).to_have_value("Delta nv")
    field(page, "Gemeente").fill("Ninove")
    axe_clean(page)
    press(page, "Stel voor")
    reads(page, "Voorgesteld. VLAIO bekijkt het.")
    page.goto("/")
    expect(page.locator("#list-due")).not_to_contain_text("Voorstel over een lid afgekeurd")
    expect(part(page, "members")).to_contain_text("1 wacht op VLAIO")


def accept_what_was_mended(page: Page, site: Site) -> None:  # noqa: F811 - the same
    open_proposal(page, site, "Delta nv", "waiting")
    press(page, "Aanvaard")
    reads(page, "Aanvaard: Nieuw lid: Delta nv.")
    page.goto(f"/clusters/{site.cluster.pk}/leden/alle/")
    expect(page.locator("#list-members")).to_contain_text("Delta nv")


def the_history_tells_it(page: Page, site: Site) -> None:  # noqa: F811 - the same
    page.goto(f"/clusters/{site.cluster.pk}/historiek/?q=Delta")
    rows = page.locator("#list-history")
    for words in ("Sofie", "Els Demeyer", REASON):
        expect(rows).to_contain_text(words)


def open_proposal(page: Page, site: Site, name: str, state: str) -> None:  # noqa: F811 - the same
    page.goto(f"/clusters/{site.cluster.pk}/leden/voorstellen/?state={state}")
    page.locator("#list-member-proposals tr", has_text=name).get_by_role("link").first.click()
