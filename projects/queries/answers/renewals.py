"""The fourth part of an answer: when pacts and agreements are renewed (R39, R41)."""

from __future__ import annotations

from datetime import date

from agreements.models import SupportAgreement
from agreements.queries import ClusterClock
from clusterbeleid.core.history import as_known
from clusters.enums import PactState
from clusters.models import ClusterPact, PactReview
from projects.queries.answers.known import Known, Row, source


def renewals(known: Known, clocks: list[ClusterClock]) -> Row:
    """Return the pact, the last day of the agreements and of the ten years, by cluster; two queries."""
    pacts = _pacts(known)
    rows = [_renewal(known, timed, pacts.get(timed.cluster.pk)) for timed in clocks]
    return {
        "code": "renewal",
        "tables": [{"code": "renewal", "rows": rows}],
        "sources": [
            source("pacts", (row["pact"] for row in rows if row["pact"])),
            source("agreements", (row.reference for row in known.agreements)),
        ],
    }


def _pacts(known: Known) -> dict[int, tuple[ClusterPact, date]]:
    """Return the pact in force of each cluster, with the day of its next review."""
    rows = list(
        as_known(ClusterPact, known.moment).filter(
            cluster_id__in=known.of_clusters(), state=PactState.SIGNED
        )
    )
    reviews = PactReview.objects.filter(
        pact_id__in=[row.pk for row in rows], recorded_at__lte=known.moment
    )
    due = dict(reviews.order_by("held_on", "pk").values_list("pact_id", "next_due"))
    return {row.cluster_id: (row, due.get(row.pk, row.first_review_due)) for row in rows}


def _renewal(known: Known, timed: ClusterClock, pact: tuple[ClusterPact, date] | None) -> Row:
    own = [row for row in known.agreements if row.cluster_id == timed.cluster.pk]
    last = max((row.last_day for row in own if row.last_day), default=None)
    return {
        "cluster": timed.cluster.name,
        "pact": f"{pact[0].title} ({pact[0].number})" if pact else "",
        "signed_in": pact[0].signed_in if pact else None,
        "review_due": pact[1] if pact else None,
        "agreements": ", ".join(row.reference for row in own),
        "agreement_last_day": last,
        "ten_years_last_day": timed.clock.calendar_last_day,
        "first_day": _first_day(own),
    }


def _first_day(own: list[SupportAgreement]) -> date:
    return min(row.first_day for row in own)
