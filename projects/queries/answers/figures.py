"""The second part of an answer: how the indicators develop against their targets (R61)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from django.db.models import Q, QuerySet

from clusterbeleid.core.history import as_known
from evaluations.models import KpiTarget, KpiValue, KpiVersion
from evaluations.models.kpis import KpiFigure
from evaluations.rules.kpis import Definition, KpiRow, Target, Value, kpi_rows
from projects.queries.answers.known import Known, Row, source

YEARS_BACK = 5
F = TypeVar("F", bound=KpiFigure)


def figures(known: Known) -> Row:
    """Return the figures of the last five years and of what is to come, beside their targets.

    Three queries.
    """
    definitions = {row.pk: _definition(row) for row in _versions()}
    values = _within(as_known(KpiValue, known.moment), known).filter(on_day__lte=known.on)
    targets = _within(as_known(KpiTarget, known.moment), known)
    rows = kpi_rows(
        [_value(row, definitions, known) for row in values],
        [_target(row, definitions, known) for row in targets],
    )
    return {
        "code": "kpis",
        "tables": [{"code": "kpis", "rows": [_told(row) for row in rows]}],
        "sources": [source("kpis", sorted({row.source for row in rows}))],
    }


def _versions() -> QuerySet[KpiVersion]:
    return KpiVersion.objects.select_related("kpi").order_by("pk")


def _within(rows: QuerySet[F], known: Known) -> QuerySet[F]:
    about = Q(cluster_id__isnull=True) | Q(cluster_id__in=known.of_clusters())
    return rows.filter(about, year__gte=known.on.year - YEARS_BACK).order_by("id")


def _definition(row: KpiVersion) -> Definition:
    """Return a definition under its Dutch name: an answer is written in Dutch."""
    return Definition(row.kpi.code, row.number, row.name_nl, row.unit, row.better)


def _value(row: KpiValue, definitions: Mapping[int, Definition], known: Known) -> Value:
    return Value(
        definitions[row.definition_id],
        known.name(row.cluster_id),
        row.year,
        row.scope,
        row.value,
        row.on_day,
        row.source,
        row.is_demo,
    )


def _target(row: KpiTarget, definitions: Mapping[int, Definition], known: Known) -> Target:
    return Target(
        definitions[row.definition_id],
        known.name(row.cluster_id),
        row.year,
        row.target,
        row.baseline,
        row.baseline_year,
        row.source,
        row.is_demo,
    )


def _told(row: KpiRow) -> Row:
    return {
        "indicator": row.definition.name,
        "version": row.definition.version,
        "cluster": row.cluster,
        "year": row.year,
        "scope": row.scope,
        "value": row.value,
        "unit": row.definition.unit,
        "target": row.target,
        "baseline": row.baseline,
        "reached": row.reached,
        "source": row.source,
        "is_demo": row.is_demo,
    }
