"""What the cluster organisation puts in: a new member, an end, other details."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.state import change_state, record_creations
from clusterbeleid.kernel.identifiers import parse_kbo
from clusters.actions.common import author_of, day_of, kernel_refusals, lock
from clusters.actions.organisations import OrganisationData
from clusters.actions.proposals.asking import ask_agency, settle_agency, settle_cluster
from clusters.enums import ProposalKind, ProposalState
from clusters.models import Cluster, MemberProposal, Membership, Organisation
from clusters.permissions import may_propose_members
from clusters.queries import find_by_number, is_member
from clusters.transitions import PROPOSALS

REASON = "proposal.submitted"


@transaction.atomic
def propose_member(
    cluster: Cluster,
    number: str,
    details: OrganisationData,
    *,
    first_day: date,
    note: str = "",
    replaces: MemberProposal | None = None,
    actor: Actor,
    at: datetime,
) -> MemberProposal:
    """Propose a new member by its number, with the details that the register needs.

    Raises ``Refused`` for a number that is none or a member already, ``ValidationError`` when the
    same waits. Whether the register of VLAIO knows the organisation is not told (A5).
    """
    require(may_propose_members(actor, cluster, on=day_of(at)))
    with kernel_refusals("R66"):
        kbo = parse_kbo(number)
    known = find_by_number(kbo)
    if known is not None and is_member(cluster, known, on=first_day):
        raise Refused.because("proposal.already_member", "R66", name=known.name)
    row = MemberProposal(
        cluster=cluster, kind=ProposalKind.ADD, kbo=kbo, first_day=first_day, note=note
    )
    return put_in(_described(row, details), replaces, actor, at)


@transaction.atomic
def propose_end(
    cluster: Cluster,
    membership: Membership,
    *,
    last_day: date,
    note: str = "",
    replaces: MemberProposal | None = None,
    actor: Actor,
    at: datetime,
) -> MemberProposal:
    """Propose that a membership ends; raises ``Refused`` for one of another cluster (A6)."""
    require(may_propose_members(actor, cluster, on=day_of(at)))
    if membership.cluster_id != cluster.pk:
        raise Refused.because("proposal.other_cluster", "R66")
    if last_day < membership.first_day:
        raise Refused.because("proposal.ends_before", "R66", first_day=membership.first_day)
    if membership.last_day == last_day:
        raise Refused.because("proposal.ended", "R66", last_day=last_day)
    row = about(cluster, membership.organisation, ProposalKind.END, note)
    row.membership, row.last_day = membership, last_day
    return put_in(row, replaces, actor, at)


@transaction.atomic
def propose_details(
    cluster: Cluster,
    organisation: Organisation,
    details: OrganisationData,
    *,
    note: str = "",
    replaces: MemberProposal | None = None,
    actor: Actor,
    at: datetime,
) -> MemberProposal:
    """Propose other details of a member; raises ``Refused`` for a stranger, or without difference."""
    require(may_propose_members(actor, cluster, on=day_of(at)))
    require_member(cluster, organisation)
    if details == details_of(organisation):
        raise Refused.because("proposal.no_difference", "R66")
    row = about(cluster, organisation, ProposalKind.DETAILS, note)
    return put_in(_described(row, details), replaces, actor, at)


@transaction.atomic
def withdraw_proposal(proposal: MemberProposal, *, actor: Actor, at: datetime) -> MemberProposal:
    """Take a proposal back as long as it waits; raises ``Refused``."""
    require(may_propose_members(actor, proposal.cluster, on=day_of(at)))
    change_state(
        proposal,
        "withdraw_proposal",
        table=PROPOSALS,
        actor=actor,
        at=at,
        reason="proposal.withdrawn",
    )
    settle_agency(proposal.cluster, at=at)
    return proposal


def details_of(organisation: Organisation) -> OrganisationData:
    """Return what the register holds now."""
    return OrganisationData(
        **{name: getattr(organisation, name) for name in OrganisationData.__dataclass_fields__}
    )


def put_in(
    row: MemberProposal, replaces: MemberProposal | None, actor: Actor, at: datetime
) -> MemberProposal:
    """Let a proposal wait, and ask the agency; raises ``Refused`` when it replaces no rejected one."""
    lock(row.cluster)
    if replaces is not None:
        if replaces.cluster_id != row.cluster_id or replaces.state != ProposalState.REJECTED:
            raise Refused.because("proposal.not_rejected", "R66")
        row.replaces = replaces
        settle_cluster(replaces, at=at)
    row.submitted_by, row.submitted_at = author_of(actor), at
    save_tracked(row, actor=actor, at=at, reason=REASON)
    record_creations([row], "submit_proposal", actor=actor, at=at)
    ask_agency(row, at=at)
    return row


def about(
    cluster: Cluster, organisation: Organisation, kind: ProposalKind, note: str
) -> MemberProposal:
    """Return a proposal about a known organisation, not stored yet."""
    return MemberProposal(
        cluster=cluster, kind=kind, organisation=organisation, kbo=organisation.kbo, note=note
    )


def _described(row: MemberProposal, details: OrganisationData) -> MemberProposal:
    values = asdict(details)
    row.organisation_kind = values.pop("kind")
    for name, value in values.items():
        setattr(row, name, value)
    return row


def require_member(cluster: Cluster, organisation: Organisation) -> None:
    """Raise ``Refused`` for an organisation that never was a member (A6)."""
    if not is_member(cluster, organisation):
        raise Refused.because("proposal.not_a_member", "R66", name=organisation.name)
