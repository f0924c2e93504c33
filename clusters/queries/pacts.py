"""Cluster pacts: versions, promises, progress and reviews; all joins live here (R39)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from clusterbeleid.core.formatting import format_day
from clusters.enums import CommitmentState, PactState
from clusters.models import (
    Cluster,
    ClusterPact,
    PactCommitment,
    PactParty,
    PactProgress,
    PactReview,
    PactSignatory,
)
from clusters.rules import Item, SignatoryFacts, SigningFacts

_REVIEWS = PactReview.objects.filter(pact=OuterRef("pk")).order_by("-held_on")
UNFINISHED = (CommitmentState.OPEN.value, CommitmentState.RUNNING.value)


def with_review_due(found: QuerySet[ClusterPact]) -> QuerySet[Any]:
    """Add ``review_due``: what the last review said, else the day of the first one."""
    return found.annotate(
        review_due=Coalesce(Subquery(_REVIEWS.values("next_due")[:1]), "first_review_due")
    )


def pacts_of(cluster: Cluster) -> QuerySet[ClusterPact]:
    """Return the versions of a cluster, the newest first, each with ``review_due``."""
    found = with_review_due(ClusterPact.objects.filter(cluster=cluster))
    return found.select_related("predecessor").order_by("-number")


def pact_in_force(cluster: Cluster) -> ClusterPact | None:
    """Return the signed version of a cluster, if there is one."""
    return pacts_of(cluster).filter(state=PactState.SIGNED).first()


def pacts_to_review(*, before: date) -> QuerySet[ClusterPact]:
    """Return the signed versions whose review is due by ``before``, with cluster and ``review_due``."""
    found = with_review_due(ClusterPact.objects.filter(state=PactState.SIGNED))
    return found.filter(review_due__lte=before).select_related("cluster").order_by("review_due")


def parties_of(pact: ClusterPact) -> QuerySet[PactParty]:
    """Return the parties with how many promises each made."""
    found = PactParty.objects.filter(pact=pact)
    return found.annotate(promised=Count("commitments", distinct=True)).order_by("pk")


def signatories_of(pact: ClusterPact) -> QuerySet[PactSignatory]:
    """Return who signs, by party."""
    found = PactSignatory.objects.filter(pact=pact).select_related("party")
    return found.order_by("party_id", "pk")


def commitments_of(pact: ClusterPact) -> QuerySet[PactCommitment]:
    """Return the promises in order, each with its owner and the day of the last progress."""
    found = PactCommitment.objects.filter(pact=pact).select_related("owner", "pact")
    return found.annotate(last_progress=Max("progress__reported_at")).order_by("number")


def open_commitments(pact: ClusterPact, kind: str) -> QuerySet[PactCommitment]:
    """Return the promises of one side that are not kept yet, first due first."""
    found = PactCommitment.objects.filter(pact=pact, owner__kind=kind, state__in=UNFINISHED)
    return found.order_by("due_on", "number")


def progress_of_commitment(commitment: PactCommitment) -> QuerySet[PactProgress]:
    """Return what was reported, the latest first."""
    found = PactProgress.objects.filter(commitment=commitment)
    return found.select_related("file", "reported_by").order_by("-reported_at", "-pk")


def reviews_of(pact: ClusterPact) -> QuerySet[PactReview]:
    """Return the yearly reviews, the latest first."""
    found = PactReview.objects.filter(pact=pact).select_related("recorded_by")
    return found.order_by("-held_on", "-pk")


def next_number(pact: ClusterPact) -> int:
    """Return the number of the next promise in a draft."""
    last = PactCommitment.objects.filter(pact=pact).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def signing_facts(pact: ClusterPact, *, signed_in: int, on: date) -> SigningFacts:
    """Return a draft as the rules see it; two queries."""
    signatories = [
        SignatoryFacts(row.name, row.role, row.signed_on)
        for row in PactSignatory.objects.filter(pact=pact).order_by("pk")
    ]
    kinds = PactCommitment.objects.filter(pact=pact).order_by()
    promising = frozenset(kinds.values_list("owner__kind", flat=True))
    return SigningFacts(signatories, promising, signed_in, pact.first_review_due, on)


def items_of(pact: ClusterPact) -> dict[str, list[Item]]:
    """Return a version as items to compare: ``parties``, ``signatories`` and ``commitments``."""
    return {
        "parties": [
            Item(row.name, row.name, {"kind": str(row.get_kind_display())})
            for row in parties_of(pact)
        ],
        "signatories": [
            Item(f"{row.role}:{row.party.name}", row.name, {"function": row.function})
            for row in signatories_of(pact)
        ],
        "commitments": [_commitment_item(row) for row in commitments_of(pact)],
    }


def _commitment_item(row: PactCommitment) -> Item:
    """Return a promise under the key of the one that it was taken over from."""
    values = {
        "owner": row.owner.name,
        "detail": row.detail,
        "due_on": format_day(row.due_on) if row.due_on else "",
    }
    return Item(str(row.copied_from_id or row.pk), row.title, values)
