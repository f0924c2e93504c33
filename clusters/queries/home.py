"""A cluster with the counts of its home page: pact in force, proposals, sizes that grew old."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import Actor
from clusters.enums import PactState, ProposalState
from clusters.models import (
    Cluster,
    ClusterOperator,
    ClusterPact,
    MemberProposal,
    Membership,
    PactCommitment,
)
from clusters.queries.members import MemberCounts, counts_of, latest_size, number_of
from clusters.queries.pacts import UNFINISHED, with_review_due
from clusters.queries.sizes import with_old_size
from clusters.queries.visibility import visible_clusters

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class AtHome(TypedDict):
    """What ``clusters_at_home`` adds to a cluster."""

    operator_name: str
    operator_number: str
    pact_title: str
    pact_review_due: date | None
    proposals_waiting: int
    proposals_rejected: int
    sizes_old: int
    promised: list[dict[str, Any]]
    member_sizes: list[dict[str, Any]]


@dataclass(frozen=True)
class PromiseToKeep:
    """A promise of the pact in force that is not kept yet, with who made it (R39)."""

    pk: int
    cluster_id: int
    pact_id: int
    pact: str
    title: str
    owner: str
    owner_kind: str
    due_on: date | None


def clusters_at_home(
    actor: Actor, *, on: date, fresh: date
) -> QuerySet[WithAnnotations[Cluster, AtHome]]:
    """Return the visible clusters by name with what their home page counts; one query.

    Adds ``operator_name`` and ``operator_number``, ``pact_title`` and ``pact_review_due`` of the
    pact in force, ``proposals_waiting``, ``proposals_rejected`` (not put in again), and
    ``sizes_old``: company members whose last size is from before ``fresh``. ``promises_to_keep``
    and ``counts_at_home`` read the rest.
    """
    operator = ClusterOperator.objects.filter(running(on), cluster=OuterRef("pk"))
    pact = with_review_due(
        ClusterPact.objects.filter(cluster=OuterRef("pk"), state=PactState.SIGNED)
    )
    proposals = MemberProposal.objects.filter(cluster=OuterRef("pk"))
    rejected = proposals.filter(state=ProposalState.REJECTED, put_in_again__isnull=True)
    members = Membership.objects.filter(cluster=OuterRef("pk"))
    found = (
        visible_clusters(actor, on=on)
        .select_related("lineage")
        .annotate(
            operator_name=Coalesce(Subquery(operator.values("organisation__name")[:1]), Value("")),
            operator_number=Coalesce(Subquery(operator.values("organisation__kbo")[:1]), Value("")),
            pact_title=Coalesce(Subquery(pact.values("title")[:1]), Value("")),
            pact_review_due=Subquery(pact.values("review_due")[:1]),
            proposals_waiting=number_of(proposals.filter(state=ProposalState.WAITING), "cluster"),
            proposals_rejected=number_of(rejected, "cluster"),
            sizes_old=number_of(with_old_size(members, on=on, before=fresh), "cluster"),
            promised=ArraySubquery(_promised()),
            member_sizes=ArraySubquery(_member_sizes(on)),
        )
    )
    return found.order_by("name", "pk")


def promises_to_keep(promised: Iterable[Mapping[str, Any]]) -> list[PromiseToKeep]:
    """Return what both sides promised and did not keep yet, first due first; no query."""
    return [
        PromiseToKeep(**{**row, "due_on": date.fromisoformat(day) if day else None})
        for row in promised
        for day in [row["due_on"]]
    ]


def counts_at_home(member_sizes: Iterable[Mapping[str, Any]]) -> MemberCounts:
    """Return the members by kind and, for companies, by size; no query."""
    return counts_of((row["kind"], row["size"], 1) for row in member_sizes)


def _promised() -> QuerySet[Any]:
    found = PactCommitment.objects.filter(
        pact__cluster=OuterRef("pk"), pact__state=PactState.SIGNED, state__in=UNFINISHED
    )
    read = JSONObject(
        pk="pk",
        cluster_id="pact__cluster_id",
        pact_id="pact_id",
        pact="pact__title",
        title="title",
        owner="owner__name",
        owner_kind="owner__kind",
        due_on="due_on",
    )
    return found.order_by("due_on", "number").values(json=read)


def _member_sizes(on: date) -> QuerySet[Any]:
    found = Membership.objects.filter(running(on), cluster=OuterRef("pk")).order_by()
    sized = found.annotate(size=latest_size(on, "organisation_id"))
    return sized.values(json=JSONObject(kind="organisation__kind", size=F("size")))
