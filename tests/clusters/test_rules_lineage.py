"""Lineage (R11): no new clock without a record, mergers and their family."""

import pytest

from clusterbeleid.kernel.findings import Level
from clusters.enums import LineageOutcome
from clusters.rules import (
    AssessmentFacts,
    check_assessment,
    check_merge,
    check_operator,
    family_of,
    root_of,
)
from clusters.rules.lineage import TESTS

ANSWERS = dict.fromkeys(TESTS, "Bekeken.")
# 2 and 3 went into 1, 4 went into 3, 5 stands alone.
MERGED = {1: None, 2: 1, 3: 1, 4: 3, 5: None}


def facts(outcome=LineageOutcome.SAME, answers=ANSWERS, motivation="Omdat.", advice=False):
    return AssessmentFacts(outcome, answers, motivation, advice)


@pytest.mark.parametrize("outcome", [LineageOutcome.SAME, LineageOutcome.PARTLY])
def test_assessment_complete_is_in_order(outcome):
    assert check_assessment(facts(outcome)) == ()


def test_assessment_new_needs_advice():
    assert [(f.level, f.code) for f in check_assessment(facts(LineageOutcome.NEW))] == [
        (Level.BLOCK, "lineage.advice_missing")
    ]
    assert check_assessment(facts(LineageOutcome.NEW, advice=True)) == ()


@pytest.mark.parametrize("test", TESTS)
def test_assessment_each_test_is_needed(test):
    found = check_assessment(facts(answers=ANSWERS | {test: "  "}))
    assert [f.code for f in found] == [f"lineage.test_missing.{test}"]


def test_assessment_needs_motivation():
    assert [f.code for f in check_assessment(facts(motivation=" "))] == [
        "lineage.motivation_missing"
    ]


def test_operator_of_another_lineage_needs_an_assessment():
    assert check_operator([]) == ()
    found = check_operator(["Oude cluster", "Ander netwerk"])
    assert [(f.level, f.code, dict(f.params)) for f in found] == [
        (Level.BLOCK, "lineage.not_assessed", {"lineages": "Oude cluster, Ander netwerk"})
    ]


@pytest.mark.parametrize(
    ("lineage", "into", "codes"),
    [
        (5, 1, []),
        (5, 4, []),
        (1, 5, []),
        (2, 5, ["lineage.merged_already"]),
        (1, 4, ["lineage.merge_circle"]),
        (5, 5, ["lineage.merge_circle"]),
    ],
)
def test_merge_never_makes_a_circle(lineage, into, codes):
    assert [f.code for f in check_merge(lineage, into, MERGED)] == codes


def test_family_is_everything_under_one_root():
    assert {root_of(key, MERGED) for key in (1, 2, 3, 4)} == {1}
    assert family_of(4, MERGED) == frozenset({1, 2, 3, 4})
    assert family_of(5, MERGED) == frozenset({5})


def test_root_of_a_damaged_circle_still_ends():
    assert root_of(1, {1: 2, 2: 1}) == 2
