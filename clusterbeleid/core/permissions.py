"""Who may do what on the ground floor; the same answer feeds button, view and action."""

from __future__ import annotations

from datetime import date

from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.enums import OutboxState, TaskState
from clusterbeleid.core.models import OutboxMessage, Task
from clusterbeleid.core.scopes import may_see
from clusterbeleid.core.transitions import CLOSERS
from clusterbeleid.kernel.transitions import Verdict

RUN_READERS = (Role.ADMINISTRATOR.value, Role.HEAD_OF_TEAM.value, Role.AUDITOR.value)


def may_see_job_runs(actor: Actor) -> Verdict:
    """Tell whether the actor may see how the nightly jobs went."""
    return Verdict.ok() if actor.has(*RUN_READERS) else Verdict.no("permission.job_runs")


def may_see_outbox(actor: Actor) -> Verdict:
    """Tell whether the actor may see the messages with the addresses of people on them."""
    if actor.has(Role.ADMINISTRATOR, Role.AUDITOR):
        return Verdict.ok()
    return Verdict.no("permission.outbox")


def may_use_outbox(actor: Actor) -> Verdict:
    """Tell whether the actor may send messages again, or try the mail server."""
    return Verdict.ok() if actor.has(Role.ADMINISTRATOR) else Verdict.no("permission.outbox")


def may_rerun_message(actor: Actor, message: OutboxMessage) -> Verdict:
    """Tell whether the actor may send a parked message again."""
    verdict = may_use_outbox(actor)
    if verdict and message.state != OutboxState.PARKED:
        return Verdict.no("outbox.not_parked")
    return verdict


def is_addressed(actor: Actor, task: Task) -> bool:
    """Tell whether the task is for the actor: by name, or by a role; one query."""
    if actor.has(*task.roles):
        return True
    return actor.is_person and task.people.filter(pk=actor.user_id).exists()


def may_close_task(actor: Actor, task: Task, *, on: date) -> Verdict:
    """Tell whether the actor may close the task: whoever it is for, the head of team, or a job."""
    if task.state != TaskState.OPEN:
        return Verdict.no("task.closed")
    if actor.is_system:
        return Verdict.ok()
    if not actor.has(*CLOSERS):
        return Verdict.no("transition.role")
    if task.scope and not may_see(actor, task.scope, on=on):
        return Verdict.no("task.not_yours")
    if actor.has(Role.HEAD_OF_TEAM) or is_addressed(actor, task):
        return Verdict.ok()
    return Verdict.no("task.not_yours")
