"""Proposals about members, through the eyes of an actor."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.lookups import Unaccent
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, NullIf

from clusterbeleid.core.actors import Actor
from clusters.enums import ProposalState
from clusters.models import Cluster, MemberProposal
from clusters.queries.visibility import visible_clusters


def visible_proposals(actor: Actor, *, on: date) -> QuerySet[MemberProposal]:
    """Return the proposals of the clusters the actor may see, the latest first."""
    found = MemberProposal.objects.filter(cluster__in=visible_clusters(actor, on=on))
    return _shown(found)


def proposals_of(cluster: Cluster) -> QuerySet[MemberProposal]:
    """Return the proposals of one cluster, the latest first."""
    return _shown(MemberProposal.objects.filter(cluster=cluster))


def waiting_proposals(cluster: Cluster) -> list[int]:
    """Return the keys of the proposals of a cluster that wait."""
    found = MemberProposal.objects.filter(cluster=cluster, state=ProposalState.WAITING)
    return list(found.order_by("pk").values_list("pk", flat=True))


def rejected_to_mend(cluster: Cluster) -> QuerySet[MemberProposal]:
    """Return the rejected proposals that were not put in again, the latest first."""
    found = proposals_of(cluster).filter(state=ProposalState.REJECTED)
    return found.filter(put_in_again__isnull=True)


def search_proposals(rows: QuerySet[MemberProposal], text: str) -> QuerySet[MemberProposal]:
    """Narrow to the organisations whose name or number holds ``text``."""
    digits = "".join(sign for sign in text if sign.isdigit())
    wanted = Q(named__unaccent__icontains=text)
    return rows.filter(wanted | Q(kbo__contains=digits)) if digits else rows.filter(wanted)


def _shown(found: QuerySet[MemberProposal]) -> QuerySet[Any]:
    """Fetch what a line shows, with the name of the organisation as ``named``."""
    name = Coalesce(F("organisation__name"), NullIf(F("name"), Value("")), Value(""))
    found = found.annotate(named=name, named_order=Lower(Unaccent(name)))
    related = ("cluster", "organisation", "membership", "submitted_by", "decided_by", "evidence")
    return found.select_related(*related).order_by("-submitted_at", "-pk")
