"""What a night does for duties towards others: a task for whatever is due and has none (R19, R20, R27).

It asks "what must still be done and has no task", so a second run or a missed night changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from agreements.actions.duties import publication_task
from agreements.actions.scheme_duties import make_scheme_duties
from agreements.enums import DutyState
from agreements.models import DeMinimisAid, GrantDuty, SchemeDuty
from agreements.notifications import REGISTER_AID, SCHEME_DUTY
from agreements.queries.awards import all_awards
from agreements.queries.registers import SCOPE
from clusterbeleid.accounts.models import User
from clusterbeleid.core import jobs
from clusterbeleid.core.actors import Role
from clusterbeleid.core.todo import NewTask, open_tasks
from clusters.queries import managers_by_cluster

OUTWARD_RUN = "watch_outward"
_BEGINNING = date(1990, 1, 1)
_KEEPERS = (Role.HEAD_OF_TEAM.value, Role.ACCOUNT_MANAGER.value)


def nightly_outward(on: date, *, at: datetime) -> jobs.Run | None:
    """Watch as a job of its own; None when another process is at it."""

    def work(run: jobs.Run) -> None:
        run.looked_at, run.opened = watch_outward(on, at=at)

    return jobs.run_once(OUTWARD_RUN, on, work)


def watch_outward(on: date, *, at: datetime) -> tuple[int, int]:
    """Open a task for every duty towards others that has none; returns how many were seen, and opened."""
    managers = managers_by_cluster(on=on)
    waiting = all_awards(_BEGINNING, on).filter(state=DutyState.OPEN)
    make_scheme_duties(on, at=at)
    new = [*_publications(waiting, managers), *_registrations(), *_scheme_duties()]
    return len(new), len(open_tasks(new, at=at))


def _publications(
    waiting: Iterable[GrantDuty], managers: Mapping[int, Sequence[User]]
) -> Iterable[NewTask]:
    for duty in waiting:
        yield publication_task(duty, managers.get(duty.agreement.cluster_id, ()))


def _registrations() -> Iterable[NewTask]:
    waiting = DeMinimisAid.objects.filter(due_on__isnull=False, registered_on__isnull=True)
    for aid in waiting.select_related("organisation").order_by("due_on", "pk"):
        yield NewTask(
            kind=REGISTER_AID,
            business_key=f"{REGISTER_AID}:{aid.pk}",
            subject=aid,
            subject_label=f"{aid.organisation.name}, {aid.purpose}"[:200],
            scope=SCOPE,
            due_on=aid.due_on,
            roles=_KEEPERS,
            facts={"amount": aid.amount, **aid.explained},
        )


def _scheme_duties() -> Iterable[NewTask]:
    waiting = SchemeDuty.objects.filter(met_on__isnull=True).select_related("scheme")
    for duty in waiting.order_by("due_on", "pk"):
        yield NewTask(
            kind=SCHEME_DUTY,
            business_key=f"{SCHEME_DUTY}:{duty.pk}",
            subject=duty,
            # Stored, so in no language: the kind of task says what must be done.
            subject_label=f"{duty.scheme.name}, {duty.subject or duty.event_on.year}"[:200],
            scope=SCOPE,
            due_on=duty.due_on,
            roles=_KEEPERS,
            facts={"subject": duty.subject, **duty.explained},
        )
