"""Scores, averages and spread, from facts alone (R36)."""

from decimal import Decimal

from applications.rules.judging.scores import (
    GivenScore,
    ScoredCriterion,
    check_scores,
    summarise,
)
from clusterbeleid.kernel.findings import Level

CRITERIA = [
    ScoredCriterion(1, 1, Decimal(1)),
    ScoredCriterion(2, 2, Decimal(3)),
    ScoredCriterion(3, 3, None),
]


def given(one, two, *, passed=True):
    return {
        1: GivenScore(one, None, "a"),
        2: GivenScore(two, None, "b"),
        3: GivenScore(None, passed, "c"),
    }


def test_everything_missing_is_named_by_number():
    found = check_scores(CRITERIA, {1: GivenScore(0, None, "nul telt"), 3: GivenScore()})
    assert [(one.code, one.params["number"]) for one in found] == [
        ("score.points_missing", 2),
        ("score.text_missing", 2),
        ("score.passed_missing", 3),
        ("score.text_missing", 3),
    ]
    assert check_scores(CRITERIA, given(0, 5)) == ()


def test_average_follows_the_weights_and_spread_is_of_the_population():
    summary = summarise(CRITERIA, [given(5, 1), given(1, 5)])
    assert summary.total is not None
    # (5 + 3) / 4 = 2 and (1 + 15) / 4 = 4: average 3, standard deviation 1.
    assert (summary.total.average, summary.total.spread) == (Decimal("3.00"), Decimal("1.00"))
    assert (summary.total.lowest, summary.total.highest) == (Decimal("2.00"), Decimal("4.00"))
    assert summary.by_criterion[1].spread == Decimal("2.00")
    assert summary.failed == ()


def test_rounding_happens_once_at_the_end():
    summary = summarise(CRITERIA[:1], [given(1, 0), given(2, 0), given(2, 0)])
    assert summary.total is not None
    assert summary.total.average == Decimal("1.67")
    assert summary.total.spread == Decimal("0.47")


def test_one_fail_fails_and_no_review_has_no_total():
    summary = summarise(CRITERIA, [given(5, 5), given(5, 5, passed=False)])
    assert summary.failed == (3,)
    assert [one.level for one in summary.explained.findings] == [Level.BLOCK]
    assert summarise(CRITERIA, []).total is None
