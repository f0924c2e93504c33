"""Everything around a table of costs, in six queries whatever its length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusters.queries import visible_clusters
from cofinancing.models import CostLine, payment_key_of
from cofinancing.queries.costs import DEAD, year_of
from cofinancing.rules.contribution import payment_key
from cofinancing.rules.importing.costs import (
    AlikeKey,
    Content,
    InvoiceKey,
    LineFacts,
    TableFacts,
)
from cofinancing.rules.money.costs import CostTwin

Twins = dict[InvoiceKey, tuple[int, CostTwin]]
Alike = defaultdict[AlikeKey, list[tuple[int, CostTwin]]]
_YEAR = ("project_year__agreement__reference", "project_year__number")


def cost_table_facts(
    project_year: ProjectYear,
    invoices: Collection[InvoiceKey],
    amounts: Collection[Decimal],
    *,
    actor: Actor,
    on: date,
) -> TableFacts:
    """Return what a table is held against on ``on``; six queries.

    ``invoices`` and ``amounts`` are those in the table.
    """
    return TableFacts(
        year=year_of(project_year),
        claimed_on=on,
        lines=_lines_of(project_year),
        invoices=_invoices(invoices, actor=actor, on=on),
        alike=_alike(project_year.agreement.cluster_id, amounts),
    )


def _lines_of(project_year: ProjectYear) -> list[LineFacts]:
    rows = CostLine.objects.filter(project_year=project_year).order_by("pk")
    return [
        LineFacts(pk, state, Content(*content), evidence is not None)
        for pk, state, evidence, *content in rows.values_list(
            "pk", "state", "evidence_id", *Content._fields
        )
    ]


def _invoices(wanted: Collection[InvoiceKey], *, actor: Actor, on: date) -> Twins:
    """Return the live lines with these invoices in every file.

    One in a file that the actor may not see is not named (A5).
    """
    seen = set(visible_clusters(actor, on=on).values_list("pk", flat=True))
    rows = (
        CostLine.objects.exclude(state__in=DEAD)
        .exclude(invoice_number="")
        .annotate(who=payment_key_of("supplier"), which=payment_key_of("invoice_number"))
        .filter(who__in={who for who, _number in wanted}, which__in={one for _who, one in wanted})
        .order_by("pk")
        .values_list("who", "which", "pk", "project_year__agreement__cluster_id", *_YEAR)
    )
    found: Twins = {}
    for who, number, pk, cluster, agreement, year in rows:
        named = actor.is_system or cluster in seen
        found[who, number] = (pk, CostTwin(f"{agreement}/{year}", pk) if named else CostTwin())
    return found


def _alike(cluster_id: int, amounts: Collection[Decimal]) -> Alike:
    """Return the live lines of a cluster with these amounts, by day and by invoice number."""
    rows = CostLine.objects.exclude(state__in=DEAD).filter(
        project_year__agreement__cluster_id=cluster_id, amount__in=amounts
    )
    fields = ("pk", "amount", "cost_on", "invoice_number", *_YEAR)
    found: Alike = defaultdict(list)
    for pk, amount, day, number, agreement, year in rows.order_by("pk").values_list(*fields):
        twin = (pk, CostTwin(f"{agreement}/{year}", pk))
        found[amount, day].append(twin)
        if payment_key(number):
            found[amount, payment_key(number)].append(twin)
    return found
