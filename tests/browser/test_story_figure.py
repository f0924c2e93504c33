"""A legal figure changes: one person proposes, another sees what it would do and decides."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from clusterbeleid.core.models import LegalParameter
from tests.browser.checks import no_console_errors
from tests.browser.demo_site import demo, log_in  # noqa: F401 - a fixture is used by its name
from tests.browser.parts import field, part

KEY = "cofinancing.paid_in_pct"
SOURCE = "Beslissing van de Vlaamse Regering (demo)"


def test_administrator_proposes_and_head_of_team_decides(
    demo: None,  # noqa: F811 - the fixture
    open_page: Callable[..., Page],
) -> None:
    administrator, head = open_page(), open_page()
    log_in(administrator, "bart")
    propose(administrator)
    address = administrator.url
    # The proposer reads why the decision is not his, and has no form for it.
    expect(part(administrator, "impact")).to_contain_text(
        "Je stelde deze waarde zelf voor. Een tweede persoon beslist erover."
    )
    expect(administrator.get_by_label("Keur goed")).to_have_count(0)
    log_in(head, "hilde")
    head.goto(address)
    changes = part(head, "impact").locator("tbody tr")
    expect(changes).to_have_count(3)
    vil = changes.filter(has_text="VIL")
    expect(vil).to_contain_text("Gemist, 01/04/2026")
    expect(vil).to_contain_text("Gehaald, 01/04/2026")
    head.get_by_label("Keur goed").check()
    head.get_by_role("button", name="Beslis", exact=True).click()
    expect(head.locator("main")).to_contain_text("Goedgekeurd")
    expect(part(head, "history")).to_contain_text("Hilde Vermassen")
    expect(part(head, "history")).to_contain_text("Bart Goossens")
    the_file_follows(head)
    no_console_errors(head)
    no_console_errors(administrator)
    values = LegalParameter.objects.filter(key=KEY, state="approved").order_by("valid_from")
    assert [(int(row.value), f"{row.valid_from:%d/%m/%Y}") for row in values] == [
        (80, "04/03/2016"),
        (70, "08/01/2024"),
    ]


def propose(page: Page) -> None:
    """Look first at what would change, then propose; another's file is counted, not shown."""
    page.goto("/parameters/")
    field(page, "Cijfer").fill(KEY)
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("#list-parameters tbody tr")).to_have_count(1)
    page.locator("#list-parameters tbody th a").click()
    page.get_by_role("link", name="Stel een andere waarde voor").click()
    page.get_by_label("Nieuwe waarde").fill("70")
    page.get_by_label("Geldig vanaf").fill("08/01/2024")
    field(page, "Bron").fill(SOURCE)
    page.get_by_label("Reden van de wijziging").fill("Nieuwe drempel na evaluatie (oefening)")
    page.get_by_role("button", name="Toon wat verandert").click()
    expect(part(page, "impact")).to_contain_text("3 uitkomsten")
    expect(part(page, "impact").locator("tbody tr")).to_have_count(0)
    page.get_by_role("button", name="Stel voor", exact=True).click()
    expect(page.locator("main")).to_contain_text("Een tweede persoon beslist erover.")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def the_file_follows(page: Page) -> None:
    """What was missed at 80 % is met at 70 %, and the page names the new source."""
    page.goto("/")
    expect(page.locator("#list-attention tbody tr").filter(has_text="Gemist")).to_have_count(0)
    page.get_by_role("link", name="VIL", exact=True).first.click()
    row = part(page, "cofinancing").locator("tbody tr").filter(has_text="VIL-2024/3").first
    expect(row).to_contain_text("Gehaald")
    row.get_by_text("Waarom?").click()
    expect(row).to_contain_text(SOURCE)
