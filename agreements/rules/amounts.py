"""Checks on the amounts of an agreement: yearly cap, intensity and threshold (R8, R9, R12)."""

from __future__ import annotations

from decimal import Decimal

from agreements.rules.answers import Answer
from agreements.rules.caps import BROKEN_YEAR_DAYS, cap_key, cap_of, is_broken
from agreements.rules.facts import ZERO, AgreementFacts, YearFacts
from clusterbeleid.kernel.findings import Level
from clusterbeleid.kernel.ratios import display_percentage, exceeds, percentage, reaches

INTENSITY = "art27.intensity_pct"
THRESHOLD = "art27.notification_threshold_eur"
THRESHOLD_WARN = "art27.threshold_warn_pct"
_WHOLE = Decimal(100)


def check_yearly_cap(facts: AgreementFacts, answer: Answer) -> None:
    """BLOCK a project year above the yearly maximum valid on the granting date (R9).

    A broken year has the cap x its days / the days of the parameter, never more than the
    cap (E). Investment aid and kinds without a known cap are not capped.
    """
    key = cap_key(facts.scheme.cluster_kind)
    if not facts.is_operating:
        return
    if not answer.params.history(key):
        answer.find(Level.RECORD, "no_yearly_cap", "R9")
        return
    figure = answer.figure(key)
    answer.figure_line("year_cap", figure, "EUR")
    for year in facts.years:
        _check_year_cap(year, figure.value, answer)


def _check_year_cap(year: YearFacts, whole_cap: Decimal, answer: Answer) -> None:
    cap = _cap_of(year, whole_cap, answer)
    if year.granted > cap:
        amounts = {"granted": year.granted, "cap": cap}
        answer.find(Level.BLOCK, "above_yearly_cap", "R9", year=year.number, **amounts)


def _cap_of(year: YearFacts, cap: Decimal, answer: Answer) -> Decimal:
    if not is_broken(year.period):
        return cap
    days = answer.figure(BROKEN_YEAR_DAYS)
    part = cap_of(year.period, cap, days.value)
    answer.line("broken_year_cap", part, "EUR", days.row.source, days.row.key)
    return part


def check_intensity(facts: AgreementFacts, answer: Answer) -> None:
    """WARN for a single year and BLOCK for the whole above the intensity (R8; R6 for investment)."""
    rule = "R8" if facts.is_operating else "R6"
    figure = answer.figure(INTENSITY)
    answer.figure_line("intensity_limit", figure, "pct")
    _check_year_intensity(facts, figure.value, rule, answer)
    if facts.eligible_cost <= ZERO:
        return
    share = percentage(facts.granted, facts.eligible_cost)
    answer.line("granted", facts.granted, "EUR", rule)
    answer.line("eligible_cost", facts.eligible_cost, "EUR", rule)
    answer.line("intensity", share, "pct", rule)
    if exceeds(facts.granted, facts.eligible_cost, figure.value):
        shown = _shown(facts.granted, facts.eligible_cost, figure.value)
        answer.find(Level.BLOCK, "above_intensity", rule, share=shown, limit=figure.value)


def _check_year_intensity(facts: AgreementFacts, limit: Decimal, rule: str, answer: Answer) -> None:
    for year in facts.years:
        if year.eligible_cost > ZERO and exceeds(year.granted, year.eligible_cost, limit):
            share = _shown(year.granted, year.eligible_cost, limit)
            answer.find(Level.WARN, "year_above_intensity", rule, year=year.number, share=share)


def check_threshold(facts: AgreementFacts, answer: Answer) -> None:
    """WARN near and BLOCK above the threshold for notification, for the whole lineage (R12)."""
    threshold, warn = answer.figure(THRESHOLD), answer.figure(THRESHOLD_WARN)
    total = facts.lineage.committed + facts.granted
    answer.line("committed_before", facts.lineage.committed, "EUR", "R12")
    answer.line("committed_after", total, "EUR", "R12")
    answer.figure_line("threshold", threshold, "EUR")
    values = {"total": total, "threshold": threshold.value}
    if exceeds(total, threshold.value, _WHOLE):
        answer.find(Level.BLOCK, "above_threshold", "R12", **values)
    elif reaches(total, threshold.value, warn.value):
        share = _shown(total, threshold.value, warn.value)
        answer.find(Level.WARN, "near_threshold", "R12", **values, share=share)


def _shown(part: Decimal, whole: Decimal, limit: Decimal) -> Decimal:
    return display_percentage(percentage(part, whole), threshold=limit)
