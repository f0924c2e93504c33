"""What other systems hear of this room: the versions of a cluster pact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clusterbeleid.core.events import Told, announce_steps
from clusters.models import ClusterPact

_CLUSTER_PACT_STEPS = {
    "sign_pact": "cluster_pact.signed",
    "replace_pact": "cluster_pact.renewed",
    "end_pact": "cluster_pact.ended",
}


def register() -> None:
    """Name the steps that are told."""
    announce_steps(
        ClusterPact,
        subject="cluster_pact",
        names=_CLUSTER_PACT_STEPS,
        tell=_of_pacts,
    )


def _of_pacts(rows: Sequence[ClusterPact]) -> Mapping[int, Told]:
    return {
        row.pk: Told(
            f"cluster:{row.cluster_id}", {"number": row.number, "signed_on": row.signed_on}
        )
        for row in rows
    }
