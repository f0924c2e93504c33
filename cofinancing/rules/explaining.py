"""What one contribution counts for, written out (R34, R43)."""

from __future__ import annotations

from clusterbeleid.kernel.findings import Explained, Line
from cofinancing.enums import ContributionState, Counting
from cofinancing.rules.counting import Assessment, Moment, PaymentFacts, assess


def counting_of(payment: PaymentFacts, moment: Moment | None) -> Counting:
    """Return in one word what a payment counts for; without a due date nothing counts yet."""
    if moment is None:
        return Counting.NO
    return _word(payment, moment, assess(payment, moment))


def explain(payment: PaymentFacts, moment: Moment) -> Explained:
    """Return the days and amounts that decide, and every reason why it does not count for more."""
    found = assess(payment, moment)
    lines = [
        Line("contribution.line.granted_on", moment.granted_on, "date", "R34"),
        Line("contribution.line.due", moment.due, "date", "R34"),
    ]
    if payment.value_date is not None:
        lines.append(Line("contribution.line.value_date", payment.value_date, "date", "R43"))
    if payment.recorded_on is not None:
        lines.append(Line("contribution.line.recorded_on", payment.recorded_on, "date", "R34"))
    if payment.amount is not None:
        lines.append(Line("contribution.line.received", payment.amount, "EUR", "R43"))
    lines.append(Line("contribution.line.for_year", found.sums.for_year, "EUR", "R43"))
    lines.append(Line("contribution.line.by_due", found.sums.by_due, "EUR", "R34"))
    return Explained(tuple(lines), found.findings)


def _word(payment: PaymentFacts, moment: Moment, found: Assessment) -> Counting:
    if found.counts:
        return Counting.IN_TIME if found.in_time else Counting.YEAR_ONLY
    money = payment.value_date is not None and payment.value_date <= moment.on
    allowed = payment.source in moment.sources
    if payment.state == ContributionState.RECEIVED and money and allowed:
        return Counting.WAITING
    return Counting.NO
