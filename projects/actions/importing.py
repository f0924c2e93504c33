"""The import of projects with their partners: who may, what the rows mean, and writing them (R58)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.queries import starter_of
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import require
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.core.imports import Looking, TableUse, Writing, write_in_parts
from clusterbeleid.core.sheets import RawRow, ReadResult, TableSpec
from clusterbeleid.core.state import record_creations
from clusterbeleid.kernel.transitions import Verdict
from clusters.actions.common import day_of, lock
from clusters.models import Cluster
from clusters.permissions import relation
from projects.documents import LIMITS, NAMES, project_spec
from projects.enums import Channel, ProjectState
from projects.models import Partner, Project, ProjectCluster
from projects.permissions import may_keep_project
from projects.queries.importing import cluster_names, table_facts
from projects.queries.projects import type_choices
from projects.rules.importing import Content, Kind, Part, Plan, RowFacts, Step, make_plan

REASON = "project.import"
_CONTENT = ("title", "source", "decided_on", "aid", "first_day", "last_day")


def spec() -> TableSpec:
    """Return the columns, with the types and clusters that are known now."""
    return project_spec({name: key for key, name in type_choices()}, cluster_names())


def may_import(actor: Actor, cluster: Cluster, at: datetime) -> Verdict:
    """Who keeps the file of a cluster imports its projects."""
    if actor.is_system:
        return Verdict.ok()
    return may_keep_project(relation(actor, cluster, on=day_of(at)))


def _allow(cluster: Cluster, actor: Actor, at: datetime) -> None:
    require(may_import(actor, cluster, at))


def _judge(cluster: Cluster, result: ReadResult, looking: Looking) -> Plan:
    """Judge the rows; with ``lock`` nobody else imports for this cluster meanwhile."""
    if looking.lock:
        lock(cluster)
    rows = [_row_facts(row) for row in result.rows]
    numbers = {row.kbo for row in rows if row.kbo}
    references = {row.reference for row in rows}
    return make_plan(rows, table_facts(cluster, numbers, references, on=day_of(looking.at)))


def _row_facts(row: RawRow) -> RowFacts:
    """Return a row as the rules see it."""
    found = {key: value for key, value in row.values.items() if value is not None}
    content = {name: found[name] for name in Content._fields if name in found}
    part = {name: found[f"part_{name}"] for name in Part._fields if f"part_{name}" in found}
    return RowFacts(
        number=row.row_number,
        reference=found.get("reference", ""),
        kbo=found.get("kbo", ""),
        content=Content(**content),
        part=Part(**part),
        broken=frozenset(NAMES) - row.values.keys(),
    )


def write_projects(plan: Plan, writing: Writing, told: Callable[[int, int], None]) -> int:
    """Write new projects and their partners; returns how many rows. In the transaction of the caller."""
    new = [step for step in plan.steps if step.kind is Kind.NEW]
    first = {step.reference: step for step in reversed(new)}
    made = _create_projects(list(first.values()), writing)
    return write_in_parts(((partial(_create_partners, writing, made), new),), told)


def _create_projects(steps: Sequence[Step], writing: Writing) -> Mapping[str, Project]:
    trace: dict[str, Any] = {"actor": writing.actor, "at": writing.at, "reason": REASON}
    rows = [
        Project(
            reference=step.reference,
            type_id=step.type_id,
            channel=Channel.CLUSTER,
            state=ProjectState.DECIDED,
            labels=list(step.content.labels),
            is_demo=writing.is_demo,
            **{name: getattr(step.content, name) for name in _CONTENT},
        )
        for step in steps
    ]
    made = bulk_create_tracked(Project, rows, **trace)
    record_creations(made, "import", **trace)
    pairs = [
        ProjectCluster(project=row, cluster_id=key, is_lead=key == writing.subject.pk)
        for row, step in zip(made, steps, strict=True)
        for key in {writing.subject.pk, *step.content.others}
    ]
    bulk_create_tracked(ProjectCluster, pairs, **trace)
    return {row.reference: row for row in made}


def _create_partners(writing: Writing, made: Mapping[str, Project], steps: Sequence[Step]) -> None:
    rows = [
        Partner(
            project=made[step.reference],
            organisation_id=step.organisation.id,
            is_demo=writing.is_demo,
            **step.part._asdict(),
        )
        for step in steps
    ]
    bulk_create_tracked(Partner, rows, actor=writing.actor, at=writing.at, reason=REASON)


PROJECTS = TableUse(
    preview="projects.import_preview",
    preview_label=_("Check of a file with projects"),
    write_kind="projects.import",
    write_label=_("Import of projects"),
    spec=spec,
    subject=lambda key: Cluster.objects.get(pk=key),
    scope=lambda cluster: cluster.scope,
    allow=_allow,
    judge=_judge,
    kinds=Kind,
    changing=frozenset({Kind.NEW}),
    write=write_projects,
    starter=starter_of,
    page=lambda job: reverse("projects:import_job", args=[job.subject_id, job.pk]),
    limits=LIMITS,
)
