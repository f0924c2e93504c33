"""Everything around a table of members, in two queries whatever its length."""

from __future__ import annotations

from datetime import date

from clusters.enums import ProposalKind, ProposalState
from clusters.models import Cluster, MemberProposal, Membership
from clusters.rules.member_table import Kind, MemberFacts, TableFacts

_DETAILS = ("name", "kind", "flemish_establishment", "municipality", "website")
_KINDS = {
    ProposalKind.ADD.value: Kind.NEW,
    ProposalKind.DETAILS.value: Kind.CHANGED,
    ProposalKind.END.value: Kind.ENDED,
}


def table_facts(cluster: Cluster, *, on: date) -> TableFacts:
    """Return the latest membership of each organisation by number, and what waits."""
    rows = Membership.objects.filter(cluster=cluster).select_related("organisation")
    members = {
        row.organisation.kbo: MemberFacts(
            membership_id=row.pk,
            details={name: getattr(row.organisation, name) for name in _DETAILS},
            first_day=row.first_day,
            last_day=row.last_day,
        )
        for row in rows.order_by("first_day", "pk")
    }
    waiting = MemberProposal.objects.filter(
        cluster=cluster, state=ProposalState.WAITING, kind__in=_KINDS
    )
    pairs = waiting.order_by().values_list("kbo", "kind")
    return TableFacts(members, frozenset((kbo, _KINDS[kind]) for kbo, kind in pairs), on)
