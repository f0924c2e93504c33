"""Facts for the check of agreements, stored or only typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from agreements.enums import AidKind
from agreements.models import SupportAgreement, SupportScheme
from agreements.queries.loading import Loaded, load
from agreements.queries.proposals import Proposal
from agreements.rules import (
    AgreementFacts,
    LineageContext,
    SchemeFacts,
    SiblingFacts,
)
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period

_ZERO = Decimal(0)


def agreement_facts(
    proposals: Sequence[Proposal], params: Params, *, today: date
) -> list[AgreementFacts]:
    """Return the facts of each proposal, in order; at most ten statements for any number.

    An agreement never meets itself among its siblings.
    """
    loaded = load([proposal.cluster for proposal in proposals], params, today)
    return [_facts(proposal, loaded, today) for proposal in proposals]


def _facts(proposal: Proposal, loaded: Loaded, today: date) -> AgreementFacts:
    cluster = proposal.cluster
    operators = loaded.operators.get(cluster.pk, [])
    return AgreementFacts(
        cluster_id=cluster.pk,
        cluster_kind=cluster.kind,
        aid_kind=proposal.aid_kind,
        period=proposal.period,
        granted_on=proposal.granted_on,
        scheme=_scheme(proposal.scheme),
        years=proposal.years,
        has_operator=any(period.contains(proposal.period.first) for period in operators),
        today=today,
        cluster_stopped_on=cluster.stopped_on,
        lineage=_context(proposal, loaded),
    )


def _context(proposal: Proposal, loaded: Loaded) -> LineageContext:
    cluster = proposal.cluster.pk
    root = loaded.roots[cluster]
    others = [
        row
        for row in loaded.confirmed
        if loaded.roots[row.cluster_id] == root and row.pk != proposal.agreement_id
    ]
    return LineageContext(
        siblings=tuple(_sibling(row) for row in others),
        committed=_committed(root, proposal, loaded),
        lookalikes=loaded.lookalikes.lineages.get(cluster, ()),
        same_domain=loaded.lookalikes.same_domain.get(cluster, ()),
    )


def _committed(root: int, proposal: Proposal, loaded: Loaded) -> Decimal:
    """Return the net commitment of a lineage without that of the proposal itself."""
    amounts = (
        net
        for agreement, owner, lineage, net in loaded.commitments
        if agreement != proposal.agreement_id and root in {lineage, loaded.roots[owner]}
    )
    return sum(amounts, _ZERO)


def _scheme(scheme: SupportScheme) -> SchemeFacts:
    return SchemeFacts(
        scheme.code,
        scheme.cluster_kind,
        Period(scheme.valid_from, scheme.valid_to),
        scheme.counts_for_ten_years,
    )


def _sibling(row: SupportAgreement) -> SiblingFacts:
    return SiblingFacts(
        reference=row.reference,
        cluster_id=row.cluster_id,
        aid_kind=row.aid_kind,
        scheme_kind=row.scheme.cluster_kind,
        counts_for_ten_years=_counts(row),
        period=Period(row.first_day, row.last_day),
    )


def _counts(row: SupportAgreement) -> bool:
    return row.scheme.counts_for_ten_years and row.aid_kind == AidKind.OPERATING.value
