"""What the rules need to know of stored projects: types, partners, and control links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Value

from clusterbeleid.accounts.queries import running
from clusters.models import ClusterOperator, Membership
from clusters.queries.undertakings import control_links
from projects.enums import Channel
from projects.models import Partner, Project, ProjectType
from projects.queries.projects import known_clusters, known_partners
from projects.rules.facts import LinkFacts, PartnerFacts, ProjectFacts, RateFacts, TypeFacts


def facts_of(project: Project, on: date) -> ProjectFacts:
    """Return what the rules need to know of a stored project; five queries at most."""
    clusters = [row.cluster_id for row in known_clusters(project)]
    parts = known_partners(project)
    member_of, carriers = _ties([part.organisation_id for part in parts], clusters, on)
    return ProjectFacts(
        on=on,
        aid=project.aid,
        type=type_facts(project.type),
        partners=[
            partner_facts(part, member_of[part.organisation_id], part.organisation_id in carriers)
            for part in parts
        ],
        first_day=project.first_day,
        last_day=project.last_day,
        links=link_facts(),
        through_cluster=project.channel == Channel.CLUSTER,
    )


def type_facts(row: ProjectType) -> TypeFacts:
    """Return a type as the rules see it; one query for its rates."""
    names = ("part", "activity", "size", "vlaio_pct", "gber_pct", "source")
    rates = [RateFacts(**{name: getattr(rate, name) for name in names}) for rate in row.rates.all()]
    return TypeFacts(
        row.counted_among,
        row.min_companies,
        row.min_research,
        row.min_clusters,
        row.max_cost_pct,
        row.min_aid,
        row.max_aid,
        row.max_months,
        row.source,
        rates,
    )


def partner_facts(part: Partner, clusters: frozenset[int], carries: bool) -> PartnerFacts:
    """Return a partner as the rules see it."""
    return PartnerFacts(
        organisation=part.organisation_id,
        name=part.organisation.name,
        role=part.role,
        budget=part.budget,
        aid=part.aid,
        activity=part.activity,
        size=part.size,
        legal_basis=part.legal_basis,
        clusters=clusters,
        carries_cluster=carries,
    )


def link_facts() -> list[LinkFacts]:
    """Return every control link there ever was as the rules see it; one query (R22)."""
    return [
        LinkFacts(
            one.holder_id,
            one.held_id,
            one.holder.name,
            one.held.name,
            one.kind,
            one.source,
            one.first_day,
            one.last_day,
        )
        for one in control_links()
    ]


def _ties(
    organisations: Iterable[int], clusters: Iterable[int], on: date
) -> tuple[Mapping[int, frozenset[int]], frozenset[int]]:
    """Return of which clusters organisations are members, and who carries one out; one query."""
    keys = ("organisation_id", "cluster_id")
    members = Membership.objects.filter(
        running(on), organisation__in=organisations, cluster__in=clusters
    )
    carriers = ClusterOperator.objects.filter(running(on), cluster__in=clusters)
    rows = members.order_by().values_list(*keys, Value(False)).union(
        carriers.order_by().values_list(*keys, Value(True)), all=True
    )  # fmt: skip
    found: defaultdict[int, frozenset[int]] = defaultdict(frozenset)
    carrying: set[int] = set()
    for organisation, cluster, carries in rows:
        if carries:
            carrying.add(organisation)
        else:
            found[organisation] |= {cluster}
    return found, frozenset(carrying)
