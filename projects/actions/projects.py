"""Entering a project, changing it while in preparation, and its steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.history import delete_tracked, save_tracked
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.state import change_state, record_creations
from clusterbeleid.kernel.transitions import Verdict
from clusters.actions.common import day_of
from clusters.models import Cluster
from clusters.permissions import relation
from projects.enums import Channel
from projects.models import Envelope, Project, ProjectCluster, ProjectType
from projects.permissions import (
    may_change_content,
    may_keep_project,
    may_make_project,
    relation_to,
    step_verdict,
)
from projects.queries.envelopes import locked_facts
from projects.queries.facts import facts_of
from projects.rules.checks import check_project
from projects.rules.envelopes import check_commitment
from projects.transitions import PROJECTS


@dataclass(frozen=True)
class ProjectData:
    """A project as typed; aid in euro. ``channel`` follows from having a lead cluster."""

    reference: str
    title: str
    type: ProjectType
    source: str
    aid: Decimal
    labels: Sequence[str] = ()
    first_day: date | None = None
    last_day: date | None = None
    envelope: Envelope | None = None


@transaction.atomic
def make_project(
    data: ProjectData,
    *,
    lead: Cluster | None,
    others: Sequence[Cluster] = (),
    actor: Actor,
    at: datetime,
    is_demo: bool = False,
) -> Project:
    """Enter a project in preparation; without ``lead`` it is one of the regular programme.

    Raises ``Refused`` for a cluster whose file the actor does not keep, or ``ValidationError``.
    """
    require(may_make_project(actor))
    require(_may_lead(actor, lead, at))
    channel = Channel.CLUSTER if lead else Channel.REGULAR
    project = Project(channel=channel.value, is_demo=is_demo, **_fields(data))
    save_tracked(project, actor=actor, at=at, reason="project.make")
    record_creations([project], "make", actor=actor, at=at, reason="project.make")
    _put_clusters(project, lead, others, actor, at, "project.make")
    return project


@transaction.atomic
def change_project(
    project: Project,
    data: ProjectData,
    *,
    lead: Cluster | None,
    others: Sequence[Cluster] = (),
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Project:
    """Change a project in preparation; raises ``Refused``, ``Conflict`` or ``ValidationError``."""
    stored = locked(project)
    require(may_change_content(stored, relation_to(actor, stored, on=day_of(at))))
    require(_may_lead(actor, lead, at))
    for name, value in _fields(data).items():
        setattr(stored, name, value)
    stored.channel = (Channel.CLUSTER if lead else Channel.REGULAR).value
    save_tracked(stored, actor=actor, at=at, reason=reason, expected_version=expected_version)
    _put_clusters(stored, lead, others, actor, at, reason)
    return stored


@transaction.atomic
def decide_project(
    project: Project, *, decided_on: date, actor: Actor, at: datetime, reason: str = ""
) -> Project:
    """Record the decision that grants the aid; the rules are asked as of that day.

    Raises ``Refused`` with everything that stands in the way, as fewer than three independent
    companies (R58); what may be overridden asks for a reason.
    """
    stored = locked(project)
    require(step_verdict("decide", actor, stored, relation_to(actor, stored, on=day_of(at))))
    if decided_on > day_of(at):
        raise Refused.because("project.decision_in_future", "R58", day=decided_on)
    stored.decided_on = decided_on
    _commit(stored)
    found = check_project(facts_of(stored, decided_on), current_params())
    return change_state(
        stored, "decide", table=PROJECTS, actor=actor, at=at, reason=reason, facts=found
    )


@transaction.atomic
def step_project(
    project: Project, action: str, *, actor: Actor, at: datetime, reason: str = ""
) -> Project:
    """Close, stop, withdraw or reopen a project; raises ``Refused``."""
    stored = locked(project)
    require(step_verdict(action, actor, stored, relation_to(actor, stored, on=day_of(at))))
    return change_state(stored, action, table=PROJECTS, actor=actor, at=at, reason=reason)


def locked(project: Project) -> Project:
    """Read the project again under lock."""
    found = Project.objects.select_for_update(of=("self",)).select_related("type")
    return found.get(pk=project.pk)


def _commit(project: Project) -> None:
    """Refuse aid that no longer fits in its envelope; it stays locked until the transaction ends."""
    if project.envelope_id is not None:
        facts = locked_facts(project.envelope_id)[project.envelope_id]
        refuse(check_commitment(facts, project.aid))


def _may_lead(actor: Actor, lead: Cluster | None, at: datetime) -> Verdict:
    if lead is not None:
        return may_keep_project(relation(actor, lead, on=day_of(at)))
    is_head = actor.has(Role.HEAD_OF_TEAM)
    return Verdict.ok() if is_head else Verdict.no("project.regular_by_head")


def _fields(data: ProjectData) -> dict[str, object]:
    return {**vars(data), "labels": sorted(data.labels)}


def _put_clusters(
    project: Project,
    lead: Cluster | None,
    others: Sequence[Cluster],
    actor: Actor,
    at: datetime,
    reason: str,
) -> None:
    """Bring the clusters of a locked or new project to those given; rows that stay are left alone."""
    wanted = {one.pk: one for one in others} | ({lead.pk: lead} if lead else {})
    for row in list(ProjectCluster.objects.filter(project=project)):
        if row.cluster_id not in wanted or row.is_lead != (lead and row.cluster_id == lead.pk):
            delete_tracked(row, actor=actor, at=at, reason=reason)
        else:
            wanted.pop(row.cluster_id)
    for key, cluster in wanted.items():
        row = ProjectCluster(
            project=project, cluster=cluster, is_lead=bool(lead and key == lead.pk)
        )
        save_tracked(row, actor=actor, at=at, reason=reason)
