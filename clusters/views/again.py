"""Where a rejected proposal is put in again."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from clusters.enums import ProposalKind, ProposalState
from clusters.models import MemberProposal

AGAIN = {
    ProposalKind.END.value: "clusters:propose_end",
    ProposalKind.DETAILS.value: "clusters:propose_details",
    ProposalKind.SIZE.value: "clusters:propose_size",
}


def address_again(row: MemberProposal) -> str:
    """Return where a rejected proposal is put in again, or an empty text."""
    if row.state != ProposalState.REJECTED or row.put_in_again.exists():
        return ""
    keys: list[Any] = [row.cluster_id]
    if row.kind == ProposalKind.ADD:
        name = "clusters:propose_member"
    else:
        name = AGAIN[row.kind]
        memberships = row.cluster.memberships.filter(organisation=row.organisation)
        keys.append(row.membership_id or memberships.latest("first_day").pk)
    return f"{reverse(name, args=keys)}?van={row.pk}"
