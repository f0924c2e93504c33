"""The rules about a project: independence on links, consortium, ceilings, basis, interests."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.rules.checks import check_project
from projects.rules.facts import LinkFacts, PartnerFacts, ProjectFacts, RateFacts, TypeFacts
from projects.rules.independence import groups
from tests.agreements.params import house_params

ON = date(2022, 5, 2)
RATES = (
    RateFacts("company", "industrial", "", Decimal(60), Decimal(65), "algemeen"),
    RateFacts("company", "industrial", "small", Decimal(60), Decimal(80), "klein"),
    RateFacts("research", "", "", Decimal(100), None, "onderzoek"),
)
TYPE = TypeFacts("beneficiaries", rates=RATES)


def company(key, aid="50", budget="100", **more):
    given = {"role": "company", "activity": "industrial", "size": "small", "legal_basis": "gber_25"}
    return PartnerFacts(
        key, f"Bedrijf {key}", budget=Decimal(budget), aid=Decimal(aid), **{**given, **more}
    )


def link(holder, held, first=date(2020, 1, 1), last=None):
    names = (f"Bedrijf {holder}", f"Bedrijf {held}")
    return LinkFacts(holder, held, *names, "control", "Staatsblad", first, last)


def project(*partners, **more):
    aid = sum((one.aid for one in partners), Decimal(0))
    facts = {"on": ON, "aid": aid, "type": TYPE, "partners": partners, **more}
    return ProjectFacts(**facts)


def codes(facts):
    found = check_project(facts, house_params()).findings
    return [(one.level.value, one.code.removeprefix("project.")) for one in found]


def test_three_independent_companies_are_enough():
    assert codes(project(company(1), company(2), company(3))) == []


def test_linked_companies_count_once_and_are_named():
    facts = project(company(1), company(2), company(3), links=[link(1, 9), link(9, 2)])
    assert codes(facts) == [("BLOCK", "too_few_companies"), ("WARN", "linked")]
    linked = check_project(facts, house_params()).findings[1]
    assert linked.params["names"] == "Bedrijf 1, Bedrijf 2"


@pytest.mark.parametrize(
    ("first", "last", "counts_once"),
    [
        (ON, None, True),
        (date(2022, 5, 3), None, False),
        (date(2020, 1, 1), ON, True),
        (date(2020, 1, 1), date(2022, 5, 1), False),
    ],
)
def test_link_counts_on_its_first_and_last_day_and_not_beside(first, last, counts_once):
    facts = project(company(1), company(2), company(3), links=[link(1, 2, first, last)])
    assert ("BLOCK", "too_few_companies") in codes(facts) or not counts_once
    assert (codes(facts) == []) is not counts_once


def test_lines_name_the_links_that_bind_and_no_others():
    ended = link(2, 3, last=date(2021, 12, 31))
    links = [link(1, 9), link(9, 2), link(7, 8), ended]
    facts = project(company(1), company(2), company(3), company(4), links=links)
    lines = [
        one for one in check_project(facts, house_params()).lines if one.source == "Staatsblad"
    ]
    assert [one.value for one in lines] == ["Bedrijf 1 – Bedrijf 9", "Bedrijf 9 – Bedrijf 2"]


def test_companies_are_counted_in_the_user_group_where_the_type_says_so():
    kind = replace(TYPE, counted_among="user_group", min_research=1)
    users = [company(key, "0", "0", role="user_group") for key in (1, 2, 3)]
    research = company(4, role="research", legal_basis="framework_2022")
    assert codes(project(*users, research, type=kind)) == []
    assert codes(project(*users[:2], type=kind)) == [
        ("BLOCK", "too_few_companies"),
        ("BLOCK", "too_few_research"),
    ]


def test_minimum_of_the_type_goes_before_the_general_one():
    facts = project(company(1), type=replace(TYPE, min_companies=1))
    assert codes(facts) == []


def test_intercluster_needs_companies_of_two_clusters():
    kind = replace(TYPE, min_clusters=2)
    of_one = [company(key, clusters=frozenset({7})) for key in (1, 2, 3)]
    assert codes(project(*of_one, type=kind)) == [("BLOCK", "too_few_clusters")]
    both = [*of_one[:2], company(3, clusters=frozenset({8}))]
    assert codes(project(*both, type=kind)) == []


def test_rate_is_held_to_both_ceilings():
    assert codes(project(company(1, "60"), company(2), company(3))) == []
    assert codes(project(company(1, "60.01"), company(2), company(3))) == [
        ("OVERRIDE", "above_vlaio")
    ]
    assert codes(project(company(1, "80.01"), company(2), company(3))) == [
        ("BLOCK", "above_gber"),
        ("OVERRIDE", "above_vlaio"),
    ]


def test_the_most_precise_ceiling_counts():
    large = company(1, "65.01", size="large")
    assert codes(project(large, company(2), company(3)))[0] == ("BLOCK", "above_gber")


def test_unknown_ceiling_is_said_and_never_taken_as_zero():
    odd = company(1, activity="fundamental")
    assert codes(project(odd, company(2), company(3))) == [("WARN", "rate_unknown")]


def test_research_rests_on_the_framework_and_companies_on_the_gber():
    research = company(4, role="research", legal_basis="gber_25")
    wrong = company(3, legal_basis="framework_2022")
    assert codes(project(company(1), company(2), wrong, research)) == [
        ("WARN", "odd_basis"),
        ("WARN", "odd_basis"),
    ]


def test_cluster_organisation_as_partner_is_a_possible_conflict():
    odd = company(4, role="other", carries_cluster=True, aid="0")
    assert codes(project(company(1), company(2), company(3), odd)) == [
        ("WARN", "cluster_is_partner")
    ]


def test_caps_share_and_duration_of_the_type():
    kind = replace(
        TYPE, max_aid=Decimal(100), max_cost_pct=Decimal(70), max_months=24, min_aid=Decimal(1)
    )
    big = company(1, "450", "900")
    days = {"first_day": date(2022, 1, 1), "last_day": date(2024, 1, 1)}
    assert codes(project(big, company(2), company(3), type=kind, **days)) == [
        ("OVERRIDE", "aid_too_high"),
        ("BLOCK", "one_too_large"),
        ("OVERRIDE", "too_long"),
    ]
    exact = {"first_day": date(2022, 1, 1), "last_day": date(2023, 12, 31)}
    fits = replace(kind, max_aid=None)
    assert codes(project(company(1), company(2), company(3), type=fits, **exact)) == []


def test_difference_between_project_and_partners_is_said():
    facts = replace(project(company(1), company(2), company(3)), aid=Decimal(151))
    assert codes(facts) == [("WARN", "aid_differs")]


@given(
    st.lists(st.integers(0, 12), max_size=12),
    st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)), max_size=15),
)
def test_groups_are_a_partition_that_links_never_cross(members, links):
    found = groups(members, links)
    assert sorted(one for group in found for one in group) == sorted(set(members))
    home = {one: at for at, group in enumerate(found) for one in group}
    assert all(home[a] == home[b] for a, b in links if a in home and b in home)
    assert groups(members, []) == [frozenset({one}) for one in dict.fromkeys(members)]


@pytest.mark.parametrize("code", ["project.above_gber", "project.linked"])
def test_findings_name_their_rule(code):
    partners = (company(1, "81"), company(2), company(3), company(4))
    found = check_project(project(*partners, links=[link(3, 4)]), house_params()).findings
    assert [one.rule for one in found if one.code == code] in (["R24"], ["R22"])
