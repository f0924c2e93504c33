"""Monday morning, by keyboard alone: from the first page to a decision after a missed due date."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import no_console_errors
from tests.browser.demo_site import demo, log_in  # noqa: F401 - a fixture is used by its name
from tests.browser.keys import Keys
from tests.browser.parts import part
from tests.harness.papers import blank_pdf

REASON = (
    "De bank bevestigde de betalingen van twee leden; ze staan binnen twee weken op de rekening."
)
NEW_DUE = "15/01/2027"


@pytest.fixture
def decision(tmp_path: Path) -> Path:
    """Return the document of the decision, as it lies on the desk."""
    file = tmp_path / "beslissing-vil.pdf"
    file.write_bytes(blank_pdf())
    return file


def test_account_manager_works_the_missed_file(
    demo: None,  # noqa: F811 - the fixture
    open_page: Callable[..., Page],
    decision: Path,
) -> None:
    page = open_page()
    log_in(page, "els")
    keys = Keys(page)
    why_it_was_missed(page, keys)
    keys.open("VIL-2024", within="Gemist")
    expect(page.get_by_role("heading", level=1)).to_contain_text("VIL: projectjaar 3")
    keys.open("Naar het besluit")
    decide(page, keys, decision)
    expect(part(page, "decisions")).to_contain_text(REASON)
    expect(part(page, "decisions")).to_contain_text("Els Demeyer")
    expect(part(page, "decisions")).to_contain_text("beslissing-vil.pdf")
    expect(part(page, "due-date")).to_contain_text(NEW_DUE)
    no_longer_on_the_first_page(page)
    history_tells_it(page, keys)
    no_console_errors(page)


def why_it_was_missed(page: Page, keys: Keys) -> None:
    """Open "Waarom?" in the row of VIL and read the calculation."""
    row = page.get_by_role("row").filter(has_text="VIL-2024").filter(has_text="Gemist")
    expect(row).to_contain_text("€ 58.500,00")
    keys.to("Waarom?", within="VIL-2024")
    keys.press("Enter")
    lines = row.locator(".cb-why__body")
    for words in ("€ 650.000,00", "80,00 %", "€ 520.000,00", "€ 461.500,00", "01/04/2026"):
        expect(lines).to_contain_text(words)
    expect(lines).to_contain_text("cofinancing.paid_in_pct")


def decide(page: Page, keys: Keys, document: Path) -> None:
    """Read the frozen facts beside those of today and grant an extra term."""
    expect(page.get_by_role("heading", level=1)).to_contain_text("VIL")
    expect(page.locator("main")).to_contain_text("€ 461.500,00")
    # Without anything filled in, everything is asked for at once and nothing is decided.
    keys.to("Leg het besluit vast")
    keys.press("Enter")
    expect(page.locator("[aria-invalid=true]")).not_to_have_count(0)
    page.console_log.lines.clear()  # type: ignore[attr-defined]  # Chromium reports every 422
    keys.to("Voorstellen dat de steun vervalt")
    keys.press("ArrowDown")
    expect(page.get_by_label("Een extra termijn geven")).to_be_checked()
    keys.fill("Nieuwe uiterste datum", NEW_DUE)
    keys.fill("Reden", REASON)
    keys.hand_in("Document van het besluit", document)
    keys.open("Leg het besluit vast")
    expect(page.locator("main")).to_contain_text("Je besluit is vastgelegd.")


def no_longer_on_the_first_page(page: Page) -> None:
    page.goto("/")
    rows = page.locator("#list-attention tbody tr").filter(has_text="VIL-2024")
    expect(rows.filter(has_text="Gemist")).to_have_count(0)


def history_tells_it(page: Page, keys: Keys) -> None:
    """The history of the cluster has who, when and why."""
    page.goto("/")
    keys.open("VIL")
    keys.open("Geschiedenis")
    row = page.locator("#list-history tbody tr").filter(has_text=REASON)
    expect(row.first).to_contain_text("Els Demeyer")
    expect(row.first).to_contain_text("21/11/2026")
    expect(row.filter(has_text=NEW_DUE).first).to_be_visible()
