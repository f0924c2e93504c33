"""One loading for the facts of any number of agreements, stored or only typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Case, F, Q, QuerySet, Sum, When

from agreements.enums import AidKind, LedgerKind
from agreements.models import LedgerEntry, SupportAgreement
from agreements.queries.agreements import CONFIRMED
from agreements.queries.lookalikes import Lookalikes, lookalikes_of
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period
from clusters.models import Cluster, ClusterOperator
from clusters.queries import merged_into
from clusters.rules import root_of

_SIGN = {LedgerKind.COMMITTED: 1, LedgerKind.DECOMMITTED: -1}


@dataclass(frozen=True)
class Loaded:
    """Everything the facts of any agreement are made of."""

    roots: dict[int, int]
    confirmed: list[SupportAgreement]
    commitments: list[tuple[int, int, int, Decimal]]
    operators: dict[int, list[Period]]
    lookalikes: Lookalikes


def load(clusters: Sequence[Cluster], params: Params, today: date) -> Loaded:
    """Return what is known around these clusters; at most ten statements for any number."""
    merged = merged_into()
    rows = Cluster.objects.order_by("pk").values_list("pk", "lineage_id")
    roots = {key: root_of(lineage, merged) for key, lineage in rows}
    wanted = {roots[row.pk] for row in clusters}
    family = [key for key, root in roots.items() if root in wanted]
    lineages = [key for key in merged if root_of(key, merged) in wanted]
    return Loaded(
        roots=roots,
        confirmed=_confirmed(family),
        commitments=_by_root(_commitments(family, lineages), merged),
        operators=_operators(clusters),
        lookalikes=lookalikes_of(clusters, roots, _counted(roots), params, on=today),
    )


def _by_root(
    commitments: Iterable[tuple[int, int, int, Decimal]], merged: Mapping[int, int | None]
) -> list[tuple[int, int, int, Decimal]]:
    """Put the lineage that is left after mergers in the place of each lineage."""
    return [
        (agreement, cluster, root_of(lineage, merged), net)
        for agreement, cluster, lineage, net in commitments
    ]


def _confirmed(family: list[int]) -> list[SupportAgreement]:
    found = SupportAgreement.objects.filter(state__in=CONFIRMED, cluster__in=family)
    return list(found.select_related("scheme").order_by("first_day", "pk"))


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
