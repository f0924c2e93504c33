"""Figures side by side: targets, scopes and definitions that break a line."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from evaluations.rules.kpis import Definition, Target, Value, kpi_rows, lines_of

FIRST = Definition("members", 1, "Leden", "number", "higher")
SECOND = replace(FIRST, version=2)


def value(year, number, *, definition=FIRST, scope="alle leden", cluster="VIL"):
    return Value(definition, cluster, year, scope, Decimal(number), date(year, 12, 31), "tabel 3")


def target(year, number, *, definition=FIRST, cluster="VIL"):
    return Target(definition, cluster, year, Decimal(number), Decimal(10), 2023, "plan")


def test_value_stands_beside_its_target():
    (row,) = kpi_rows([value(2025, 12)], [target(2025, 11)])
    assert (row.value, row.target, row.baseline, row.source) == (
        Decimal(12),
        Decimal(11),
        Decimal(10),
        "tabel 3",
    )
    assert row.reached is True


def test_target_without_value_stays_visible():
    (row,) = kpi_rows([], [target(2026, 11)])
    assert (row.value, row.target, row.year, row.source) == (None, Decimal(11), 2026, "plan")
    assert row.reached is None


@pytest.mark.parametrize(
    ("better", "reached"), [("higher", False), ("lower", True), ("neither", None)]
)
def test_direction_decides_whether_a_target_is_reached(better, reached):
    meant = replace(FIRST, better=better)
    (row,) = kpi_rows([value(2025, 10, definition=meant)], [target(2025, 11, definition=meant)])
    assert row.reached is reached


def test_target_of_another_definition_is_no_target_of_this_one():
    rows = kpi_rows([value(2025, 12)], [target(2025, 11, definition=SECOND)])
    assert [(row.definition.version, row.value, row.target) for row in rows] == [
        (1, 12, None),
        (2, None, 11),
    ]


def test_changed_definition_breaks_the_line():
    rows = kpi_rows([value(2023, 10), value(2024, 11), value(2025, 9, definition=SECOND)], [])
    lines = lines_of(rows)
    assert [(one.definition.version, [row.year for row in one.rows]) for one in lines] == [
        (1, [2023, 2024]),
        (2, [2025]),
    ]


def test_figures_of_another_scope_are_never_one_line():
    rows = kpi_rows([value(2023, 1697, scope="uniek"), value(2023, 1925, scope="som")], [])
    assert [line.scope for line in lines_of(rows)] == ["som", "uniek"]
