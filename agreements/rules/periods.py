"""Checks on the days of an agreement: ten years, maximum of an IBN, chain and project years."""

from __future__ import annotations

from datetime import timedelta

from dateutil.relativedelta import relativedelta

from agreements.rules.answers import Answer
from agreements.rules.caps import is_broken
from agreements.rules.clock_lines import MAX_YEARS
from agreements.rules.facts import AgreementFacts, YearFacts, last_of
from clusterbeleid.kernel.findings import Level
from clusterbeleid.kernel.periods import Period, covered_days, last_day_after_years
from clusters.enums import ClusterKind

IBN_YEARS = "ibn.max_years"
VALIDITY_WARN = "scheme.validity_warn_months"
PAST_CALENDAR = "agreement.past_calendar_clock"
_ONE_DAY = timedelta(days=1)


def check_ten_years(facts: AgreementFacts, answer: Answer) -> None:
    """BLOCK aid past the ten years of the lineage; OVERRIDE within the cumulated clock (R10).

    The clock is that of the lineage with this agreement in it, so an agreement dated back
    before the first one pulls the end forward as well.
    """
    if not facts.counts_for_ten_years:
        return
    counted = [row.period for row in facts.lineage.siblings if row.counts_for_ten_years]
    periods = [*counted, facts.period]
    years = answer.figure(MAX_YEARS)
    started = min(period.first for period in periods)
    limit = last_day_after_years(started, years.whole)
    until = max(last_of(period) for period in periods)
    used, allowed = covered_days(periods), Period(started, limit).days
    answer.line("clock_started", started, "date", "R10")
    answer.line("clock_last_day", limit, "date", years.row.source, MAX_YEARS)
    answer.line("days_with_aid", used, "days", "R10")
    answer.line("days_allowed", allowed, "days", "R10", MAX_YEARS)
    if until <= limit:
        return
    if used <= allowed:
        answer.find(
            Level.OVERRIDE,
            "past_calendar_clock",
            "R10",
            last_day=limit,
            until=until,
            days_left=allowed - used,
        )
    else:
        answer.find(
            Level.BLOCK,
            "past_ten_years",
            "R10",
            last_day=limit,
            until=until,
            too_many=used - allowed,
        )


def check_ibn_years(facts: AgreementFacts, answer: Answer) -> None:
    """BLOCK an innovative business network past its own maximum duration (R9).

    The maximum of a spearhead cluster equals the ten years and is checked there.
    """
    if facts.scheme.cluster_kind != ClusterKind.IBN.value or not facts.is_operating:
        return
    years = answer.figure(IBN_YEARS)
    periods = [*_periods_of_same_kind(facts), facts.period]
    limit = last_day_after_years(min(period.first for period in periods), years.whole)
    answer.line("ibn_last_day", limit, "date", years.row.source, IBN_YEARS)
    until = max(last_of(period) for period in periods)
    if until > limit:
        answer.find(Level.BLOCK, "past_ibn_years", "R9", last_day=limit, until=until)


def check_legal_basis(facts: AgreementFacts, answer: Answer) -> None:
    """OVERRIDE a grant after its legal basis has ended, WARN shortly before (R2)."""
    valid = facts.scheme.valid
    if facts.granted_on < valid.first:
        answer.find(Level.BLOCK, "before_legal_basis", "R2", first_day=valid.first)
    if valid.last is None:
        return
    months = answer.figure(VALIDITY_WARN)
    answer.line("legal_basis_until", valid.last, "date", "R2")
    if facts.granted_on > valid.last:
        answer.find(Level.OVERRIDE, "after_legal_basis", "R2", last_day=valid.last)
    elif facts.granted_on >= valid.last + _ONE_DAY - relativedelta(months=months.whole):
        answer.find(Level.WARN, "near_end_of_legal_basis", "R2", last_day=valid.last)


def _periods_of_same_kind(facts: AgreementFacts) -> list[Period]:
    return [
        sibling.period
        for sibling in facts.lineage.siblings
        if sibling.scheme_kind == facts.scheme.cluster_kind and sibling.aid_kind == facts.aid_kind
    ]


def check_project_years(facts: AgreementFacts, answer: Answer) -> None:
    """Check that the project years fill the agreement, twelve months each, in order (R9, R34).

    Only the first and the last may be broken; that is a WARN, since the cap becomes smaller.
    """
    if not facts.years:
        answer.find(Level.BLOCK, "no_project_years", "R9")
        return
    expected = facts.period.first
    for position, year in enumerate(facts.years, start=1):
        if year.number != position or year.period.first != expected:
            answer.find(Level.BLOCK, "years_not_contiguous", "R9", year=year.number, day=expected)
        _check_length(year, answer, may_break=position in {1, len(facts.years)})
        _check_within(year, facts, answer)
        expected = last_of(year.period) + _ONE_DAY
    if expected != last_of(facts.period) + _ONE_DAY:
        answer.find(Level.BLOCK, "years_do_not_fill", "R9", last_day=last_of(facts.period))


def _check_within(year: YearFacts, facts: AgreementFacts, answer: Answer) -> None:
    if not year.period.within(facts.period):
        answer.find(Level.BLOCK, "year_outside_agreement", "R9", year=year.number)


def _check_length(year: YearFacts, answer: Answer, *, may_break: bool) -> None:
    if year.eligible_cost <= 0:
        answer.find(Level.BLOCK, "no_eligible_cost", "R8", year=year.number)
    if is_broken(year.period):
        level = Level.WARN if may_break else Level.BLOCK
        answer.find(level, "broken_year", "R9", year=year.number, days=year.period.days)
    elif last_of(year.period) > last_day_after_years(year.period.first, 1):
        answer.find(Level.BLOCK, "year_too_long", "R9", year=year.number)
