"""What a grant asks on later days: publish (R19), evaluate (R42), keep (R21)."""

from datetime import date
from decimal import Decimal

import pytest

from agreements.effects import consequences_of_grant
from agreements.rules import GrantFacts, YearFacts, grant_duties
from clusterbeleid.kernel.periods import Period, last_day_after_years
from tests.agreements.params import house_params


def grant(granted_on: date, start: date, years: int = 3, amount: str = "150000") -> GrantFacts:
    rows = []
    for number in range(1, years + 1):
        first = date(start.year + number - 1, start.month, start.day)
        granted = Decimal(amount)
        period = Period(first, last_day_after_years(first, 1))
        rows.append(YearFacts(number, period, granted, granted * 2, granted))
    return GrantFacts(granted_on, Period(start, rows[-1].period.last), tuple(rows), "BE", "EVENT")


def duty(facts: GrantFacts, kind: str):
    return [row for row in grant_duties(facts, house_params()) if row.kind == kind]


@pytest.mark.parametrize(
    ("granted_on", "amount", "required", "due"),
    [
        # The edges of domain.md R19: 450,000 below the old and above the new threshold.
        (date(2023, 6, 30), "150000", False, date(2024, 1, 2)),
        (date(2023, 7, 1), "150000", True, date(2024, 1, 2)),
        (date(2023, 6, 30), "166666.67", True, date(2024, 1, 2)),
        (date(2024, 1, 8), "650000", True, date(2024, 7, 8)),
        (date(2016, 6, 30), "500000", False, date(2016, 12, 30)),
        (date(2024, 8, 31), "650000", True, date(2025, 2, 28)),
    ],
)
def test_aid_above_the_threshold_of_its_day_is_published_in_six_months(
    granted_on, amount, required, due
):
    facts = grant(granted_on, date(granted_on.year + 1, 1, 1), 3, amount)
    (found,) = duty(facts, "publication")
    assert (found.required, found.due, found.amount) == (required, due, Decimal(amount) * 3)


def test_exactly_the_threshold_is_not_above_it():
    (found,) = duty(grant(date(2024, 1, 8), date(2024, 1, 1), 1, "100000"), "publication")
    assert not found.required
    (found,) = duty(grant(date(2024, 1, 8), date(2024, 1, 1), 1, "100000.01"), "publication")
    assert found.required
    lines = {line.term: (line.value, line.parameter) for line in found.explained.lines}
    assert lines["line.duty.threshold"] == (Decimal("100000.00"), "tam.threshold_eur")
    assert lines["line.duty.public_until"] == (date(2034, 1, 8), "tam.keep_years")


@pytest.mark.parametrize(
    ("granted_on", "start", "years", "expected"),
    [
        (date(2016, 12, 12), date(2017, 1, 1), 3, [date(2019, 12, 31)]),
        (date(2020, 12, 14), date(2021, 1, 1), 3, [date(2022, 12, 31)]),
        (date(2021, 1, 1), date(2021, 9, 1), 3, [date(2023, 8, 31)]),
        (date(2024, 1, 8), date(2024, 1, 1), 4, [date(2025, 12, 31), date(2027, 12, 31)]),
        (date(2022, 12, 12), date(2023, 1, 1), 1, [date(2023, 12, 31)]),
    ],
)
def test_evaluations_are_planned_by_the_interval_of_their_period(
    granted_on, start, years, expected
):
    assert [row.due for row in duty(grant(granted_on, start, years), "evaluation")] == expected


def test_records_are_kept_ten_years_from_the_award():
    (found,) = duty(grant(date(2024, 2, 29), date(2024, 3, 1)), "retention")
    assert found.due == date(2034, 2, 28)


def test_consequences_name_every_year_and_day_before_the_vote():
    facts = grant(date(2026, 12, 14), date(2027, 1, 1), 2, "150000.01")
    found = consequences_of_grant(facts, house_params())
    lines = [(line.term, line.value) for line in found.lines]
    ours = [
        row
        for row in lines
        if not row[0].startswith(("line.grant.cofinancing.", "line.grant.cofinancing_due"))
    ]
    assert ours == [
        ("line.grant.first_day", date(2027, 1, 1)),
        ("line.grant.last_day", date(2028, 12, 31)),
        ("line.grant.year.1", Decimal("150000.01")),
        ("line.grant.cofinancing_proved.1", Decimal("90000.01")),
        ("line.grant.report_accepted.1", Decimal("60000.00")),
        ("line.grant.year.2", Decimal("150000.01")),
        ("line.grant.cofinancing_proved.2", Decimal("90000.01")),
        ("line.grant.report_accepted.2", Decimal("60000.00")),
        ("line.grant.publication", date(2027, 6, 14)),
        ("line.grant.evaluation.1", date(2028, 12, 31)),
        ("line.grant.retention", date(2036, 12, 14)),
    ]
