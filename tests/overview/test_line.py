"""The ten-year line of a cluster: everything with its source, and only what the reader may see."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import page as pdf_check
import pytest
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.pdf import PdfFailed
from clusterbeleid.overview.line.drawing import draw_line
from clusterbeleid.overview.line.events import Kind
from clusterbeleid.overview.line.line import ten_year_line
from clusterbeleid.overview.views import line as views
from clusters.models import Cluster
from evaluations.actions.kpis import define_kpi
from tests.clusters.builders import head, interest_in, make_cluster
from tests.clusters.pact_builders import make_signed_pact
from tests.committee.builders import make_committee
from tests.evaluations.builders import MEANS, make_definition, make_value
from tests.evaluations.interim.builders import (
    advised,
    cluster_with_aid,
    decide,
    on_agenda,
    sent,
    told,
)
from tests.harness.client import StrictClient
from tests.people import NOW, TODAY, person

pytestmark = pytest.mark.django_db
QUERIES = 15  # five of the frame, one of the cluster, nine of the line


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def address(cluster, name="cluster_line"):
    return reverse(f"overview:{name}", args=[cluster.pk])


def browser(user):
    client = StrictClient()
    User.objects.filter(pk=user.pk).update(language="en")
    client.force_login(user)
    return client


def user_of(who):
    return User.objects.get(pk=who.user_id)


def events(cluster, who=None, kind=None):
    found = ten_year_line(cluster, who or head(), on=TODAY).events
    return [row for row in found if kind in (None, row.kind)]


def test_aid_agreement_and_project_years_stand_there_with_their_source():
    cluster = cluster_with_aid("Catalisti")
    ten, agreement = events(cluster, kind=Kind.TEN_YEARS), events(cluster, kind=Kind.AGREEMENT)
    assert [(row.day, row.last_day) for row in ten] == [(date(2024, 1, 1), date(2033, 12, 31))]
    assert [(row.day, row.last_day) for row in agreement] == [
        (date(2024, 1, 1), date(2026, 12, 31))
    ]
    years = events(cluster, kind=Kind.YEAR)
    assert [(row.day.year, row.state) for row in years] == [
        (2024, "Missed"),
        (2025, "Missed"),
        (2026, "Missed"),
    ]
    assert all("/projectjaren/" in row.url for row in years)


def test_pact_evaluation_and_figures_stand_there_in_order():
    found = told()
    make_signed_pact(found.cluster)
    make_value(make_definition(), found.cluster)
    days = [row.day for row in events(found.cluster)]
    assert days == sorted(days)
    assert {row.kind for row in events(found.cluster)} == {
        Kind.TEN_YEARS,
        Kind.AGREEMENT,
        Kind.YEAR,
        Kind.PACT,
        Kind.KPI,
        Kind.EVALUATION,
    }


def test_changed_definition_is_a_break_that_shows():
    cluster = make_cluster()
    make_value(make_definition(), cluster, "160", year=2024, on_day=date(2024, 12, 31))
    other = define_kpi("members", replace(MEANS, name_en="Companies"), actor=head(), at=NOW)
    make_value(other, cluster, "120")
    (line,) = [row for row in events(cluster) if row.state == "break"]
    assert line.day == date(2025, 12, 31)
    assert "version 2 after 1" in line.what


def test_leverage_has_a_lane_as_soon_as_there_is_a_figure():
    cluster = cluster_with_aid()
    assert events(cluster, kind=Kind.LEVERAGE) == []
    make_value(make_definition("leverage"), cluster, "2.4")
    assert len(events(cluster, kind=Kind.LEVERAGE)) == 1


def test_stop_before_the_ten_years_stands_there():
    found, committee = advised(outcome="negative"), make_committee()
    decide(committee, on_agenda(committee, found), "phase_out")
    cluster = Cluster.objects.get(pk=found.cluster.pk)
    stopped = events(cluster, kind=Kind.TEN_YEARS)[1]
    assert (stopped.day, stopped.state) == (date(2027, 12, 31), "stopped")
    assert [row.last_day for row in events(cluster, kind=Kind.AGREEMENT)] == [
        date(2026, 12, 31),
        date(2027, 12, 31),
    ]
    states = {row.state for row in events(cluster, kind=Kind.EVALUATION)}
    assert "Negative: phase out" in states


def test_decision_leads_the_agency_to_its_item_and_the_cluster_to_nothing_before_a_letter():
    found, committee = advised(), make_committee()
    decision = decide(committee, on_agenda(committee, found), "prolong")
    (inside,) = events(found.cluster, kind=Kind.DECISION)
    assert inside.url == reverse("committee:item", args=[decision.item.reference])
    assert events(found.cluster, found.signatory, Kind.DECISION) == []


def test_who_declared_an_interest_finds_no_decision():
    found, committee = advised(), make_committee()
    decide(committee, on_agenda(committee, found), "prolong")
    boss = person(Role.HEAD_OF_TEAM)
    interest_in(found.cluster, boss)
    assert browser(boss).get(address(found.cluster)).status_code == 404


def test_scores_and_advice_never_reach_the_line():
    found = advised()
    texts = " ".join(row.what + row.state for row in events(found.cluster, found.signatory))
    assert "De doelen zijn gehaald" not in texts
    assert "Verleng de steun" not in texts


@pytest.mark.parametrize("name", ["cluster_line", "cluster_line_pdf"])
def test_line_of_another_cluster_does_not_exist(name):
    mine, other = told(), told("Flux50")
    client = browser(user_of(mine.signatory))
    absent = client.get(reverse(f"overview:{name}", args=[10**6]))
    assert client.get(address(other.cluster, name)).status_code == absent.status_code == 404


def test_page_links_every_mark_and_exports_every_event():
    found = sent()
    client = browser(user_of(found.signatory))
    shown = client.get(address(found.cluster)).content.decode()
    link = reverse("evaluations:evaluation", args=[found.evaluation.pk])
    assert f'<a href="{link}" aria-label=' in shown
    lines = client.get(address(found.cluster), {"export": "csv"}).content.decode("utf-8-sig")
    assert len(lines.splitlines()) == len(events(found.cluster, found.signatory)) + 1
    assert "Findings of" in lines


def test_several_things_of_one_day_and_page_are_one_mark_with_the_worst_colour():
    cluster = make_cluster()
    for code in ("members", "nps", "jobs"):
        make_value(make_definition(code), cluster)
    drawing = draw_line(ten_year_line(cluster, head(), on=TODAY))
    assert drawing is not None
    (lane,) = drawing.lanes
    assert [one.text for one in lane.things] == ["3"]
    assert "3 events" in lane.things[0].words


def test_cluster_of_which_nothing_is_known_has_an_empty_page():
    cluster = make_cluster()
    shown = browser(person(Role.HEAD_OF_TEAM)).get(address(cluster)).content.decode()
    assert "Nothing is known of this cluster yet." in shown
    assert "<figure" not in shown


@pytest.mark.parametrize("number", [1, 10])
def test_page_costs_the_same_whatever_it_holds(number, django_assert_num_queries):
    cluster = cluster_with_aid(years=min(number, 3))
    for one in range(number):
        make_value(make_definition(f"kpi-{one}"), cluster)
    client = browser(person(Role.HEAD_OF_TEAM))
    client.get(address(cluster))
    with django_assert_num_queries(QUERIES):
        client.get(address(cluster))


def test_paper_is_tagged_and_holds_every_event():
    found = sent()
    client = browser(user_of(found.signatory))
    response = client.get(address(found.cluster, "cluster_line_pdf"))
    assert response["Content-Disposition"].startswith('attachment; filename="ten-year-line-')
    report = pdf_check.validate_pdf_bytes(response.content, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(response.content)).pages)
    assert "Findings of" in " ".join(text.split())


def test_paper_that_cannot_be_drawn_is_a_page_that_says_why(monkeypatch):
    def fail(*_arguments):
        raise PdfFailed("pdf.no_library")

    monkeypatch.setattr(views, "line_on_paper", fail)
    cluster = cluster_with_aid()
    response = browser(person(Role.HEAD_OF_TEAM)).get(address(cluster, "cluster_line_pdf"))
    assert response.status_code == 503


def test_actor_of_the_cluster_sees_no_draft_agreement():
    found = told()
    assert {row.state for row in events(found.cluster, found.editor, Kind.AGREEMENT)} == {"Running"}
