"""Writing, sending and judging wait for one another: each holds its call, application, review or advice (Q3)."""

from collections.abc import Callable
from functools import partial

import pytest

from applications.actions import calls
from applications.actions.judging import advice, reviews
from clusterbeleid.core.actors import Role
from tests.agreements.builders import legal_figures
from tests.applications.builders import (
    make_applicant,
    make_application,
    make_call,
    signatory,
    write,
)
from tests.applications.judging import builders as judging
from tests.clusters.builders import head
from tests.harness.locks import locks_taken
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db

Act = Callable[[], object]
CALL, FILE, REVIEW, ADVICE = (
    f"applications_{name}" for name in ("call", "application", "review", "advice")
)


def closing_a_call() -> Act:
    return partial(calls.close_call, make_call(), actor=head(), at=NOW, reason="Volzet.")


def writing() -> Act:
    who = signatory(make_applicant())
    file = make_application(by=who)
    return partial(write, file, "general", {"summary": "Drones."}, by=who)


def accepting_a_review() -> Act:
    review = judging.invited(judging.in_assessment())
    return partial(reviews.accept_review, review, actor=judging.expert_actor(review), at=NOW)


def sending_advice() -> Act:
    author = acting(Role.HEAD_OF_TEAM)
    legal_figures()
    application = judging.full_proposal()
    judging.scored(application)
    made = judging.written(application, by=author)
    version = made.version
    return partial(advice.send_advice, made, expected_version=version, actor=author, at=NOW)


@pytest.mark.parametrize(
    ("arranged", "tables"),
    [
        pytest.param(closing_a_call, [CALL] * 3, id="call_when_closing_it"),
        pytest.param(writing, [FILE], id="application_when_writing"),
        pytest.param(
            accepting_a_review, [REVIEW, FILE, REVIEW, REVIEW], id="review_when_accepting_it"
        ),
        pytest.param(sending_advice, [FILE, *[ADVICE] * 3], id="advice_when_sending_it"),
    ],
)
def test_rows_are_held(arranged, tables):
    act = arranged()
    with locks_taken() as taken:
        act()
    assert taken == tables
