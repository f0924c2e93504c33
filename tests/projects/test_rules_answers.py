"""Rules about answers: sums of means, and what stands in the way of freezing; no database."""

from decimal import Decimal

import pytest

from projects.rules.answers import (
    SECTIONS,
    Means,
    check_freezing,
    means_by_cluster,
    means_by_year,
)

TEXTS = dict.fromkeys(SECTIONS, "Tekst.")
ROWS = [
    Means(2027, "VIL", operating=Decimal(500)),
    Means(2026, "VIL", operating=Decimal(400)),
    Means(2026, "VIL", operating=Decimal(100), envelope=Decimal(8000)),
    Means(2026, "Catalisti", envelope=Decimal(7000)),
    Means(2026, None, envelope=Decimal(27000)),
]


def codes(**more):
    given = {"authors": {1, 3}, "approver": 2, "unchanged": True, **more}
    texts = given.pop("texts", TEXTS)
    return [(row.code, row.params.get("section")) for row in check_freezing(texts, **given)]


def test_means_of_a_year_keep_the_common_envelope_apart():
    first, second = means_by_year(ROWS)
    assert (first.year, first.operating, first.envelopes, first.common, first.total) == (
        2026,
        Decimal(500),
        Decimal(15000),
        Decimal(27000),
        Decimal(42500),
    )
    assert (second.year, second.total) == (2027, Decimal(500))


def test_means_of_a_cluster_add_up_by_year_without_the_common_envelope():
    assert means_by_cluster(ROWS) == [
        Means(2026, "Catalisti", Decimal(0), Decimal(7000)),
        Means(2026, "VIL", Decimal(500), Decimal(8000)),
        Means(2027, "VIL", Decimal(500), Decimal(0)),
    ]


def test_nothing_foreseen_gives_no_rows():
    assert (means_by_year([]), means_by_cluster([])) == ([], [])


def test_whole_answer_of_two_people_goes_out():
    assert codes() == []


@pytest.mark.parametrize("section", SECTIONS)
def test_part_without_text_blocks(section):
    assert codes(texts={**TEXTS, section: " \n"}) == [("answer.text_lacks", section)]


def test_own_answer_blocks():
    assert codes(approver=1) == [("answer.four_eyes", None)]
    assert codes(approver=3) == [("answer.four_eyes", None)]


def test_answer_that_was_not_read_blocks():
    assert codes(unchanged=False) == [("answer.changed_meanwhile", None)]
