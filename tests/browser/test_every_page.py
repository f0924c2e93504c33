"""Every page, reached as people reach it: by following links, for each role of the demo.

One test walks; what is wrong is collected, so that one run names all of it. The first who reaches a route opens it in
the browser for everything a page must stand. Whoever comes later gets the page read; the browser looks again as soon
as there is something on it that nobody had before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http import HTTPStatus
from urllib.parse import urlsplit
from uuid import UUID

from django.urls import Resolver404, resolve, reverse
from playwright.sync_api import Page, ViewportSize

from agreements.models import SupportAgreement
from clusterbeleid.core.models import LegalParameter
from cofinancing.models import Contribution
from tests.browser.checks import (
    axe_clean,
    keyboard_walk,
    no_console_errors,
    no_sideways_scroll,
    targets_large_enough,
    valid_html,
)
from tests.browser.demo_site import demo, log_in  # noqa: F401 - a fixture is used by its name
from tests.test_access_matrix import routes

NOBODY = ""
WALKERS = (NOBODY, "hilde", "bart", "tom", "els", "joris", "greet", "lieve")
NARROW: ViewportSize = {"width": 375, "height": 812}
WIDE: ViewportSize = {"width": 1280, "height": 900}
# Files and pages of machines are no pages for people.
NO_PAGES = {
    "applications:open_calls_json",
    "core:file",
    "core:healthz",
    "core:readyz",
    "overview:cluster_sheet",
    "cofinancing:import_template",
    "cofinancing:contributions_export",
}
# Pages for a moment that the demo does not stand in; the import has a story of its own.
NOT_IN_THE_DEMO = {
    "accounts:end_team_mandate",
    "accounts:invite_colleague",
    "clusters:undo_stop",
    "cofinancing:contribution_late_proof",
    "accounts:choose_organisation",
    "accounts:choose_password",
    "agreements:end",
    "clusters:correct_document",
    "clusters:undo_merge",
    "cofinancing:import_job",
    "core:job",
}
# Applicants, experts and the secretary walk through these rooms in stories of their own.
WITH_STORIES = ("applications:", "committee:")


@dataclass
class Walk:
    """What was seen and what was wrong, over all roles."""

    seen: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)
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
    starts = _starts()
    for key in WALKERS:
        page = open_page()
        if key:
            log_in(page, key)
        _follow(page, walk, key, starts if key == "hilde" else [])
    assert walk.wrong == [], "\n".join(walk.wrong)
    missed = routes().keys() - walk.seen.keys() - NO_PAGES
    missed = {name for name in missed if not name.startswith(WITH_STORIES)}
    assert {name for name in missed if _takes_get(page, name)} == NOT_IN_THE_DEMO


def _starts() -> list[str]:
    """Return one contribution, agreement and figure of each state, and a file with money that came late.

    What can be done on a page, and so where it leads, depends on the state.
    """
    late = Contribution.objects.filter(project_year__agreement__reference="VIL-2024")
    line = late.latest("receipt_recorded_at")
    found = [
        f"/bijdragen/{line.pk}/",
        f"/clusters/{line.project_year.agreement.cluster_id}/gegevens/",
    ]
    for model, address in (
        (Contribution, "/bijdragen/{}/"),
        (SupportAgreement, "/overeenkomsten/{}/"),
        (LegalParameter, "/parameters/{}/"),
    ):
        last = model._default_manager.order_by("state", "-pk").distinct("state")
        found += [address.format(key) for key in last.values_list("pk", flat=True)]
    return found


def _follow(page: Page, walk: Walk, key: str, starts: list[str]) -> None:
    """Visit the starts, and one page of each route that this person can reach."""
    ahead = deque(["/", *starts])
    visited: set[str] = set()
    opened: set[str] = set()
    while ahead:
        path = ahead.popleft()
        route = _route(path)
        known = route in visited and path not in starts
        if route is None or route in NO_PAGES or known or path in opened:
            continue
        visited.add(route)
        opened.add(path)
        html = _visit(page, walk, f"{key} {route} {path}", first=route not in walk.seen)
        if html is None:
            continue
        reader = _Reader(html)
        ahead.extend(reader.links)
        _look(page, walk, f"{key} {route} {path}", route, reader)


def _visit(page: Page, walk: Walk, where: str, *, first: bool) -> str | None:
    """Return a page as it comes: in the browser when its route is new, otherwise only its text."""
    path = where.rpartition(" ")[2]
    answer = page.goto(path) if first else page.context.request.get(path)
    if answer is None or answer.status != 200:
        walk.wrong.append(f"{where}: {answer and answer.status}")
        return None
    return answer.text()


def _look(page: Page, walk: Walk, where: str, route: str, reader: _Reader) -> None:
    """Look at a page in the browser when something on it was not seen before."""
    first = route not in walk.seen
    known = walk.seen.setdefault(route, set())
    if reader.shape <= known:
        return
    known |= reader.shape
    if not first:
        page.goto(where.rpartition(" ")[2])
    walk.check(where, lambda: no_console_errors(page))
    page.console_log.lines.clear()  # type: ignore[attr-defined]  # set by the fixture
    walk.check(where, lambda: valid_html(reader.html))
    walk.check(where, lambda: axe_clean(page))
    if not first:
        return
    walk.check(where, lambda: keyboard_walk(page, most=400))
    page.set_viewport_size(NARROW)
    walk.check(f"{where} 375", lambda: no_sideways_scroll(page))
    walk.check(f"{where} 375", lambda: targets_large_enough(page))
    page.set_viewport_size(WIDE)


class _Reader(HTMLParser):
    """Reads a page quickly: where its links lead, and what kinds of things stand on it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.links: list[str] = []
        self.shape: set[tuple[str, ...]] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link, and the tag with its classes and, for a field, its kind."""
        values = {name: value or "" for name, value in attrs}
        self.shape.add((tag, values.get("class", ""), values.get("type", "")))
        target = urlsplit(values.get("href", ""))
        if tag == "a" and target.path and not target.netloc:
            self.links.append(target.path)


def _takes_get(page: Page, name: str) -> bool:
    """Tell whether a route is a page; what only takes a form refuses the question itself."""
    parameters = routes()[name].parameters
    values = {key: UUID(int=0) if key == "reference" else 1 for key in parameters}
    path = reverse(name, kwargs=values)
    return page.context.request.get(path).status != HTTPStatus.METHOD_NOT_ALLOWED


def _route(path: str) -> str | None:
    try:
        return resolve(path).view_name or None
    except Resolver404:
        return None
