"""What a night does: warn before the ten years of a lineage end (R10).

It asks "which warning has come and was not given", so a second run or a missed night changes
nothing; of several warnings missed together only the nearest is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from agreements.notifications import WARNING, warning, warning_key
from agreements.queries import LineageWatch, watched_lineages
from agreements.rules import TenYearClock, thresholds
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import users_with_role
from clusterbeleid.core import jobs
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.outbox import Message, enqueue_many
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.todo import NewTask, drop_tasks, open_tasks
from clusterbeleid.kernel.params import Params
from clusters.queries import managers_by_cluster

TEN_YEARS_RUN = "check_ten_years"
_REPLACED = "tenyears.task_replaced"


@dataclass(frozen=True)
class Night:
    """What a run looked at, opened and put in the outbox."""

    looked_at: int
    opened: int
    sent: int


def nightly_ten_years(on: date, *, at: datetime) -> jobs.Run | None:
    """Watch as a job of its own; None when another process is at it."""

    def work(run: jobs.Run) -> None:
        night = watch_ten_years(on, at=at)
        run.looked_at, run.opened, run.sent = night.looked_at, night.opened, night.sent

    return jobs.run_once(TEN_YEARS_RUN, on, work)


def watch_ten_years(on: date, *, at: datetime) -> Night:
    """Open a task and put mails in the outbox for every lineage near its end, once per threshold.

    Warnings go to the account managers of its clusters and the heads of team. The task of an
    earlier threshold gives way to the new one.
    """
    params = current_params()
    watched = watched_lineages(params, on=on)
    near = [(watch, watch.clock.months) for watch in watched if watch.clock.months is not None]
    managers = managers_by_cluster(on=on)
    heads = list(users_with_role(Role.HEAD_OF_TEAM.value, on=on).order_by("pk"))
    opened = open_tasks([_task(watch, months, managers) for watch, months in near], at=at)
    drop_tasks(_replaced(near, params, on), reason=_REPLACED, actor=SYSTEM, at=at)
    messages = _warnings(near, managers, heads)
    return Night(len(watched), len(opened), enqueue_many(messages, at=at))


def _warnings(
    near: Iterable[tuple[LineageWatch, int]],
    managers: Mapping[int, Sequence[User]],
    heads: Sequence[User],
) -> list[Message]:
    return [
        warning(watch, months, person)
        for watch, months in near
        for person in _recipients(watch, managers, heads)
    ]


def _task(watch: LineageWatch, months: int, managers: Mapping[int, Sequence[User]]) -> NewTask:
    cluster, clock = watch.clusters[0], watch.clock
    return NewTask(
        kind=WARNING,
        business_key=warning_key(watch, months),
        subject=cluster,
        subject_label=", ".join(one.name for one in watch.clusters),
        scope=cluster.scope,
        due_on=clock.last_day,
        roles=(Role.HEAD_OF_TEAM.value,),
        people=[person.pk for person in _managers_of(watch, managers)],
        facts=_facts(clock, months),
    )


def _facts(clock: TenYearClock, months: int) -> dict[str, object]:
    return {
        "months": months,
        "last_day": clock.last_day,
        "days_left": clock.days_left,
        **clock.explained.as_json(),
    }


def _replaced(near: Iterable[tuple[LineageWatch, int]], params: Params, on: date) -> list[str]:
    """Return the keys of the wider warnings that a nearer one replaces."""
    wide = [int(row.value) for row in thresholds(params, on=on)]
    return [
        warning_key(watch, earlier)
        for watch, months in near
        for earlier in wide
        if earlier > months
    ]


def _managers_of(watch: LineageWatch, managers: Mapping[int, Sequence[User]]) -> list[User]:
    return [person for one in watch.clusters for person in managers.get(one.pk, ())]


def _recipients(
    watch: LineageWatch, managers: Mapping[int, Sequence[User]], heads: Sequence[User]
) -> list[User]:
    """Return everybody to warn, once each."""
    return list({person.pk: person for person in (*_managers_of(watch, managers), *heads)}.values())
