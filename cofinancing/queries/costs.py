"""Costs through the eyes of an actor, their sums, and what resembles them elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.kernel.periods import Period
from clusters.queries import visible_clusters
from cofinancing.enums import CostState, SettlementState
from cofinancing.models import CostLine, Settlement, payment_key_of
from cofinancing.queries.project_years import visible_project_years
from cofinancing.rules.contribution import payment_key
from cofinancing.rules.money.costs import CategorySums, CostSums, CostTwin, CostYear

DEAD = (CostState.REJECTED, CostState.WITHDRAWN)
_ZERO = Decimal(0)


def visible_costs(actor: Actor, *, on: date) -> QuerySet[CostLine]:
    """Return the costs of the project years the actor may see."""
    years = visible_project_years(actor, on=on).values("pk")
    return CostLine.objects.filter(project_year__in=years).select_related(
        "project_year__agreement__cluster",
        "evidence",
        "claimed_by",
        "decided_by",
        "imported_by__file",
    )


def cost_rows(project_year: ProjectYear) -> QuerySet[CostLine]:
    """Return the costs of a project year for its list; one query."""
    return CostLine.objects.filter(project_year=project_year).select_related("evidence")


def waiting_costs(project_year: ProjectYear, *, besides: int | None) -> list[int]:
    """Return the keys of the costs that nobody judged, not claimed by ``besides``."""
    found = CostLine.objects.filter(project_year=project_year, state=CostState.CLAIMED)
    return list(
        found.exclude(claimed_by_id=besides or 0).order_by("pk").values_list("pk", flat=True)
    )


def year_of(project_year: ProjectYear) -> CostYear:
    """Return what a cost is held against; one query."""
    period = Period(project_year.first_day, project_year.last_day)
    settled = Settlement.objects.filter(project_year=project_year, state=SettlementState.FIXED)
    return CostYear(period, project_year.agreement.is_confirmed, settled.exists())


def sums_of_costs(project_year_ids: Collection[int]) -> dict[int, CostSums]:
    """Return the costs of project years by category; one statement.

    What was withdrawn was never claimed; of a cost accepted in part the rest is rejected.
    """
    rows = (
        CostLine.objects.filter(project_year__in=project_year_ids)
        .exclude(state=CostState.WITHDRAWN)
        .order_by()
        .values("project_year_id", "category")
        .annotate(
            claimed=Sum("amount"),
            accepted=Sum("accepted_amount", default=_ZERO),
            rejected=Sum(
                F("amount") - Coalesce("accepted_amount", _ZERO),
                filter=~Q(state=CostState.CLAIMED),
                default=_ZERO,
            ),
            waiting=Count("pk", filter=Q(state=CostState.CLAIMED)),
        )
    )
    found: defaultdict[int, dict[str, CategorySums]] = defaultdict(dict)
    waiting: defaultdict[int, int] = defaultdict(int)
    for row in rows:
        sums = CategorySums(row["claimed"], row["accepted"], row["rejected"])
        found[row["project_year_id"]][row["category"]] = sums
        waiting[row["project_year_id"]] += row["waiting"]
    return {key: CostSums(found[key], waiting[key]) for key in project_year_ids}


def same_invoice(
    line: CostLine, supplier: str, invoice_number: str, *, actor: Actor, on: date
) -> CostTwin | None:
    """Return the other line in which the same invoice is claimed, in every file (A3).

    It is named only to somebody who may see it (A5). One query, two when there is one.
    """
    who, number = payment_key(supplier), payment_key(invoice_number)
    if not number:
        return None
    twins = (
        CostLine.objects.exclude(state__in=DEAD)
        .exclude(invoice_number="")
        .exclude(pk=line.pk or 0)
        .annotate(who=payment_key_of("supplier"), number=payment_key_of("invoice_number"))
        .filter(who=who, number=number)
    )
    twin = twins.select_related("project_year__agreement").order_by("pk").first()
    if twin is None:
        return None
    cluster_id = twin.project_year.agreement.cluster_id
    seen = actor.is_system or visible_clusters(actor, on=on).filter(pk=cluster_id).exists()
    return CostTwin(str(twin.project_year), twin.pk) if seen else CostTwin()


def lookalike_of(
    line: CostLine, project_year: ProjectYear, cost_on: date, amount: Decimal, invoice_number: str
) -> CostTwin | None:
    """Return a line of the same cluster with this amount and this day, or this invoice number."""
    alike = Q(cost_on=cost_on)
    if payment_key(invoice_number):
        alike |= Q(number=payment_key(invoice_number))
    cluster = project_year.agreement.cluster_id
    others = CostLine.objects.exclude(state__in=DEAD).exclude(pk=line.pk or 0)
    found = others.annotate(number=payment_key_of("invoice_number")).filter(
        alike, project_year__agreement__cluster_id=cluster, amount=amount
    )
    twin = found.select_related("project_year__agreement").order_by("pk").first()
    return CostTwin(str(twin.project_year), twin.pk) if twin else None
