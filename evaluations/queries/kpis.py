"""Indicators through the eyes of an actor, and as plain JSON."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import DateField, DecimalField, IntegerField, Q, QuerySet, Value

from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusters.models import Cluster
from clusters.queries import visible_clusters
from evaluations.models import KpiTarget, KpiValue, KpiVersion
from evaluations.rules.kpis import Definition, KpiRow, Target, kpi_rows
from evaluations.rules.kpis import Value as Measured

_SHARED = (
    "definition__kpi__code",
    "definition__number",
    "definition__name_nl",
    "definition__name_en",
    "definition__unit",
    "definition__better",
    "cluster__name",
    "year",
    "source",
    "is_demo",
)
_NUMBER, _YEAR = Value(None, DecimalField()), Value(None, IntegerField())
_DAY = Value(None, DateField())


class _Figure(NamedTuple):
    """A value, or without a day a target, with its definition."""

    code: str
    number: int
    name_nl: str
    name_en: str
    unit: str
    better: str
    cluster: str | None
    year: int
    source: str
    is_demo: bool
    scope: str
    figure: Decimal
    on_day: date | None
    baseline: Decimal | None
    baseline_year: int | None


def rows_of_cluster(cluster: Cluster) -> list[KpiRow]:
    """Return the figures of one cluster; one query."""
    return _rows(Q(cluster=cluster))


def rows_together() -> list[KpiRow]:
    """Return the figures of all clusters together, as they were published; one query."""
    return _rows(Q(cluster__isnull=True))


def visible_rows(actor: Actor, *, on: date) -> list[KpiRow]:
    """Return the figures of the visible clusters and of all clusters together; one query."""
    return _rows(Q(cluster__isnull=True) | Q(cluster__in=visible_clusters(actor, on=on)))


def may_see_all(actor: Actor) -> bool:
    """Tell whether the actor compares clusters; a cluster organisation has its own page."""
    return actor.has(Role.ACCOUNT_MANAGER, *AGENCY_READERS_OF_ALL)


def definitions_in_use() -> QuerySet[KpiVersion]:
    """Return the latest definition of each indicator, by code."""
    found = KpiVersion.objects.select_related("kpi")
    return found.order_by("kpi__code", "-number").distinct("kpi__code")


def definitions_in_order() -> list[KpiVersion]:
    """Return every definition, by indicator and version."""
    return list(KpiVersion.objects.select_related("kpi").order_by("kpi__code", "number"))


def kpi_table(cluster: Cluster) -> list[dict[str, Any]]:
    """Return the figures of a cluster for others to read; amounts are exact decimals as text."""
    return [
        {
            "kpi": row.definition.kpi,
            "version": row.definition.version,
            "unit": row.definition.unit,
            "year": row.year,
            "value": _text(row.value),
            "target": _text(row.target),
            "source": row.source,
        }
        for row in rows_of_cluster(cluster)
    ]


def _rows(within: Q) -> list[KpiRow]:
    """Return values and targets side by side; one statement reads both."""
    values = (
        KpiValue.objects.filter(within)
        .order_by()
        .values_list(*_SHARED, "scope", "value", "on_day", _NUMBER, _YEAR)
    )
    targets = (
        KpiTarget.objects.filter(within)
        .order_by()
        .values_list(*_SHARED, Value(""), "target", _DAY, "baseline", "baseline_year")
    )
    rows = [_Figure._make(row) for row in values.union(targets, all=True)]
    return kpi_rows(
        [_value(row, row.on_day) for row in rows if row.on_day is not None],
        [_target(row) for row in rows if row.on_day is None],
    )


def _definition(row: _Figure) -> Definition:
    name = KpiVersion(name_nl=row.name_nl, name_en=row.name_en).name
    return Definition(row.code, row.number, name, row.unit, row.better)


def _value(row: _Figure, on_day: date) -> Measured:
    return Measured(
        _definition(row), row.cluster or "", row.year, row.scope, row.figure, on_day, row.source,
        row.is_demo,
    )  # fmt: skip


def _target(row: _Figure) -> Target:
    return Target(
        _definition(row), row.cluster or "", row.year, row.figure, row.baseline, row.baseline_year,
        row.source, row.is_demo,
    )  # fmt: skip


def _text(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")
