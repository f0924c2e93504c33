"""An agreement past the ten years: the check says why while typing, and confirming is refused."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from agreements.models import LedgerEntry, SupportAgreement
from tests.browser.checks import axe_clean, no_console_errors
from tests.browser.demo_site import demo, log_in  # noqa: F401 - a fixture is used by its name
from tests.browser.parts import field, part

PAST = "De tien jaar lopen af op 31/12/2026"
CANNOT = "Dit ontwerp kun je zo niet bevestigen."


def test_draft_past_the_ten_years_is_refused(
    demo: None,  # noqa: F811 - the fixture
    open_page: Callable[..., Page],
) -> None:
    manager, head = open_page(), open_page()
    log_in(manager, "els")
    draft_past_the_end(manager)
    address = manager.url
    confirmed = SupportAgreement.objects.exclude(state="draft").count()
    lines = LedgerEntry.objects.count()
    log_in(head, "hilde")
    head.goto(f"{address}bevestigen/")
    expect(part(head, "check")).to_contain_text(PAST)
    expect(head.locator("main")).to_contain_text(CANNOT)
    expect(head.get_by_role("button", name="Bevestig", exact=True)).to_have_count(0)
    axe_clean(head)
    # Who posts the form by hand gets the same answer from the action.
    with head.expect_response(lambda answer: answer.request.method == "POST") as posted:
        head.locator("main form").evaluate("form => form.submit()")
    assert posted.value.status == 422
    expect(head.locator("main")).to_contain_text(PAST)
    assert SupportAgreement.objects.exclude(state="draft").count() == confirmed
    assert LedgerEntry.objects.count() == lines


def draft_past_the_end(page: Page) -> None:
    """Type a year after the last one; the check appears beside the form without sending it."""
    page.goto("/clusters/")
    page.get_by_role("link", name="Catalisti", exact=True).click()
    page.get_by_role("link", name="Overeenkomsten").first.click()
    page.get_by_role("link", name="Nieuwe overeenkomst").click()
    for label, text in (
        ("Eerste dag", "01/01/2027"),
        ("Laatste dag", "31/12/2027"),
        ("Toegekend op", "16/11/2026"),
        ("Referentie van de beslissing", "demo-HBC-20261116"),
    ):
        field(part(page, "agreement"), label).fill(text)
    year = page.get_by_role("region", name="Projectjaar 1")
    for label, text in (
        ("Eerste dag", "01/01/2027"),
        ("Laatste dag", "31/12/2027"),
        ("Toegekend bedrag", "600000"),
        ("Subsidiabele kosten", "1200000"),
        ("Geplande cofinanciering", "600000"),
    ):
        field(year, label).fill(text)
    expect(page.locator("#live-check")).to_contain_text(PAST)
    axe_clean(page)
    assert not SupportAgreement.objects.filter(decision_reference="demo-HBC-20261116").exists()
    page.get_by_role("button", name="Bewaar als ontwerp").click()
    expect(part(page, "check")).to_contain_text(PAST)
    no_console_errors(page)


def test_own_draft_of_the_demo_shows_its_check_and_counts_nowhere(
    demo: None,  # noqa: F811 - the fixture
    open_page: Callable[..., Page],
) -> None:
    page = open_page()
    log_in(page, "hilde")
    draft = SupportAgreement.objects.get(reference="DEBLAUWEC-2027")
    page.goto(f"/overeenkomsten/{draft.pk}/")
    expect(page.locator("main")).to_contain_text("Ontwerp")
    # Within the ten years (31/12/2027), but near the end of the legal basis.
    expect(part(page, "check")).to_contain_text("De rechtsgrond loopt af op 31/12/2026")
    page.goto(f"/overeenkomsten/{draft.pk}/bevestigen/")
    expect(page.locator("main")).not_to_contain_text(CANNOT)
    page.get_by_role("button", name="Bevestig", exact=True).click()
    expect(page.locator("main")).to_contain_text("De overeenkomst telt nu mee.")
    draft.refresh_from_db()
    assert draft.state == "running"
    no_console_errors(page)
