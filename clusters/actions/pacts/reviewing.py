"""What a night does: open the task of the yearly review of a pact when it comes near (R39).

It asks "which review comes and has no task", so a second run or a missed night changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from clusterbeleid.accounts.models import User
from clusterbeleid.core import jobs
from clusterbeleid.core.actors import Role
from clusterbeleid.core.models import Task
from clusterbeleid.core.outbox import enqueue_many
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.todo import NewTask, open_tasks
from clusters.models import ClusterPact
from clusters.notifications import review_near
from clusters.queries import managers_by_cluster
from clusters.queries.pacts import pacts_to_review, reviews_of
from clusters.rules.pacts import NOTICE

REVIEW = "clusters.pact_review"
REVIEW_RUN = "watch_pacts"


def review_key(pact: ClusterPact, due: date) -> str:
    """Return the business key of the task for the review due on ``due``."""
    return f"{REVIEW}:{pact.pk}:{due.isoformat()}"


def review_keys(pact: ClusterPact) -> list[str]:
    """Return the keys of every review of this version that was ever due."""
    days = {pact.first_review_due, *(row.next_due for row in reviews_of(pact))}
    return [review_key(pact, day) for day in sorted(days)]


def nightly_pacts(on: date, *, at: datetime) -> jobs.Run | None:
    """Watch as a job of its own; None when another process is at it."""

    def work(run: jobs.Run) -> None:
        opened = watch_pacts(on, at=at)
        run.looked_at, run.opened = len(opened), len(opened)

    return jobs.run_once(REVIEW_RUN, on, work)


def watch_pacts(on: date, *, at: datetime) -> list[Task]:
    """Open a task for every review that is due within the notice, or overdue; returns the new ones.

    The account managers also get a notice, in the overview of the day.
    """
    notice = timedelta(days=int(current_params().value(NOTICE, on)))
    managers = managers_by_cluster(on=on)
    pacts = list(pacts_to_review(before=on + notice))
    messages = [
        review_near(pact, _due(pact), person)
        for pact in pacts
        for person in managers.get(pact.cluster_id, ())
    ]
    enqueue_many(messages, at=at)
    return open_tasks([_task(pact, managers) for pact in pacts], at=at)


def _due(pact: ClusterPact) -> date:
    due: date = pact.review_due  # type: ignore[attr-defined]  # annotated by the query
    return due


def _task(pact: ClusterPact, managers: Mapping[int, Sequence[User]]) -> NewTask:
    due = _due(pact)
    people = managers.get(pact.cluster_id, ())
    return NewTask(
        kind=REVIEW,
        business_key=review_key(pact, due),
        subject=pact,
        subject_label=pact.cluster.name,
        scope=pact.cluster.scope,
        due_on=due,
        roles=() if people else (Role.HEAD_OF_TEAM.value,),
        people=[person.pk for person in people],
        facts={"version": pact.number, "review_due": due},
    )
