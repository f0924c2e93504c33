"""Which payment counts, and for what (R34, R43).

The same answer is given in SQL for sums over many project years
(``cofinancing.queries.checks``); a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clusterbeleid.kernel.findings import Finding, Level
from cofinancing.enums import ContributionState

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class PaymentFacts:
    """One contribution as the rules see it.

    ``recorded_on`` is the day in Brussels on which the receipt was entered here; ``proven`` says
    that a second person confirmed the proof of a receipt that was entered late.
    """

    state: str
    source: str
    amount: Decimal | None
    value_date: date | None
    recorded_on: date | None
    proven: bool


@dataclass(frozen=True)
class Moment:
    """Due date, grant, kinds that may count, and day of looking: what a payment is held against."""

    due: date
    granted_on: date
    sources: frozenset[str]
    on: date

    @property
    def cut(self) -> date:
        """Last day that helps to be in time, as far as known on the day of looking."""
        return min(self.due, self.on)


class Sums(NamedTuple):
    """Sums over the payments of one project year, in euro.

    ``by_due`` is in time; ``for_year`` counts for the year; ``waiting`` is in time but not yet
    accepted; ``early`` counts although paid before the grant.
    """

    by_due: Decimal = NOTHING
    for_year: Decimal = NOTHING
    waiting: Decimal = NOTHING
    early: Decimal = NOTHING

    def plus(self, other: Sums) -> Sums:
        """Return the sums of both together."""
        return Sums._make(mine + theirs for mine, theirs in zip(self, other, strict=True))


@dataclass(frozen=True)
class Assessment:
    """What one payment adds to the sums, and why not more."""

    sums: Sums
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> bool:
        """Tell whether it counts for the project year."""
        return self.sums.for_year > 0

    @property
    def in_time(self) -> bool:
        """Tell whether it counts for the due date as well."""
        return self.sums.by_due > 0


def assess(payment: PaymentFacts, moment: Moment) -> Assessment:
    """Return what ``payment`` adds, with the reason for every part that does not count.

    Counts: received, accepted, and of a kind that may count. In time: value date and day of
    entry not after the due date; a later entry only with proof confirmed by a second person.
    """
    kind = _source_findings(payment, moment.sources)
    if payment.state == ContributionState.REJECTED:
        return Assessment(Sums(), (_block("cofinancing.rejected"), *kind))
    if not _is_in(payment, moment.on):
        return Assessment(Sums(), (_block("cofinancing.not_received"), *kind))
    amount = payment.amount or NOTHING
    late = _lateness(payment, moment)
    if payment.state == ContributionState.RECEIVED:
        waiting = NOTHING if kind or late else amount
        return Assessment(Sums(waiting=waiting), (_block("cofinancing.not_accepted"), *kind, *late))
    if kind:
        return Assessment(Sums(), kind)
    early = _early(payment, moment)
    sums = Sums(
        by_due=NOTHING if late else amount,
        for_year=amount,
        early=amount if early else NOTHING,
    )
    return Assessment(sums, (*late, *early))


def add_up(payments: Iterable[PaymentFacts], moment: Moment) -> Sums:
    """Return the sums over the payments of one project year."""
    total = Sums()
    for payment in payments:
        total = total.plus(assess(payment, moment).sums)
    return total


def _is_in(payment: PaymentFacts, on: date) -> bool:
    """Tell whether there is money on the account by the day of looking."""
    if payment.state in {ContributionState.PLEDGED, ContributionState.INVOICED}:
        return False
    return payment.value_date is not None and payment.value_date <= on


def _source_findings(payment: PaymentFacts, sources: frozenset[str]) -> tuple[Finding, ...]:
    if payment.source in sources:
        return ()
    return (_block(f"cofinancing.not_counting.{payment.source}"),)


def _lateness(payment: PaymentFacts, moment: Moment) -> tuple[Finding, ...]:
    if payment.value_date is None or payment.value_date > moment.cut:
        why = Finding(
            Level.RECORD,
            "cofinancing.value_after_due",
            "R34",
            {"value_date": payment.value_date or moment.on, "due": moment.due},
        )
    elif payment.proven or (payment.recorded_on is not None and payment.recorded_on <= moment.cut):
        return ()
    else:
        recorded = {"recorded_on": payment.recorded_on or moment.on, "due": moment.due}
        why = Finding(Level.WARN, "cofinancing.entered_after_due", "R34", recorded)
    only = {"due": moment.due}
    return (Finding(Level.RECORD, "cofinancing.payment_for_year_only", "R34", only), why)


def _early(payment: PaymentFacts, moment: Moment) -> tuple[Finding, ...]:
    if payment.value_date is None or payment.value_date >= moment.granted_on:
        return ()
    params = {"value_date": payment.value_date, "granted_on": moment.granted_on}
    return (Finding(Level.WARN, "cofinancing.payment_before_grant", "R34", params),)


def _block(code: str) -> Finding:
    return Finding(Level.BLOCK, code, "R43")
