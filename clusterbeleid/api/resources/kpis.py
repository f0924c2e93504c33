"""Indicators: what was reached, and what is aimed at."""

from __future__ import annotations

from django.db.models import QuerySet
from rest_framework import serializers

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest.asking import Kind, Parameter, one_cluster
from clusterbeleid.api.rest.base import Collection, Item, Reading
from clusterbeleid.api.rest.fields import Out
from evaluations.enums import KpiUnit
from evaluations.models import KpiTarget, KpiValue

_PARAMETERS = (
    one_cluster("cluster"),
    Parameter("code", "Only of this indicator.", apply="definition__kpi__code"),
    Parameter("year", "Only of this year.", Kind.WHOLE, apply="year"),
)


class KpiOut(Out):
    """An indicator of a cluster in a year; without cluster: of all together."""

    id = serializers.IntegerField()
    cluster = serializers.IntegerField(source="cluster_id", allow_null=True)
    code = serializers.CharField(source="definition.kpi.code")
    definition = serializers.IntegerField(source="definition.number")
    unit = serializers.ChoiceField(KpiUnit.choices, source="definition.unit")
    year = serializers.IntegerField()
    source = serializers.CharField()


class KpiValueOut(KpiOut):
    """What was reached."""

    value = serializers.DecimalField(None, None)
    on_day = serializers.DateField(allow_null=True)
    scope = serializers.CharField()


class KpiTargetOut(KpiOut):
    """What is aimed at."""

    target = serializers.DecimalField(None, None)
    baseline = serializers.DecimalField(None, None, allow_null=True)
    baseline_year = serializers.IntegerField(allow_null=True)


class _Values(Reading):
    scope = Scope.KPIS
    output = KpiValueOut

    def rows(self) -> QuerySet[KpiValue]:
        """Return the figures of the visible clusters."""
        return files.kpi_values(self.actor, on=self.today)


class KpiValueList(_Values, Collection):
    """Lists what was reached."""

    operation = "kpi_values_list"
    parameters = _PARAMETERS


class KpiValueItem(_Values, Item):
    """Gives one figure."""

    operation = "kpi_values_item"


class _Targets(Reading):
    scope = Scope.KPIS
    output = KpiTargetOut

    def rows(self) -> QuerySet[KpiTarget]:
        """Return the targets of the visible clusters."""
        return files.kpi_targets(self.actor, on=self.today)


class KpiTargetList(_Targets, Collection):
    """Lists what is aimed at."""

    operation = "kpi_targets_list"
    parameters = _PARAMETERS


class KpiTargetItem(_Targets, Item):
    """Gives one target."""

    operation = "kpi_targets_item"
