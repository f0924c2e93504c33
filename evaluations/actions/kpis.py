"""Defining indicators and entering their figures (R61)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import require
from clusterbeleid.core.history import save_tracked
from clusters.actions.common import day_of
from clusters.models import Cluster
from clusters.permissions import relation
from evaluations.models import Kpi, KpiTarget, KpiValue, KpiVersion, ReportVersion
from evaluations.permissions.kpis import may_define, may_enter_figure


@dataclass(frozen=True, kw_only=True)
class DefinitionData:
    """What is measured, in both languages, in which unit and which way is better."""

    name_nl: str
    name_en: str
    definition_nl: str
    definition_en: str
    unit: str
    better: str
    source: str


@dataclass(frozen=True, kw_only=True)
class ValueData:
    """A measured figure with its grounds; ``scope`` says what was counted."""

    year: int
    value: Decimal
    scope: str
    on_day: date
    source: str
    is_demo: bool = False
    report_version: ReportVersion | None = None


@dataclass(frozen=True, kw_only=True)
class TargetData:
    """What should be reached in a year, and from where."""

    year: int
    target: Decimal
    source: str
    baseline: Decimal | None = None
    baseline_year: int | None = None
    is_demo: bool = False


@transaction.atomic
def define_kpi(code: str, data: DefinitionData, *, actor: Actor, at: datetime) -> KpiVersion:
    """Give an indicator a definition: its first, or the next version. Raises ``Refused``."""
    require(may_define(actor))
    kpi = Kpi.objects.select_for_update().filter(code=code).first()
    if kpi is None:
        kpi = save_tracked(Kpi(code=code), actor=actor, at=at, reason="kpi.defined")
    number = KpiVersion.objects.filter(kpi=kpi).count() + 1
    made = KpiVersion(kpi=kpi, number=number, **asdict(data))
    return save_tracked(made, actor=actor, at=at, reason="kpi.defined")


@transaction.atomic
def record_value(
    definition: KpiVersion,
    cluster: Cluster | None,
    data: ValueData,
    *,
    actor: Actor,
    at: datetime,
) -> KpiValue:
    """Store a value; one entered before for this year and scope is corrected, with its history.

    Raises ``Refused``, also for a figure of all clusters by anybody but the head of team.
    """
    _require(actor, cluster, at)
    names = {"definition": definition, "cluster": cluster, "year": data.year, "scope": data.scope}
    row = KpiValue.objects.select_for_update().filter(**names).first() or KpiValue(**names)
    row.value, row.on_day, row.source, row.is_demo = (
        data.value, data.on_day, data.source, data.is_demo,
    )  # fmt: skip
    row.report_version = data.report_version
    return save_tracked(row, actor=actor, at=at, reason="kpi.measured")


@transaction.atomic
def set_target(
    definition: KpiVersion,
    cluster: Cluster | None,
    data: TargetData,
    *,
    actor: Actor,
    at: datetime,
) -> KpiTarget:
    """Store a target; one set before for this year is corrected. Raises ``Refused``."""
    _require(actor, cluster, at)
    names = {"definition": definition, "cluster": cluster, "year": data.year}
    row = KpiTarget.objects.select_for_update().filter(**names).first() or KpiTarget(**names)
    for name, value in asdict(data).items():
        setattr(row, name, value)
    return save_tracked(row, actor=actor, at=at, reason="kpi.target_set")


def _require(actor: Actor, cluster: Cluster | None, at: datetime) -> None:
    if cluster is None:
        require(may_define(actor))
    else:
        require(may_enter_figure(actor, relation(actor, cluster, on=day_of(at))))
