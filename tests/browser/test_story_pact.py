"""A cluster pact from draft to signed, through its yearly review to the next version and its paper."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from clusters.enums import PactState
from clusters.models import ClusterPact
from tests.browser.checks import axe_clean, no_console_errors, no_sideways_scroll
from tests.browser.conftest import PATIENCE_MS
from tests.browser.parts import field, fill_in, follow, part, press, reads
from tests.browser.small_site import Enter, Site, enter, site  # noqa: F401 - fixtures by name

PARTIES = {
    "Vlaams minister van Innovatie": "Minister",
    "VLAIO": "VLAIO",
    "VIL vzw": "Clusterorganisatie en leden",
}
SIGNERS = (
    ("Vlaams minister van Innovatie", "Minister", "Mia Minister"),
    ("VLAIO", "Hoofd van VLAIO", "Arno Agentschap"),
    ("VIL vzw", "Voorzitter van de cluster", "Vera Voorzitter"),
    ("VIL vzw", "Directeur van de cluster", "Dirk Directeur"),
)
KEPT, DROPPED = "Een plan tegen de krapte op de arbeidsmarkt", "De clusters vroeg betrekken"
ADDED = "Een proeftuin voor digitale logistiek"


def test_pact_is_drafted_signed_reviewed_renewed_and_printed(
    site: Site,  # noqa: F811 - the fixture
    enter: Enter,  # noqa: F811 - the fixture
    open_page: Callable[..., Page],
) -> None:
    page, organisation = open_page(), open_page((375, 812))
    enter(page, site.manager)
    enter(organisation, site.signatory)
    page.goto(f"/clusters/{site.cluster.pk}/pact/")
    draft(page)
    first = ClusterPact.objects.get()
    sign(page)
    the_organisation_finds_its_promise(organisation, site)
    review(page)
    renew(page)
    difference(page)
    second = ClusterPact.objects.get(number=2)
    assert (state_of(first), state_of(second)) == (PactState.RENEWED, PactState.SIGNED)
    paper(page, site, second)
    no_console_errors(page)
    no_console_errors(organisation)


def draft(page: Page) -> None:
    """Write the version, its parties, who signs, and what each side promises."""
    follow(page, "Nieuw clusterpact")
    fill_in(page, {"Titel": "Clusterpact 2026", "Eerste jaarlijkse bespreking tegen": "07/12/2026"})
    press(page, "Bewaar")
    for name, side in PARTIES.items():
        follow(page, "Voeg een partij toe")
        fill_in(page, {"Kant": side, "Naam": name})
        press(page, "Bewaar")
    for party, role, name in SIGNERS:
        follow(page, "Voeg een ondertekenaar toe")
        fill_in(
            page,
            {
                "Partij": party,
                "Tekent als": role,
                "Naam": name,
                "Functie": role,
                "Ondertekend op": "02/03/2026",
            },
        )
        press(page, "Bewaar")
    commit(page, "VIL vzw", KEPT, "30/06/2027")
    commit(page, "Vlaams minister van Innovatie", DROPPED, "")
    expect(part(page, "parties")).to_contain_text("Dirk Directeur")
    axe_clean(page)


def commit(page: Page, party: str, title: str, term: str) -> None:
    follow(page, "Voeg een engagement toe")
    fill_in(page, {"Partij": party, "Engagement": title, "Termijn": term})
    press(page, "Bewaar")
    expect(page.locator("#list-commitments")).to_contain_text(title)


def sign(page: Page) -> None:
    """Record the signing; another year than that of the signatures is refused, and nothing is lost."""
    follow(page, "Noteer de ondertekening")
    field(page, "Jaar van ondertekening").fill("2024")
    press(page, "Bewaar")
    expect(page.locator("[aria-invalid=true]")).to_have_count(1)
    page.console_log.lines.clear()  # type: ignore[attr-defined]  # Chromium reports every 422
    field(page, "Jaar van ondertekening").fill("2026")
    press(page, "Bewaar")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ondertekend")
    expect(page.get_by_role("link", name="Voeg een engagement toe")).to_have_count(0)


def the_organisation_finds_its_promise(page: Page, site: Site) -> None:  # noqa: F811 - the record
    """See on the small screen what was promised, by when and by whom."""
    page.goto("/")
    row = page.locator("#list-due tr", has_text=KEPT)
    for words in ("30/06/2027", "VIL vzw", "Clusterpact 2026"):
        expect(row).to_contain_text(words)
    expect(page.locator("#list-due tr", has_text=DROPPED)).to_contain_text("minister")
    expect(page.locator("#list-due tr", has_text="bespreking")).to_contain_text("07/12/2026")
    no_sideways_scroll(page)
    row.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(KEPT)


def review(page: Page) -> None:
    follow(page, "Noteer de jaarlijkse bespreking")
    fill_in(
        page,
        {
            "Datum van de bespreking": "20/11/2026",
            "Jaarplan waarop ze steunt": "Jaarplan 2026",
            "Bevindingen": "De cluster is op schema.",
            "Volgende bespreking tegen": "06/12/2027",
        },
    )
    press(page, "Bewaar")
    reviews = part(page, "reviews")
    for words in ("Jaarplan 2026", "De cluster is op schema.", "Els Demeyer", "06/12/2027"):
        expect(reviews).to_contain_text(words)


def renew(page: Page) -> None:
    """Begin the next version with one promise less and one more, and sign it."""
    follow(page, "Vernieuw het pact")
    fill_in(page, {"Titel": "Clusterpact 2027", "Eerste jaarlijkse bespreking tegen": "06/12/2027"})
    page.get_by_label(DROPPED).uncheck()
    axe_clean(page)
    press(page, "Begin de volgende versie")
    reads(page, "Clusterpact 2027")
    commit(page, "Vlaams minister van Innovatie", ADDED, "")
    # Who signs is taken over; the signature itself is not.
    for _party, _role, name in SIGNERS:
        page.locator("tr", has_text=name).get_by_role("link", name="Wijzig").click()
        expect(field(page, "Ondertekend op")).to_have_value("")
        field(page, "Ondertekend op").fill("20/11/2026")
        press(page, "Bewaar")
    follow(page, "Noteer de ondertekening")
    press(page, "Bewaar")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ondertekend")


def difference(page: Page) -> None:
    """Read what fell away, what is new, and what stayed."""
    follow(page, "bekijk wat wijzigde")
    shown = page.locator("main")
    expect(shown.locator("li", has_text=DROPPED)).to_contain_text("Weggevallen")
    expect(shown.locator("li", has_text=ADDED)).to_contain_text("Nieuw")
    reads(page, "Vergeleken met versie 1, Clusterpact 2026.")
    axe_clean(page)


def paper(page: Page, site: Site, pact: ClusterPact) -> None:  # noqa: F811 - the record
    page.goto(f"/clusters/{site.cluster.pk}/pact/{pact.pk}/")
    link = page.get_by_role("link", name="Clusterpact (PDF)")
    answer = page.request.get(link.get_attribute("href") or "", timeout=PATIENCE_MS)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")
    # The version before stays as it was signed.
    page.goto(f"/clusters/{site.cluster.pk}/pact/{pact.predecessor_id}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "Vervangen door een nieuwere versie"
    )


def state_of(pact: ClusterPact) -> str:
    return ClusterPact.objects.get(pk=pact.pk).state
