"""Every page of calls, applications, judging and the committee, for each role of the demo; see ``walk.py``."""

from __future__ import annotations

from django.db.models import Model
from playwright.sync_api import Page

from applications.models import Application, Call, Review
from committee.models import AgendaItem, Letter, Meeting
from tests.browser.demo_site import demo  # noqa: F401 - a fixture is used by its name
from tests.browser.walk import NOBODY, Walk, walk_through

ROOMS = frozenset({"applications", "committee"})
WALKERS = (
    "hilde",
    "els",
    "dirk",
    "lieve",
    "wim",
    "peter",
    "anna",
    "claire",
    "jana",
    "ruben",
    "mieke",
)
# A bundle has a page while a job packs it; opening an advice again, for a file that came back from
# the committee, is the page of returning one with other words.
NOT_IN_THE_DEMO = {"applications:revise_advice", "committee:bundle"}


def test_every_page_is_accessible_quiet_and_fits_a_telephone(
    demo: None,  # noqa: F811 - the fixture
    page: Page,
    server_url: str,
) -> None:
    seen = Walk(ROOMS)
    agency, secretary = _of_the_agency(), _of_the_committee()
    starts = dict.fromkeys(WALKERS, ()) | {"hilde": agency, "dirk": secretary}
    walk_through(page, server_url, seen, {NOBODY: (), **starts})
    missed = seen.missed(page)
    assert seen.wrong == [], "\n".join(seen.wrong)
    assert missed == NOT_IN_THE_DEMO


def _of_the_agency() -> tuple[str, ...]:
    """Return calls, applications and their judgement in each state: what is offered depends on it."""
    calls = [f"/oproepen/{key}/" for key in _one_of_each(Call, "state")]
    handed_in = Application.objects.filter(submitted_at__isnull=False)
    files = handed_in.order_by("state", "step", "pk").distinct("state", "step")
    judged = Review.objects.order_by("state", "pk").distinct("state")
    keys = [*files.values_list("pk", flat=True), *judged.values_list("application_id", flat=True)]
    return (*calls, *(f"/{part}/{key}/" for part in ("aanvragen", "beoordelingen") for key in keys))


def _of_the_committee() -> tuple[str, ...]:
    """Return meetings, items and letters in each state."""
    items = AgendaItem.objects.order_by("state", "pk").distinct("state")
    return (
        *(f"/comite/vergaderingen/{key}/" for key in _one_of_each(Meeting, "state")),
        *(f"/comite/punten/{key}/" for key in items.values_list("reference", flat=True)),
        *(f"/comite/brieven/{key}/" for key in _one_of_each(Letter, "state")),
    )


def _one_of_each(model: type[Model], *names: str) -> list[int]:
    """Return the key of one row for each state."""
    rows = model._default_manager.order_by(*names, "pk").distinct(*names)
    return list(rows.values_list("pk", flat=True))
