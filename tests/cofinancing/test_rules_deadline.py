"""When the money must be there, without a database."""

from __future__ import annotations

from datetime import date

import pytest

from cofinancing.rules.deadline import (
    Deadline,
    deadline_findings,
    derive_deadline,
    explain_deadline,
    start_event,
)
from cofinancing.rules.moving import extended_by_months, refuse_extension, refuse_suspension
from tests.cofinancing.facts import extension, params, start, suspension

MONTHS = params().at("cofinancing.term_months", date(2026, 1, 1))


def due_of(*changes, **facts) -> date:
    return derive_deadline(start(**facts), MONTHS, changes).due


def terms(deadline: Deadline) -> list[str]:
    return [line.term.removeprefix("cofinancing.") for line in explain_deadline(deadline)]


def test_first_year_starts_with_the_grant_when_that_is_later():
    first = start(date(2026, 1, 1), number=1, granted_on=date(2026, 2, 10))
    assert start_event(first) == date(2026, 2, 10)
    # From the tenth to the eve of the tenth, counted from the eleventh.
    assert derive_deadline(first, MONTHS).due == date(2026, 5, 11)


def test_first_year_starts_on_its_first_day_when_the_grant_came_before():
    assert start_event(start(number=1, granted_on=date(2025, 11, 3))) == date(2026, 1, 1)


def test_later_years_start_on_their_first_day_even_after_a_late_grant():
    assert start_event(start(number=2, granted_on=date(2026, 2, 10))) == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("reading", "due"), [("EVENT", date(2026, 4, 1)), ("FIRST_DAY", date(2026, 3, 31))]
)
def test_reading_of_the_start_gives_one_day_difference(reading, due):
    assert due_of(reading=reading) == due


@pytest.mark.parametrize(
    ("clock", "due"),
    [("BE", date(2025, 6, 2)), ("EU", date(2025, 5, 28)), ("CONTRACT", date(2025, 6, 2))],
)
def test_clock_of_the_agreement_decides(clock, due):
    assert due_of(first_day=date(2025, 2, 28), clock=clock) == due


def test_extension_names_the_new_date():
    deadline = derive_deadline(start(), MONTHS, [extension(date(2026, 6, 30))])
    assert (deadline.due, deadline.rule) == (date(2026, 6, 30), "R30, R34")


def test_extension_to_a_sunday_moves_to_monday():
    assert due_of(extension(date(2026, 5, 31))) == date(2026, 6, 1)


def test_suspension_adds_its_days_both_ends_included():
    assert due_of(suspension(date(2026, 2, 1), date(2026, 2, 10))) == date(2026, 4, 13)


def test_suspension_ending_in_a_weekend_moves_to_a_working_day():
    # 1 April + 10 days = Saturday 11 April.
    deadline = derive_deadline(start(), MONTHS, [suspension(date(2026, 2, 1), date(2026, 2, 10))])
    assert [step.nominal for step in deadline.steps] == [date(2026, 4, 11)]
    assert deadline.steps[0].rolled == (
        (date(2026, 4, 11), "saturday"),
        (date(2026, 4, 12), "sunday"),
    )


def test_decisions_follow_each_other():
    changes = [
        suspension(date(2026, 2, 2), date(2026, 2, 6)),
        extension(date(2026, 5, 4)),
        suspension(date(2026, 4, 20), date(2026, 4, 21)),
    ]
    deadline = derive_deadline(start(), MONTHS, changes)
    # 1 April + 5 days is Easter Monday; 4 May; 4 May + 2 days.
    assert [step.due for step in deadline.steps] == [
        date(2026, 4, 7),
        date(2026, 5, 4),
        date(2026, 5, 6),
    ]
    assert deadline.due == date(2026, 5, 6)


def test_lines_tell_the_whole_way():
    deadline = derive_deadline(start(), MONTHS, [suspension(date(2026, 2, 2), date(2026, 2, 6))])
    assert terms(deadline) == [
        "event_start",
        "term_months",
        "term_event",
        "suspended_days",
        "suspended_to",
        "rest.holiday.easter_monday",
        "due",
    ]
    source = explain_deadline(deadline)[3].source
    assert source == "An Peeters, 01/03/2026: beroep"


def test_lines_name_the_grant_as_start_of_a_first_year():
    deadline = derive_deadline(start(number=1, granted_on=date(2026, 2, 10)), MONTHS)
    assert terms(deadline)[0] == "event_grant"


def test_due_date_on_11_july_gives_a_warning():
    deadline = derive_deadline(start(date(2025, 4, 11)), MONTHS)
    assert [
        (finding.level, finding.code) for finding in deadline_findings(deadline, date(2026, 4, 10))
    ] == [("WARN", "cofinancing.due_on_flemish_day")]


def test_due_date_after_the_project_year_gives_a_warning():
    deadline = derive_deadline(start(), MONTHS, [extension(date(2027, 1, 4))])
    assert [finding.code for finding in deadline_findings(deadline, date(2026, 12, 31))] == [
        "cofinancing.due_after_year"
    ]


def test_ordinary_due_date_gives_no_warning():
    assert deadline_findings(derive_deadline(start(), MONTHS), date(2026, 12, 31)) == ()


def test_extension_by_months_follows_the_clock():
    assert extended_by_months(derive_deadline(start(), MONTHS), 2) == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("new_due", "refused"), [(date(2026, 3, 31), 1), (date(2026, 4, 1), 1), (date(2026, 4, 2), 0)]
)
def test_extension_must_be_later(new_due, refused):
    assert len(refuse_extension(derive_deadline(start(), MONTHS), new_due, file="A/1")) == refused


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 2, 10), date(2026, 2, 9), "suspension_reversed"),
        (date(2025, 12, 31), date(2026, 1, 9), "suspension_too_early"),
        (date(2026, 4, 14), date(2026, 4, 20), "suspension_too_late"),
        (date(2026, 2, 10), date(2026, 2, 12), "suspension_twice"),
    ],
)
def test_suspension_outside_the_term_is_refused(first, last, code):
    deadline = derive_deadline(start(), MONTHS, [suspension(date(2026, 2, 1), date(2026, 2, 10))])
    assert [finding.code for finding in refuse_suspension(deadline, first, last, file="A/1")] == [
        f"cofinancing.{code}"
    ]


def test_suspension_until_the_last_day_is_allowed():
    deadline = derive_deadline(start(), MONTHS)
    assert refuse_suspension(deadline, date(2026, 4, 1), date(2026, 4, 30), file="A/1") == ()
