"""The head of team extends the term of three project years in one decision."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from cofinancing.models import DeadlineChange
from tests.browser.checks import axe_clean, no_console_errors
from tests.browser.demo_site import demo, log_in  # noqa: F401 - a fixture is used by its name
from tests.browser.parts import field, part
from tests.harness.papers import blank_pdf

NAMES = ("VIL-2024/3", "MEDVIA-2024/3", "FLUX50-2024/3")
REASON = "Uitval van het betaalsysteem van de banken in november (oefening)."
NEW_DUE = "26/02/2027"


def test_three_terms_move_together_and_each_history_says_so(
    demo: None,  # noqa: F811 - the fixture
    open_page: Callable[..., Page],
    tmp_path: Path,
) -> None:
    document = tmp_path / "besluit.pdf"
    document.write_bytes(blank_pdf())
    page = open_page()
    log_in(page, "hilde")
    page.goto("/cofinanciering/verlengen/")
    axe_clean(page)
    nothing_chosen(page)
    # Earlier than the present due date of one of them: refused for all, with the file it concerns.
    fill(page, "15/01/2027")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("main")).to_contain_text("FLUX50-2024")
    assert DeadlineChange.objects.filter(reason=REASON).count() == 0
    page.console_log.lines.clear()  # type: ignore[attr-defined]  # Chromium reports every 422
    fill(page, NEW_DUE)
    field(page, "Document").set_input_files(document)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("main")).to_contain_text("Bewaard")
    moved = DeadlineChange.objects.filter(reason=REASON)
    assert {f"{row.new_due:%d/%m/%Y}" for row in moved} == {NEW_DUE}
    assert (moved.count(), len({row.batch for row in moved})) == (3, 1)
    for row in moved:
        each_history_says_so(page, row.project_year_id)
    no_console_errors(page)


def nothing_chosen(page: Page) -> None:
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("main")).to_contain_text("Kies minstens één projectjaar.")
    page.console_log.lines.clear()  # type: ignore[attr-defined]  # Chromium reports every 422


def fill(page: Page, day: str) -> None:
    for name in NAMES:
        page.get_by_label(name).check()
    page.get_by_label("Nieuwe uiterste datum").fill(day)
    page.get_by_label("Reden").fill(REASON)


def each_history_says_so(page: Page, project_year: int) -> None:
    """The due date has its decision, and so has the history of the cluster."""
    page.goto(f"/projectjaren/{project_year}/")
    row = part(page, "due-date").locator("tbody tr").filter(has_text=REASON).last
    for words in (NEW_DUE, "Hilde Vermassen", "besluit.pdf", "21/11/2026"):
        expect(row).to_contain_text(words)
    page.get_by_role("link", name="Geschiedenis").click()
    told = page.locator("#list-history tbody tr").filter(has_text=REASON).first
    expect(told).to_contain_text("Hilde Vermassen")
