"""Facts for the check of agreements: one loading for any number of them, stored or only typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Case, F, Q, QuerySet, Sum, When

from agreements.enums import AidKind, LedgerKind
from agreements.models import LedgerEntry, SupportAgreement
from agreements.queries.agreements import CONFIRMED
from agreements.queries.lookalikes import Lookalikes, lookalikes_of
from agreements.queries.proposals import Proposal
from agreements.rules import (
    AgreementFacts,
    LineageContext,
    SchemeFacts,
    SiblingFacts,
)
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period
from clusters.models import Cluster, ClusterOperator
from clusters.queries import merged_into
from clusters.rules import root_of

_SIGN = {LedgerKind.COMMITTED: 1, LedgerKind.DECOMMITTED: -1}
_ZERO = Decimal(0)


@dataclass(frozen=True)
class _Loaded:
    """Everything the facts of any agreement are made of."""

    roots: dict[int, int]
    confirmed: list[SupportAgreement]
    commitments: list[tuple[int, int, int, Decimal]]
    operators: dict[int, list[Period]]
    lookalikes: Lookalikes


def agreement_facts(
    proposals: Sequence[Proposal], params: Params, *, today: date
) -> list[AgreementFacts]:
    """Return the facts of each proposal, in order; at most ten statements for any number.

    An agreement never meets itself among its siblings.
    """
    loaded = _load([proposal.cluster for proposal in proposals], params, today)
    return [_facts(proposal, loaded, today) for proposal in proposals]


def _load(clusters: Sequence[Cluster], params: Params, today: date) -> _Loaded:
    merged = merged_into()
    rows = Cluster.objects.order_by("pk").values_list("pk", "lineage_id")
    roots = {key: root_of(lineage, merged) for key, lineage in rows}
    wanted = {roots[row.pk] for row in clusters}
    family = [key for key, root in roots.items() if root in wanted]
    lineages = [key for key in merged if root_of(key, merged) in wanted]
    confirmed = SupportAgreement.objects.filter(state__in=CONFIRMED)
    return _Loaded(
        roots=roots,
        confirmed=list(
            confirmed.filter(cluster__in=family)
            .select_related("scheme")
            .order_by("first_day", "pk")
        ),
        commitments=[
            (agreement, cluster, root_of(lineage, merged), net)
            for agreement, cluster, lineage, net in _commitments(family, lineages)
        ],
        operators=_operators(clusters),
        lookalikes=lookalikes_of(clusters, roots, _counted(roots), params, on=today),
    )


def _counted(roots: dict[int, int]) -> set[int]:
    """Return the lineages whose clock already runs."""
    rows = SupportAgreement.objects.filter(
        state__in=CONFIRMED, aid_kind=AidKind.OPERATING.value, scheme__counts_for_ten_years=True
    )
    return {roots[key] for key in rows.order_by().values_list("cluster_id", flat=True).distinct()}


def _commitments(
    family: list[int], lineages: list[int]
) -> QuerySet[LedgerEntry, tuple[int, int, int, Decimal]]:
    """Return agreement, its cluster, the lineage of its lines and its net commitment."""
    signed = Case(*(When(kind=kind, then=sign * F("amount")) for kind, sign in _SIGN.items()))
    return (
        LedgerEntry.objects.filter(
            Q(lineage__in=lineages) | Q(agreement__cluster__in=family), kind__in=list(_SIGN)
        )
        .order_by()
        .values_list("agreement_id", "agreement__cluster_id", "lineage_id")
        .annotate(net=Sum(signed))
    )


def _operators(clusters: Iterable[Cluster]) -> dict[int, list[Period]]:
    found: defaultdict[int, list[Period]] = defaultdict(list)
    rows = ClusterOperator.objects.filter(cluster__in={row.pk for row in clusters})
    for row in rows.order_by("first_day", "pk"):
        found[row.cluster_id].append(Period(row.first_day, row.last_day))
    return dict(found)


def _facts(proposal: Proposal, loaded: _Loaded, today: date) -> AgreementFacts:
    cluster, scheme = proposal.cluster, proposal.scheme
    operators = loaded.operators.get(cluster.pk, [])
    return AgreementFacts(
        cluster_id=cluster.pk,
        cluster_kind=cluster.kind,
        aid_kind=proposal.aid_kind,
        period=proposal.period,
        granted_on=proposal.granted_on,
        scheme=SchemeFacts(
            scheme.code,
            scheme.cluster_kind,
            Period(scheme.valid_from, scheme.valid_to),
            scheme.counts_for_ten_years,
        ),
        years=proposal.years,
        has_operator=any(period.contains(proposal.period.first) for period in operators),
        today=today,
        cluster_stopped_on=cluster.stopped_on,
        lineage=_context(proposal, loaded),
    )


def _context(proposal: Proposal, loaded: _Loaded) -> LineageContext:
    cluster = proposal.cluster.pk
    root = loaded.roots[cluster]
    others = [
        row
        for row in loaded.confirmed
        if loaded.roots[row.cluster_id] == root and row.pk != proposal.agreement_id
    ]
    committed = sum(
        (
            net
            for agreement, owner, lineage, net in loaded.commitments
            if agreement != proposal.agreement_id and root in {lineage, loaded.roots[owner]}
        ),
        _ZERO,
    )
    return LineageContext(
        siblings=tuple(_sibling(row) for row in others),
        committed=committed,
        lookalikes=loaded.lookalikes.lineages.get(cluster, ()),
        same_domain=loaded.lookalikes.same_domain.get(cluster, ()),
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
