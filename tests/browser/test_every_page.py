"""Every page, reached as people reach it: by following links, for each role of the demo.

One test loads the demo and walks; what is wrong is collected, so that one run names all of it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page, ViewportSize

from tests.browser.checks import (
    axe_clean,
    keyboard_walk,
    no_console_errors,
    no_sideways_scroll,
    targets_large_enough,
    valid_html,
)
from tests.browser.demo_site import demo, log_in  # noqa: F401 - a fixture is used by its name

WALKERS = ("els", "hilde", "tom", "joris", "greet", "bart")
NARROW: ViewportSize = {"width": 375, "height": 812}
WIDE: ViewportSize = {"width": 1280, "height": 900}
# Files and pages of machines are no pages for people.
NO_PAGES = {"core:file", "core:healthz", "core:readyz", "overview:cluster_sheet"}
FEWEST_ROUTES = 45


@dataclass
class Walk:
    """What was seen and what was wrong, over all roles."""

    seen: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def check(self, where: str, look: Callable[[], object]) -> None:
        """Run one check; keep its words when it fails."""
        try:
            look()
        except AssertionError as failure:
            self.wrong.append(f"{where}: {str(failure)[:600]}")


def test_every_page_is_accessible_quiet_and_fits_a_telephone(
    demo: None,  # noqa: F811 - the fixture
    open_page: Callable[..., Page],
) -> None:
    walk = Walk()
    for key in WALKERS:
        page = open_page()
        log_in(page, key)
        _follow(page, walk, key)
    assert walk.wrong == [], "\n".join(walk.wrong)
    assert len(walk.seen) >= FEWEST_ROUTES, sorted(walk.seen)


def _follow(page: Page, walk: Walk, key: str) -> None:
    """Visit one page of each route that this person can reach."""
    ahead = deque([urlsplit(page.url).path])
    visited: set[str] = set()
    while ahead:
        path = ahead.popleft()
        route = _route(path)
        if route is None or route in visited or route in NO_PAGES:
            continue
        visited.add(route)
        answer = page.goto(path)
        if answer is None or answer.status != 200:
            walk.wrong.append(f"{key} {route} {path}: {answer and answer.status}")
            continue
        _judge(page, walk, f"{key} {route}", first=route not in walk.seen, html=answer.text())
        walk.seen.add(route)
        ahead.extend(_links(page))


def _judge(page: Page, walk: Walk, where: str, *, first: bool, html: str) -> None:
    walk.check(where, lambda: no_console_errors(page))
    page.console_log.lines.clear()  # type: ignore[attr-defined]  # set by the fixture
    walk.check(where, lambda: valid_html(html))
    walk.check(where, lambda: axe_clean(page))
    if not first:
        return
    walk.check(where, lambda: keyboard_walk(page, most=400))
    page.set_viewport_size(NARROW)
    walk.check(f"{where} 375", lambda: axe_clean(page))
    walk.check(f"{where} 375", lambda: no_sideways_scroll(page))
    walk.check(f"{where} 375", lambda: targets_large_enough(page))
    page.set_viewport_size(WIDE)


def _links(page: Page) -> list[str]:
    targets = page.eval_on_selector_all(
        "main a[href], nav a[href], footer a[href]", "all => all.map(a => a.href)"
    )
    here = urlsplit(page.url).netloc
    return [urlsplit(one).path for one in targets if urlsplit(one).netloc == here]


def _route(path: str) -> str | None:
    try:
        return resolve(path).view_name or None
    except Resolver404:
        return None
