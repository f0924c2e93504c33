"""What every page must stand: axe, a silent console, the keyboard, an HTML parser."""

from collections.abc import Sequence
from dataclasses import dataclass

import html5lib
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SMALLEST_TARGET = 24
# Only what is wrong is reported in full: listing what is right takes longer than finding out.
_OPTIONS = {
    "runOnly": {"type": "tag", "values": list(RULES)},
    "resultTypes": ["violations"],
    "selectors": False,
    "iframes": False,
    "preload": False,
}
# Looks at the focus just before each Tab takes it away: by then the page has scrolled to it.
_WATCH = """() => {
  const look = () => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const middle = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
    return {
      name: element.tagName.toLowerCase() + (element.id ? "#" + element.id : "") + " " +
        (element.innerText || element.getAttribute("aria-label") || element.name || "").trim().slice(0, 40),
      visible: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      uncovered: !middle || element.contains(middle) || middle.contains(element),
    };
  };
  const stops = [];
  const note = event => { if (event.key === "Tab") stops.push(look()); };
  // Begin at the top, wherever the focus was before.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  scrollTo(0, 0);
  document.addEventListener("keydown", note, true);
  window.watched = {stops, end: () => {
    document.removeEventListener("keydown", note, true);
    document.activeElement.blur();
  }};
}"""
# So many presses go out before their stops are read.
_AT_ONCE = 20
_SMALL = """smallest => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(
  element => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const inText = element.tagName === "A" && style.display === "inline" &&
      [...element.parentElement.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    return box.width && box.height && element.type !== "hidden" && !inText &&
      (box.width < smallest || box.height < smallest) && !element.classList.contains("cb-skip");
  }).map(element => element.outerHTML.slice(0, 120))"""


@dataclass(frozen=True)
class Stop:
    """A place where the Tab key stopped."""

    name: str
    visible: bool
    inside: bool
    uncovered: bool


class Console:
    """Collects what the console of a page says, from warnings up, and uncaught errors."""

    def __init__(self, page: Page) -> None:
        self.lines: list[str] = []
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.lines.append(f"uncaught: {error}"))

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.lines.append(f"{message.type}: {message.text}")


def arrived(page: Page) -> Page:
    """Wait for the style sheet of a page that has just been opened by a click, and return the page."""
    page.wait_for_load_state("load")
    return page


def axe_clean(page: Page) -> None:
    """Assert that axe finds nothing on the page as it is now."""
    arrived(page)
    results = Axe().run(page, options=_OPTIONS)
    found = [
        f"{fault['id']}: {fault['help']} — {[node['html'][:160] for node in fault['nodes'][:3]]}"
        for fault in results.response["violations"]
    ]
    assert found == [], "\n".join(found)


def no_console_errors(page: Page) -> None:
    """Assert that the console of a page made by the ``page`` fixture stayed silent: no CSP, no 404, no script error."""
    lines = page.console_log.lines  # type: ignore[attr-defined]
    assert lines == [], "\n".join(lines)


def keyboard_walk(page: Page, most: int = 200) -> list[Stop]:
    """Press Tab through the whole page; assert that focus is seen, in sight and not covered at every stop.

    Returns the stops; raises AssertionError when the walk does not come to an end (a trap).
    """
    arrived(page).evaluate(_WATCH)
    stops: list[Stop] = []
    for _round in range(0, most, _AT_ONCE):
        # Held down, the key repeats: half the messages to the browser.
        for _press in range(_AT_ONCE):
            page.keyboard.down("Tab")
        page.keyboard.up("Tab")
        found = page.evaluate("() => watched.stops")
        if found[0] is None:  # the first press left from the page itself
            found = found[1:]
        if None in found:
            stops = [Stop(**one) for one in found[: found.index(None)]]
            break
    else:
        raise AssertionError(
            f"the keyboard does not get out; last stops: {[one['name'] for one in found[-5:]]}"
        )
    page.evaluate("() => watched.end()")
    bad = [stop for stop in stops if not (stop.visible and stop.inside and stop.uncovered)]
    assert stops, "nothing can be reached with the keyboard"
    assert bad == [], bad
    return stops


def targets_large_enough(page: Page) -> None:
    """Assert that everything to press is at least 24 by 24 pixels, links inside a sentence excepted (WCAG 2.5.8)."""
    small = arrived(page).evaluate(_SMALL, SMALLEST_TARGET)
    assert small == [], small


def no_sideways_scroll(page: Page) -> None:
    """Assert that the page itself does not scroll sideways (WCAG 1.4.10)."""
    wide = arrived(page).evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0, f"the page is {wide} pixels too wide"


def html_errors(html: str) -> Sequence[str]:
    """Return what an HTML parser finds wrong in a whole page."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(html)
    return [f"{code} at {position} {values}" for position, code, values in parser.errors]


def valid_html(html: str) -> None:
    """Assert that an HTML parser finds nothing wrong in a whole page."""
    errors = html_errors(html)
    assert errors == [], errors


def stands(page: Page) -> None:
    """Hold a page, as it is now, against what every page must stand beside the keyboard."""
    axe_clean(page)
    targets_large_enough(page)
    no_sideways_scroll(page)
    valid_html(page.content())
