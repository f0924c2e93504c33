"""Aid added up over three years, by the day and before 2024 by the year (R25, R27)."""

from datetime import date
from decimal import Decimal

import pytest

from agreements.rules.windows import (
    AidPart,
    check_window,
    de_minimis_ceiling,
    needs_declaration,
    register_due,
    services_ceiling,
)
from tests.agreements.params import house_params

PARAMS = house_params()


def part(day: str, amount: str) -> AidPart:
    return AidPart(date.fromisoformat(day), Decimal(amount), "steun")


def blocked(new: AidPart, *known: AidPart) -> bool:
    return bool(check_window(new, known, de_minimis_ceiling(PARAMS, new.on_day)).findings)


@pytest.mark.parametrize(
    ("new", "known", "expected"),
    [
        (("2024-01-01", "300000"), [], False),
        (("2024-01-01", "300000.01"), [], True),
        # Three years back to the day: outside; a day later: inside.
        (("2027-03-01", "300000"), [("2024-03-01", "0.01")], False),
        (("2027-02-28", "300000"), [("2024-03-01", "0.01")], True),
        # Entered late: what was granted afterwards counts in the same period.
        (("2025-01-01", "200000"), [("2027-12-31", "100000.01")], True),
        (("2025-01-01", "200000"), [("2028-01-01", "100000.01")], False),
        (("2026-01-01", "100000"), [("2024-06-01", "150000"), ("2028-06-01", "150000.01")], False),
        (("2026-01-01", "100000"), [("2024-06-01", "100000"), ("2027-01-01", "100000.01")], True),
        # Before 2024 the year itself and the two before it, and 200,000.
        (("2023-12-31", "200000"), [("2020-12-31", "100")], False),
        (("2023-01-02", "200000"), [("2021-01-01", "0.01")], True),
        (("2023-12-31", "200000.01"), [], True),
    ],
)
def test_ceiling_over_any_three_years(new, known, expected):
    assert blocked(part(*new), *(part(*one) for one in known)) is expected


def test_lines_say_what_was_counted_and_how_much_fits():
    known = [part("2025-05-05", "250000"), part("2020-01-01", "99")]
    found = check_window(
        part("2026-11-21", "60000"), known, de_minimis_ceiling(PARAMS, date(2026, 11, 21))
    )
    assert [(line.term.rpartition(".")[2], line.value) for line in found.lines] == [
        ("years", 3),
        ("first", date(2023, 11, 22)),
        ("last", date(2026, 11, 21)),
        ("known", Decimal(250000)),
        ("new", Decimal(60000)),
        ("total", Decimal(310000)),
        ("ceiling", Decimal("300000.00")),
    ]
    assert found.findings[0].params == {"total": Decimal(310000), "room": Decimal("50000.00")}


@pytest.mark.parametrize(
    ("day", "amount", "expected"),
    [
        ("2023-06-30", "200000", False),
        ("2023-06-30", "200000.01", True),
        ("2023-07-01", "220000", False),
        ("2023-07-01", "220000.01", True),
    ],
)
def test_services_have_the_ceiling_of_their_day(day, amount, expected):
    new = part(day, amount)
    assert bool(check_window(new, [], services_ceiling(PARAMS, new.on_day)).findings) is expected


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2025-12-31", None),
        ("2026-01-01", date(2026, 1, 29)),
        ("2026-11-10", date(2026, 12, 9)),
        ("2026-12-21", date(2027, 1, 20)),
    ],
)
def test_register_within_twenty_working_days(day, due):
    assert register_due(date.fromisoformat(day), PARAMS) == due


def test_declaration_until_the_register_covers_three_years():
    assert needs_declaration(date(2028, 12, 31), PARAMS)
    assert not needs_declaration(date(2029, 1, 1), PARAMS)
