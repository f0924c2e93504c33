"""What a report lacks and what the rules say of it, without a database."""

from decimal import Decimal

import pytest

from clusterbeleid.kernel.findings import Level
from evaluations.rules.figures import (
    Figure,
    MemberMoves,
    RegisterFacts,
    figures_of,
    to_explain,
)
from evaluations.rules.report_form import CARRIED, FORM
from evaluations.rules.reports import (
    ReportFacts,
    check_report,
    check_review,
    completeness_of,
    fields_in,
    sections_for,
)

TWENTY = Decimal(20)


def figure(value, before, key="members-total"):
    return Figure(
        key, "members", Decimal(value), "number", "figures.register", before and Decimal(before)
    )


def facts(kind="report", answers=(), figures=()):
    return ReportFacts(kind, 1, dict(answers), tuple(figures), TWENTY)


def codes(found):
    return [finding.code for finding in found.findings if finding.code != "report.missing"]


def missing(found):
    return [row.field for row in completeness_of(found).missing]


@pytest.mark.parametrize(
    ("value", "before", "asks"),
    [(120, 100, False), (121, 100, True), (80, 100, False), (79, 100, True), (5, None, False), (5, 0, False)],
)  # fmt: skip
def test_only_a_difference_beyond_the_threshold_asks_why(value, before, asks):
    assert bool(to_explain([figure(value, before)], TWENTY)) is asks


def test_large_difference_blocks_until_it_is_explained():
    moved = [figure(150, 100)]
    bare, told = facts(figures=moved), facts(answers={"why-members-total": "Fusie."}, figures=moved)
    assert "why-members-total" in [row.field for row in completeness_of(bare).blocking]
    assert "why-members-total" not in missing(told)


def test_plan_asks_fewer_sections_than_a_report():
    plan, report = (sections_for(kind, 1) for kind in ("plan", "report"))
    assert [one.code for one in report] == list(FORM.codes(1))
    assert {one.code for one in report} - {one.code for one in plan} == {
        "members", "board", "cofinancing", "projects", "indicators", "leverage", "access", "next_year",
    }  # fmt: skip


def test_note_can_stand_at_every_figure_and_is_never_asked():
    found = facts(figures=[figure(100, 100)])
    assert "note-members-total" in [field.key for field in fields_in(found, "members")]
    assert "note-members-total" not in missing(found)


def test_whole_new_report_has_at_most_forty_fields_and_less_with_last_year():
    asked = completeness_of(facts()).asked
    assert asked <= 40
    assert asked - len(CARRIED) == 7


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        (
            {"fees-url": "https://a.be", "fees-date": "01/02/2026", "fee-list-from": "01/01/2026"},
            [],
        ),
        (
            {"fees-date": "31/12/2025", "fee-list-from": "01/01/2026"},
            ["report.rules_older_than_fees"],
        ),
        ({"fees-date": "31/02/2026"}, ["report.no_day"]),
        ({"fees-date": "in mei"}, ["report.no_day"]),
        ({"fees-url": "a.be"}, ["report.no_address"]),
        ({"nps": "-100"}, []),
        ({"nps": "101"}, ["report.no_score"]),
        ({"nps": "goed"}, ["report.no_score"]),
        ({"employment": "1.250,5"}, []),
        ({"employment": "-1"}, ["report.no_number"]),
    ],
)
def test_access_and_scores_are_checked(answers, found):
    assert codes(check_report(facts(answers=answers))) == found


def test_missing_fee_rules_are_a_warning_only():
    rows = [row for row in completeness_of(facts()).missing if row.section == "access"]
    assert len(rows) == 3
    assert not any(row.blocks for row in rows)


def test_share_of_smes_is_one_of_company_members():
    moves = MemberMoves(frozenset({1, 2, 3}), frozenset({2, 3, 4, 5}))
    register = RegisterFacts(moves, 2, 1, 0, 4, 2, Decimal(10), Decimal(20), None)
    found = {row.key: row.value for row in figures_of(register)}
    assert [found[f"members-{one}"] for one in ("total", "joined", "left", "stayed")] == [
        4,
        2,
        1,
        2,
    ]
    assert found["sme-share"] == 50
    assert found["flemish-seats"] == 50
    assert found["largest-share"] is None


def test_share_without_companies_is_unknown():
    moves = MemberMoves(frozenset(), frozenset())
    register = RegisterFacts(moves, 0, 0, 0, 0, 0, Decimal(0), Decimal(0), None)
    found = {row.key: row.value for row in figures_of(register)}
    assert (found["sme-share"], found["flemish-seats"]) == (None, None)


def test_question_blocks_accepting():
    (found,) = check_review({"risks": "question", "board": "accepted"})
    assert (found.level, found.code) == (Level.BLOCK, "report.section_waits")
    assert check_review({"board": "accepted"}) == ()
