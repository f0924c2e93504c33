"""The feed: each event once, in order, none skipped, and only what the token may read."""

from __future__ import annotations

from datetime import UTC

import pytest

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries.events import RIGHT_OF_SUBJECT
from clusterbeleid.core.events import Event, announced_steps, number_events, tell
from committee.events import NAMES
from tests.api.builders import caller
from tests.api.webhook_builders import happened
from tests.clusters.builders import make_cluster
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db
FEED = "/api/v1/events/"
ALL = ("events:read", *sorted({right.value for right in RIGHT_OF_SUBJECT.values()}))


def read(system, address=FEED):
    answer = system.get(address)
    assert answer.status_code == 200, answer.content
    return answer.json()


def places(told):
    return [event["position"] for event in told["results"]]


def test_event_says_what_happened():
    happened(facts={"from": "draft", "to": "running", "first_day": TODAY})
    told = read(caller(scopes=ALL))
    assert told["results"] == [
        {
            "position": 1,
            "name": "agreement.granted",
            "subject": "agreement",
            "subject_id": 7,
            "file": "cluster:3",
            "on": TODAY.isoformat(),
            "at": NOW.astimezone(UTC).isoformat(),
            "from_state": "draft",
            "to_state": "running",
            "facts": {"first_day": TODAY.isoformat()},
        }
    ]


def test_next_leads_through_the_whole_feed_and_waits_at_its_end():
    system = caller(scopes=ALL)
    for number in range(5):
        happened(str(number))
    first = read(system, f"{FEED}?limit=2")
    second = read(system, first["next"])
    third = read(system, second["next"])
    fourth = read(system, third["next"])
    assert [places(told) for told in (first, second, third, fourth)] == [[1, 2], [3, 4], [5], []]

    happened("late")
    assert places(read(system, fourth["next"])) == [6]


def test_event_without_a_place_is_not_shown_yet():
    system = caller(scopes=ALL)
    event = Event(
        name="agreement.granted", business_key="a", subject="agreement", object_id=1, on_day=TODAY
    )
    tell([event], at=NOW)
    before = read(system)
    number_events()
    assert (places(before), places(read(system, before["next"]))) == ([], [1])


def test_token_reads_events_of_its_rights_only():
    happened("a")
    happened("b", subject="report", name="report.accepted")
    system = caller(scopes=("events:read", "reports:read"))
    told = read(system)
    assert [event["name"] for event in told["results"]] == ["report.accepted"]
    assert told["next"].endswith("after=2")


@pytest.mark.attack("A25")
def test_agency_of_one_cluster_reads_events_of_that_cluster_only():
    own, other = make_cluster(), make_cluster()
    happened("own", scope=own.scope)
    happened("other", scope=other.scope)
    happened("none", scope="")
    happened("unknown application", scope="application:1", subject="application")
    assert places(read(caller(scopes=ALL, clusters=(own.pk,)))) == [1]
    assert places(read(caller(scopes=ALL))) == [1, 2, 3, 4]


def test_name_narrows_and_an_unknown_parameter_is_refused():
    happened("a")
    happened("b", name="agreement.ended")
    system = caller(scopes=ALL)
    assert places(read(system, f"{FEED}?name=agreement.ended")) == [2]
    for query in ("page=1", "after=-1", "after=x", "limit=101", "limit=0"):
        assert system.get(f"{FEED}?{query}").status_code == 400


@pytest.mark.parametrize("rows", [1, 3])
def test_feed_costs_the_same_queries_for_any_number_of_events(rows, django_assert_num_queries):
    system = caller(scopes=ALL)
    for number in range(rows):
        happened(str(number))
    with django_assert_num_queries(3):
        read(system)


def test_every_subject_that_is_told_has_its_right():
    told = {subject for subject, _names in announced_steps().values()}
    assert set(RIGHT_OF_SUBJECT) == told | {"project_year", "decision"}
    assert {name.partition(".")[0] for name in NAMES.values()} == {"decision"}
    assert Scope.EVENTS not in RIGHT_OF_SUBJECT.values()
