"""When an evaluation is due: intervals of the time, decisions that restart, the end of ten years (R42)."""

from datetime import date

from clusterbeleid.kernel.periods import Period
from evaluations.rules.interim.planning import ClusterPlan, GrantFacts, next_evaluation
from tests.agreements.params import house_params

UNTIL = date(2026, 12, 31)
FIRST = GrantFacts(1, "A-2017", Period(date(2017, 1, 1), date(2019, 12, 31)))
SECOND = GrantFacts(2, "A-2020", Period(date(2020, 1, 1), date(2022, 12, 31)))
SHORT = GrantFacts(3, "A-2023", Period(date(2023, 1, 1), date(2023, 12, 31)))
LAST = GrantFacts(4, "A-2024", Period(date(2024, 1, 1), date(2026, 12, 31)))
ALL = (FIRST, SECOND, SHORT, LAST)


def asked(on, *grants, settled=(), until=UNTIL):
    plan = ClusterPlan(7, "Catalisti", grants or ALL, until, frozenset(settled))
    found = next_evaluation(plan, house_params(), on=on)
    return (found.due, found.interval_months, found.grant.reference) if found else None


def codes(on):
    plan = ClusterPlan(7, "Catalisti", ALL, UNTIL)
    found = next_evaluation(plan, house_params(), on=on)
    assert found is not None
    return [one.code for one in found.explained.findings]


def test_interval_is_three_years_until_2020():
    assert asked(date(2018, 5, 1)) == (date(2019, 12, 31), 36, "A-2017")
    assert asked(date(2020, 12, 31)) == (date(2022, 12, 31), 36, "A-2020")


def test_interval_is_two_years_from_2021():
    grant = GrantFacts(9, "B-2021", Period(date(2021, 1, 1), date(2023, 12, 31)))
    assert asked(date(2021, 6, 1), grant) == (date(2022, 12, 31), 24, "B-2021")
    assert asked(date(2024, 6, 1)) == (date(2025, 12, 31), 24, "A-2024")


def test_short_agreement_is_evaluated_on_its_last_day():
    assert asked(date(2023, 6, 1)) == (date(2023, 12, 31), 24, "A-2023")
    assert codes(date(2023, 6, 1)) == ["evaluation.at_end"]


def test_late_evaluation_does_not_slide():
    assert asked(date(2026, 11, 21)) == (date(2025, 12, 31), 24, "A-2024")
    assert codes(date(2026, 11, 21)) == ["evaluation.late"]


def test_decided_evaluation_gives_way_to_the_next_decision():
    settled = {(3, date(2023, 12, 31))}
    assert asked(date(2023, 12, 1), settled=settled) == (date(2025, 12, 31), 24, "A-2024")


def test_two_evaluations_fit_in_a_long_agreement():
    long = GrantFacts(5, "C-2021", Period(date(2021, 9, 1), date(2026, 8, 31)))
    until = date(2031, 8, 31)
    assert asked(date(2022, 1, 1), long, until=until) == (date(2023, 8, 31), 24, "C-2021")
    settled = {(5, date(2023, 8, 31))}
    assert asked(date(2024, 1, 1), long, until=until, settled=settled) == (
        date(2025, 8, 31), 24, "C-2021"
    )  # fmt: skip


def test_no_evaluation_on_the_last_day_of_the_ten_years_or_after_the_aid():
    final = GrantFacts(6, "D-2026", Period(date(2026, 1, 1), UNTIL))
    assert asked(date(2026, 6, 1), final) is None
    assert asked(date(2027, 1, 1)) is None
