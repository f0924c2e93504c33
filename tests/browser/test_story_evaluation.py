"""An evaluation through the screens: an expert in English, a reply, an advice by two, and each of the three outcomes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.models import Task
from clusters.models import Cluster
from evaluations.actions.interim import closing, findings, panel, scoring
from tests.applications.judging.builders import make_expert
from tests.browser.checks import axe_clean, keyboard_walk, no_console_errors, no_sideways_scroll
from tests.browser.conftest import NARROW
from tests.clusters.builders import head
from tests.committee.builders import make_committee
from tests.evaluations.interim.builders import Told, decide, on_agenda, replied, submitted
from tests.people import NOW, TODAY, actor, person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Told:
    """A self-evaluation that was handed in; the server lives on the day of the tests."""
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)
    monkeypatch.setattr("clusterbeleid.core.clock.today", lambda: TODAY)
    return submitted("Catalisti")


def enter(page: Page, user_id: int | None) -> Page:
    """Let somebody in without the login page."""
    client = Client()
    client.force_login(User.objects.get(pk=user_id or 0))
    page.goto("/aanmelden/")
    name = settings.SESSION_COOKIE_NAME
    here = page.url.removesuffix("aanmelden/")
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": here}])
    return page


def shown(page: Page, *words: str) -> None:
    """Prove that the page says this, and that everybody can use it."""
    for text in words:
        expect(page.locator("main")).to_contain_text(text)
    axe_clean(page)


def test_evaluation_ends_in_a_prolongation_with_conditions(
    told: Told, open_page: Callable[..., Page]
) -> None:
    expert = make_expert("Anna Schmidt", language="en")
    panel.invite_expert(told.evaluation, expert, date(2026, 12, 1), actor=head(), at=NOW)
    judge(enter(open_page(), expert.user_id))
    send_findings(told)
    reply(enter(open_page(NARROW), told.signatory.user_id), told)
    boss, reader = person(Role.HEAD_OF_TEAM), person(Role.HEAD_OF_TEAM, name="Rik Lezer")
    advise(enter(open_page(), told.manager.user_id), told, reader)
    approve(enter(open_page(), boss.pk), told)
    committee = make_committee()
    decide(committee, on_agenda(committee, told), "prolong")
    outcome(enter(open_page(), told.signatory.user_id), told)
    assert Task.objects.get(kind="evaluations.condition").due_on == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("outcome", "decision", "said", "last_day"),
    [
        ("positive", "prolong", "Positief", "31/12/2028"),
        ("negative", "phase_out", "Negatief", "31/12/2027"),
    ],
)
def test_evaluation_ends_in_a_prolongation_or_in_the_last_year(
    outcome: str,
    decision: str,
    said: str,
    last_day: str,
    open_page: Callable[..., Page],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)
    monkeypatch.setattr("clusterbeleid.core.clock.today", lambda: TODAY)
    told, boss = replied("Catalisti"), person(Role.HEAD_OF_TEAM)
    advise_shortly(enter(open_page(), told.manager.user_id), told, outcome)
    approve(enter(open_page(), boss.pk), told)
    committee = make_committee()
    decide(committee, on_agenda(committee, told), decision)
    page = enter(open_page(), told.signatory.user_id)
    page.goto(f"/evaluaties/{told.evaluation.pk}/")
    shown(page, said, "HBC-2026-")
    page.goto(f"/clusters/{told.cluster.pk}/overeenkomsten/")
    shown(page, last_day)
    assert not Task.objects.filter(kind="evaluations.condition").exists()
    stored = Cluster.objects.get(pk=told.cluster.pk)
    assert stored.stopped_on == (date(2027, 12, 31) if outcome == "negative" else None)


def advise_shortly(page: Page, told: Told, outcome: str) -> None:
    """The account manager writes without conditions, sees the consequences first, and sends."""
    reader = person(Role.HEAD_OF_TEAM, name="Rik Lezer")
    page.goto(f"/evaluaties/{told.evaluation.pk}/gevolgen/")
    shown(page, "Negatief: uitdoven")
    page.goto(f"/evaluaties/{told.evaluation.pk}/advies/")
    page.get_by_label("Uitkomst").select_option(outcome)
    if outcome == "positive":
        page.get_by_label("Jaren verlenging").fill("2")
    page.get_by_label("Motivering").fill("Zo staan de doelen ervoor.")
    page.get_by_label("Ontwerpbeslissing").fill("Zoals de gevolgen tonen.")
    page.get_by_label("Tweede lezer").select_option(str(reader.pk))
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_role("link", name="Ter goedkeuring voorleggen").click()
    page.get_by_role("button", name="Ter goedkeuring voorleggen").click()
    shown(page, "Goed te keuren")


def judge(page: Page) -> None:
    """The expert declares, reads and scores, all in English."""
    page.goto("/mijn-panels/")
    shown(page, "Catalisti")
    page.get_by_role("link", name="TE-2025").click()
    page.get_by_role("link", name="Accept the review").click()
    page.get_by_label("I have no direct").check()
    page.get_by_role("button", name="Declare and accept").click()
    page.get_by_role("link", name="Read the self-evaluation").click()
    shown(page, "Antwoord over results.", "Figures by project year")
    page.go_back()
    page.get_by_role("link", name="Write your scores").click()
    axe_clean(page)
    for group in page.locator("fieldset").all():
        group.get_by_role("radio").last.check()
    for box in page.get_by_label("Motivation of").all():
        box.fill("Well argued.")
    page.get_by_label("Kind of remark 1").select_option("strength")
    page.get_by_label("Area of remark 1").select_option("members")
    page.get_by_label("Remark 1", exact=True).fill("SMEs take part as equals.")
    page.get_by_role("button", name="Save, go on later").click()
    page.get_by_role("link", name="Write your scores").click()
    expect(page.get_by_label("Remark 1", exact=True)).to_have_value("SMEs take part as equals.")
    no_console_errors(page)


def send_findings(told: Told) -> None:
    """The scores are handed in and the findings go out, through the actions."""
    review = told.evaluation.reviews.get()
    who = actor(review.expert.user)
    given = [
        scoring.ScoreData(criterion=row.criterion, points=row.points, passed=True, text=row.text)
        if row.points is None
        else scoring.ScoreData(criterion=row.criterion, points=row.points, text=row.text)
        for row in review.scores.all()
    ]
    remarks = [scoring.RemarkData(row.kind, row.area, row.text) for row in review.remarks.all()]
    version = review.version
    scoring.submit_scores(review, given, remarks, expected_version=version, actor=who, at=NOW)
    closing.close_panel(told.evaluation, actor=told.manager, at=NOW)
    stored = findings.write_findings(
        told.fresh(),
        "Breed gedragen, maar te weinig export.",
        expected_version=told.evaluation.version,
        actor=told.manager,
        at=NOW,
    )
    findings.send_findings(stored, actor=told.manager, at=NOW)


def reply(page: Page, told: Told) -> None:
    """The signatory replies on a small screen."""
    page.goto(f"/evaluaties/{told.evaluation.pk}/")
    shown(page, "te weinig export", "21/12/2026")
    no_sideways_scroll(page)
    page.get_by_role("link", name="Antwoord op de bevindingen").click()
    assert keyboard_walk(page)
    page.get_by_role("textbox", name="Je antwoord").fill("De export groeit sinds september.")
    page.get_by_role("button", name="Indienen").click()
    page.get_by_role("dialog").get_by_role("button", name="Indienen").click()
    shown(page, "De export groeit sinds september.", "Advies in opmaak")


def advise(page: Page, told: Told, reader: User) -> None:
    """The account manager writes, with a second reader, and sends."""
    page.goto(f"/evaluaties/{told.evaluation.pk}/")
    shown(page, "SMEs take part as equals.", "Het advies is nog niet geschreven.")
    page.get_by_role("link", name="Advies schrijven").click()
    page.get_by_label("Uitkomst").select_option("conditions")
    page.get_by_label("Jaren verlenging").fill("2")
    page.get_by_label("Motivering").fill("De doelen zijn grotendeels gehaald.")
    page.get_by_label("Ontwerpbeslissing").fill("Verleng met twee jaar, met een exportplan.")
    page.get_by_label("Tweede lezer").select_option(str(reader.pk))
    page.get_by_label("Voorwaarde 1", exact=True).fill("Bezorg een exportplan.")
    page.get_by_label("Voorwaarde 1: te vervullen").fill("30/06/2027")
    page.get_by_role("button", name="Bewaar").click()
    shown(page, "Bezorg een exportplan.", "31/12/2028", "€ 1.300.000,00")
    page.get_by_role("link", name="Ter goedkeuring voorleggen").click()
    page.get_by_role("button", name="Ter goedkeuring voorleggen").click()
    shown(page, "Goed te keuren")
    no_console_errors(page)


def approve(page: Page, told: Told) -> None:
    page.goto(f"/evaluaties/{told.evaluation.pk}/")
    page.get_by_role("link", name="Advies goedkeuren").click()
    page.get_by_role("button", name="Advies goedkeuren").click()
    shown(page, "Geadviseerd")


def outcome(page: Page, told: Told) -> None:
    """The cluster sees the outcome, and nothing of the advice."""
    page.goto(f"/evaluaties/{told.evaluation.pk}/")
    shown(page, "Positief met voorwaarden", "HBC-2026-")
    expect(page.locator("main")).not_to_contain_text("grotendeels gehaald")
    page.goto(f"/clusters/{told.cluster.pk}/overeenkomsten/")
    expect(page.locator("main")).to_contain_text("31/12/2028")
