"""Accepting and rejecting proposals: an accepted line does what the account manager would do by hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, promised, require
from clusterbeleid.core.state import change_state
from clusterbeleid.core.texts import sentence
from clusters.actions.common import author_of, day_of, lock
from clusters.actions.mandates import enter_member
from clusters.actions.organisations import (
    OrganisationData,
    SizeData,
    correct_organisation,
    record_size,
)
from clusters.actions.periods import end_member
from clusters.actions.proposals.asking import ask_cluster, settle_agency
from clusters.enums import ProposalKind
from clusters.models import Cluster, MemberProposal, Membership, Organisation
from clusters.permissions import may_judge_proposals
from clusters.transitions import PROPOSALS

ACCEPTED = "proposal.accepted"


@dataclass(frozen=True)
class Outcome:
    """Which proposals were accepted, and for each other one why not, in words."""

    accepted: tuple[MemberProposal, ...]
    refused: Mapping[MemberProposal, str]


@transaction.atomic
def accept_proposal(proposal: MemberProposal, *, actor: Actor, at: datetime) -> MemberProposal:
    """Carry out what was proposed, all or nothing.

    Raises ``Refused`` or ``ValidationError`` when the usual action says no: a member already, days
    that overlap, a figure that lacks.
    """
    require(may_judge_proposals(actor, proposal.cluster, on=day_of(at)))
    lock(proposal.cluster)
    _decide(proposal, "accept_proposal", "", actor, at)
    _carry_out(proposal, actor, at)
    settle_agency(proposal.cluster, at=at)
    return proposal


@transaction.atomic
def reject_proposal(
    proposal: MemberProposal, *, actor: Actor, at: datetime, reason: str
) -> MemberProposal:
    """Refuse a proposal with the reason that the cluster organisation reads; raises ``Refused``."""
    require(may_judge_proposals(actor, proposal.cluster, on=day_of(at)))
    lock(proposal.cluster)
    _decide(proposal, "reject_proposal", reason.strip(), actor, at)
    settle_agency(proposal.cluster, at=at)
    ask_cluster(proposal, at=at)
    return proposal


def accept_proposals(
    cluster: Cluster, ids: Collection[int], *, actor: Actor, at: datetime
) -> Outcome:
    """Accept the chosen proposals of one cluster, each on its own merits.

    A proposal that cannot be carried out stays waiting and says why. Keys of another cluster are
    left out (A6). Raises ``Refused`` for a wrong role.
    """
    require(may_judge_proposals(actor, cluster, on=day_of(at)))
    found = MemberProposal.objects.filter(cluster=cluster, pk__in=ids)
    rows = found.select_related("cluster", "organisation", "membership__cluster").order_by("pk")
    accepted, refused = [], {}
    for row in rows:
        try:
            accepted.append(accept_proposal(row, actor=actor, at=at))
        except Refused as refusal:
            refused[row] = " ".join(sentence(finding) for finding in refusal.findings)
        except ValidationError as error:
            refused[row] = " ".join(error.messages)
    return Outcome(tuple(accepted), refused)


def _decide(proposal: MemberProposal, action: str, reason: str, actor: Actor, at: datetime) -> None:
    proposal.decided_by, proposal.decided_at = author_of(actor), at
    proposal.decision_reason = reason
    change_state(proposal, action, table=PROPOSALS, actor=actor, at=at, reason=reason)


def _carry_out(row: MemberProposal, actor: Actor, at: datetime) -> None:
    match row.kind:
        case ProposalKind.ADD:
            first = promised(row.first_day)
            enter_member(row.cluster, row.kbo, _details(row), first_day=first, actor=actor, at=at)
        case ProposalKind.END:
            memberships = Membership.objects.select_related("cluster")
            membership = memberships.get(pk=row.membership_id or 0)
            last = promised(row.last_day)
            end_member(membership, last_day=last, actor=actor, at=at, reason=ACCEPTED)
        case ProposalKind.DETAILS:
            body = _organisation(row)
            correct_organisation(
                body,
                _details(row),
                expected_version=body.version,
                actor=actor,
                at=at,
                reason=ACCEPTED,
            )
        case ProposalKind.SIZE:
            record_size(_organisation(row), _size(row), actor=actor, at=at, reason=ACCEPTED)


def _organisation(row: MemberProposal) -> Organisation:
    return Organisation.objects.get(pk=row.organisation_id or 0)


def _details(row: MemberProposal) -> OrganisationData:
    return OrganisationData(
        name=row.name,
        kind=row.organisation_kind,
        flemish_establishment=bool(row.flemish_establishment),
        municipality=row.municipality,
        website=row.website,
    )


def _size(row: MemberProposal) -> SizeData:
    names = ("staff", "turnover", "balance", "manual_size", "manual_reason")
    values = {name: getattr(row, name) for name in names}
    return SizeData(on_day=promised(row.size_on), source=row.size_source, **values)
