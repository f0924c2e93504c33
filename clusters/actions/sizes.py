"""What a night does: ask for the size of members again once the last snapshot is too old (R22).

It asks "which file has members with an old size and no task", so a second run or a missed night
changes nothing. Nothing is decided here: the organisation proposes, the agency records.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from clusterbeleid.accounts.models import User
from clusterbeleid.core import jobs
from clusterbeleid.core.actors import CLUSTER_SIDE, SYSTEM, Role
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.models import Task
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.todo import NewTask, close_task, open_tasks
from clusters.queries import managers_by_cluster
from clusters.queries.sizes import Outdated, outdated_sizes
from clusters.rules import first_fresh_day

OUTDATED = "clusters.sizes_outdated"
SIZES_RUN = "watch_sizes"


def sizes_key(found: Outdated) -> str:
    """Return the business key: one task for each day of accounts that grows too old."""
    return f"{OUTDATED}:{found.cluster.pk}:{found.newest.isoformat()}"


def nightly_sizes(on: date, *, at: datetime) -> jobs.Run | None:
    """Watch as a job of its own; None when another process is at it."""

    def work(run: jobs.Run) -> None:
        found = outdated(on)
        run.looked_at = len(found)
        run.opened = len(watch_sizes(on, at=at, found=found))

    return jobs.run_once(SIZES_RUN, on, work)


def outdated(on: date) -> list[Outdated]:
    """Return the clusters with members whose size is too old on ``on``, by the dated figure."""
    return outdated_sizes(on=on, before=first_fresh_day(on, current_params()))


def watch_sizes(on: date, *, at: datetime, found: Sequence[Outdated] | None = None) -> list[Task]:
    """Open a task for every cluster with old sizes, close those that are mended; returns the new ones.

    A cluster has one such task at a time, for its organisation and its account managers.
    """
    rows = outdated(on) if found is None else found
    still = {row.cluster.scope for row in rows}
    busy = set()
    for task in Task.objects.filter(kind=OUTDATED, state=TaskState.OPEN).order_by("pk"):
        if task.scope in still:
            busy.add(task.scope)
        else:
            close_task(task, outcome="done", reason="size.all_recent", actor=SYSTEM, at=at)
    managers = managers_by_cluster(on=on)
    new = [_task(row, managers) for row in rows if row.cluster.scope not in busy]
    return open_tasks(new, at=at)


def _task(found: Outdated, managers: Mapping[int, Sequence[User]]) -> NewTask:
    people = managers.get(found.cluster.pk, ())
    return NewTask(
        kind=OUTDATED,
        business_key=sizes_key(found),
        subject=found.cluster,
        subject_label=found.cluster.name,
        scope=found.cluster.scope,
        due_on=None,
        roles=sorted(CLUSTER_SIDE) + ([] if people else [Role.HEAD_OF_TEAM.value]),
        people=[person.pk for person in people],
        facts={"members": found.number, "oldest_size": found.oldest},
    )
