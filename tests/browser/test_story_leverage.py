"""Leverage from a new entry to an export: entered with its source, a selection made, two put side by side."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from clusterbeleid.overview.demo.files import page as paper
from projects.models import LeverageEntry, LeverageSelection
from tests.browser.checks import no_console_errors
from tests.browser.demo_site import demo, log_in  # noqa: F401 - a fixture is used by its name
from tests.browser.parts import field, part

WHAT = "Horizonproject met drie universiteiten"
NAME = "Zonder interclusterprojecten"


def test_account_manager_enters_leverage_selects_rows_compares_and_exports(
    demo: None,  # noqa: F811 - the fixture
    open_page: Callable[..., Page],
) -> None:
    page = open_page()
    log_in(page, "els")
    enter_leverage(page)
    make_selection(page)
    compare_and_export(page)
    no_console_errors(page)


def enter_leverage(page: Page) -> None:
    page.goto("/projecten/hefboom/")
    page.get_by_role("link", name="Hefboom invoeren").click()
    field(page, "Jaar").fill("2025")
    page.get_by_label("Niveau").select_option("academic")
    page.get_by_label("Programma").select_option("horizon")
    field(page, "Omschrijving").fill(WHAT)
    page.get_by_label("Bedrag, in euro").fill("1.250.000,00")
    page.get_by_label("Cluster", exact=True).select_option(label="Catalisti")
    page.get_by_label("Klasse").select_option("open")
    page.locator("#id_source").fill("Grant agreement 101")
    source = FilePayload(name="grant.pdf", mimeType="application/pdf", buffer=paper())
    page.locator("input[type=file]").set_input_files(source)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(WHAT)
    expect(part(page, "facts")).to_contain_text("1.250.000,00")
    expect(part(page, "facts").get_by_role("link", name="grant.pdf")).to_be_visible()
    assert LeverageEntry.objects.get(description=WHAT).document is not None


def make_selection(page: Page) -> None:
    page.goto("/projecten/hefboom/selecties/")
    page.get_by_role("link", name="Nieuwe selectie").click()
    field(page, "Naam").fill(NAME)
    for box in page.locator("input[name=counted]").all():
        box.set_checked(box.get_attribute("value") != "Intercluster")
    page.locator("#id_reason").fill("Interclusterprojecten tellen bij geen enkele cluster.")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NAME)
    expect(part(page, "chart").locator("svg").first).to_be_visible()
    assert LeverageSelection.objects.get(name=NAME).excluded == ["Intercluster"]


def compare_and_export(page: Page) -> None:
    page.get_by_role("link", name="Vergelijk", exact=True).click()
    page.locator("#id_other").select_option(label="Alle rijen van tabel 5, versie 1")
    page.get_by_role("button", name="Naast elkaar zetten").click()
    expect(part(page, "rows").locator("tbody tr").filter(has_text="Intercluster")).to_contain_text(
        "verschilt"
    )
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    total = next(
        row for row in rows if row["Jaar"] == "2020" and row["Niveau"] == "Alle niveaus samen"
    )
    assert total["Hefboomfactor, Alle rijen van tabel 5, versie 1"] == "15,1"
    assert "Intercluster" not in total[f"Rijen, {NAME}, versie 1"]
    assert "Intercluster" in total["Rijen, Alle rijen van tabel 5, versie 1"]
