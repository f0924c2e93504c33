"""Random walks over applications: no illegal step, nothing sealed ever changes, whatever the order (Q4, A1)."""

from datetime import timedelta
from functools import partial

import pytest

from applications.actions import completing, proposals, submitting
from applications.models import Application, Submission
from applications.transitions import ADVICES, APPLICATIONS, CALLS, OPEN_STATES, REVIEWS
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.state import change_state
from clusterbeleid.kernel.transitions import StateTable
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
from tests.harness.walking import Known, Rows, Walks, broken, illegal, steps_taken, worlds
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db
TABLES = {"application": APPLICATIONS}
CONTENT = tuple(
    f"applications_{name}"
    for name in ("answer", "consortiummember", "budgetline", "fundingline", "pledge", "document")
)
FINAL = ("applications_submission", "core_statechange")
WATCHED = (
    *CONTENT,
    *FINAL,
    "applications_application",
    "applications_completionrequest",
    "core_outboxmessage",
)
LAWS = {
    "what is asked waits, and nothing else": (
        "SELECT FROM applications_application AS file LEFT JOIN applications_completionrequest AS asked"
        " ON asked.application_id = file.id AND asked.outcome = ''"
        " WHERE (file.state = 'completion_asked') <> (asked.id IS NOT NULL)"
    ),
    "what is judged was handed in": (
        "SELECT FROM applications_application AS file WHERE state NOT IN ('draft', 'withdrawn')"
        " AND NOT EXISTS (SELECT FROM applications_submission WHERE application_id = file.id)"
    ),
    "a moment of submitting stands with a version": (
        "SELECT FROM applications_application AS file WHERE (submitted_at IS NOT NULL)"
        " <> EXISTS (SELECT FROM applications_submission WHERE application_id = file.id)"
    ),
    "an invitation makes one proposal": (
        "SELECT FROM applications_application AS file WHERE (state = 'invited')"
        " <> EXISTS (SELECT FROM applications_applicationorigin WHERE expression_id = file.id)"
    ),
}
# Mostly in time, sometimes after the term of a completion or of the call.
LATER = [*[NOW] * 4, NOW + timedelta(days=1), NOW + timedelta(days=8), NOW + timedelta(days=40)]
ROLES = frozenset(map(str, Role))
ENDS, USUAL = {"withdraw", "invite"}, 0.8
ACTIONS = {
    "submit": "submit",
    "complete": "complete",
    "ask": "ask_completion",
    "end": "end_completion",
    "admissible": "declare_admissible",
    "assess": "start_assessment",
}


class World:
    """A draft that is ready, and everybody who tries something: own side, strangers, the agency."""

    def __init__(self):
        legal_figures()
        body = make_applicant()
        self.own = [signatory(body), signatory(body), editor(body)]
        strangers = [signatory(make_applicant()), acting(Role.AUDITOR), acting(Role.EXPERT)]
        self.officials = [head(), acting(Role.ACCOUNT_MANAGER)]
        self.everybody = [*self.own, *strangers, *self.officials]
        self.roles = {who.user_id: who.roles for who in self.everybody}
        application = make_application(make_call(), by=self.own[0])
        fill(application, by=self.own[0])
        self.key = application.pk

    def application(self):
        return Application.objects.select_related("call", "applicant").get(pk=self.key)

    def step(self, name, application, dice):
        """Return one step as somebody tries it, and who."""
        at = dice.choice(LATER)
        # Mostly somebody of the right side, so that walks get somewhere.
        side = self.own if name in {"write", "submit", "complete", "withdraw"} else self.officials
        actor = dice.choice(side if dice.random() < USUAL else self.everybody)
        who = {"actor": actor, "at": at}
        until = at + timedelta(days=7)
        sections = dice.choice([["general"], ["vision"], []])
        text, reason = f"Tekst {dice.random()}", {"reason": "x", **who}
        change = partial(change_state, application, table=APPLICATIONS, **reason)
        handed = {"seen": "", **who}
        if name in {"submit", "complete"}:
            handed["seen"] = seen(application) if dice.random() < USUAL else "0" * 64
        found = {
            "write": partial(self._write, application, text, actor, at),
            "submit": partial(submitting.submit, application, **handed),
            "complete": partial(submitting.complete, application, **handed),
            "ask": partial(completing.ask_completion, application, sections, until, **reason),
            "end": partial(completing.end_completion, application, **reason),
            "admissible": partial(change, "declare_admissible"),
            "assess": partial(change, "start_assessment"),
            "withdraw": partial(completing.withdraw, application, **reason),
            "invite": partial(proposals.invite, application, **who),
        }
        return actor, found[name]

    def _write(self, application, text, actor, at):
        row = application.answers.filter(key="summary").first()
        versions = {"summary": row.version if row else 0}
        write(application, "general", {"summary": text}, by=actor, at=at, versions=versions)


