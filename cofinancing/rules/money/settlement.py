"""Settlement of a project year and of a whole agreement (R5, R7-R9, R13, R17, R18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from agreements.rules.amounts import INTENSITY
from agreements.rules.caps import BROKEN_YEAR_DAYS
from agreements.rules.discounting import discount_divisor
from agreements.rules.figures import Figure, figure_at
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.money import round_cents
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period
from clusterbeleid.kernel.ratios import display_percentage, exceeds, percentage
from cofinancing.rules.money.costs import ZERO, CostSums, explain_costs
from cofinancing.rules.money.income import IncomeFacts, check_cumulation, state_aid

DISCOUNT = "aid.discount_rate_pct"
_WHOLE = Decimal(100)


@dataclass(frozen=True)
class AccountsFacts:
    """The last statement on separate accounts: approved and used overhead key, in percent (R5)."""

    signed_on: date
    key_approved: Decimal
    key_used: Decimal


@dataclass(frozen=True)
class FeeFacts:
    """Where the fees are published, and since when the fee list is in use (R13)."""

    published_on: date
    fee_list_on: date


@dataclass(frozen=True)
class YearFacts:
    """A project year to settle, in euro; ``cap`` None when its kind has none (R9).

    ``settled`` is the aid of the settlement that is fixed, None without one.
    """

    number: int
    period: Period
    granted: Decimal
    cap: Decimal | None
    costs: CostSums
    income: tuple[IncomeFacts, ...] = ()
    paid: Decimal = ZERO
    accounts: AccountsFacts | None = None
    fees: FeeFacts | None = None
    settled: Decimal | None = None

    @property
    def accepted(self) -> Decimal:
        """Accepted costs."""
        return self.costs.total.accepted

    @property
    def most(self) -> Decimal:
        """The most that may be due: never above grant, cap of the year or accepted costs."""
        return min(x for x in (self.granted, self.cap, self.accepted) if x is not None)


@dataclass(frozen=True)
class YearSettlement:
    """What is due for a project year: ``most`` at most, ``aid`` as proposed or as fixed."""

    year: YearFacts
    aid: Decimal
    explained: Explained

    @property
    def difference(self) -> Decimal:
        """Due less paid; below zero when too much was paid."""
        return self.aid - self.year.paid


@dataclass(frozen=True)
class WholeSettlement:
    """The settlement of an agreement over its whole period (R8)."""

    years: tuple[YearSettlement, ...]
    accepted: Decimal
    aid: Decimal
    public_share: Decimal | None
    explained: Explained


def settle_year(
    year: YearFacts, params: Params, granted_on: date, *, wanted: Decimal | None = None
) -> YearSettlement:
    """Return what is due for a project year, explained; ``wanted`` is what a person would fix.

    Proposed is half of the accepted costs, less other State aid for them, within grant and cap of
    the year. A single year may be above half as long as the whole period is not: WARN (R8, R9).
    """
    limit = figure_at(params, INTENSITY, granted_on)
    proposal = _proposal(year, limit)
    aid = next((x for x in (wanted, year.settled) if x is not None), proposal)
    cumulation = check_cumulation(year.costs, aid, year.income, limit)
    lines = [
        *explain_costs(year.costs).lines,
        Line("settlement.granted", year.granted, "EUR", "R9"),
        *_cap_line(year),
        Line("settlement.limit", limit.value, "pct", limit.row.source, limit.row.key),
        *cumulation.lines,
        Line("settlement.aid", aid, "EUR", "R8"),
        Line("settlement.paid", year.paid, "EUR", "R45"),
        Line("settlement.difference", aid - year.paid, "EUR", "R45"),
    ]
    found = [*_remarks(year, aid, limit), *_statements(year, Level.WARN), *cumulation.findings]
    return YearSettlement(year, aid, Explained(tuple(lines), tuple(found)))


def settle_whole(
    years: Sequence[YearFacts],
    accounts: AccountsFacts | None,
    params: Params,
    granted_on: date,
) -> WholeSettlement:
    """Return the settlement of the whole agreement: half of all accepted costs, also in present value.

    BLOCK above the intensity, without a statement on separate accounts, and while a project year
    is not settled (R5, R8, R17).
    """
    limit = figure_at(params, INTENSITY, granted_on)
    settled = tuple(settle_year(year, params, granted_on) for year in years)
    accepted = sum((one.year.accepted for one in settled), ZERO)
    aid = sum((one.aid for one in settled), ZERO)
    public = aid + sum((state_aid(one.year.income) for one in settled), ZERO)
    paid = sum((one.year.paid for one in settled), ZERO)
    present = _present_value(settled, params, granted_on, limit)
    found = [*_unsettled(years), *_accounts(accounts, Level.BLOCK)]
    lines = [
        Line("settlement.accepted", accepted, "EUR", "R7"),
        Line("settlement.aid", aid, "EUR", "R8"),
        Line("settlement.public", public, "EUR", "R18"),
        Line("settlement.limit", limit.value, "pct", limit.row.source, limit.row.key),
        Line("settlement.paid", paid, "EUR", "R45"),
        Line("settlement.difference", aid - paid, "EUR", "R45"),
    ]
    share = percentage(public, accepted) if accepted > ZERO else None
    if share is not None:
        lines.append(Line("settlement.public_share", share, "pct", "R8"))
    if public > ZERO and (accepted <= ZERO or exceeds(public, accepted, limit.value)):
        found.append(_above("settlement.above_intensity", "R8", public, accepted, limit))
    explained = Explained((*lines, *present.lines), (*found, *present.findings))
    return WholeSettlement(settled, accepted, aid, share, explained)


def _proposal(year: YearFacts, limit: Figure) -> Decimal:
    half = round_cents(year.accepted * limit.value / _WHOLE) - state_aid(year.income)
    return max(min(year.most, half), ZERO)


def _cap_line(year: YearFacts) -> list[Line]:
    return [] if year.cap is None else [Line("settlement.cap", year.cap, "EUR", "R9")]


def _remarks(year: YearFacts, aid: Decimal, limit: Figure) -> list[Finding]:
    found: list[Finding] = []
    waiting = year.costs.lines_waiting
    if waiting:
        found.append(Finding(Level.BLOCK, "settlement.costs_wait", "R7", {"lines": waiting}))
    if aid > year.most:
        values = {"aid": aid, "most": year.most}
        found.append(Finding(Level.BLOCK, "settlement.above_most", "R9", values))
    if year.accepted > ZERO and exceeds(aid, year.accepted, limit.value):
        found.append(_above("settlement.year_above", "R8", aid, year.accepted, limit, Level.WARN))
    if year.paid > aid:
        too_much = {"amount": year.paid - aid}
        found.append(Finding(Level.WARN, "settlement.paid_too_much", "R46", too_much))
    return found


def _statements(year: YearFacts, level: Level) -> list[Finding]:
    found = _accounts(year.accounts, level)
    if year.fees is None:
        found.append(Finding(Level.WARN, "settlement.no_fees", "R13"))
    elif year.fees.published_on < year.fees.fee_list_on:
        days = {"published_on": year.fees.published_on, "fee_list_on": year.fees.fee_list_on}
        found.append(Finding(Level.WARN, "settlement.fees_old", "R13", days))
    return found


def _accounts(accounts: AccountsFacts | None, level: Level) -> list[Finding]:
    if accounts is None:
        return [Finding(level, "settlement.no_accounts", "R5")]
    if accounts.key_used == accounts.key_approved:
        return []
    keys = {"used": accounts.key_used, "approved": accounts.key_approved}
    return [Finding(Level.WARN, "settlement.other_key", "R5", keys)]


def _unsettled(years: Sequence[YearFacts]) -> list[Finding]:
    return [
        Finding(Level.BLOCK, "settlement.year_open", "R8", {"year": year.number})
        for year in years
        if year.settled is None
    ]


def _present_value(
    settled: Sequence[YearSettlement], params: Params, granted_on: date, limit: Figure
) -> Explained:
    """Hold the intensity in present value too, each year on its first day (R17).

    Without a rate for the granting date nobody can tell: RECORD.
    """
    rate = params.find(DISCOUNT, granted_on)
    if rate is None:
        return Explained((), (Finding(Level.RECORD, "settlement.no_discount_rate", "R17"),))
    days = figure_at(params, BROKEN_YEAR_DAYS, granted_on).value
    public = cost = ZERO
    for one in settled:
        part = discount_divisor(rate.value, one.year.period.first, granted_on, days)
        public += (one.aid + state_aid(one.year.income)) / part
        cost += one.year.accepted / part
    lines = (
        Line("settlement.discount_rate", rate.value, "pct", rate.source, rate.key),
        Line("settlement.public_present", round_cents(public), "EUR", "R17"),
        Line("settlement.cost_present", round_cents(cost), "EUR", "R17"),
    )
    if cost <= ZERO or not exceeds(public, cost, limit.value):
        return Explained(lines)
    return Explained(lines, (_above("settlement.present_above", "R17", public, cost, limit),))


def _above(
    code: str,
    rule: str,
    public: Decimal,
    cost: Decimal,
    limit: Figure,
    level: Level = Level.BLOCK,
) -> Finding:
    share = percentage(public, cost) if cost > ZERO else _WHOLE
    shown = display_percentage(share, threshold=limit.value)
    return Finding(level, code, rule, {"share": shown, "limit": limit.value})
