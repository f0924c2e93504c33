"""The aid ledger of a lineage: its rows, and the sums that lead back to those rows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet, Sum, Value
from django.db.models.functions import ExtractYear

from agreements.enums import LedgerKind
from agreements.models import LedgerEntry, SupportAgreement
from agreements.rules import LedgerSums, LedgerTotals, ledger_totals
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusterbeleid.kernel.params import Params
from clusters.queries import lineage_family, visible_clusters

_FIELDS = {
    LedgerKind.COMMITTED: "committed",
    LedgerKind.DECOMMITTED: "released",
    LedgerKind.PAID: "paid",
    LedgerKind.RECOVERED: "recovered",
}
_AGENCY = AGENCY_READERS_OF_ALL | {Role.ACCOUNT_MANAGER.value}


def entries_of_family(lineage_ids: Collection[int]) -> QuerySet[LedgerEntry]:
    """Return the lines of these lineages, also those written when the cluster was elsewhere.

    A cluster that moves to another lineage takes its aid along, as it takes its clock (R11).
    """
    family = Q(lineage_id__in=lineage_ids) | Q(agreement__cluster__lineage_id__in=lineage_ids)
    return LedgerEntry.objects.filter(family)


def ledger_entries(
    family: Collection[int], actor: Actor, *, on: date, moment: datetime | None = None
) -> QuerySet[LedgerEntry]:
    """Return the ledger lines of a family of lineages that the actor may see.

    The agency sees the whole family, a cluster organisation the lines of its own clusters. With
    ``moment`` only what was recorded by then.
    """
    found = entries_of_family(family)
    if not actor.has(*_AGENCY):
        found = found.filter(agreement__cluster__in=visible_clusters(actor, on=on))
    if moment is not None:
        found = found.filter(recorded_at__lte=moment)
    return found.select_related("agreement", "project_year", "recorded_by")


def begun(on: date) -> Q:
    """Return the condition of the totals of today: written by ``on``, project year begun."""
    return Q(on_day__lte=on) & (Q(project_year=None) | Q(project_year__first_day__lte=on))


def totals_of(entries: QuerySet[LedgerEntry], params: Params, *, on: date) -> LedgerTotals:
    """Return the totals of ledger lines today and at the end, in one statement (R12)."""
    return totals_and_years(entries, params, on=on)[0]


def totals_and_years(
    entries: QuerySet[LedgerEntry], params: Params, *, on: date
) -> tuple[LedgerTotals, list[int]]:
    """As ``totals_of``, with the calendar years of the lines, the latest first; one statement."""
    sums = entries.order_by().aggregate(
        **_sums("end", Q()),
        **_sums("today", begun(on)),
        years=ArrayAgg(ExtractYear("on_day"), distinct=True, default=Value([])),
    )
    totals = ledger_totals(_read(sums, "today"), _read(sums, "end"), params, on=on)
    return totals, sorted(sums["years"], reverse=True)


def ledger_of(lineage_id: int, params: Params, *, on: date) -> LedgerTotals:
    """Return the totals of a whole lineage with everything merged into it; two statements."""
    return totals_of(entries_of_family(lineage_family(lineage_id)), params, on=on)


def sums_by_year(agreement: SupportAgreement) -> dict[int | None, LedgerSums]:
    """Return the sums of each project year of an agreement, by its key; one statement."""
    rows = (
        LedgerEntry.objects.filter(agreement=agreement)
        .order_by()
        .values("project_year_id")
        .annotate(**_sums("all", Q()))
    )
    return {row["project_year_id"]: _read(row, "all") for row in rows}


def sums_of_years(project_year_ids: Collection[int]) -> dict[int, LedgerSums]:
    """Return the sums of these project years, of whichever agreements, by key; one statement."""
    rows = (
        LedgerEntry.objects.filter(project_year__in=project_year_ids)
        .order_by()
        .values("project_year_id")
        .annotate(**_sums("all", Q()))
    )
    return {row["project_year_id"]: _read(row, "all") for row in rows}


def standing_reference(kind: str, reference: str) -> LedgerEntry | None:
    """Return the line of this kind that already has the reference, in whichever agreement (A3)."""
    found = LedgerEntry.objects.filter(kind=kind, reference__iexact=reference)
    return found.select_related("agreement").first()


def _sums(prefix: str, condition: Q) -> dict[str, Sum]:
    return {
        f"{prefix}_{name}": Sum("amount", filter=condition & Q(kind=kind.value), default=Decimal(0))
        for kind, name in _FIELDS.items()
    }


def _read(row: Any, prefix: str) -> LedgerSums:
    return LedgerSums(**{name: row[f"{prefix}_{name}"] for name in _FIELDS.values()})