NAMES = ("write", "withdraw", "invite", *ACTIONS)


def weight_of(name, application):
    """Return how often a step is tried: what is possible more, what ends a walk seldom."""
    if name in ENDS:
        return 1
    row = APPLICATIONS.find(ACTIONS.get(name, ""), application.state)
    return 20 if row is not None or (name == "write" and application.is_open) else 4


def step(world, walks, dice, known):
    """Try a random step; what is refused leaves no trace, what is allowed breaks no law."""
    application = world.application()
    was = application.state
    if was in {"withdrawn", "invited"}:
        return None
    (name,) = dice.choices(NAMES, [weight_of(one, application) for one in NAMES])
    actor, act = world.step(name, application, dice)
    walks.tried[name] += 1
    try:
        act()
    except Refused:
        assert Rows.of(WATCHED) == known.rows, name
        return known
    walks.allowed[name] += 1
    after = Rows.of(WATCHED)
    assert after.only_grew(known.rows, FINAL), name
    content_stood_still(known.rows, after, name, was)
    assert broken(LAWS) == [], name
    last = known.last
    for change in steps_taken(last):
        assert not illegal(change, TABLES, world.roles), change
        last = change[0]
    if name in {"submit", "complete", "end"}:
        sealed_as_it_stands(world)
    assert name != "write" or actor in world.own
    return Known(after, last)


def content_stood_still(before, after, name, was):
    """Assert that content changes by writing in an open file, and by putting it back, alone."""
    for table in CONTENT:
        if name == "write":
            assert was in OPEN_STATES or after.hashes[table] == before.hashes[table]
        elif name == "invite":
            assert set(after.hashes[table]) >= set(before.hashes[table])
        elif name != "end":
            assert after.hashes[table] == before.hashes[table], (name, table)


def sealed_as_it_stands(world):
    """Assert that the last version is the content, under the hash of what it holds."""
    last = Submission.objects.filter(application=world.key).latest("number")
    assert last.sha256 == hash_of(last.content) == seen(world.application())


@pytest.mark.parametrize(("seed", "count"), worlds(usual=12))
def test_walks_break_nothing(seed, count, record_property):
    world = World()
    walks = Walks(lambda dice, known: step(world, walks, dice, known))
    walks.grow(seed, count, Known.now(WATCHED))
    assert walks.allowed.total() * 20 > walks.tried.total()
    walks.report(record_property)


def test_control_steps_open_to_every_role_are_found_out(monkeypatch):
    asked = StateTable.may
    monkeypatch.setattr(
        StateTable,
        "may",
        lambda table, action, state, _roles, facts=None: asked(table, action, state, ROLES, facts),
    )
    world = World()
    walks = Walks(lambda dice, known: step(world, walks, dice, known))
    with pytest.raises(AssertionError):
        walks.grow(0, 40, Known.now(WATCHED))


@pytest.mark.parametrize(
    "table", [CALLS, APPLICATIONS, REVIEWS, ADVICES], ids=lambda table: table.name
)
def test_every_triple_of_state_action_and_role_follows_the_table(table):
    for state in table.states:
        for action in {row.action for row in table.transitions}:
            for role in [*Role, "system"]:
                row = table.find(action, state)
                allowed = row is not None and str(role) in row.roles
                assert table.may(action, state, {str(role)}).allowed is allowed
