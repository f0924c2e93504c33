"""What a table of members would propose, row by row."""

from datetime import date

import pytest

from clusterbeleid.kernel.identifiers import make_kbo
from clusters.rules.member_table import Kind, MemberFacts, RowFacts, TableFacts, make_plan

ON = date(2026, 11, 21)
START = date(2017, 1, 1)
DETAILS: dict[str, str | bool] = {
    "name": "Alfa nv",
    "kind": "company",
    "flemish_establishment": True,
    "municipality": "",
    "website": "",
}
MEMBER, FORMER, STRANGER = make_kbo(1), make_kbo(2), make_kbo(3)
MEMBERS = {
    MEMBER: MemberFacts(1, DETAILS, START, None),
    FORMER: MemberFacts(2, {**DETAILS, "name": "Oud nv"}, START, date(2020, 12, 31)),
}


def row(kbo=MEMBER, number=2, first_day=None, last_day=None, **details):
    return RowFacts(number, kbo, details, first_day, last_day)


def plan(*rows, waiting=()):
    return make_plan(rows, TableFacts(MEMBERS, frozenset(waiting), ON))


def kinds(found):
    return [(step.kind, step.kbo) for step in found.steps]


def proposing(found):
    return [step for step in found.steps if step.kind in {Kind.NEW, Kind.CHANGED, Kind.ENDED}]


def faults(found):
    return [(problem.row, problem.key, problem.finding.code) for problem in found.problems]


def test_row_as_exported_changes_nothing():
    found = plan(row(first_day=START, **DETAILS))
    assert kinds(found) == [(Kind.SAME, MEMBER)]
    assert proposing(found) == []


def test_blank_cells_change_nothing():
    assert kinds(plan(row())) == [(Kind.SAME, MEMBER)]


def test_other_details_and_an_end_are_two_proposals():
    found = plan(row(municipality="Gent", last_day=date(2026, 12, 31)))
    assert kinds(found) == [(Kind.CHANGED, MEMBER), (Kind.ENDED, MEMBER)]
    assert found.steps[0].changes == (("municipality", "", "Gent"),)
    assert found.steps[1].changes == (("last_day", None, date(2026, 12, 31)),)


def test_member_outside_the_file_stays():
    found = plan(row(STRANGER, first_day=ON, **DETAILS))
    assert kinds(found) == [(Kind.NEW, STRANGER), (Kind.ABSENT, MEMBER)]


def test_former_member_comes_back_or_is_as_it_was():
    assert kinds(plan(row(FORMER, first_day=ON, **DETAILS)))[0] == (Kind.NEW, FORMER)
    assert kinds(plan(row(FORMER)))[0] == (Kind.SAME, FORMER)


@pytest.mark.parametrize(
    ("wrong", "key", "code"),
    [
        (row(first_day=date(2018, 1, 1)), "first_day", "members.first_day_fixed"),
        (row(last_day=date(2016, 12, 31)), "last_day", "proposal.ends_before"),
        (row(STRANGER, last_day=ON), "last_day", "members.unknown"),
    ],
)
def test_wrong_row_names_its_place(wrong, key, code):
    found = plan(wrong)
    assert faults(found) == [(2, key, code)]
    assert proposing(found) == []


def test_new_member_says_all_that_lacks_in_one_pass():
    found = plan(row(STRANGER))
    assert [key for _row, key, _code in faults(found)] == [
        "name",
        "kind",
        "flemish_establishment",
        "first_day",
    ]


def test_unreadable_cell_does_not_lack_as_well():
    broken = RowFacts(2, STRANGER, {**DETAILS}, None, None, frozenset({"first_day"}))
    found = plan(broken)
    assert (faults(found), proposing(found)) == ([], [])


def test_organisation_twice_in_a_file_and_what_waits_already():
    twice = plan(row(), row(number=3, municipality="Gent"))
    assert faults(twice) == [(3, "kbo", "members.twice_in_file")]
    waits = plan(row(municipality="Gent"), waiting=[(MEMBER, Kind.CHANGED)])
    assert faults(waits) == [(2, "kbo", "members.waits_already")]
