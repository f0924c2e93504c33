"""What everybody may know of clusters, members and projects, without login (R19, R39, R57, R64).

Only what was decided and signed: no drafts, nothing that waits, no persons, no budgets of partners.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, ExtractYear, Least

from agreements.models import AwardDetails, SupportAgreement
from agreements.queries.agreements import CONFIRMED
from agreements.queries.awards import public_awards
from clusterbeleid.core.parameters import current_params
from clusters.enums import PactState
from clusters.models import Cluster, ClusterPact, Membership, PactCommitment, PactParty
from evaluations.interim_enums import EvaluationState
from evaluations.models import Evaluation
from projects.models import Partner, Project, ProjectCluster
from projects.models.projects import GRANTED

TO_START, SUPPORTED, STOPPED, ENDED = "to_start", "supported", "stopped", "ended"
UNKNOWN = "unknown"
_SIGNED = (PactState.SIGNED, PactState.RENEWED, PactState.ENDED)
Rows = QuerySet[Any]


def public_clusters(on: date) -> Rows:
    """Return the clusters of which something was decided or published, with what a list of them shows.

    ``started`` and ``until`` are the first and last day of support granted by ``on``, ``standing``
    says whether it still runs, or is not known; ``members`` are counted on ``on``, or on the last
    day of support when that passed.
    """
    found = known_clusters(on).annotate(started=_support(on, Min("first_day")), until=_until(on))
    counted = {"members": _members(on), "projects": _projects(on)}
    rows: Rows = found.annotate(standing=_standing(on), **counted)
    return rows.order_by("started", "name", "pk")


def public_memberships(on: date) -> Rows:
    """Return who is or was a member of these clusters; ``left_on`` only when that day has come."""
    found = Membership.objects.filter(
        first_day__lte=on, cluster__in=known_clusters(on).values("pk")
    )
    left = Case(When(last_day__lt=on, then=F("last_day")), default=None)
    return found.select_related("cluster", "organisation").annotate(left_on=left)


def members_of(cluster: Any, on: date) -> Rows:
    """Return the members of a public cluster as its list counts them."""
    day = min(on, cluster.until or on)
    found = public_memberships(on).filter(cluster=cluster.pk, first_day__lte=day)
    return found.filter(Q(last_day__isnull=True) | Q(last_day__gte=day))


def public_projects(on: date) -> Rows:
    """Return the projects of these clusters that were granted aid by ``on``, with their clusters.

    The aid of a whole project is public, as in the subsidy register (R64); a share of a partner is not (R55).
    """
    names = StringAgg("cluster__name", ", ", order_by=("-is_lead", "cluster__name"))
    shown = ProjectCluster.objects.filter(project=OuterRef("pk"))
    text = shown.order_by().values("project").annotate(names=names).values("names")
    return (
        Project.objects.filter(Exists(shown), state__in=GRANTED, decided_on__lte=on)
        .select_related("type")
        .annotate(
            cluster_names=Subquery(text, output_field=TextField()),
            partner_count=_count(Partner.objects.filter(project=OuterRef("pk")), "project"),
        )
        .order_by("-decided_on", "pk")
    )


def public_partners(on: date) -> Rows:
    """Return who takes part in these projects; which budget and aid each has is theirs (R55)."""
    of_cluster = Exists(ProjectCluster.objects.filter(project=OuterRef("project")))
    found = Partner.objects.filter(_granted(on), of_cluster)
    return found.select_related("project", "organisation")


def public_aid(on: date) -> QuerySet[AwardDetails]:
    """Return the aid to cluster organisations as the public register has it (R19), with its ``amount``."""
    amount = Sum("duty__agreement__project_years__granted_amount")
    found = public_awards(current_params(), on=on).prefetch_related(None)
    return found.select_related("beneficiary", "duty__agreement__cluster").annotate(amount=amount)


def public_evaluations(on: date) -> Rows:
    """Return the evaluations that ended in a decision by ``on`` (R42); no others."""
    found = Evaluation.objects.filter(state=EvaluationState.DECIDED, decided_on__lte=on)
    found = found.filter(cluster__in=known_clusters(on).values("pk"))
    return found.select_related("cluster").order_by("-decided_on", "pk")


def public_pacts(on: date) -> Rows:
    """Return the signed versions of cluster pacts (R39), with ``sides`` and ``promises`` counted."""
    signed = Q(signed_on__isnull=True, signed_in__lte=on.year) | Q(signed_on__lte=on)
    found = ClusterPact.objects.filter(signed, state__in=_SIGNED)
    found = found.filter(cluster__in=known_clusters(on).values("pk")).annotate(
        sides=_count(PactParty.objects.filter(pact=OuterRef("pk")), "pact"),
        promises=_count(PactCommitment.objects.filter(pact=OuterRef("pk")), "pact"),
    )
    return found.select_related("cluster").order_by("-number", "pk")


def aid_by_year(on: date) -> list[tuple[int, int, Any]]:
    """Return year, number of projects and their aid in euro, in order; one query."""
    found = public_projects(on).order_by().annotate(year=ExtractYear("decided_on"))
    rows = found.values("year").annotate(number=Count("pk"), sum=Sum("aid")).order_by("year")
    return list(rows.values_list("year", "number", "sum"))


def members_once(on: date) -> int:
    """Count the organisations that are a member of a supported cluster on ``on``, each once; one query."""
    running = Q(last_day__isnull=True) | Q(last_day__gte=on)
    own = public_memberships(on).filter(running, cluster__in=_running(on).values("pk"))
    return int(own.order_by().aggregate(number=Count("organisation", distinct=True))["number"])


def cluster_choices(on: date) -> list[tuple[str, str]]:
    """Return key and name of the public clusters, by name; one query."""
    rows = known_clusters(on).order_by("name", "pk").values_list("pk", "name")
    return [(str(pk), name) for pk, name in rows]


def known_clusters(on: date) -> Rows:
    """Return the clusters with a confirmed grant, a granted project or published figures."""
    granted = ProjectCluster.objects.filter(_granted(on))
    return Cluster.objects.filter(
        Q(pk__in=_supported(on).values("cluster"))
        | Q(pk__in=granted.order_by().values("cluster"))
        | ~Q(published_source="")
    ).order_by()


def _granted(on: date) -> Q:
    return Q(project__state__in=GRANTED, project__decided_on__lte=on)


def _supported(on: date) -> Rows:
    return SupportAgreement.objects.filter(state__in=CONFIRMED, granted_on__lte=on).order_by()


def _running(on: date) -> Rows:
    return public_clusters(on).filter(standing=SUPPORTED).order_by()


def _support(on: date, day: Any) -> Any:
    own = _supported(on).filter(cluster=OuterRef("pk")).values("cluster")
    return Subquery(own.annotate(day=day).values("day"))


def _until(on: date) -> Any:
    return Least(_support(on, Max("last_day")), F("stopped_on"))


def _standing(on: date) -> Any:
    over = Q(until__lt=on)
    return Case(
        When(started__isnull=True, then=Value(UNKNOWN)),
        When(started__gt=on, then=Value(TO_START)),
        When(over & Q(stopped_on__isnull=False), then=Value(STOPPED)),
        When(over, then=Value(ENDED)),
        default=Value(SUPPORTED),
        output_field=CharField(),
    )


def _members(on: date) -> Any:
    day = Least(Value(on), OuterRef("until"))
    rows = Membership.objects.filter(cluster=OuterRef("pk"), first_day__lte=day)
    return _count(rows.filter(Q(last_day__isnull=True) | Q(last_day__gte=day)), "cluster")


def _projects(on: date) -> Any:
    rows = ProjectCluster.objects.filter(_granted(on), cluster=OuterRef("pk"))
    return _count(rows, "cluster")


def _count(rows: Rows, by: str) -> Any:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), Value(0))
