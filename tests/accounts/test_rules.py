"""Pure rules about login and rights."""

from datetime import date

import pytest

from clusterbeleid.accounts.rules import (
    AGENCY_ROLES,
    ROLES_TO_ASSIGN,
    RecentFailures,
    acted_for,
    is_throttled,
    on_two_sides,
)
from clusterbeleid.core.actors import CLUSTER_SIDE, Role
from clusterbeleid.kernel.periods import Period

ONE, OTHER = "0203430576", "0403170701"
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
NEXT_YEAR = Period(date(2027, 1, 1), None)


@pytest.mark.parametrize(
    ("account", "origin", "throttled"),
    [(0, 0, False), (9, 99, False), (10, 0, True), (0, 100, True), (11, 101, True)],
)
def test_throttle_begins_after_ten_of_an_account_or_hundred_of_an_origin(
    account, origin, throttled
):
    assert is_throttled(RecentFailures(account, origin)) is throttled


@pytest.mark.parametrize(
    ("numbers", "chosen", "expected"),
    [
        ([], None, None),
        ([], ONE, None),
        ([ONE], None, ONE),
        ([ONE], OTHER, ONE),
        ([ONE, OTHER], None, None),
        ([ONE, OTHER], OTHER, OTHER),
        ([ONE, OTHER], "0000000097", None),
    ],
)
def test_one_organisation_at_a_time(numbers, chosen, expected):
    assert acted_for(numbers, chosen) == expected


@pytest.mark.parametrize("role", sorted(AGENCY_ROLES))
def test_role_of_the_agency_and_mandate_on_one_day_are_two_sides(role):
    assert on_two_sides([(role, YEAR)], [(ONE, YEAR)])
    assert not on_two_sides([(role, YEAR)], [(ONE, NEXT_YEAR)])


@pytest.mark.parametrize("role", [Role.EXPERT, Role.COMMITTEE_MEMBER])
def test_outsider_of_the_committee_may_hold_a_mandate(role):
    assert not on_two_sides([(role.value, YEAR)], [(ONE, YEAR)])


def test_roles_of_the_cluster_side_are_never_assigned():
    assert {role.value for role in ROLES_TO_ASSIGN} | CLUSTER_SIDE == set(Role.values)
    assert not {role.value for role in ROLES_TO_ASSIGN} & CLUSTER_SIDE
