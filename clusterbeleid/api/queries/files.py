"""Rows of the rooms as a system may read them: through the eyes of its actor, and nothing inside."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery, Sum, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat

from agreements.enums import LedgerKind
from agreements.models import GrantDuty, LedgerEntry, ProjectYear, SupportAgreement
from agreements.queries import CONFIRMED
from agreements.queries.awards import awards_to_publish
from applications.models import Application
from applications.queries.files import visible_applications
from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor
from clusterbeleid.core.enums import ParameterState
from clusterbeleid.core.history import as_known
from clusterbeleid.core.models import LegalParameter
from clusters.models import Cluster, ClusterOperator, Membership, Organisation
from clusters.queries import visible_clusters, visible_organisations
from clusters.queries import visible_scopes as visible_cluster_scopes
from clusters.queries.members import number_of
from cofinancing.models import Payment
from cofinancing.queries.payment_rows import visible_payments
from cofinancing.queries.project_years import visible_project_years
from committee.models import Decision, DecisionCondition
from committee.queries import visible_decisions
from evaluations.models import Evaluation, KpiTarget, KpiValue, Report
from evaluations.queries.interim.evaluations import visible_evaluations
from evaluations.queries.reports import visible_reports


def clusters(actor: Actor, *, on: date) -> QuerySet[Cluster]:
    """Return the visible clusters with who carries them out and the number of members on ``on``."""
    operator = ClusterOperator.objects.filter(running(on), cluster=OuterRef("pk"))
    members = Membership.objects.filter(running(on), cluster=OuterRef("pk"))
    return visible_clusters(actor, on=on).annotate(
        operator_number=Subquery(operator.values("organisation__kbo")[:1]),
        operator_name=Subquery(operator.values("organisation__name")[:1]),
        member_count=number_of(members, "cluster"),
    )


def organisations(actor: Actor, *, on: date) -> QuerySet[Organisation]:
    """Return the visible organisations."""
    return visible_organisations(actor, on=on)


def members(actor: Actor, *, on: date) -> QuerySet[Membership]:
    """Return the memberships, past and present, of the visible clusters."""
    found = Membership.objects.filter(cluster__in=visible_clusters(actor, on=on))
    return found.select_related("organisation")


def agreements(
    actor: Actor, *, on: date, moment: datetime | None = None
) -> QuerySet[SupportAgreement]:
    """Return the confirmed agreements of the visible clusters, now or as known at ``moment``."""
    found = as_known(SupportAgreement, moment)
    return found.filter(cluster__in=visible_clusters(actor, on=on), state__in=CONFIRMED)


def project_years(actor: Actor, *, on: date) -> QuerySet[ProjectYear]:
    """Return the granted project years of the visible clusters, with what was paid and recovered."""
    found = visible_project_years(actor, on=on).select_related("agreement")
    return found.annotate(paid=_sum_of(LedgerKind.PAID), recovered=_sum_of(LedgerKind.RECOVERED))


def ledger(actor: Actor, *, on: date, moment: datetime | None = None) -> QuerySet[LedgerEntry]:
    """Return the lines of the aid ledger of the visible clusters, those recorded by ``moment``."""
    found = LedgerEntry.objects.filter(agreement__cluster__in=visible_clusters(actor, on=on))
    if moment is not None:
        found = found.filter(recorded_at__lte=moment)
    return found.select_related("agreement")


def payments(actor: Actor, *, on: date) -> QuerySet[Payment]:
    """Return the payments of the visible clusters."""
    return visible_payments(actor, on=on)


def publications(actor: Actor, *, on: date) -> QuerySet[GrantDuty]:
    """Return the awards of the visible agreements that must be published."""
    return awards_to_publish(actor, on=on).filter(agreement__state__in=CONFIRMED)


def applications(actor: Actor, *, on: date) -> QuerySet[Application]:
    """Return the applications that were handed in; with a few clusters only those of them."""
    found = visible_applications(actor, on=on).filter(submitted_at__isnull=False)
    if actor.only_clusters is not None:
        found = found.filter(cluster__in=actor.only_clusters)
    return found.select_related("call", "applicant")


def decisions(actor: Actor, *, on: date) -> QuerySet[Decision]:
    """Return the decisions about the visible files, with their conditions."""
    found = visible_decisions(actor, on=on)
    if actor.only_clusters is not None:
        about_cluster = Q(item__scope__in_array=ArraySubquery(visible_cluster_scopes(actor, on)))
        key = Concat(Value("application:"), Cast("pk", TextField()), output_field=TextField())
        own = applications(actor, on=on).order_by().annotate(key=key).values("key")
        found = found.filter(about_cluster | Q(item__scope__in_array=ArraySubquery(own)))
    conditions = Prefetch("conditions", DecisionCondition.objects.order_by("number"))
    return found.prefetch_related(conditions)


def reports(actor: Actor, *, on: date) -> QuerySet[Report]:
    """Return the yearly plans and reports of the visible clusters."""
    return visible_reports(actor, on=on)


def evaluations(actor: Actor, *, on: date) -> QuerySet[Evaluation]:
    """Return the evaluations of the visible clusters."""
    return visible_evaluations(actor, on=on)


def kpi_values(actor: Actor, *, on: date) -> QuerySet[KpiValue]:
    """Return the figures of the visible clusters, and those published of all together."""
    return KpiValue.objects.filter(_of_visible(actor, on)).select_related("definition__kpi")


def kpi_targets(actor: Actor, *, on: date) -> QuerySet[KpiTarget]:
    """Return what is aimed at, as ``kpi_values`` does for what was reached."""
    return KpiTarget.objects.filter(_of_visible(actor, on)).select_related("definition__kpi")


def parameters(actor: Actor) -> QuerySet[LegalParameter]:
    """Return the approved legal figures; none for a cluster organisation."""
    found = LegalParameter.objects.filter(state=ParameterState.APPROVED)
    return found.none() if actor.has(*CLUSTER_SIDE) else found


def _sum_of(kind: LedgerKind) -> Coalesce:
    """Return the sum of the ledger lines of a kind in a project year."""
    lines = LedgerEntry.objects.filter(project_year=OuterRef("pk"), kind=kind).order_by()
    sums = lines.values("project_year").annotate(sum=Sum("amount")).values("sum")
    return Coalesce(Subquery(sums), Decimal(0))


def _of_visible(actor: Actor, on: date) -> Q:
    return Q(cluster__isnull=True) | Q(cluster__in=visible_clusters(actor, on=on))
