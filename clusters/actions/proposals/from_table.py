"""A table of members: look first what it would propose, then propose all of it or nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.queries import starter_of
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import bulk_create_tracked
from clusterbeleid.core.imports import (
    Checked,
    Looking,
    TableUse,
    agreed_file,
    check_job,
    start_preview,
)
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.sheets import ReadResult
from clusterbeleid.core.state import record_creations
from clusters.actions.common import author_of, day_of, lock
from clusters.actions.proposals.asking import ask_agency
from clusters.actions.proposals.submitting import REASON
from clusters.documents.member_table import DETAILS, member_spec, row_facts
from clusters.enums import ProposalKind
from clusters.models import Cluster, MemberProposal, Organisation
from clusters.permissions import may_propose_members
from clusters.queries.member_table import table_facts
from clusters.rules.member_table import PROPOSING, Kind, Plan, Step, TableFacts, make_plan


def start_check(
    cluster: Cluster, uploaded: UploadedFile[Any], *, actor: Actor, at: datetime
) -> BackgroundJob:
    """Store a file and look in the background what it would propose; proposes nothing.

    Raises ``Refused`` when the actor may not, or the file is no workbook or CSV file.
    """
    return start_preview(MEMBERS, cluster, uploaded, actor=actor, at=at)


@transaction.atomic
def propose_table(
    cluster: Cluster, job: BackgroundJob, *, actor: Actor, at: datetime
) -> list[MemberProposal]:
    """Propose everything that a check showed, all or nothing.

    Raises ``Refused`` when it showed errors or nothing to propose, was put in already, or the
    members changed since.
    """
    _allow(cluster, actor, at)
    lock(cluster)
    job = BackgroundJob.objects.select_related("file").get(pk=job.pk)
    agreed_file(MEMBERS, job, cluster)
    if MemberProposal.objects.filter(imported_by=job).exists():
        raise Refused.because("import.started_already")
    checked = check_job(MEMBERS, job, cluster, Looking(actor, at))
    if checked.errors or checked.digest != job.result["digest"]:
        raise Refused.because("import.changed_since")
    rows = _proposals(cluster, job, checked, actor, at)
    made = bulk_create_tracked(MemberProposal, rows, actor=actor, at=at, reason=REASON)
    record_creations(made, "submit_proposal", actor=actor, at=at)
    ask_agency(made[0], at=at)
    return made


def _proposals(
    cluster: Cluster, job: BackgroundJob, checked: Checked, actor: Actor, at: datetime
) -> list[MemberProposal]:
    steps = [step for step in checked.plan.steps if step.kind in PROPOSING]
    known = Organisation.objects.in_bulk([step.kbo for step in steps], field_name="kbo")
    facts = table_facts(cluster, on=day_of(at))
    author = author_of(actor)
    rows = [_proposal(step, facts, known.get(step.kbo)) for step in steps]
    for row in rows:
        row.cluster, row.imported_by = cluster, job
        row.submitted_by, row.submitted_at = author, at
    return rows


def _proposal(step: Step, facts: TableFacts, body: Organisation | None) -> MemberProposal:
    """Return one step as a proposal; what a row leaves blank stays as the register has it."""
    values: dict[str, Any] = {name: after for name, _before, after in step.changes}
    if step.kind is Kind.ENDED:
        return MemberProposal(
            kind=ProposalKind.END,
            kbo=step.kbo,
            organisation=body,
            membership_id=facts.members[step.kbo].membership_id,
            last_day=values["last_day"],
        )
    new = step.kind is Kind.NEW
    stored = {} if new else dict(facts.members[step.kbo].details)
    details = {name: values.get(name, stored.get(name, "")) for name in DETAILS}
    details["organisation_kind"] = details.pop("kind")
    return MemberProposal(
        kind=ProposalKind.ADD if new else ProposalKind.DETAILS,
        kbo=step.kbo,
        organisation=None if new else body,
        first_day=values.get("first_day"),
        **details,
    )


def _allow(cluster: Cluster, actor: Actor, at: datetime) -> None:
    require(may_propose_members(actor, cluster, on=day_of(at)))


def _judge(cluster: Cluster, result: ReadResult, looking: Looking) -> Plan:
    facts = table_facts(cluster, on=day_of(looking.at))
    return make_plan([row_facts(row) for row in result.rows], facts)


MEMBERS = TableUse(
    preview="clusters.members_preview",
    preview_label=_("Check of a file with members"),
    spec=member_spec,
    subject=lambda key: Cluster.objects.get(pk=key),
    scope=lambda cluster: cluster.scope,
    allow=_allow,
    judge=_judge,
    kinds=Kind,
    changing=PROPOSING,
    starter=starter_of,
    page=lambda job: reverse("clusters:member_check", args=[job.subject_id, job.pk]),
)
