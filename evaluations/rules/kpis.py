"""Figures of indicators side by side: one row for each definition, scope and year (R61)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Definition:
    """What a figure means: indicator, version, name, unit and which way is better."""

    kpi: str
    version: int
    name: str
    unit: str
    better: str


@dataclass(frozen=True)
class Value:
    """A measured figure; ``cluster`` is empty for all clusters together."""

    definition: Definition
    cluster: str
    year: int
    scope: str
    value: Decimal
    on_day: date
    source: str
    is_demo: bool = False


@dataclass(frozen=True)
class Target:
    """What should be reached in a year, from where."""

    definition: Definition
    cluster: str
    year: int
    target: Decimal
    baseline: Decimal | None
    baseline_year: int | None
    source: str
    is_demo: bool = False


@dataclass(frozen=True)
class KpiRow:
    """A value beside its target; one of the two may be absent."""

    definition: Definition
    cluster: str
    year: int
    scope: str
    value: Decimal | None
    target: Decimal | None
    baseline: Decimal | None
    on_day: date | None
    source: str
    is_demo: bool

    @property
    def reached(self) -> bool | None:
        """Tell whether the target is reached; None without both, or when no way is better."""
        if self.value is None or self.target is None:
            return None
        match self.definition.better:
            case "higher":
                return self.value >= self.target
            case "lower":
                return self.value <= self.target
        return None


@dataclass(frozen=True)
class Line:
    """The values of one definition and scope through the years; another version is another line."""

    definition: Definition
    scope: str
    rows: tuple[KpiRow, ...]


def kpi_rows(values: Iterable[Value], targets: Iterable[Target]) -> list[KpiRow]:
    """Return values with their targets by indicator, version, cluster, scope and year."""
    left = {(row.definition, row.cluster, row.year): row for row in targets}
    rows = []
    for one in values:
        target = left.get((one.definition, one.cluster, one.year))
        rows.append(_row(one, target))
    met = {(row.definition, row.cluster, row.year) for row in rows}
    rows += [_planned(target) for key, target in left.items() if key not in met]
    return sorted(rows, key=_order)


def lines_of(rows: Iterable[KpiRow]) -> list[Line]:
    """Return one line for each definition and scope: a changed definition breaks it (R61)."""
    found: dict[tuple[Definition, str], list[KpiRow]] = {}
    for row in rows:
        if row.value is not None:
            found.setdefault((row.definition, row.scope), []).append(row)
    return [Line(key[0], key[1], tuple(part)) for key, part in found.items()]


def _row(one: Value, target: Target | None) -> KpiRow:
    return KpiRow(
        one.definition,
        one.cluster,
        one.year,
        one.scope,
        one.value,
        target.target if target else None,
        target.baseline if target else None,
        one.on_day,
        one.source,
        one.is_demo,
    )


def _planned(one: Target) -> KpiRow:
    return KpiRow(
        one.definition, one.cluster, one.year, "", None, one.target, one.baseline, None, one.source,
        one.is_demo,
    )  # fmt: skip


def _order(row: KpiRow) -> tuple[str, int, str, int, str]:
    return row.definition.kpi, row.definition.version, row.cluster, row.year, row.scope
