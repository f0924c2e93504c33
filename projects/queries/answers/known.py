"""The clusters with granted aid as they were known at the end of a day, and what every part needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from agreements.enums import AidKind
from agreements.models import SupportAgreement
from agreements.queries import CONFIRMED
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.history import as_known
from clusterbeleid.kernel.params import Params
from clusters.enums import ClusterKind
from clusters.models import Cluster
from evaluations.interim_enums import EvaluationState
from evaluations.models import Evaluation

Row = dict[str, Any]
Source = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """The clusters with aid that runs on the day or has yet to begin, spearhead clusters first.

    ``agreements`` are their confirmed decisions on operating aid that have not ended;
    ``evaluations`` those that were not cancelled.
    """

    on: date
    moment: datetime
    params: Params
    clusters: Mapping[int, Cluster]
    agreements: Sequence[SupportAgreement]
    evaluations: Sequence[Evaluation]

    def of_clusters(self) -> list[int]:
        """Return the keys of the clusters in the order of the answer."""
        return list(self.clusters)

    def name(self, cluster_id: int | None) -> str:
        """Return the name of a cluster as it was that day; empty for all of them together."""
        return self.clusters[cluster_id].name if cluster_id is not None else ""


def known_on(on: date, params: Params) -> Known:
    """Return what was known at the end of ``on``; three queries."""
    moment = datetime.combine(on, time.max, tzinfo=BRUSSELS)
    agreements = list(
        as_known(SupportAgreement, moment)
        .filter(
            state__in=CONFIRMED,
            aid_kind=AidKind.OPERATING,
            granted_on__lte=on,
            last_day__gte=on,
        )
        .order_by("first_day", "id")
    )
    keys = {row.cluster_id for row in agreements}
    clusters = sorted(as_known(Cluster, moment).filter(id__in=keys), key=_order)
    evaluations = (
        as_known(Evaluation, moment)
        .filter(cluster_id__in=keys)
        .exclude(state=EvaluationState.CANCELLED)
        .order_by("due_on", "id")
    )
    return Known(
        on, moment, params, {row.pk: row for row in clusters}, agreements, list(evaluations)
    )


def source(of: str, references: Iterable[object]) -> Source:
    """Return which records a part rests on: their kind, how many, and their references in order."""
    named = list(dict.fromkeys(str(one) for one in references))
    return {"of": of, "count": len(named), "references": named}


def _order(row: Cluster) -> tuple[int, str, int]:
    return ClusterKind.values.index(row.kind), row.name, row.pk
