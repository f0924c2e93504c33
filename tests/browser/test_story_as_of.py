"""The file as it stood on a day, on screen and on paper, with the same figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.checks import axe_clean, no_console_errors
from tests.browser.demo_site import demo, log_in  # noqa: F401 - a fixture is used by its name
from tests.browser.parts import part

THEN, NOW = "05/03/2026", "21/11/2026"
SHEET = "Toezichtsfiche"


def test_page_and_sheet_go_back_to_a_day(
    demo: None,  # noqa: F811 - the fixture
    open_page: Callable[..., Page],
) -> None:
    page = open_page()
    log_in(page, "els")
    page.goto("/clusters/")
    page.get_by_role("link", name="VIL", exact=True).click()
    today = figures(page)
    assert (today["status"], today["due"]) == ("Gemist", "01/04/2026")
    assert on_paper(page, today)
    show(page, THEN)
    expect(page.locator("main")).to_contain_text(f"op het einde van {THEN}")
    then = figures(page)
    assert then["status"] == "In gevaar"
    assert then["received"] != today["received"]
    assert on_paper(page, then)
    axe_clean(page)
    a_day_that_is_none(page)
    before_the_cluster(page)
    no_console_errors(page)


def show(page: Page, day: str) -> None:
    page.get_by_label("Toon het dossier zoals het was op").fill(day)
    page.get_by_role("button", name="Toon", exact=True).click()


def figures(page: Page) -> dict[str, str]:
    """Return what the file says of the project year of today."""
    row = part(page, "cofinancing").locator("tbody tr").filter(has_text="VIL-2024/3").first
    cells = [" ".join(text.split()) for text in row.locator("> th, > td").all_inner_texts()]
    name, status, due, planned, needed, received, share = cells[:7]
    return {
        "name": name, "status": status, "due": due, "planned": planned, "needed": needed,
        "received": received, "share": share,
    }  # fmt: skip


def on_paper(page: Page, shown: dict[str, str]) -> bool:
    """Tell whether the sheet that this page offers has the figures of the page in one row."""
    with page.expect_download() as download:
        page.get_by_role("link", name=SHEET).click()
    data = Path(download.value.path()).read_bytes()
    text = " ".join(" ".join(one.extract_text() for one in PdfReader(BytesIO(data)).pages).split())
    wanted = [shown[key] for key in ("name", "status", "due", "needed", "received", "share")]
    return re.sub(r"\s", "", "".join(wanted)) in re.sub(r"\s", "", text)


def a_day_that_is_none(page: Page) -> None:
    """31 February and a day to come are refused at the field; what was typed stays there."""
    for typed in ("31/02/2026", "01/01/2030"):
        with page.expect_response(lambda answer: answer.status == 422):
            show(page, typed)
        expect(page.locator("#as-of")).to_have_attribute("aria-invalid", "true")
        expect(page.locator("#as-of-fault")).to_be_visible()
    page.console_log.lines.clear()  # type: ignore[attr-defined]  # Chromium reports every 422


def before_the_cluster(page: Page) -> None:
    show(page, "01/01/2016")
    expect(page.locator("main")).to_contain_text("nog niets bekend")
