"""The walk through every page, as people reach them: by following links, for each role of the demo.

The first who reaches a kind of page opens it in the browser for everything a page must stand.
Whoever comes later gets the page read; in the long run the browser looks again as soon as there is
something on it that nobody had before. What is wrong is collected, so that one run names all of it.
Two files walk through other rooms each, so that two processes share the work.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http import HTTPStatus
from urllib.parse import urlsplit
from uuid import UUID

from django.urls import Resolver404, resolve, reverse
from playwright.sync_api import Page, ViewportSize

from tests.access_matrix import routes
from tests.browser.checks import (
    axe_clean,
    keyboard_walk,
    no_console_errors,
    no_sideways_scroll,
    targets_large_enough,
    valid_html,
)
from tests.browser.conftest import PATIENCE_MS
from tests.browser.demo_site import come_in
from tests.harness.length import LONG

NOBODY = ""
# Files and pages of machines are no pages for people.
NO_PAGES = frozenset(
    {
        "applications:completion_pdf",
        "applications:letter_pdf",
        "applications:open_calls_json",
        "applications:pdf",
        "applications:review_document",
        "committee:minutes",
        "core:file",
        "core:healthz",
        "core:readyz",
        "evaluations:self_pdf",
        "overview:cluster_line_pdf",
        "overview:cluster_sheet",
        "overview:robots",
        "overview:sitemap",
        "overview:sitemap_part",
        "cofinancing:cost_import_template",
        "cofinancing:import_template",
        "cofinancing:contributions_export",
        "cofinancing:costs_export",
    }
)
FILES = (".csv", ".json", ".pdf", ".xlsx")
# Pages for a moment that the demo does not stand in: test_pages_of_a_moment.py opens them.
OF_A_MOMENT = frozenset(
    {
        "accounts:end_team_mandate",
        "accounts:forget_factors",
        "accounts:invite_colleague",
        "agreements:end",
        "applications:approve_advice",
        "applications:attach_decision",
        "applications:correct_call",
        "applications:criterion",
        "applications:declare_admissible",
        "applications:declare_inadmissible",
        "applications:drop_call",
        "applications:end_completion",
        "applications:invite",
        "applications:join",
        "applications:new_criterion",
        "applications:point",
        "applications:publish_call",
        "applications:register_government",
        "applications:remove_criterion",
        "applications:remove_document",
        "applications:return_advice",
        "applications:return_scores",
        "applications:send_advice",
        "applications:start_assessment",
        "applications:submit",
        "clusters:add_commitment",
        "clusters:add_party",
        "clusters:add_signatory",
        "clusters:commitment_beginnen",
        "clusters:commitment_hernemen",
        "clusters:correct_commitment",
        "clusters:correct_document",
        "clusters:end_interest",
        "clusters:correct_pact",
        "clusters:correct_party",
        "clusters:correct_signatory",
        "clusters:new_pact",
        "clusters:pact_difference",
        "clusters:proposal",
        "clusters:reject_proposal",
        "clusters:remove_engagement",
        "clusters:remove_ondertekenaar",
        "clusters:remove_partij",
        "clusters:sign_pact",
        "clusters:undo_merge",
        "clusters:undo_stop",
        "clusters:withdraw_pact",
        "cofinancing:contribution_late_proof",
        "cofinancing:correct_income",
        "cofinancing:cost",
        "cofinancing:cost_accept",
        "cofinancing:cost_correct",
        "cofinancing:cost_evidence",
        "cofinancing:cost_import_job",
        "cofinancing:cost_reconsider",
        "cofinancing:cost_reject",
        "cofinancing:cost_withdraw",
        "cofinancing:end_account",
        "cofinancing:payment",
        "cofinancing:payment_approve",
        "cofinancing:payment_confirm_paid",
        "cofinancing:payment_reject",
        "cofinancing:propose_recovery",
        "cofinancing:recovery",
        "cofinancing:recovery_approve",
        "cofinancing:recovery_ask_write_off",
        "cofinancing:recovery_receive",
        "cofinancing:recovery_resume",
        "cofinancing:recovery_suspend",
        "cofinancing:recovery_withdraw",
        "cofinancing:recovery_write_off",
        "cofinancing:verify_account",
        "cofinancing:withdraw_income",
        "cofinancing:withdraw_settlement",
        "committee:approve_minutes",
        "committee:correct_letter",
        "committee:decide",
        "committee:regularity",
        "committee:send_letter",
        "evaluations:approve_advice",
        "evaluations:cancel",
        "evaluations:close_panel",
        "evaluations:effect",
        "evaluations:end_reply",
        "evaluations:evaluation",
        "evaluations:findings",
        "evaluations:invite_panel",
        "evaluations:move_panel_term",
        "evaluations:open",
        "evaluations:own_panels",
        "evaluations:panel_meeting",
        "evaluations:reply",
        "evaluations:report_accept",
        "evaluations:report_ask",
        "evaluations:report_extend",
        "evaluations:report_go_on",
        "evaluations:report_judge",
        "evaluations:report_receipt",
        "evaluations:report_start",
        "evaluations:report_submit",
        "evaluations:return_advice",
        "evaluations:self",
        "evaluations:send_advice",
        "evaluations:send_findings",
        "evaluations:submit",
        "evaluations:withdraw_panel",
        "evaluations:write_advice",
    }
)
NARROW: ViewportSize = {"width": 375, "height": 812}
WIDE: ViewportSize = {"width": 1280, "height": 900}


@dataclass
class Walk:
    """What was seen and what was wrong, over all roles; only pages of ``rooms`` are looked at."""

    rooms: frozenset[str]
    seen: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def check(self, where: str, look: Callable[[], object]) -> None:
        """Run one check; keep its words when it fails."""
        try:
            look()
        except AssertionError as failure:
            self.wrong.append(f"{where}: {str(failure)[:600]}")

    def missed(self, page: Page) -> set[str]:
        """Return the routes of these rooms that are pages and that nobody saw."""
        seen = {kind.partition(" ")[0] for kind in self.seen} | self.files
        names = {name for name in routes() if name.partition(":")[0] in self.rooms}
        left = names - seen - NO_PAGES - OF_A_MOMENT
        return {name for name in left if _takes_get(page, name)}


def walk_through(page: Page, url: str, walk: Walk, starts: Mapping[str, Sequence[str]]) -> None:
    """Let everybody in ``starts`` follow all links from the first page and from the own addresses.

    One page of one browser serves all of them: styles, script and letters are fetched once.
    """
    for key, addresses in starts.items():
        page.goto("about:blank")  # What still asks for news of its own page asks no more.
        come_in(page, url, key)
        _follow(page, walk, key, addresses)


def _follow(page: Page, walk: Walk, key: str, starts: Sequence[str]) -> None:
    """Visit the starts, and one page of each kind that this person can reach."""
    ahead = deque(["/", *starts])
    visited: set[str] = set()
    opened: set[str] = set()
    while ahead:
        path = ahead.popleft()
        kind = kind_of(path)
        known = kind in visited and path not in starts
        if kind is None or known or path in opened or _is_file(walk, kind, path):
            continue
        visited.add(kind)
        opened.add(path)
        ours = kind.partition(":")[0] in walk.rooms
        html = _visit(page, walk, f"{key} {kind} {path}", first=ours and kind not in walk.seen)
        if html is None:
            continue
        reader = Reader(html)
        ahead.extend(reader.links)
        if ours:
            _look(page, walk, f"{key} {kind} {path}", kind, reader)


def _is_file(walk: Walk, kind: str, path: str) -> bool:
    """Tell whether nobody need fetch it: a file by its name, or one that somebody fetched before."""
    if path.endswith(FILES):
        walk.files.add(kind)
    return kind in NO_PAGES or kind in walk.files


def open_once(page: Page, walk: Walk, kind: str, who: str, path: str) -> None:
    """Open one page in the browser, for everything a page must stand."""
    where = f"{who} {kind} {path}"
    html = _visit(page, walk, where, first=True)
    if html is not None:
        _look(page, walk, where, kind, Reader(html))


def _visit(page: Page, walk: Walk, where: str, *, first: bool) -> str | None:
    """Return a page as it comes: in the browser when its kind is new, otherwise only its text."""
    _who, kind, path = where.rsplit(" ", 2)
    answer = page.context.request.get(path, timeout=PATIENCE_MS)
    if answer.status != 200:
        walk.wrong.append(f"{where}: {answer.status}")
        return None
    if "text/html" not in answer.headers["content-type"]:
        walk.files.add(kind)
        return None
    if not first:
        return answer.text()
    shown = page.goto(path)
    return shown.text() if shown else None


def _look(page: Page, walk: Walk, where: str, kind: str, reader: Reader) -> None:
    """Look at a page in the browser when something on it was not seen before."""
    first = kind not in walk.seen
    known = walk.seen.setdefault(kind, set())
    if reader.shape <= known or not (first or LONG):
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


class Reader(HTMLParser):
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


def kind_of(path: str) -> str | None:
    """Return the name of a route, with the part of the form that its address names; None elsewhere."""
    try:
        found = resolve(path)
    except Resolver404:
        return None
    words = [str(value) for name, value in found.kwargs.items() if name == "code"]
    return " ".join([found.view_name, *words]) if found.view_name else None
