"""Random walks over applications: no illegal step, nothing sealed ever changes, whatever the order (Q4, A1)."""

import random
from contextlib import suppress
from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction

from applications.actions import completing, proposals, submitting
from applications.enums import ApplicationState
from applications.models import Application, CompletionRequest, Submission
from applications.queries.snapshots import hash_of, latest_submission
from applications.transitions import APPLICATIONS, OPEN_STATES
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import StateChange
from clusterbeleid.core.state import change_state
from tests.agreements.builders import legal_figures
from tests.applications.builders import (
    editor,
    fill,
    make_applicant,
    make_application,
    make_call,
    seen,
    signatory,
    write,
)
from tests.clusters.builders import head
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db
WALKS, STEPS, USUAL = 12, 30, 0.8
# Mostly in time, sometimes after the term of a completion or of the call.
LATER = [*[NOW] * 4, NOW + timedelta(days=1), NOW + timedelta(days=8), NOW + timedelta(days=40)]
ENDS = {"withdraw", "invite"}
ACTIONS = {
    "submit": "submit",
    "complete": "complete",
    "ask": "ask_completion",
    "end": "end_completion",
    "admissible": "declare_admissible",
    "assess": "start_assessment",
}


@pytest.fixture
def people():
    """Return everybody who tries something: of the organisation, of another, and of the agency."""
    legal_figures()
    body = make_applicant()
    own = [signatory(body), signatory(body), editor(body)]
    strangers = [signatory(make_applicant()), acting(Role.AUDITOR), acting(Role.EXPERT)]
    officials = [head(), acting(Role.ACCOUNT_MANAGER)]
    return own, officials, [*own, *strangers, *officials]


def steps_of(application, people, dice):
    """Return every step somebody could try, by anybody, at any time."""
    own, officials, everybody = people
    at = dice.choice(LATER)
    # Mostly somebody of the right side, so that walks get somewhere.
    writer, judge = (
        {"actor": dice.choice(side if dice.random() < USUAL else everybody), "at": at}
        for side in (own, officials)
    )
    row = application.answers.filter(key="summary").first()
    text = f"Tekst {dice.random()}"
    until = at + timedelta(days=7)
    sections = dice.choice([["general"], ["vision"], []])
    change = partial(change_state, application, table=APPLICATIONS, reason="x", **judge)
    return {
        "write": partial(
            write,
            application,
            "general",
            {"summary": text},
            by=writer["actor"],
            at=at,
            versions={"summary": row.version if row else 0},
        ),
        "submit": partial(submitting.submit, application, seen=seen(application), **writer),
        "complete": partial(submitting.complete, application, seen=seen(application), **writer),
        "ask": partial(
            completing.ask_completion, application, sections, until, reason="x", **judge
        ),
        "end": partial(completing.end_completion, application, reason="x", **judge),
        "admissible": partial(change, "declare_admissible"),
        "assess": partial(change, "start_assessment"),
        "withdraw": partial(completing.withdraw, application, reason="x", **writer),
        "invite": partial(proposals.invite, application, **judge),
    }


def weight_of(name, application):
    """Return how often a step is tried: what is possible more, what ends a walk seldom."""
    if name in ENDS:
        return 1
    row = APPLICATIONS.find(ACTIONS.get(name, ""), application.state)
    return 20 if row is not None or (name == "write" and application.is_open) else 4


def nothing_broken(sealed):
    """Assert what must hold after every step; ``sealed`` remembers every version handed in."""
    for row in Submission.objects.all():
        assert sealed.setdefault(row.pk, row.sha256) == row.sha256 == hash_of(row.content)
    assert set(sealed) == set(Submission.objects.values_list("pk", flat=True))
    for application in Application.objects.exclude(state__in=[*OPEN_STATES, "withdrawn"]):
        last = latest_submission(application)
        assert last is not None
        assert seen(application) == last.sha256
    waiting = CompletionRequest.objects.filter(outcome="")
    asked = Application.objects.filter(state=ApplicationState.COMPLETION_ASKED)
    assert set(waiting.values_list("application", flat=True)) == {row.pk for row in asked}
    for change in StateChange.objects.filter(content_type__model="application", from_state__gt=""):
        step = APPLICATIONS.find(change.action, change.from_state)
        assert step is not None
        assert step.target == change.to_state


def walk(people, dice):
    """Take random steps; return how many were allowed."""
    own = people[0]
    application = make_application(make_call(), by=own[0])
    fill(application, by=own[0])
    done = 0
    sealed: dict[int, str] = {}
    for _step in range(STEPS):
        application = Application.objects.select_related("call", "applicant").get(pk=application.pk)
        steps = steps_of(application, people, dice)
        names = list(steps)
        (name,) = dice.choices(names, [weight_of(name, application) for name in names])
        with suppress(Refused):
            steps[name]()
            done += 1
        nothing_broken(sealed)
    return done


@pytest.mark.parametrize("seed", range(3))
def test_walks_break_nothing(people, seed):
    dice = random.Random(seed)
    done = 0
    for _walk in range(WALKS // 3):
        mark = transaction.savepoint()
        done += walk(people, dice)
        transaction.savepoint_rollback(mark)
    assert done >= WALKS
