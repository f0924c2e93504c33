"""The money of an application: cap, intensity, present value, co-financing and the sum of sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from agreements.rules.amounts import check_intensity, check_yearly_cap
from agreements.rules.answers import Answer
from agreements.rules.discounting import discount_divisor
from agreements.rules.facts import AgreementFacts, LineageContext, SchemeFacts, YearFacts
from agreements.rules.figures import figure_at
from agreements.rules.periods import check_ibn_years, check_ten_years
from applications.enums import FundingSource
from applications.rules.facts import ZERO, ApplicationFacts, project_years
from clusterbeleid.kernel.findings import Explained, Finding, Level, Line
from clusterbeleid.kernel.money import round_cents
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import Period
from clusterbeleid.kernel.ratios import exceeds, percentage, reaches

MOST_YEARS = "art27.max_years"
INTENSITY = "art27.intensity_pct"
DISCOUNT = "aid.discount_rate_pct"
# State aid counts together for the same costs; money that Brussels manages itself does not (R18).
PUBLIC = (
    FundingSource.AID,
    FundingSource.OTHER_FLEMISH,
    FundingSource.OTHER_PUBLIC,
    FundingSource.EU_SHARED,
)
_WHOLE = Decimal(100)
_DAYS_OF_YEAR = "agreement.broken_year_days"


@dataclass(frozen=True)
class GrantContext:
    """What the check borrows from agreements: the legal ground and what the lineage already had."""

    scheme: SchemeFacts | None
    lineage: LineageContext = field(default_factory=LineageContext)


def years_of(facts: ApplicationFacts, params: Params) -> Sequence[Period]:
    """Return the project years as planned, never more than aid can last (R10)."""
    most = figure_at(params, MOST_YEARS, facts.today)
    return project_years(facts.first_day, facts.last_day, most.whole)


def check_money(facts: ApplicationFacts, context: GrantContext, params: Params) -> Explained:
    """Return what the rules say of the budget and the financing as they stand (R8-R10, R17, R18).

    Without a period, costs or aid there is nothing to hold against a limit yet.
    """
    years = years_of(facts, params)
    answer = Answer(params, facts.today)
    if context.scheme is not None and years:
        grant = _as_grant(facts, context, context.scheme, years)
        check_yearly_cap(grant, answer)
        check_intensity(grant, answer)
        check_ten_years(grant, answer)
        check_ibn_years(grant, answer)
    borrowed = answer.explained()
    lines, findings = [*borrowed.lines], [*borrowed.findings]
    for part in (_unreadable(facts), _public_share(facts, params), _cofinancing(facts, params)):
        lines += part.lines
        findings += part.findings
    present = present_value(facts, years, params)
    balance = _balance(facts, len(years))
    return Explained(
        (*lines, *present.lines, *balance.lines),
        (*findings, *present.findings, *balance.findings),
    )


def present_value(facts: ApplicationFacts, years: Sequence[Period], params: Params) -> Explained:
    """Hold the intensity in present value too: aid and costs discounted to today (R17).

    Both are taken on the first day of their project year. Without a known rate this is RECORD.
    """
    if not years or facts.cost <= ZERO:
        return Explained(())
    rate, limit = params.find(DISCOUNT, facts.today), figure_at(params, INTENSITY, facts.today)
    if rate is None:
        return Explained((), (Finding(Level.RECORD, "money.no_discount_rate", "R17"),))
    days = figure_at(params, _DAYS_OF_YEAR, facts.today).value
    aid = cost = ZERO
    for number, year in enumerate(years, start=1):
        part = discount_divisor(rate.value, year.first, facts.today, days)
        aid += facts.funding_of(number, FundingSource.AID) / part
        cost += facts.cost_of(number) / part
    if cost <= ZERO:
        return Explained(())
    lines = (
        Line("money.discount_rate", rate.value, "pct", rate.source, rate.key),
        Line("money.aid_present", round_cents(aid), "EUR", "R17"),
        Line("money.cost_present", round_cents(cost), "EUR", "R17"),
        Line("money.intensity_present", percentage(aid, cost), "pct", "R17"),
    )
    if not exceeds(aid, cost, limit.value):
        return Explained(lines)
    values = {"share": round_cents(percentage(aid, cost)), "limit": limit.value}
    return Explained(lines, (Finding(Level.BLOCK, "money.present_above_intensity", "R17", values),))


def _as_grant(
    facts: ApplicationFacts, context: GrantContext, scheme: SchemeFacts, years: Sequence[Period]
) -> AgreementFacts:
    """Return the application as the grant it asks for, for the rules of agreements."""
    last = years[-1].last
    return AgreementFacts(
        cluster_id=0,
        cluster_kind=facts.kind,
        aid_kind="operating",
        period=Period(years[0].first, facts.last_day or last),
        granted_on=facts.today,
        scheme=scheme,
        years=tuple(
            YearFacts(
                number,
                year,
                facts.funding_of(number, FundingSource.AID),
                facts.cost_of(number),
                facts.pledged_in(number),
            )
            for number, year in enumerate(years, start=1)
        ),
        has_operator=True,
        today=facts.today,
        lineage=context.lineage,
    )


def _unreadable(facts: ApplicationFacts) -> Explained:
    """BLOCK a cell that holds no amount; the text stays where it was typed."""
    return Explained(
        (),
        tuple(
            Finding(
                Level.BLOCK,
                "money.unreadable",
                "R15",
                {"section": f"section.{section}", "text": text},
            )
            for section, text in facts.unreadable
        ),
    )


def _public_share(facts: ApplicationFacts, params: Params) -> Explained:
    """BLOCK State aid of all sources together above the intensity for the same costs (R18)."""
    limit = figure_at(params, INTENSITY, facts.today)
    public = sum((row.amount for row in facts.funding if row.source in PUBLIC), ZERO)
    if facts.cost <= ZERO or public == facts.aid:
        return Explained(())
    share = percentage(public, facts.cost)
    lines = (
        Line("money.public", public, "EUR", "R18"),
        Line("money.public_share", share, "pct", "R18", limit.row.key),
    )
    if not exceeds(public, facts.cost, limit.value):
        return Explained(lines)
    values = {"share": round_cents(share), "limit": limit.value}
    return Explained(lines, (Finding(Level.BLOCK, "money.public_above_intensity", "R18", values),))


def _cofinancing(facts: ApplicationFacts, params: Params) -> Explained:
    """BLOCK promises of companies below the share that aid leaves uncovered (R8, R43)."""
    if facts.cost <= ZERO:
        return Explained(())
    limit = figure_at(params, INTENSITY, facts.today)
    pledged = sum((one.pledged for one in facts.companies), ZERO)
    needed = _WHOLE - limit.value
    lines = (
        Line("money.pledged", pledged, "EUR", "R43"),
        Line("money.pledged_share", percentage(pledged, facts.cost), "pct", "R43"),
        Line("money.pledged_needed", needed, "pct", limit.row.source, limit.row.key),
    )
    if reaches(pledged, facts.cost, needed):
        return Explained(lines)
    short = round_cents(facts.cost * needed / _WHOLE - pledged)
    values = {"pledged": pledged, "needed": needed, "short": short}
    return Explained(lines, (Finding(Level.BLOCK, "money.cofinancing_short", "R43", values),))


def _balance(facts: ApplicationFacts, years: int) -> Explained:
    """WARN in which year sources and costs differ, or money stands outside the period."""
    found = []
    for number in range(1, years + 1):
        sources = facts.funding_of(number, *FundingSource.values) + facts.pledged_in(number)
        cost = facts.cost_of(number)
        if cost and sources != cost:
            code = "money.sources_short" if sources < cost else "money.sources_over"
            values: dict[str, int | Decimal] = {"year": number, "sources": sources, "cost": cost}
            found.append(Finding(Level.WARN, code, "R18", values))
    late = {row.year for row in facts.costs if row.year > years and row.amount}
    late |= {row.year for row in facts.funding if row.year > years and row.amount}
    found += [
        Finding(Level.BLOCK, "money.outside_period", "R15", {"year": year}) for year in sorted(late)
    ]
    return Explained((), tuple(found))
