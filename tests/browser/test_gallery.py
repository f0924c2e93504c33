"""The components of the front end, each once, in a real browser."""

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.checks import (
    Console,
    axe_clean,
    keyboard_walk,
    no_console_errors,
    no_sideways_scroll,
    targets_large_enough,
    valid_html,
)
from tests.browser.conftest import NARROW, NARROWEST, PATIENCE_MS, WIDE

pytestmark = pytest.mark.urls("tests.browser.gallery.urls")
PAGES = ["/", "/lijst/", "/lijst/?q=bestaat-niet", "/grafieken/", "/formulier/", "/fout/500/"]


@pytest.fixture(scope="module")
def gallery():
    server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture
def server_url(gallery):
    """The gallery needs no database, so none is emptied after each test."""
    return gallery.url


@pytest.fixture(scope="module")
def visitor(chromium, gallery):
    """One visitor for all tests here: a fresh one would fetch style, script and letters anew."""
    context = chromium.new_context(base_url=gallery.url, locale="nl-BE")
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.console_log = Console(page)
    yield page
    context.close()


@pytest.fixture
def page(visitor):
    """The visitor at 1280 pixels, in front of a screen, with nothing said yet."""
    resize(visitor, WIDE)
    visitor.emulate_media(media="screen")
    visitor.console_log.lines.clear()
    return visitor


def resize(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})


def fits(page):
    no_sideways_scroll(page)
    targets_large_enough(page)
    no_console_errors(page)


def measure(page):
    axe_clean(page)
    fits(page)


def walk(page, first):
    stops = keyboard_walk(page)
    assert stops[0].name.startswith(first)


@pytest.mark.parametrize("address", PAGES)
def test_page_is_valid_clean_and_within_reach_of_the_keyboard_at_every_size(page, address):
    valid_html(page.goto(address).text())
    # A page about a fault has no menu to skip.
    first = "a Clusterbeleid" if address.startswith("/fout/") else "a Ga naar de inhoud"
    for size in (WIDE, NARROW):
        resize(page, size)
        measure(page)
        walk(page, first)
    resize(page, NARROWEST)
    fits(page)


@pytest.mark.parametrize("address", PAGES[:5])
def test_page_holds_at_twice_the_text_size(page, address):
    page.goto(address)
    page.evaluate("document.documentElement.style.fontSize = '125%'")
    fits(page)


def test_skip_link_leads_past_the_menu(page):
    page.goto("/lijst/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "filter-clusters-kind"


def test_menu_folds_on_a_small_screen_and_opens_with_the_keyboard(page):
    resize(page, NARROW)
    page.goto("/")
    link = page.get_by_role("link", name="Parameters")
    expect(link).to_be_hidden()
    page.locator(".cb-menu__summary").focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    measure(page)


def test_group_of_the_menu_opens_with_the_keyboard_and_closes_again(page):
    page.goto("/")
    summary = page.locator(".cb-nav summary", has_text="Regels")
    link = page.locator(".cb-nav").get_by_role("link", name="Belangen")
    expect(link).to_be_hidden()
    summary.press("Enter")
    expect(link).to_be_visible()
    measure(page)
    link.focus()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    expect(link).to_be_visible()
    page.locator("h1").click()
    expect(link).to_be_hidden()
    no_console_errors(page)


def test_group_of_the_menu_folds_within_the_list_of_a_small_screen(page):
    resize(page, NARROW)
    page.goto("/")
    page.locator(".cb-menu__summary").press("Enter")
    page.locator(".cb-menu .cb-nav__group summary").press("Enter")
    expect(page.locator(".cb-menu").get_by_role("link", name="Belangen")).to_be_visible()
    measure(page)


def test_refused_form_puts_the_focus_on_the_summary_and_its_links_on_the_fields(page):
    page.goto("/formulier/")
    page.get_by_label("Ondernemingsnummer").fill("0203.430.577")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("#error-summary")).to_be_focused()
    measure(page)
    page.locator("#error-summary a", has_text="Ondernemingsnummer").click()
    expect(page.get_by_label("Ondernemingsnummer")).to_be_focused()
    expect(page.get_by_label("Ondernemingsnummer")).to_have_value("0203.430.577")
    page.locator("#error-summary a", has_text="Vorm").click()
    expect(page.get_by_label("In geld")).to_be_focused()


def fill_in(page):
    page.goto("/formulier/")
    page.get_by_label("Organisatie").fill("Demo nv")
    page.get_by_label("Ondernemingsnummer").fill("0203.430.576")
    page.get_by_label("Bedrag").fill("12.500,00")
    page.get_by_label("Soort bron").select_option("company")
    page.get_by_label("In geld").check()
    page.get_by_label("Reden").fill("Past bij de factuur.")
    page.get_by_label("Ik heb het bewijsstuk gecontroleerd").check()


def test_confirmation_is_asked_and_can_be_taken_back(page):
    fill_in(page)
    dialog = page.get_by_role("dialog", name="Deze bijdrage verwerpen?")
    page.get_by_role("button", name="Verwerp").click()
    expect(dialog).to_be_visible()
    axe_clean(page)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Verwerp")).to_be_focused()
    page.get_by_role("button", name="Verwerp").click()
    dialog.get_by_role("button", name="Annuleer").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Verwerp").click()
    dialog.get_by_role("button", name="Verwerp").click()
    expect(page.locator("#accepted")).to_be_visible()
    no_console_errors(page)


