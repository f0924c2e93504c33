"""Closed by default, and a refusal that says why."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils import translation

from clusterbeleid.core.access import is_public, public, require
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.enums import OutboxState, TaskState
from clusterbeleid.core.models import OutboxMessage, Task
from clusterbeleid.core.permissions import (
    may_close_task,
    may_rerun_message,
    may_see_job_runs,
    may_see_outbox,
)
from clusterbeleid.core.views import files, health, jobs, outbox, tasks
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.transitions import Verdict
from tests.people import TODAY


def actor(*roles):
    return Actor(user_id=1, label="An", roles=frozenset(map(str, roles)))


def test_only_views_marked_public_are_open():
    @public
    def opened(_request):
        return HttpResponse()

    assert is_public(opened)
    assert [is_public(view) for view in (health.healthz, health.readyz)] == [True, True]
    closed = (
        files.stored_file, jobs.job, jobs.job_runs, outbox.message, outbox.message_list,
        outbox.rerun_all, outbox.trial, tasks.task, tasks.task_list,
    )  # fmt: skip
    assert [view for view in closed if is_public(view)] == []


def test_require_says_why():
    require(Verdict.ok())
    with translation.override("en"):
        with pytest.raises(PermissionDenied, match="Your role does not allow this step"):
            require(Verdict.no("transition.role"))
        finding = Finding(Level.BLOCK, "calendar.year_unknown", "", {"year": 2099})
        with pytest.raises(PermissionDenied, match="^The public holidays of 2099 are not known.$"):
            require(Verdict.no("transition.guard", finding))


@pytest.mark.parametrize("role", list(Role))
def test_who_sees_runs_and_messages(role):
    runs = {Role.ADMINISTRATOR, Role.HEAD_OF_TEAM, Role.AUDITOR}
    assert may_see_job_runs(actor(role)).allowed == (role in runs)
    assert may_see_outbox(actor(role)).allowed == (role in {Role.ADMINISTRATOR, Role.AUDITOR})
    parked = OutboxMessage(state=OutboxState.PARKED)
    assert may_rerun_message(actor(role), parked).allowed == (role == Role.ADMINISTRATOR)


def test_message_that_is_not_parked_does_not_go_again():
    sent = OutboxMessage(state=OutboxState.SENT)
    assert may_rerun_message(actor(Role.ADMINISTRATOR), sent).code == "outbox.not_parked"


def test_closed_task_stays_closed_also_for_a_job():
    done = Task(state=TaskState.DONE)
    system = Actor(user_id=None, label="system", roles=frozenset({"system"}))
    assert may_close_task(system, done, on=TODAY).code == "task.closed"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.FINANCE, Role.EXPERT, Role.COMMITTEE_MEMBER])
def test_reader_closes_no_task_even_when_addressed(role):
    task = Task(state=TaskState.OPEN, roles=[role.value])
    assert may_close_task(actor(role), task, on=TODAY).code == "transition.role"
