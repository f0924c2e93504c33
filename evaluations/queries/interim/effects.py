"""The facts behind the effect of an outcome, and the effect as plain values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from agreements.queries import clock_of
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.params import Params
from clusters.models import Cluster
from evaluations.interim_enums import Outcome
from evaluations.models import Evaluation
from evaluations.queries.interim.planning import operating_agreements
from evaluations.rules.interim.effect import Effect, effect_of
from evaluations.rules.interim.years import EffectFacts, EffectYear

USUAL_YEARS = "agreement.period_years"


def effect_facts(
    cluster: Cluster, params: Params, *, years: int | None, amount: Decimal | None, on: date
) -> EffectFacts | None:
    """Return the facts of a decision on ``on``; None for a cluster that never had aid."""
    latest = operating_agreements([cluster.pk]).last()
    clock = clock_of(cluster, params, on=on)
    if latest is None or latest.last_day is None or clock.calendar_last_day is None:
        return None
    return EffectFacts(
        cluster_kind=cluster.kind,
        aid_until=latest.last_day,
        ten_years_until=clock.calendar_last_day,
        decided_on=on,
        years=int(params.value(USUAL_YEARS, on)) if years is None else years,
        yearly_amount=amount,
        stopped_on=cluster.stopped_on,
        clock=latest.clock,
        reading=latest.start_reading,
    )


def effect_on(
    cluster: Cluster,
    outcome: str,
    *,
    years: int | None = None,
    amount: Decimal | None = None,
    on: date,
) -> Effect | None:
    """Return what ``outcome`` would do when decided on ``on``; writes nothing."""
    params = current_params()
    facts = effect_facts(cluster, params, years=years, amount=amount, on=on)
    return effect_of(outcome, facts, params) if facts is not None else None


def effects_on(cluster: Cluster, *, years: int | None = None, on: date) -> list[Effect]:
    """Return what each outcome would do when decided on ``on``, side by side; four queries.

    Empty for a cluster that never had aid. Writes nothing.
    """
    params = current_params()
    facts = effect_facts(cluster, params, years=years, amount=None, on=on)
    if facts is None:
        return []
    return [effect_of(outcome, facts, params) for outcome in Outcome.values]


def last_possible_day(cluster: Cluster, *, on: date) -> date | None:
    """Return the last day of the ten years of a cluster as counted on ``on``; None without aid."""
    return clock_of(cluster, current_params(), on=on).calendar_last_day


def effect_report(evaluation: Evaluation, effect: Effect) -> dict[str, Any]:
    """Return the effect as JSON values: amounts as text, days as ISO."""
    period = effect.period
    return {
        "evaluation": evaluation.reference,
        "cluster": evaluation.cluster.name,
        "outcome": effect.outcome,
        "first_day": _day(period.first if period else None),
        "last_day": _day(period.last if period else None),
        "years": [year_values(year) for year in effect.years],
        "budget": str(effect.budget),
        "next_evaluation": _day(effect.next_evaluation),
        "stops_on": _day(effect.stops_on),
        **effect.explained.as_json(),
    }


def year_values(year: EffectYear) -> dict[str, Any]:
    """Return one project year as JSON values."""
    return {
        "number": year.number,
        "first_day": _day(year.first_day),
        "last_day": _day(year.last_day),
        "cap": str(year.cap) if year.cap is not None else None,
        "granted_amount": str(year.granted),
        "eligible_cost": str(year.eligible_cost),
        "planned_cofinancing": str(year.planned_cofinancing),
        "cofinancing_required": str(year.required),
        "cofinancing_due": _day(year.cofinancing_due),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