def test_everything_works_without_script(open_page):
    page = open_page(scripts=False)
    fill_in(page)
    page.get_by_role("button", name="Verwerp").click()
    expect(page.locator("#accepted")).to_be_visible()
    page.goto("/lijst/")
    page.get_by_label("Type").select_option("SPC")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator(".cb-list__total")).to_have_text("7 resultaten")
    page.get_by_role("link", name="Leden").click()
    assert page.locator("tbody th").first.inner_text() == "MEDVIA"


def test_list_changes_in_place_and_equals_the_page_loaded_anew(page):
    page.goto("/lijst/")
    page.evaluate("window.kept = true")
    page.get_by_label("Type").select_option("SPC")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator(".cb-list__total")).to_have_text("7 resultaten")
    expect(page.locator("#announcer")).to_have_text("7 resultaten")
    page.get_by_role("link", name="Leden").click()
    expect(page.locator("tbody th").first).to_have_text("MEDVIA")
    assert page.evaluate("document.activeElement.id") == "list-clusters-sort-members"
    assert page.evaluate("window.kept") is True
    expect(page.locator(".htmx-request")).to_have_count(0)
    swapped = page.locator("#list-clusters").inner_html()
    address = page.url
    assert "kind=SPC" in address
    assert "sort=members" in address
    page.goto(address)
    fresh = page.locator("#list-clusters").inner_html()
    assert plain(swapped) == plain(fresh)
    page.go_back()
    no_console_errors(page)


def plain(html):
    """Drop what scripts add after loading: classes of htmx and stops of the keyboard."""
    for noise in (' class=""', ' tabindex="0"'):
        html = html.replace(noise, "")
    return html


def test_link_in_a_row_leaves_the_list(page):
    page.goto("/lijst/")
    page.get_by_role("link", name="Catalisti").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Catalisti")


def test_pages_of_a_list_are_links(page):
    page.goto("/lijst/")
    page.get_by_role("link", name="Volgende").click()
    expect(page.locator(".cb-pager__where")).to_have_text("26 tot 50 van 67")
    assert page.url.endswith("?page=2")


def test_background_work_asks_until_it_is_done(page):
    page.goto("/bezig/")
    expect(page.locator("#progress")).to_contain_text("4.250 van 10.000")
    axe_clean(page)
    expect(page.locator("#progress")).to_contain_text("10.000 rijen ingevoerd.")
    assert page.locator("#progress").get_attribute("hx-get") is None
    no_console_errors(page)


def test_reasons_open_with_the_keyboard(page):
    page.goto("/")
    page.locator("summary", has_text="Waarom?").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Geplande cofinanciering")).to_be_visible()
    measure(page)


def test_table_too_wide_scrolls_in_its_own_region(page):
    resize(page, NARROW)
    page.goto("/lijst/")
    region = page.locator(".cb-scroll")
    expect(region).to_have_attribute("tabindex", "0")
    resize(page, WIDE)
    expect(region).not_to_have_attribute("tabindex", "0")


def test_long_title_stays_clear_of_the_pill_beside_it_on_a_small_screen(page):
    resize(page, NARROW)
    page.goto("/lijst/")
    gap = page.evaluate(
        """() => {
        const row = document.querySelector("tbody tr");
        row.innerHTML = '<th scope="row"><a>Entertainmenttechnologie en podiumkunsten</a></th>' +
          '<td><span class="cb-status">Op de agenda van het comité</span></td>';
        const right = row.querySelector("a").getBoundingClientRect().right;
        return row.querySelector(".cb-status").getBoundingClientRect().left - right; }"""
    )
    assert gap > 0


def test_paper_shows_content_and_nothing_to_click(page):
    page.goto("/lijst/")
    page.emulate_media(media="print")
    for selector in (".cb-nav", ".cb-filters", ".cb-export", ".cb-pager__list"):
        expect(page.locator(selector)).to_be_hidden()
    expect(page.locator("tbody tr").first).to_be_visible()


def test_pages_carry_a_strict_policy_and_obey_it(page):
    headers = page.goto("/grafieken/").headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    no_console_errors(page)


# --- negative controls: each check finds the fault it is for ---------------------------------------------------


def test_checks_find_planted_faults(page):
    page.goto("/lijst/")
    page.evaluate(
        """() => {
        document.querySelector("main").insertAdjacentHTML("beforeend",
          '<img src="/static/favicon.svg"><button id="tiny"></button><div class="wide"></div>');
        const tiny = document.getElementById("tiny");
        Object.assign(tiny.style, {width: "10px", height: "10px", outline: "none", padding: 0});
        document.querySelector(".wide").style.width = "3000px";
        document.querySelector(".wide").style.height = "1px";
      }"""
    )
    for check in (axe_clean, no_sideways_scroll, targets_large_enough, keyboard_walk):
        with pytest.raises(AssertionError):
            check(page)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    with pytest.raises(AssertionError, match="style-src"):
        no_console_errors(page)
    with pytest.raises(AssertionError):
        valid_html("<!doctype html><title>x</title><p><div></p>")


def test_keyboard_walk_finds_a_trap(page):
    page.goto("/lijst/")
    page.evaluate(
        """() => document.querySelector(".cb-export a").addEventListener("keydown", event => {
        if (event.key === "Tab") event.preventDefault(); })"""
    )
    with pytest.raises(AssertionError, match="does not get out"):
        keyboard_walk(page)
