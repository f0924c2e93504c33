"""Facts for rule tests, without a database."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from clusterbeleid.kernel.findings import Certainty
from clusterbeleid.kernel.params import ParameterRow, Params
from clusterbeleid.kernel.periods import Period
from cofinancing.rules.check import CheckResult, check_year
from cofinancing.rules.counting import Moment, PaymentFacts, Sums
from cofinancing.rules.deadline import ChangeFacts, StartFacts
from cofinancing.rules.yardstick import Yardsticks
from cofinancing.rules.years import YearFacts

VALUES = {
    "cofinancing.paid_in_pct": "80.0000",
    "cofinancing.term_months": "3.0000",
    "cofinancing.counts.company_cash": "1",
    "cofinancing.counts.company_services": "0",
    "cofinancing.counts.federation_fee": "0",
    "cofinancing.counts.public_flemish": "0",
    "cofinancing.counts.public_other": "0",
    "cofinancing.counts.knowledge_fee": "0",
    "cofinancing.counts.in_kind": "0",
    "cofinancing.at_risk_days": "30",
    "cofinancing.spread_top1_pct": "25.0000",
    "cofinancing.spread_top3_pct": "50.0000",
}


def params(**changed: str | None) -> Params:
    """Return the figures; ``changed`` replaces some, or leaves them out (None)."""
    values = VALUES | {"cofinancing." + key.replace("__", "."): v for key, v in changed.items()}
    return Params(
        ParameterRow(
            key, Decimal(value), Period(date(2016, 3, 4), None), "R34", "test", Certainty.B
        )
        for key, value in values.items()
        if value is not None
    )


def start(
    first_day: date = date(2026, 1, 1),
    *,
    number: int = 2,
    granted_on: date = date(2024, 12, 1),
    clock: str = "BE",
    reading: str = "EVENT",
) -> StartFacts:
    return StartFacts(number, granted_on, first_day, clock, reading)


def extension(new_due: date, decided_on: date = date(2026, 3, 1)) -> ChangeFacts:
    return ChangeFacts("extension", new_due, None, None, "ziekte", "An Peeters", decided_on)


def suspension(first: date, last: date, decided_on: date = date(2026, 3, 1)) -> ChangeFacts:
    return ChangeFacts("suspension", None, first, last, "beroep", "An Peeters", decided_on)


def payment(
    amount: str | None = "100.00",
    value_date: date | None = date(2026, 3, 1),
    *,
    state: str = "accepted",
    source: str = "company_cash",
    recorded_on: date | None = date(2026, 3, 2),
    proven: bool = False,
) -> PaymentFacts:
    money = Decimal(amount) if amount else None
    return PaymentFacts(state, source, money, value_date, recorded_on, proven)


def moment(on: date = date(2026, 11, 21)) -> Moment:
    return Moment(date(2026, 4, 1), date(2025, 12, 1), frozenset({"company_cash"}), on)


def check(
    by_due: str = "0",
    *,
    on: date,
    planned: str = "1000.00",
    first_day: date = date(2026, 1, 1),
    changes: tuple[ChangeFacts, ...] = (),
    figures: Params | None = None,
    sums: Sums | None = None,
) -> CheckResult:
    begun = start(first_day)
    year = YearFacts(
        1, *begun, date(first_day.year, 12, 31), Decimal(planned), 1, "OVK-1", "running", 1, "Demo"
    )
    found = Sums(Decimal(by_due), Decimal(by_due)) if sums is None else sums
    stick = Yardsticks(figures or params()).of(begun, changes)
    return check_year(year, stick, found, on=on, at_risk_days=30)
