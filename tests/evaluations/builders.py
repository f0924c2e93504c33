"""Indicators and yearly reports, made through the actions of the room."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from clusters.models import Cluster
from evaluations.actions.kpis import DefinitionData, ValueData, define_kpi, record_value
from evaluations.models import KpiValue, KpiVersion
from tests.clusters.builders import head
from tests.people import NOW

MEANS = DefinitionData(
    name_nl="Leden",
    name_en="Members",
    definition_nl="Aantal leden.",
    definition_en="Number of members.",
    unit="number",
    better="higher",
    source="R61",
)


def make_definition(code: str = "members") -> KpiVersion:
    """Return the next definition of an indicator."""
    return define_kpi(code, MEANS, actor=head(), at=NOW)


def make_value(
    definition: KpiVersion, cluster: Cluster | None, value: str = "12", **more: Any
) -> KpiValue:
    """Return a measured value of 2025, unless ``more`` says otherwise."""
    fields: dict[str, Any] = {
        "year": 2025,
        "scope": "alle leden",
        "on_day": date(2025, 12, 31),
        "source": "jaarverslag",
    }
    data = ValueData(value=Decimal(value), **(fields | more))
    return record_value(definition, cluster, data, actor=head(), at=NOW)
