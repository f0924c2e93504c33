"""The ranking, from facts alone (R36, R38)."""

from decimal import Decimal

from applications.rules.judging.ranking import Entry, rank


def entry(reference, score, requested=100, *, failed=False):
    known = None if score is None else Decimal(score)
    spread = None if score is None else Decimal("0.50")
    return Entry(reference, Decimal(requested), known, spread, failed)


def rows(ranking):
    return [
        (row.entry.reference, row.rank, row.tied, row.cumulative, row.above_line)
        for row in ranking.rows
    ]


def test_highest_first_with_running_total_and_line():
    found = rank(
        [entry("A", "3.00"), entry("B", "4.50"), entry("C", "4.00")], envelope=Decimal(200)
    )
    assert rows(found) == [
        ("B", 1, False, 100, True),
        ("C", 2, False, 200, True),
        ("A", 3, False, 300, False),
    ]
    assert {one.term: one.value for one in found.explained.lines} == {
        "ranking.applications": 3,
        "ranking.above": 2,
        "ranking.used": Decimal(200),
        "ranking.envelope": Decimal(200),
        "ranking.left": Decimal(0),
    }


def test_one_cent_over_the_envelope_is_below_the_line():
    found = rank([entry("A", "3.00", "100.01")], envelope=Decimal(100))
    assert rows(found)[0][-1] is False


def test_nothing_small_slips_in_below_the_line():
    found = rank(
        [entry("A", "4.00", 90), entry("B", "3.00", 50), entry("C", "2.00", 10)],
        envelope=Decimal(100),
    )
    assert [row[-1] for row in rows(found)] == [True, False, False]


def test_ties_share_a_rank_and_a_cut_through_them_is_said():
    ties = [entry("B", "4.00"), entry("A", "4.00"), entry("C", "3.00")]
    found = rank(ties, envelope=Decimal(150))
    assert [row[:3] for row in rows(found)] == [("A", 1, True), ("B", 1, True), ("C", 3, False)]
    assert [one.code for one in found.explained.findings] == ["ranking.tie_on_line"]
    assert found.explained.findings[0].params["references"] == "A, B"
    assert rank(ties, envelope=Decimal(200)).explained.findings == ()


def test_without_scores_or_failed_takes_no_room():
    found = rank(
        [entry("A", None), entry("B", "5.00", failed=True), entry("C", "1.00")],
        envelope=Decimal(100),
    )
    assert rows(found) == [
        ("C", 1, False, 100, True),
        ("B", None, False, None, False),
        ("A", None, False, None, False),
    ]
    assert [one.code for one in found.explained.findings] == ["ranking.failed", "ranking.no_score"]


def test_cut_off_counts_without_envelope():
    found = rank([entry("A", "3.00"), entry("B", "2.99")], envelope=None, cut_off=Decimal(3))
    assert [row[-1] for row in rows(found)] == [True, False]


def test_score_zero_is_a_score():
    assert rows(rank([entry("A", "0.00")], envelope=None)) == [("A", 1, False, 100, True)]
