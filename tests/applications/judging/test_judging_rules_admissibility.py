"""The checklist, from facts alone (R14, R15, R36, R37)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from applications.rules.judging.admissibility import (
    AdmissibilityFacts,
    ExclusionFacts,
    GroupFacts,
    PointAnswer,
    check_answer,
    check_outcome,
    check_points,
    points_of,
)
from clusterbeleid.kernel.findings import Level

CLEAR = ExclusionFacts(date(2026, 11, 20), 2025, "Nationale Bank", False, False)
FACTS = AdmissibilityFacts(
    kind="SPC",
    step="full",
    submitted_on=date(2026, 11, 21),
    first_day=date(2027, 1, 1),
    last_day=date(2029, 12, 31),
    has_size=True,
    missing=(),
    cost=Decimal(1000),
    aid=Decimal(500),
    group=GroupFacts(5, 0, 3, True),
    exclusion=CLEAR,
    critical=("one-per-domain", "vision"),
)
YES = PointAnswer(True, "In orde.")
NO = PointAnswer(False, "Niet in orde.")


def found(facts, point):
    row = next(row for row in check_points(facts, {}) if row.code == point)
    return [(one.level, one.code) for one in row.explained.findings]


def all_answered(facts, **other):
    codes = points_of(facts.kind, facts.step, facts.critical)
    return check_points(facts, dict.fromkeys(codes, YES) | other)


def test_clean_file_has_no_findings():
    assert all(row.explained.findings == () for row in check_points(FACTS, {}))
    assert check_outcome(all_answered(FACTS), admissible=True) == ()


@pytest.mark.parametrize(
    ("changed", "point", "level", "code"),
    [
        ({"exclusion": None}, "exclusions", Level.BLOCK, "no_exclusion_test"),
        ({"exclusion": None, "step": "expression"}, "exclusions", Level.WARN, "no_exclusion_test"),
        (
            {"exclusion": replace(CLEAR, recovery_open=True)},
            "exclusions",
            Level.BLOCK,
            "recovery_open",
        ),
        (
            {"exclusion": replace(CLEAR, in_difficulty=True)},
            "exclusions",
            Level.BLOCK,
            "in_difficulty",
        ),
        ({"missing": ("location",)}, "incentive", Level.BLOCK, "field_missing"),
        ({"has_size": False}, "incentive", Level.BLOCK, "field_missing"),
        ({"last_day": None}, "incentive", Level.BLOCK, "field_missing"),
        ({"cost": Decimal(0)}, "incentive", Level.BLOCK, "field_missing"),
        ({"aid": Decimal(0)}, "incentive", Level.BLOCK, "field_missing"),
        ({"first_day": date(2026, 11, 21)}, "incentive", Level.BLOCK, "started_before"),
        ({"group": GroupFacts(0, 0, None, True)}, "group", Level.BLOCK, "no_companies"),
        ({"group": GroupFacts(2, 0, 3, True)}, "group", Level.BLOCK, "too_few_companies"),
        ({"group": GroupFacts(2, 1, None, True)}, "group", Level.WARN, "outside_flanders"),
        ({"group": GroupFacts(5, 0, 3, False)}, "group", Level.WARN, "no_mandate"),
        ({"same_domain": ("SIM",)}, "criterion-one-per-domain", Level.WARN, "same_domain"),
        ({"same_call": ("SPC-1",)}, "criterion-one-per-domain", Level.WARN, "same_call"),
    ],
)
def test_findings(changed, point, level, code):
    assert found(replace(FACTS, **changed), point) == [(level, f"admissibility.{code}")]


def test_start_the_day_after_the_application_is_in_time():
    assert found(replace(FACTS, first_day=date(2026, 11, 22)), "incentive") == []


def test_expression_and_ibn_have_no_critical_points():
    assert points_of("SPC", "expression", ("vision",)) == ("exclusions", "incentive", "group")
    assert points_of("IBN", "full", ("vision",)) == ("exclusions", "incentive", "group")


def test_met_cannot_be_said_against_a_block():
    point = check_points(replace(FACTS, exclusion=None), {})[0]
    assert [one.code for one in check_answer(point, met=True)] == [
        "admissibility.no_exclusion_test"
    ]
    assert check_answer(point, met=False) == ()


def test_one_unmet_point_blocks_admissible_and_opens_the_other_way():
    points = all_answered(FACTS, group=NO)
    assert [(one.code, one.params["number"]) for one in check_outcome(points, admissible=True)] == [
        ("admissibility.point_unmet", 3)
    ]
    assert check_outcome(points, admissible=False) == ()


def test_all_met_is_not_inadmissible_and_open_is_neither():
    assert [one.code for one in check_outcome(all_answered(FACTS), admissible=False)] == [
        "admissibility.nothing_unmet"
    ]
    open_points = check_points(FACTS, {"group": NO})
    assert {one.code for one in check_outcome(open_points, admissible=False)} == {
        "admissibility.point_open"
    }
