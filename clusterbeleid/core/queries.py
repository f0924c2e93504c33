"""Reading the ground floor: tasks, jobs, runs, messages and files, each through the eyes of an actor."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from clusterbeleid.core.actors import CLUSTER_SIDE, Actor, Role
from clusterbeleid.core.enums import OutboxState, TaskState
from clusterbeleid.core.models import (
    BackgroundJob,
    JobRun,
    OutboxMessage,
    StateChange,
    StoredFile,
    Task,
)
from clusterbeleid.core.scopes import in_visible_scope

RELAY_RUN = "relay_outbox"
_AGENCY = tuple({role.value for role in Role} - CLUSTER_SIDE)


def addressed_to(actor: Actor) -> Q:
    """Return the condition that a task is for the actor: by name or by role."""
    by_role = Q(roles__has_any_keys=sorted(actor.roles))
    if actor.user_id is None:
        return by_role
    by_name = Task.people.through.objects.filter(user_id=actor.user_id)
    return by_role | Q(pk__in=by_name.values("task_id"))


def visible_tasks(
    actor: Actor, *, on: date, scopes: Collection[str] | None = None
) -> QuerySet[Task]:
    """Return the tasks the actor may see on ``on``.

    People of the agency see all tasks of the files they may see; a cluster organisation only those
    addressed to it, for the others are internal. A task without a file shows to whom it is for.
    ``scopes`` narrows to those, when the caller knows the visible ones already.
    """
    if not actor.is_person:
        return Task.objects.none()
    mine = addressed_to(actor)
    in_scope = in_visible_scope(actor, on=on) if scopes is None else Q(scope__in=scopes)
    of_files = in_scope if actor.has(*_AGENCY) else in_scope & mine
    return Task.objects.filter(of_files | (Q(scope="") & mine))


def task_by_id(actor: Actor, task_id: int, *, on: date) -> QuerySet[Task]:
    """Return at most one task, with the people it is for and the person who closed it."""
    tasks = visible_tasks(actor, on=on).select_related("closed_by").prefetch_related("people")
    return tasks.filter(pk=task_id)


def tasks_in_order(actor: Actor, *, on: date) -> QuerySet[Task]:
    """Return the visible tasks with their people, first due first."""
    return visible_tasks(actor, on=on).prefetch_related("people").order_by("due_on", "pk")


def overdue_tasks(tasks: QuerySet[Task], on: date) -> QuerySet[Task]:
    """Narrow to the open tasks whose day has passed."""
    return tasks.filter(state=TaskState.OPEN, due_on__lt=on)


def count_open_tasks(actor: Actor, *, on: date) -> int:
    """Return how many open tasks are for the actor: the figure in the menu. One query."""
    tasks = visible_tasks(actor, on=on).filter(addressed_to(actor), state=TaskState.OPEN)
    return tasks.count()


def visible_jobs(actor: Actor, *, on: date) -> QuerySet[BackgroundJob]:
    """Return the background jobs of the files the actor may see, and own jobs without a file."""
    own = Q(scope="", started_by_id=actor.user_id, started_by__isnull=False)
    in_scope = in_visible_scope(actor, on=on)
    return BackgroundJob.objects.filter(in_scope | own).select_related("started_by", "file")


def visible_imports(
    actor: Actor, subject_id: int, kinds: Collection[str], *, on: date
) -> QuerySet[BackgroundJob]:
    """Return the checks and imports of files about one subject, last first.

    Only one's own, and all for the head of team: the errors in a file may name lines in files
    that others may not see (A5).
    """
    found = visible_jobs(actor, on=on).filter(kind__in=kinds, subject_id=subject_id)
    if not actor.has(Role.HEAD_OF_TEAM):
        found = found.filter(started_by_id=actor.user_id or 0)
    return found.order_by("-pk")


def import_of(preview: BackgroundJob, kind: str) -> BackgroundJob | None:
    """Return the last import that this preview was confirmed for, if any."""
    return BackgroundJob.objects.filter(kind=kind, options__preview=preview.pk).last()


def visible_stored_files(actor: Actor, *, on: date) -> QuerySet[StoredFile]:
    """Return the stored files of the files the actor may see, before the guards of the rooms."""
    return StoredFile.objects.filter(in_visible_scope(actor, on=on))


def job_runs_in_order() -> QuerySet[JobRun]:
    """Return the runs, last first; passes of the relay without work would hide the others."""
    idle = Q(name=RELAY_RUN, looked_at=0, error="")
    return JobRun.objects.exclude(idle).order_by("-started_at", "-pk")


def last_runs() -> QuerySet[JobRun]:
    """Return the last run of each job."""
    return JobRun.objects.order_by("name", "-started_at", "-pk").distinct("name")


def messages_in_order() -> QuerySet[OutboxMessage]:
    """Return the messages, last first."""
    return OutboxMessage.objects.order_by("-pk")


def steps_of(record: Model) -> QuerySet[StateChange]:
    """Return who changed the state of a record, when and why, last first."""
    of_kind = StateChange.objects.filter(content_type=ContentType.objects.get_for_model(record))
    return of_kind.filter(object_id=record.pk).order_by("-at", "-pk")


def messages_of_file(scope: str) -> QuerySet[OutboxMessage]:
    """Return every message about one file, the latest first, with the overview it went in."""
    return OutboxMessage.objects.filter(scope=scope).select_related("digest").order_by("-pk")


def waiting_readers() -> list[str]:
    """Return the addresses for which messages wait for the overview of the day, in order."""
    waiting = OutboxMessage.objects.filter(state=OutboxState.GATHERED)
    return list(waiting.order_by("recipient").values_list("recipient", flat=True).distinct())


def gathered_for(reader: str) -> QuerySet[OutboxMessage]:
    """Return the messages that wait for the overview of one reader, locked, the oldest first."""
    waiting = OutboxMessage.objects.filter(state=OutboxState.GATHERED, recipient=reader)
    return waiting.select_for_update().order_by("pk")


def parked_messages() -> QuerySet[OutboxMessage]:
    """Return the messages that wait for a person."""
    return messages_in_order().filter(state=OutboxState.PARKED)
