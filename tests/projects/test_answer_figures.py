"""What an answer says: stages, indicators, lessons, renewals and means, as known on a day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clusterbeleid.core.frozen import thaw
from evaluations.actions.kpis import TargetData, set_target
from projects.queries.answers.drawn import drawn_figures
from tests.clusters.builders import have_figures, head
from tests.clusters.pact_builders import make_signed_pact
from tests.committee.builders import make_committee
from tests.evaluations.builders import make_definition, make_value
from tests.evaluations.interim.builders import (
    advised,
    cluster_with_aid,
    decide,
    judged,
    on_agenda,
    opened,
    submitted,
)
from tests.people import NOW, TODAY
from tests.projects.envelope_builders import envelope

pytestmark = pytest.mark.django_db
QUERIES = 18


def told(on=TODAY):
    """Return the rows of each table, and the sources of each part."""
    figures = thaw(drawn_figures(on))
    tables = {row["code"]: row["rows"] for part in figures["sections"] for row in part["tables"]}
    sources = {part["code"]: part["sources"] for part in figures["sections"]}
    return tables, sources


def test_stage_of_a_file_and_of_what_is_only_planned():
    running = opened("Catalisti")
    cluster_with_aid("VIL")
    tables, sources = told()
    (first, second) = tables["stages"]
    assert (first["cluster"], first["stage"], first["reference"]) == (
        "Catalisti",
        "self_evaluation",
        running.evaluation.reference,
    )
    assert (second["cluster"], second["stage"], second["reference"]) == ("VIL", "planned", "")
    assert sources["evaluations"][0] == {
        "of": "evaluations",
        "count": 1,
        "references": [running.evaluation.reference],
    }
    assert sources["evaluations"][1]["count"] == 2


def test_day_before_anything_was_known_has_nothing():
    opened("Catalisti")
    tables, _sources = told(TODAY - timedelta(days=1))
    assert {code: rows for code, rows in tables.items() if rows} == {}


def test_aid_that_ended_is_not_in_the_answer():
    cluster_with_aid("Oud", start=date(2020, 1, 1))
    assert told()[0]["stages"] == []


def test_indicators_stand_beside_their_targets():
    cluster, members = cluster_with_aid("Catalisti"), make_definition()
    make_value(members, cluster, "12")
    make_value(members, cluster, "9", year=2019)
    make_value(members, cluster, "13", year=2026, on_day=TODAY + timedelta(days=1))
    data = TargetData(
        year=2025,
        target=Decimal(10),
        baseline=None,
        baseline_year=None,
        source="plan",
        is_demo=False,
    )
    set_target(members, cluster, data, actor=head(), at=NOW)
    (row,) = told()[0]["kpis"]
    assert (row["year"], row["value"], row["target"], row["reached"]) == (
        2025,
        Decimal(12),
        Decimal(10),
        True,
    )


def test_panel_and_agency_say_nothing_before_the_decision():
    judged("Catalisti")
    assert [(row["kind"], row["text"]) for row in told()[0]["lessons"]] == [
        ("self", "Antwoord over lessons.")
    ]


def test_lessons_of_a_decided_evaluation_are_all_there():
    found = advised("Catalisti", "conditions")
    committee = make_committee()
    decide(committee, on_agenda(committee, found), "prolong")
    rows = told()[0]["lessons"]
    assert [(row["kind"], row["text"]) for row in rows] == [
        ("self", "Antwoord over lessons."),
        ("findings", "De cluster haalt de meeste doelen."),
        ("strength", "Breed gedragen door kmo's."),
        ("condition", "Meer kmo's."),
    ]
    assert {row["reference"] for row in rows} == {found.evaluation.reference}


def test_own_lessons_count_once_they_are_handed_in():
    opened("VIL")
    assert told()[0]["lessons"] == []
    submitted("Catalisti")
    assert [row["cluster"] for row in told()[0]["lessons"]] == ["Catalisti"]


def test_renewal_names_pact_agreement_and_ten_years():
    cluster = cluster_with_aid("Catalisti")
    pact = make_signed_pact(cluster)
    (row,) = told()[0]["renewal"]
    assert (row["signed_in"], row["review_due"]) == (2026, pact.first_review_due)
    assert (row["agreement_last_day"], row["ten_years_last_day"]) == (
        date(2026, 12, 31),
        date(2033, 12, 31),
    )


def test_means_are_the_aid_by_year_and_the_envelopes():
    cluster = cluster_with_aid("Catalisti", start=date(2026, 1, 1))
    envelope(cluster, year=2026, amount="8000000")
    envelope(None, year=2026, amount="27000000")
    tables, sources = told()
    first, second, third = tables["years"]
    assert (first["year"], first["envelopes"], first["common"]) == (
        2026,
        Decimal(8000000),
        Decimal(27000000),
    )
    assert first["total"] == first["operating"] + 35_000_000
    assert (second["year"], third["year"]) == (2027, 2028)
    assert [(row["cluster"], row["year"]) for row in tables["clusters"]] == [
        ("Catalisti", 2026),
        ("Catalisti", 2027),
        ("Catalisti", 2028),
    ]
    assert [row["of"] for row in sources["means"]] == ["project_years", "envelopes"]


def test_as_many_queries_for_three_clusters_as_for_one():
    have_figures()
    counted = []
    members = make_definition()
    for names in (("Een",), ("Twee", "Drie")):
        for name in names:
            make_value(members, submitted(name).cluster)
        with CaptureQueriesContext(connection) as queries:
            drawn_figures(TODAY)
        counted.append(len(queries))
    assert counted == [QUERIES, QUERIES]
