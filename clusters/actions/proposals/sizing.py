"""The size of a member, as the cluster organisation puts it in with its evidence (R22)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.models import StoredFile
from clusterbeleid.core.uploads import KINDS
from clusters.actions.common import day_of
from clusters.actions.organisations import SizeData
from clusters.actions.proposals.submitting import about, put_in, require_member
from clusters.enums import ProposalKind
from clusters.models import Cluster, MemberProposal, Organisation
from clusters.permissions import may_propose_members

FIGURES = ("staff", "turnover", "balance", "manual_size", "manual_reason")


@transaction.atomic
def propose_size(
    cluster: Cluster,
    organisation: Organisation,
    data: SizeData,
    uploaded: UploadedFile[Any] | None,
    *,
    note: str = "",
    replaces: MemberProposal | None = None,
    actor: Actor,
    at: datetime,
) -> MemberProposal:
    """Propose the size of a member on a day, with its evidence (R22).

    Put in again without a file, the evidence of the rejected proposal goes along. Raises
    ``Refused`` for a stranger, a day to come, missing evidence or a file that is not safe.
    """
    require(may_propose_members(actor, cluster, on=day_of(at)))
    require_member(cluster, organisation)
    _check(data, at)
    row = about(cluster, organisation, ProposalKind.SIZE, note)
    row.size_on, row.size_source = data.on_day, data.source
    for name in FIGURES:
        setattr(row, name, getattr(data, name))
    row.evidence = _evidence(cluster, uploaded, replaces, actor, at)
    return put_in(row, replaces, actor, at)


def _check(data: SizeData, at: datetime) -> None:
    if data.on_day > day_of(at):
        raise Refused.because("size.in_future", "R22", on_day=data.on_day)
    if bool(data.manual_size) != bool(data.manual_reason.strip()):
        raise Refused.because("size.reason_by_hand", "R22")
    if data.staff is None and not data.manual_size:
        raise Refused.because("size.staff_missing", "R22", on_day=data.on_day)


def _evidence(
    cluster: Cluster,
    uploaded: UploadedFile[Any] | None,
    replaces: MemberProposal | None,
    actor: Actor,
    at: datetime,
) -> StoredFile:
    if uploaded is not None:
        return store_upload(uploaded, scope=cluster.scope, actor=actor, at=at, allowed=KINDS)
    if replaces is None or replaces.cluster_id != cluster.pk or replaces.evidence is None:
        raise Refused.because("proposal.no_evidence", "R22")
    return replaces.evidence
