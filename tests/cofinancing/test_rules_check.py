"""Whether 80 % is paid up in time, without a database."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cofinancing.enums import CheckStatus
from cofinancing.rules.counting import Sums
from tests.cofinancing.facts import check, extension, params

DUE = date(2026, 4, 1)


def codes(result) -> list[str]:
    return [finding.code.removeprefix("cofinancing.") for finding in result.explained.findings]


@pytest.mark.parametrize(
    ("on", "status"),
    [
        (date(2025, 6, 1), CheckStatus.RUNNING),
        (date(2026, 3, 1), CheckStatus.RUNNING),
        (date(2026, 3, 2), CheckStatus.AT_RISK),
        (DUE, CheckStatus.AT_RISK),
        (date(2026, 4, 2), CheckStatus.MISSED),
    ],
)
def test_status_follows_the_day(on, status):
    assert check("799.99", on=on).status is status


@pytest.mark.parametrize("on", [date(2025, 6, 1), DUE, date(2026, 4, 2), date(2030, 1, 1)])
def test_reaching_the_percentage_is_met_on_any_day(on):
    assert check("800.00", on=on).status is CheckStatus.MET


def test_one_cent_short_of_an_uneven_plan_is_missed():
    # 80 % of 33.33 is 26.664: 26.66 is not enough.
    late = date(2026, 4, 2)
    assert check("26.66", planned="33.33", on=late).status is CheckStatus.MISSED
    assert check("26.67", planned="33.33", on=late).status is CheckStatus.MET
    assert check("26.66", planned="33.33", on=late).required == Decimal("26.67")


def test_amounts_and_percentage_are_exact():
    result = check("799.99", on=DUE)
    assert (result.basis, result.required, result.gap) == (
        Decimal("1000.00"),
        Decimal("800.00"),
        Decimal("0.01"),
    )
    assert result.percentage == Decimal("79.999")


def test_gap_is_never_below_zero():
    assert check("900.00", on=DUE).gap == 0


def test_nothing_planned_stays_running_with_a_warning():
    result = check("0", planned="0.00", on=date(2026, 4, 2))
    assert result.status is CheckStatus.RUNNING
    assert result.required == 0
    assert result.percentage is None
    assert codes(result) == ["nothing_planned"]


def test_extension_after_a_miss_makes_it_running_again():
    result = check("0", on=date(2026, 4, 2), changes=(extension(date(2026, 9, 1)),))
    assert (result.status, result.due) == (CheckStatus.RUNNING, date(2026, 9, 1))


def test_due_date_does_not_slide_when_overdue():
    assert {check("0", on=date(2026, 4, 2 + n)).due for n in range(20)} == {DUE}


def test_at_risk_says_what_lacks_and_how_long():
    (finding,) = check("300.00", on=date(2026, 3, 25)).explained.findings
    assert finding.code == "cofinancing.at_risk"
    assert dict(finding.params) == {"gap": Decimal("500.00"), "due": DUE, "days": 7}


def test_findings_name_money_that_needs_attention():
    sums = Sums(*(Decimal(n) for n in ("800.00", "950.00", "40.00", "25.00")))
    found = check(on=date(2026, 4, 2), sums=sums).explained.findings
    assert [(f.level, f.code, dict(f.params)) for f in found] == [
        ("RECORD", "cofinancing.counts_for_year_only", {"amount": Decimal("150.00"), "due": DUE}),
        ("WARN", "cofinancing.waiting_acceptance", {"amount": Decimal("40.00")}),
        ("WARN", "cofinancing.before_grant",
         {"amount": Decimal("25.00"), "granted_on": date(2024, 12, 1)}),
    ]  # fmt: skip


def test_lines_show_the_whole_calculation():
    lines = check("799.99", on=DUE).explained.lines
    assert [(line.term.removeprefix("cofinancing."), line.value) for line in lines] == [
        ("basis", Decimal("1000.00")),
        ("paid_in_pct", Decimal(80)),
        ("required", Decimal("800.00")),
        ("event_start", date(2026, 1, 1)),
        ("term_months", 3),
        ("term_event", DUE),
        ("due", DUE),
        ("received_for_year", Decimal("799.99")),
        ("received_by_due", Decimal("799.99")),
        ("percentage", Decimal("79.999")),
        ("gap", Decimal("0.01")),
    ]
    assert [line.parameter for line in lines if line.parameter] == [
        "cofinancing.paid_in_pct",
        "cofinancing.term_months",
    ]


def test_missing_figure_leaves_no_due_date_and_says_so():
    result = check("0", on=DUE, figures=params(term_months=None))
    assert (result.due, result.status, result.due_rule) == (None, CheckStatus.RUNNING, "")
    assert codes(result) == ["no_due.parameter.missing"]
    assert [line.term for line in result.explained.lines] == ["cofinancing.basis"]


def test_year_without_known_holidays_leaves_no_due_date():
    result = check("0", on=DUE, first_day=date(2150, 1, 1))
    assert codes(result) == ["no_due.calendar.year_unknown"]
