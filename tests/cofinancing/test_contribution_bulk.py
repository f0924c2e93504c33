"""Accepting many lines at once: each on its own merits, in a fixed number of statements."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clusterbeleid.core.models import StateChange
from clusters.actions import end_member
from cofinancing.actions import contributions as actions
from cofinancing.models import Contribution
from tests.cofinancing.contribution_builders import (
    IN_TIME,
    accepted,
    make_file,
    pledged,
    received,
    snapshot,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def file():
    return make_file()


def accept(file, *rows, by=None):
    return actions.accept_contributions(
        file.year, [row.pk for row in rows], actor=by or file.manager, at=IN_TIME
    )


def test_good_lines_go_on_and_each_other_line_says_why(file):
    good = [received(file), received(file)]
    own = received(file, by=file.manager)
    promise = pledged(file)
    done = accepted(file)
    left = received(file)
    end_member(
        left.organisation.memberships.get(),
        last_day=date(2025, 1, 31),
        actor=file.head,
        at=IN_TIME,
        reason="Uit het lidmaatschap",
    )
    before = snapshot(own, promise, done, left)
    outcome = accept(file, *good, own, promise, done, left)
    assert [row.pk for row in outcome.accepted] == [row.pk for row in good]
    assert {row.pk: [f.code for f in found] for row, found in outcome.refused.items()} == {
        own.pk: ["contribution.own_entry"],
        promise.pk: ["contribution.not_received_yet"],
        done.pk: ["contribution.decided"],
        left.pk: ["contribution.member_outside_period"],
    }
    assert snapshot(own, promise, done, left) == before


def test_accepted_in_bulk_is_what_accepted_singly_is(file):
    one, other = received(file), received(file)
    actions.accept_contribution(one, actor=file.manager, at=IN_TIME)
    accept(file, other)
    fields = ("state", "version", "decided_by_id", "decision_reason", "late_proof_by_id")
    single, bulk = (Contribution.objects.values(*fields).get(pk=row.pk) for row in (one, other))
    assert bulk == single

    def traces(row):
        step = StateChange.objects.filter(object_id=row.pk).order_by("-pk")[0]
        past = row.history.order_by("-history_id")[0]
        return (
            (step.action, step.from_state, step.to_state, step.reason, step.actor_id, step.at),
            (past.state, past.version, past.history_type, past.history_user_id),
            (past.history_change_reason, past.history_date, past.decided_by_id),
        )

    assert traces(other) == traces(one)


def test_lines_of_another_project_year_are_left_out(file):
    foreign = received(make_file("Andere"))
    before = snapshot(foreign)
    outcome = accept(file, foreign)
    assert (outcome.accepted, outcome.refused) == ((), {})
    assert snapshot(foreign) == before


def test_cluster_organisation_accepts_nothing_in_bulk(file):
    rows = [received(file), received(file)]
    before = snapshot(*rows)
    outcome = accept(file, *rows, by=file.editor)
    assert outcome.accepted == ()
    assert {f.code for found in outcome.refused.values() for f in found} == {
        "contribution.agency_judges"
    }
    assert snapshot(*rows) == before


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_does_not_grow(file, number):
    rows = [received(file) for _ in range(number)]
    accept(file, received(file))  # fills the cache of content types
    with CaptureQueriesContext(
        connection,
    ) as queries:
        accept(file, *rows)
    assert len(queries) == 17, [query["sql"][:90] for query in queries]
