"""The check before confirming: one case for each finding, and its boundary."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.rules import (
    AgreementFacts,
    LineageContext,
    SchemeFacts,
    SiblingFacts,
    YearFacts,
    check_agreement,
    override_gaps,
)
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.periods import Period, last_day_after_years
from tests.agreements.params import house_params

TODAY = date(2026, 11, 21)
SCHEME = SchemeFacts("SPC", "SPC", Period(date(2016, 3, 4), date(2027, 6, 30)), True)
IBN = SchemeFacts("IBN", "IBN", Period(date(2015, 11, 1), date(2027, 6, 30)), True)


def year(number: int, first: date, granted: str = "500000", cost: str = "1000000") -> YearFacts:
    period = Period(first, last_day_after_years(first, 1))
    return YearFacts(number, period, Decimal(granted), Decimal(cost), Decimal("500000"))


def years(first: date, count: int, granted: str = "500000", cost: str = "1000000"):
    starts = [first.replace(year=first.year + index) for index in range(count)]
    return tuple(year(number, day, granted, cost) for number, day in enumerate(starts, start=1))


def agreement(first: date = date(2018, 1, 1), count: int = 3, **changes) -> AgreementFacts:
    facts = AgreementFacts(
        cluster_id=1,
        cluster_kind="SPC",
        aid_kind="operating",
        period=Period(first, last_day_after_years(first, count)),
        granted_on=first - timedelta(days=30),
        scheme=SCHEME,
        years=years(first, count),
        has_operator=True,
        today=TODAY,
    )
    return replace(facts, **changes)


def sibling(first: date, last: date, *, cluster: int = 1, **changes) -> SiblingFacts:
    row = SiblingFacts(f"SO-{first:%Y}", cluster, "operating", "SPC", True, Period(first, last))
    return replace(row, **changes)


def lineage(*siblings: SiblingFacts, **changes) -> LineageContext:
    return LineageContext(siblings=siblings, **changes)


def found(facts: AgreementFacts) -> dict[str, Level]:
    findings = check_agreement(facts, house_params()).findings
    return {finding.code: finding.level for finding in findings}


def test_plain_agreement_of_three_years_has_no_remark():
    assert found(agreement()) == {}


def test_fourth_agreement_to_the_end_of_the_ten_years_has_no_remark():
    before = lineage(sibling(date(2017, 1, 1), date(2023, 12, 31)))
    assert found(agreement(date(2024, 1, 1), 3, lineage=before)) == {}


# --- ten years (R10), attacks A9 ---


def test_last_day_one_day_past_the_ten_years_is_blocked():
    before = lineage(sibling(date(2017, 1, 1), date(2024, 1, 1)))
    facts = agreement(date(2024, 1, 2), 3, lineage=before)
    assert facts.period.last == date(2027, 1, 1)
    assert found(facts)["agreement.past_ten_years"] == Level.BLOCK


def test_agreement_past_the_calendar_within_the_cumulated_clock_asks_a_decision():
    before = lineage(sibling(date(2017, 1, 1), date(2020, 12, 31)))
    facts = agreement(date(2025, 1, 1), 3, lineage=before)
    assert found(facts)["agreement.past_calendar_clock"] == Level.OVERRIDE


def test_agreement_dated_back_before_the_first_pulls_the_end_forward():
    before = lineage(sibling(date(2017, 1, 1), date(2026, 12, 31)))
    facts = agreement(date(2016, 1, 1), 1, granted_on=date(2016, 3, 4), lineage=before)
    assert found(facts)["agreement.past_ten_years"] == Level.BLOCK


def test_aid_of_a_merged_lineage_counts():
    before = lineage(sibling(date(2016, 1, 1), date(2018, 12, 31), cluster=2))
    facts = agreement(date(2024, 1, 1), 3, lineage=before)
    assert "agreement.past_calendar_clock" in found(facts)


def test_suspended_period_does_not_stop_the_calendar_clock():
    before = lineage(
        sibling(date(2017, 1, 1), date(2019, 12, 31)), sibling(date(2021, 1, 1), date(2023, 12, 31))
    )
    facts = agreement(date(2024, 1, 1), 4, lineage=before)
    assert found(facts)["agreement.past_calendar_clock"] == Level.OVERRIDE


def test_scheme_outside_article_27_does_not_count():
    de_minimis = replace(SCHEME, counts_for_ten_years=False)
    before = lineage(sibling(date(2005, 1, 1), date(2017, 12, 31), counts_for_ten_years=False))
    assert "agreement.past_ten_years" not in found(agreement(lineage=before))
    before = lineage(sibling(date(2008, 1, 1), date(2017, 12, 31)))
    assert "agreement.past_ten_years" not in found(agreement(scheme=de_minimis, lineage=before))


def test_new_clock_beside_a_similar_lineage_needs_an_assessment():
    facts = agreement(lineage=LineageContext(lookalikes=("Catalisti",)))
    assert found(facts) == {"agreement.new_clock_not_assessed": Level.BLOCK}


def test_similar_lineage_does_not_stop_a_clock_that_already_runs():
    before = lineage(sibling(date(2017, 1, 1), date(2017, 12, 31)), lookalikes=("Catalisti",))
    assert found(agreement(lineage=before)) == {}


_first = st.dates(date(2016, 4, 1), date(2026, 1, 1)).filter(
    lambda day: (day.month, day.day) != (2, 29)
)
_others = st.lists(
    st.tuples(st.dates(date(2015, 1, 1), date(2026, 1, 1)), st.integers(30, 1400)), max_size=4
)


@settings(max_examples=150)
@given(_first, st.integers(1, 4), _others)
def test_no_agreement_without_block_ever_passes_the_cumulated_ten_years(first, count, others):
    """Second implementation of R10: count days in a set."""
    siblings = [sibling(day, day + timedelta(days=length)) for day, length in others]
    facts = agreement(first, count, lineage=lineage(*siblings))
    periods = [row.period for row in siblings] + [facts.period]
    days = {
        period.first + timedelta(days=step) for period in periods for step in range(period.days)
    }
    start = min(days)
    eve = start.replace(
        year=start.year + 10, day=28 if (start.month, start.day) == (2, 29) else start.day
    )
    end = eve if (start.month, start.day) == (2, 29) else eve - timedelta(days=1)
    answers = found(facts)
    too_long = len(days) > (end - start).days + 1
    late = max(days) > end
    assert ("agreement.past_ten_years" in answers) == (late and too_long)
    assert ("agreement.past_calendar_clock" in answers) == (late and not too_long)


# --- legal basis (R2) ---


@pytest.mark.parametrize(
    ("granted_on", "expected"),
    [
        (date(2016, 3, 3), {"agreement.before_legal_basis": Level.BLOCK}),
        (date(2026, 6, 30), {}),
        (date(2026, 7, 1), {"agreement.near_end_of_legal_basis": Level.WARN}),
    ],
)
def test_grant_date_against_its_legal_basis(granted_on, expected):
    facts = agreement(date(2026, 12, 1), 1, granted_on=granted_on)
    answers = found(facts)
    assert {code: answers[code] for code in answers if "legal_basis" in code} == expected


def test_grant_after_the_legal_basis_asks_a_decision():
    facts = agreement(date(2027, 8, 1), 1, granted_on=date(2027, 7, 1), today=date(2027, 7, 2))
    answers = found(facts)
    assert answers["agreement.after_legal_basis"] == Level.OVERRIDE
    assert answers["parameter.expired"] == Level.OVERRIDE


def test_figure_that_has_expired_is_named_once_for_each_key():
    facts = agreement(date(2027, 1, 15), 1, granted_on=date(2027, 1, 2), today=date(2027, 1, 2))
    findings = check_agreement(facts, house_params()).findings
    keys = [row.params["key"] for row in findings if row.code == "parameter.expired"]
    assert keys == ["art27.max_years", "art27.intensity_pct", "art27.notification_threshold_eur"]


def test_grant_before_the_first_known_figure_asks_a_decision():
    facts = agreement(date(2016, 4, 1), 1, granted_on=date(2016, 3, 3))
    findings = check_agreement(facts, house_params()).findings
    named = [
        (row.level, row.params["key"]) for row in findings if row.code == "parameter.not_yet_known"
    ]
    assert named == [(Level.OVERRIDE, "spc.max_year_eur")]


# --- yearly cap (R9) ---


@pytest.mark.parametrize(
    ("granted_on", "granted", "blocked"),
    [
        (date(2023, 12, 31), "500000.00", False),
        (date(2023, 12, 31), "500000.01", True),
        (date(2024, 1, 1), "650000.00", False),
        (date(2024, 1, 1), "650000.01", True),
    ],
)
def test_cap_is_that_of_the_granting_date(granted_on, granted, blocked):
    facts = agreement(date(2024, 1, 1), 3, granted_on=granted_on)
    facts = replace(facts, years=years(date(2024, 1, 1), 3, granted, "1300000.02"))
    assert ("agreement.above_yearly_cap" in found(facts)) is blocked


def test_broken_year_has_a_part_of_the_cap():
    """500.000 x 122 / 365 = 167.123,29 for September to December."""
    first = date(2021, 9, 1)
    broken = YearFacts(
        1, Period(first, date(2021, 12, 31)), Decimal("167123.29"), Decimal("400000")
    )
    whole = year(2, date(2022, 1, 1))
    period = Period(first, date(2022, 12, 31))
    facts = agreement(first, 1, period=period, years=(broken, whole))
    assert found(facts) == {"agreement.broken_year": Level.WARN}
    one_cent_more = replace(broken, granted=Decimal("167123.30"))
    assert "agreement.above_yearly_cap" in found(replace(facts, years=(one_cent_more, whole)))


def test_network_has_its_own_cap_and_three_years():
    first = date(2016, 9, 1)
    facts = agreement(
        first, 3, cluster_kind="IBN", scheme=IBN, years=years(first, 3, "150000", "300000")
    )
    assert found(facts) == {}
    more = replace(facts, years=years(first, 3, "150000.01", "400000"))
    assert found(more) == {"agreement.above_yearly_cap": Level.BLOCK}


def test_network_past_its_three_years_is_blocked_over_all_its_agreements():
    before = lineage(sibling(date(2016, 9, 1), date(2019, 8, 31), scheme_kind="IBN"))
    facts = agreement(
        date(2019, 9, 1),
        1,
        cluster_kind="IBN",
        scheme=IBN,
        years=years(date(2019, 9, 1), 1, "1000", "3000"),
        lineage=before,
    )
    assert found(facts) == {"agreement.past_ibn_years": Level.BLOCK}


def test_kind_without_a_known_cap_says_so():
    ad_hoc = replace(SCHEME, code="ADHOC", cluster_kind="AD_HOC")
    facts = agreement(cluster_kind="AD_HOC", scheme=ad_hoc)
    assert found(facts) == {"agreement.no_yearly_cap": Level.RECORD}


# --- intensity (R8) and threshold (R12) ---


def test_one_year_above_half_is_a_warning_and_the_whole_a_block():
    first = date(2018, 1, 1)
    one = (year(1, first, "500000", "999999.99"), *years(first, 3)[1:])
    one = (*one[:2], replace(one[2], eligible_cost=Decimal("1000000.01")))
    assert found(agreement(years=one)) == {"agreement.year_above_intensity": Level.WARN}
    whole = (*one[:2], replace(one[2], eligible_cost=Decimal("1000000.00")))
    assert found(agreement(years=whole))["agreement.above_intensity"] == Level.BLOCK


@pytest.mark.parametrize(
    ("committed", "expected"),
    [
        ("4499999.99", {}),
        ("4500000.00", {"agreement.near_threshold": Level.WARN}),
        ("6000000.00", {"agreement.near_threshold": Level.WARN}),
        ("6000000.01", {"agreement.above_threshold": Level.BLOCK}),
    ],
)
def test_threshold_counts_all_commitments_of_the_lineage(committed, expected):
    """Granted before July 2023: threshold 7.500.000, warning from 6.000.000; this one adds 1.500.000."""
    assert found(agreement(lineage=LineageContext(committed=Decimal(committed)))) == expected


def test_ten_full_years_of_a_spearhead_cluster_stay_below_the_warning():
    """Seven years of 500.000 and three of 650.000 are 5.450.000 (R12)."""
    before = lineage(sibling(date(2017, 1, 1), date(2023, 12, 31)), committed=Decimal(3_500_000))
    facts = agreement(date(2024, 1, 1), 3, granted_on=date(2024, 1, 1), lineage=before)
    assert found(replace(facts, years=years(date(2024, 1, 1), 3, "650000", "1300000"))) == {}


# --- chain (R41), project years, identity ---


def test_overlap_within_the_cluster_is_blocked():
    before = lineage(sibling(date(2017, 1, 1), date(2018, 1, 1)))
    assert found(agreement(lineage=before)) == {"agreement.overlap": Level.BLOCK}


def test_overlap_with_another_cluster_of_the_lineage_asks_a_decision():
    before = lineage(sibling(date(2017, 1, 1), date(2018, 6, 30), cluster=2))
    assert found(agreement(lineage=before)) == {"agreement.overlap_in_lineage": Level.OVERRIDE}


def test_gap_of_one_day_asks_a_decision():
    before = lineage(sibling(date(2017, 1, 1), date(2017, 12, 30)))
    assert found(agreement(lineage=before)) == {"agreement.gap": Level.OVERRIDE}


def test_old_gap_elsewhere_in_the_chain_is_not_asked_again():
    before = lineage(
        sibling(date(2015, 11, 1), date(2016, 6, 30)), sibling(date(2017, 1, 1), date(2017, 12, 31))
    )
    assert "agreement.gap" not in found(agreement(lineage=before))


def test_investment_aid_is_never_mixed_with_operating_aid():
    before = lineage(sibling(date(2008, 1, 1), date(2018, 12, 31)))
    facts = agreement(aid_kind="investment", lineage=before)
    more = replace(facts, years=years(date(2018, 1, 1), 3, "900000", "1800000"))
    assert found(facts) == {}
    assert found(more) == {}
    too_much = replace(facts, years=years(date(2018, 1, 1), 3, "900001", "1800000"))
    rules = {row.rule for row in check_agreement(too_much, house_params()).findings}
    assert rules == {"R6"}


def test_investment_agreement_of_the_lineage_does_not_count_for_the_ten_years():
    before = lineage(
        sibling(
            date(2005, 1, 1), date(2010, 12, 31), aid_kind="investment", counts_for_ten_years=False
        )
    )
    assert found(agreement(lineage=before)) == {}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"years": ()}, "agreement.no_project_years"),
        ({"years": years(date(2018, 1, 1), 2)}, "agreement.years_do_not_fill"),
        ({"years": years(date(2018, 1, 1), 4)}, "agreement.year_outside_agreement"),
        ({"years": years(date(2018, 1, 2), 3)}, "agreement.years_not_contiguous"),
        ({"has_operator": False}, "agreement.no_operator"),
        ({"today": date(2017, 12, 1)}, "agreement.granted_in_future"),
        ({"cluster_kind": "IBN"}, "agreement.scheme_of_other_kind"),
        ({"cluster_stopped_on": date(2020, 12, 30)}, "agreement.cluster_stopped"),
    ],
)
def test_impossible_agreement_is_blocked(change, code):
    assert found(agreement(**change))[code] == Level.BLOCK


def test_project_year_of_thirteen_months_is_blocked():
    long = YearFacts(
        1, Period(date(2018, 1, 1), date(2019, 1, 31)), Decimal(1), Decimal(2), Decimal(1)
    )
    facts = agreement(period=long.period, years=(long,))
    assert found(facts)["agreement.year_too_long"] == Level.BLOCK


def test_broken_year_in_the_middle_is_blocked():
    rows = (
        year(1, date(2018, 1, 1)),
        replace(year(2, date(2019, 1, 1)), period=Period(date(2019, 1, 1), date(2019, 6, 30))),
        year(3, date(2019, 7, 1)),
    )
    facts = agreement(period=Period(date(2018, 1, 1), date(2020, 6, 30)), years=rows)
    assert found(facts)["agreement.broken_year"] == Level.BLOCK


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"granted_on": date(2018, 1, 2)}, "agreement.granted_after_start"),
        ({"lineage": LineageContext(same_domain=("Flux50",))}, "agreement.same_domain"),
    ],
)
def test_unusual_agreement_is_a_warning(change, code):
    assert found(agreement(**change)) == {code: Level.WARN}


def test_agreement_longer_than_three_years_is_a_warning():
    assert found(agreement(count=4)) == {"agreement.longer_than_usual": Level.WARN}


# --- going on in spite of a finding ---

GAP = Finding(Level.OVERRIDE, "agreement.gap", "R41")
CLOCK = Finding(Level.OVERRIDE, "agreement.past_calendar_clock", "R10")


@pytest.mark.parametrize(
    ("findings", "motivated", "advice", "missing"),
    [
        ((), False, False, []),
        ((GAP,), False, True, ["agreement.motivation_missing"]),
        ((GAP,), True, False, []),
        ((GAP, CLOCK), True, False, ["agreement.advice_missing"]),
        ((CLOCK,), True, True, []),
    ],
)
def test_what_an_exception_still_needs(findings, motivated, advice, missing):
    gaps = override_gaps(findings, motivated=motivated, has_advice=advice)
    assert [finding.code for finding in gaps] == missing
    assert all(finding.level is Level.BLOCK for finding in gaps)


def test_lines_show_the_figure_of_the_granting_date_with_its_source():
    lines = {line.term: line for line in check_agreement(agreement(), house_params()).lines}
    cap = lines["line.agreement.year_cap"]
    assert (cap.value, cap.parameter) == (Decimal(500000), "spc.max_year_eur")
    assert lines["line.agreement.clock_last_day"].value == date(2027, 12, 31)
