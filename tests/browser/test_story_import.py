"""Importing: a file with ten errors, the file corrected, and work that goes on without its reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.db.models import Sum
from playwright.sync_api import Page, expect

from agreements.models import ProjectYear
from clusterbeleid.core import background, clock
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.kernel.identifiers import format_kbo, make_kbo
from clusters.models import Organisation
from cofinancing.models import Contribution
from tests.browser.checks import axe_clean, no_console_errors
from tests.browser.demo_site import demo, log_in  # noqa: F401 - a fixture is used by its name
from tests.browser.parts import field, part

SHEET = "Bijdragen"
GOOD = {
    "Ontvangen": 1000,
    "Valutadatum": "10/03/2026",
}
UNKNOWN = format_kbo(make_kbo(999_998))


@dataclass(frozen=True)
class Fault:
    """A row that is wrong in one place, and words of the message about it."""

    column: str
    value: str
    words: str
    row: dict[str, object]


@pytest.fixture
def year(demo: None) -> ProjectYear:  # noqa: F811 - the fixture
    """Return the project year of VIL that runs."""
    return ProjectYear.objects.get(agreement__reference="VIL-2024", number=3)


@pytest.fixture
def numbers(year: ProjectYear) -> list[str]:
    """Return the numbers of twelve members of VIL without any contribution this year."""
    members = Organisation.objects.filter(
        memberships__cluster=year.agreement.cluster, kind="company"
    ).exclude(contributions__project_year=year)
    return [format_kbo(kbo) for kbo in members.order_by("kbo").values_list("kbo", flat=True)[:12]]


def faults(numbers: list[str]) -> list[Fault]:
    """Return ten rows, each wrong in a way of its own."""
    wrong = [
        ("Ondernemingsnummer", "0203.430.577", "controle"),
        ("Ondernemingsnummer", UNKNOWN, "ledenlijst"),
        ("Ontvangen", "1,000,50", "komma"),
        ("Ontvangen", "1e308", "bedrag"),
        ("Ontvangen", "-250", "negatief"),
        ("Valutadatum", "31/02/2026", "bestaat niet"),
        ("Valutadatum", "24/12/2026", "moet nog komen"),
        ("Valutadatum", "05/01/2020", "vóór de toekenning"),
        ("Soort bijdrage", "gift in speculaas", "lijst"),
        ("Bankreferentie", "", "bankreferentie"),
    ]
    return [
        Fault(column, value, words, {**_row(kbo, at), column: value or None})
        for at, (kbo, (column, value, words)) in enumerate(zip(numbers, wrong, strict=False))
    ]


def _row(kbo: str, at: int) -> dict[str, object]:
    return {"Ondernemingsnummer": kbo, **GOOD, "Bankreferentie": f"IMPORT-{at}"}


def test_from_template_to_totals(
    year: ProjectYear, numbers: list[str], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page()
    log_in(page, "tom")
    page.goto(f"/projectjaren/{year.pk}/")
    page.get_by_role("link", name="Voer een bestand in").click()
    axe_clean(page)
    template = download_template(page, tmp_path)
    before = Contribution.objects.count()
    wrong = faults(numbers)
    hand_in(page, fill_in(template, tmp_path / "fout.xlsx", [one.row for one in wrong]))
    every_fault_has_its_place(page, wrong)
    assert Contribution.objects.count() == before
    page.get_by_role("link", name="Dien het verbeterde bestand in").click()
    rows = [_row(kbo, at) for at, kbo in enumerate(numbers)]
    hand_in(page, fill_in(template, tmp_path / "goed.xlsx", rows))
    expect(page.locator("main")).to_contain_text("Nieuwe lijnen")
    axe_clean(page)
    assert Contribution.objects.count() == before
    confirm_and_walk_away(page, year)
    totals_are_right(page, year, before, len(rows))
    no_console_errors(page)


def download_template(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("link", name="Download het sjabloon").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def fill_in(template: Path, file: Path, rows: list[dict[str, Any]]) -> Path:
    """Put rows below the header of the template, over the examples."""
    book = openpyxl.load_workbook(template)
    sheet = book[SHEET]
    heads = {str(cell.value).rstrip(" *"): at for at, cell in enumerate(sheet[1], start=1)}
    sheet.delete_rows(2, sheet.max_row)
    for at, row in enumerate(rows, start=2):
        for head, value in row.items():
            sheet.cell(at, heads[head], value)
    book.save(file)
    return file


def hand_in(page: Page, file: Path) -> None:
    """Hand the file in, walk away while it waits, and come back when the worker has been."""
    field(page, "Bestand met bijdragen").set_input_files(file)
    page.get_by_role("button", name="Bekijk het bestand").click()
    expect(page.locator("#progress")).to_be_visible()
    address = page.url
    page.goto("/")
    assert background.run(BackgroundJob.objects.latest("pk").pk, at=clock.now()) is not None
    page.goto(address)


def every_fault_has_its_place(page: Page, wrong: list[Fault]) -> None:
    expect(page.locator("main")).to_contain_text("er zijn 10 punten te verbeteren")
    axe_clean(page)
    rows = page.locator("#list-import-errors tbody tr")
    expect(rows).to_have_count(len(wrong))
    for at, fault in enumerate(wrong, start=2):
        cells = [
            " ".join(text.split()) for text in rows.nth(at - 2).locator("th, td").all_inner_texts()
        ]
        number, column, value, message, sheet = cells
        assert (number, sheet) == (str(at), SHEET)
        assert fault.column in column, cells
        assert value.strip("–") == fault.value, cells
        assert fault.words in message, cells


def confirm_and_walk_away(page: Page, year: ProjectYear) -> None:
    """Confirm, see the bar, leave; the work is done without anybody looking."""
    page.get_by_role("button", name="Voer 12 rijen in").click()
    expect(page.locator("#progress")).to_be_visible()
    axe_clean(page)
    page.goto("/")
    job = BackgroundJob.objects.latest("pk")
    assert background.run(job.pk, at=clock.now()) == "done"
    # Handed out once more, as after a restart: nothing happens twice.
    assert background.run(job.pk, at=clock.now()) is None
    page.goto(f"/projectjaren/{year.pk}/invoer/")
    page.get_by_role("link", name="goed.xlsx").first.click()
    expect(page.locator("main")).to_contain_text("12 rijen van goed.xlsx zijn bewaard.")


def totals_are_right(page: Page, year: ProjectYear, before: int, rows: int) -> None:
    made = Contribution.objects.filter(bank_reference__startswith="IMPORT-")
    assert Contribution.objects.count() == before + rows
    assert made.aggregate(sum=Sum("received_amount"))["sum"] == Decimal(1000 * rows)
    assert set(made.values_list("state", "project_year")) == {("received", year.pk)}
    page.get_by_role("link", name="Naar de bijdragen").click()
    # On the account before the due date, entered long after: it waits for a person, and counts for nothing yet.
    expect(part(page, "check")).to_contain_text("€ 461.500,00")
    expect(page.locator("#list-contributions .cb-list__total")).to_contain_text(
        str(Contribution.objects.filter(project_year=year).count())
    )
