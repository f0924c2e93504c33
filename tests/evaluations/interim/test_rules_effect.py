"""What an outcome does: never past the ten years, amounts within the maximum, terms of R34."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterbeleid.kernel.findings import Level
from evaluations.interim_enums import Outcome
from evaluations.rules.interim.effect import effect_of, past_ten_years
from evaluations.rules.interim.years import EffectFacts
from tests.agreements.params import house_params

GRANTED_UNTIL, TEN_YEARS = date(2026, 12, 31), date(2027, 12, 31)


def facts(**more):
    given_: dict[str, Any] = {
        "cluster_kind": "SPC",
        "aid_until": GRANTED_UNTIL,
        "ten_years_until": TEN_YEARS,
        "decided_on": date(2026, 12, 4),
        "years": 3,
    }
    return EffectFacts(**given_ | more)


def effect(outcome=Outcome.POSITIVE, **more):
    return effect_of(outcome, facts(**more), house_params())


def codes(found, level=None):
    return [row.code for row in found.explained.findings if level in {None, row.level}]


def test_prolongation_stops_at_the_ten_years():
    found = effect()
    assert (found.period.first, found.period.last) == (date(2027, 1, 1), TEN_YEARS)
    assert codes(found) == ["effect.shortened"]
    assert found.budget == Decimal("650000.00")


def test_whole_prolongation_within_the_ten_years():
    found = effect(ten_years_until=date(2031, 12, 31))
    assert found.period.last == date(2029, 12, 31)
    assert [year.granted for year in found.years] == [Decimal("650000.00")] * 3
    assert found.next_evaluation == date(2028, 12, 31)
    assert found.stops_on is None
    assert codes(found) == []


def test_cofinancing_of_each_year_has_its_term():
    found = effect(ten_years_until=date(2031, 12, 31), years=2)
    assert [year.cofinancing_due for year in found.years] == [date(2027, 4, 1), date(2028, 4, 3)]
    assert {year.required for year in found.years} == {Decimal("520000.00")}


def test_late_decision_gives_the_whole_term_of_the_first_year():
    found = effect(ten_years_until=date(2031, 12, 31), decided_on=date(2027, 2, 15), years=1)
    assert found.years[0].cofinancing_due == date(
        2027, 5, 18
    )  # 15 May is a Saturday, 17 May Whit Monday


def test_negative_outcome_gives_one_more_year_and_stops():
    found = effect(Outcome.NEGATIVE, ten_years_until=date(2031, 12, 31))
    assert (found.period.first, found.period.last) == (date(2027, 1, 1), date(2027, 12, 31))
    assert found.stops_on == date(2027, 12, 31)
    assert found.next_evaluation is None


def test_negative_outcome_never_passes_the_ten_years():
    found = effect(Outcome.NEGATIVE, ten_years_until=date(2027, 6, 30))
    assert found.stops_on == date(2027, 6, 30)
    assert found.years[0].granted == Decimal("322328.77")
    assert codes(found) == ["effect.shortened"]


def test_nothing_is_left_after_ten_years():
    assert codes(effect(ten_years_until=GRANTED_UNTIL), Level.BLOCK) == ["effect.ten_years_over"]
    ended = effect(Outcome.NEGATIVE, ten_years_until=GRANTED_UNTIL)
    assert (ended.period, ended.stops_on) == (None, GRANTED_UNTIL)
    assert codes(ended, Level.RECORD) == ["effect.ten_years_over"]


def test_more_than_the_maximum_is_lowered():
    found = effect(yearly_amount=Decimal(700000))
    assert found.budget == Decimal("650000.00")
    assert "effect.amount_capped" in codes(found)
    assert effect(yearly_amount=Decimal(400000)).budget == Decimal("400000.00")


def test_kind_without_maximum_needs_an_amount():
    assert codes(effect(cluster_kind="AD_HOC"), Level.BLOCK) == ["effect.no_amount"]
    assert effect(cluster_kind="AD_HOC", yearly_amount=Decimal(1000)).budget == Decimal("1000.00")


@pytest.mark.parametrize("years", [0, -1])
def test_prolongation_needs_years(years):
    assert codes(effect(years=years), Level.BLOCK) == ["effect.no_years"]


def test_stopped_cluster_gets_nothing():
    found = effect(stopped_on=date(2023, 12, 31))
    assert (found.period, codes(found, Level.BLOCK)) == (None, ["effect.stopped"])


def test_typed_days_past_the_ten_years_are_refused():
    assert past_ten_years(TEN_YEARS, TEN_YEARS) == ()
    assert [row.level for row in past_ten_years(date(2028, 1, 1), TEN_YEARS)] == [Level.BLOCK]


DAYS = st.dates(date(2017, 12, 31), date(2030, 12, 31))


@given(DAYS, DAYS, st.sampled_from(list(Outcome)), st.integers(1, 12))
def test_no_outcome_gives_aid_past_the_ten_years(aid_until, ten_years, outcome, years):
    found = effect_of(
        outcome,
        facts(aid_until=aid_until, ten_years_until=ten_years, years=years),
        house_params(),
    )
    assert found.period is None or found.period.last <= ten_years
    assert all(year.granted <= (year.cap or 0) for year in found.years)
    assert all(year.granted * 2 <= year.eligible_cost for year in found.years)
    if found.years and found.period is not None:
        assert (found.years[0].first_day, found.years[-1].last_day) == (
            found.period.first, found.period.last
        )  # fmt: skip
