"""The task that opens when a due date is missed: what stands in it and whose it is (R34)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from agreements.models import ProjectYear
from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.todo import NewTask
from clusterbeleid.kernel.params import Params
from clusters.queries import managers_by_cluster
from cofinancing.queries.lapse import LAPSE, lapse_key
from cofinancing.rules.check import CheckResult

_DECIDERS = (Role.HEAD_OF_TEAM.value, Role.ACCOUNT_MANAGER.value)


def lapse_tasks(
    missed: Iterable[tuple[CheckResult, date]], params: Params, on: date
) -> Iterable[NewTask]:
    """Yield a task for each check that missed its due date; two queries, however many."""
    chosen = list(missed)
    years = ProjectYear.objects.select_related("agreement").in_bulk(
        [result.year.id for result, _due in chosen]
    )
    managers = managers_by_cluster(on=on)
    for result, due in chosen:
        yield _task(result, due, years[result.year.id], managers, _decide_by(params, due, on))


def _task(
    result: CheckResult,
    due: date,
    year: ProjectYear,
    managers: Mapping[int, Sequence[User]],
    decide_by: date | None,
) -> NewTask:
    return NewTask(
        kind=LAPSE,
        business_key=lapse_key(result.year.id, due),
        subject=year,
        subject_label=f"{result.year.cluster}, {year}",
        scope=f"cluster:{result.year.cluster_id}",
        due_on=decide_by,
        roles=_DECIDERS,
        people=[manager.pk for manager in managers.get(result.year.cluster_id, ())],
        facts=lapse_facts(result),
    )


def lapse_facts(result: CheckResult) -> dict[str, object]:
    """Return the figures that a task and its decision keep as they stand."""
    return {
        "cluster": result.year.cluster,
        "project_year": f"{result.year.reference}/{result.year.number}",
        "checked_on": result.on,
        "due": result.due,
        "basis": result.basis,
        "required": result.required,
        "received_by_due": result.received_by_due,
        "received_for_year": result.sums.for_year,
        "waiting": result.sums.waiting,
        "gap": result.gap,
        **result.explained.as_json(),
    }


def _decide_by(params: Params, due: date, on: date) -> date | None:
    row = params.find("cofinancing.decide_within_days", on)
    return due + timedelta(days=int(row.value)) if row is not None else None
