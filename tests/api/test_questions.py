"""A question is drawn up once and answered anew: what is remembered is never an answer."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusterbeleid.api.rest import questions
from clusterbeleid.api.rest.questions import answered
from clusters.models import Cluster
from tests.api.builders import caller
from tests.api.routes import LISTS
from tests.clusters.builders import make_cluster

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch):
    monkeypatch.setattr(questions, "_QUESTIONS", {})
    monkeypatch.setattr(questions, "_TEXTS", {})


class Drawing:
    """Draws up a question, and counts how often it was asked to."""

    def __init__(self, rows: QuerySet[Cluster, tuple[str, ...]]) -> None:
        self.rows, self.times = rows, 0

    def __call__(self) -> QuerySet[Cluster, tuple[str, ...]]:
        self.times += 1
        return self.rows.all()


def names() -> QuerySet[Cluster, tuple[str, ...]]:
    return Cluster.objects.order_by("name").values_list("name")


def test_question_is_drawn_up_once_and_answered_each_time():
    make_cluster("Alfa")
    drawing = Drawing(names())
    assert answered(("names",), drawing) == [("Alfa",)]

    make_cluster("Beta")
    with CaptureQueriesContext(connection) as asked:
        assert answered(("names",), drawing) == [("Alfa",), ("Beta",)]
    assert (drawing.times, len(asked)) == (1, 1)


def test_other_key_is_another_question():
    make_cluster("Alfa")
    make_cluster("Beta")
    assert answered(("all",), names) == [("Alfa",), ("Beta",)]
    assert answered(("one",), lambda: names()[:1]) == [("Alfa",)]


def test_question_without_possible_rows_asks_nothing():
    drawing = Drawing(names().none())
    with CaptureQueriesContext(connection) as asked:
        assert answered(("none",), drawing) == []
    assert len(asked) == 0


def test_field_that_is_not_plain_is_left_to_its_own_reading(monkeypatch):
    make_cluster("Alfa")
    field = Cluster._meta.get_field("name")
    monkeypatch.setattr(field, "from_db_value", lambda value, *_how: value.upper(), raising=False)
    drawing = Drawing(names())
    assert answered(("names",), drawing) == [("ALFA",)]
    assert answered(("names",), drawing) == [("ALFA",)]
    assert drawing.times == 3


def test_only_so_many_are_remembered(monkeypatch):
    monkeypatch.setattr(questions, "_MOST", 3)
    for number in range(5):
        answered((number,), names)
    assert list(questions._TEXTS) == [(2,), (3,), (4,)]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_answers_the_same_the_second_time(name):
    system = caller()
    for each in ("Alfa", "Beta", "Gamma"):
        make_cluster(each)
    address = f"{reverse(name)}?limit=2"
    first = system.get(address).json()
    assert system.get(address).json() == first
    if first["next"]:
        after = system.get(first["next"]).json()
        assert after == system.get(first["next"]).json()
        assert after["results"] != first["results"]


def test_system_that_sees_less_gets_no_answer_of_another():
    seen, hidden = make_cluster("Alfa"), make_cluster("Beta")
    everything = caller()
    one = caller(clusters=(seen.pk,))
    address = reverse("api:clusters")
    assert {row["id"] for row in everything.get(address).json()["results"]} == {seen.pk, hidden.pk}
    assert {row["id"] for row in one.get(address).json()["results"]} == {seen.pk}


def test_cluster_made_after_the_first_call_stands_in_the_second():
    system, address = caller(), reverse("api:clusters")
    make_cluster("Alfa")
    assert len(system.get(address).json()["results"]) == 1
    make_cluster("Beta")
    assert len(system.get(address).json()["results"]) == 2
