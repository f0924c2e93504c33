"""Members with their size, the register for co-financing, search, board, lineage."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from clusterbeleid.core.actors import Role
from clusterbeleid.kernel.identifiers import make_kbo
from clusterbeleid.kernel.periods import Period
from clusters import actions
from clusters.enums import BoardSeat, ClusterKind, OrganisationKind, SizeClass
from clusters.queries import (
    account_managers_on,
    board_on,
    board_seats_of,
    cluster_members,
    clusters_in_order,
    domains_of,
    family_of_cluster,
    find_by_number,
    followers_of,
    is_member,
    managers_by_cluster,
    managers_of,
    member_counts,
    member_overlap,
    member_register,
    memberships_of,
    operator_of,
    operators_of,
    organisations_in_order,
    search_members,
    search_organisations,
    seat_facts,
    seats_of,
    sizes_of,
    sizes_on,
)
from clusters.rules import SeatFacts
from tests.clusters.builders import (
    head,
    make_cluster,
    make_manager,
    make_member,
    make_operator,
    make_organisation,
    make_seat,
    make_size,
    manager_of,
)
from tests.people import NOW, TODAY, acting, person

pytestmark = pytest.mark.django_db
END_2020, START_2021 = date(2020, 12, 31), date(2021, 1, 1)


def names(rows):
    return [row.organisation.name for row in rows]


def test_members_of_a_day_come_by_name_as_people_read_it():
    cluster = make_cluster()
    for name in ("Zeta", "élan", "Abel", "Elders"):
        make_member(cluster, make_organisation(name))
    make_member(cluster, make_organisation("Oud"), last_day=END_2020)
    make_member(cluster, make_organisation("Later"), first_day=date(2027, 1, 1))
    assert names(cluster_members(cluster, on=TODAY)) == ["Abel", "élan", "Elders", "Zeta"]
    assert len(cluster_members(cluster, on=TODAY, former=True)) == 6


@pytest.mark.parametrize(
    ("on", "size", "size_on"),
    [
        (date(2022, 12, 30), None, None),
        (date(2022, 12, 31), SizeClass.SMALL, date(2022, 12, 31)),
        (date(2024, 1, 1), SizeClass.LARGE, date(2023, 12, 31)),
    ],
)
def test_member_has_the_size_of_the_day(on, size, size_on):
    member = make_member(make_cluster())
    make_size(member.organisation, SizeClass.SMALL, on_day=date(2022, 12, 31))
    make_size(member.organisation, SizeClass.LARGE, on_day=date(2023, 12, 31))
    row: Any
    (row,) = cluster_members(member.cluster, on=on)
    assert (row.size, row.size_on) == (size, size_on)
    expected = {member.organisation_id: size} if size else {}
    assert sizes_on(on) == sizes_on(on, [member.organisation_id]) == expected
    assert [row.size for row in sizes_of(member.organisation)] == ["large", "small"]


@pytest.mark.parametrize("number", [1, 3])
def test_members_take_one_query(number, django_assert_num_queries):
    cluster = make_cluster()
    for _row in range(number):
        make_member(cluster, size=SizeClass.SMALL)
    with django_assert_num_queries(1):
        assert len(names(cluster_members(cluster, on=TODAY))) == number
    with django_assert_num_queries(1):
        assert member_counts(cluster, on=TODAY).total == number
    with django_assert_num_queries(1):
        assert len(member_register(cluster.pk)) == number


def test_counts_by_kind_and_size_take_companies_as_denominator():
    cluster = make_cluster()
    make_member(cluster, size=SizeClass.SMALL)
    make_member(cluster, size=SizeClass.LARGE)
    make_member(cluster)
    make_member(cluster, size=SizeClass.MICRO, last_day=END_2020)
    make_member(cluster, make_organisation(kind=OrganisationKind.KNOWLEDGE), size=SizeClass.SMALL)
    counts = member_counts(cluster, on=TODAY)
    kinds = {kind.value: number for kind, number in counts.by_kind if number}
    assert kinds == {"company": 3, "knowledge": 1}
    sizes = counts.sizes
    assert (counts.total, sizes.companies, sizes.smes, sizes.unknown) == (4, 3, 1, 1)


def test_register_keeps_every_period_of_a_member():
    cluster, body = make_cluster(), make_organisation("Lid", kbo=make_kbo(5))
    make_member(cluster, body, last_day=END_2020)
    make_member(cluster, body, first_day=date(2022, 1, 1))
    entry = member_register(cluster.pk)[make_kbo(5)]
    assert (entry.organisation_id, entry.name, entry.kind) == (body.pk, "Lid", "company")
    assert entry.periods == (
        Period(date(2017, 1, 1), END_2020),
        Period(date(2022, 1, 1), None),
    )
    assert entry.is_member(END_2020)
    assert not entry.is_member(START_2021)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ({}, True),
        ({"on": END_2020}, True),
        ({"on": START_2021}, False),
        ({"during": Period(date(2020, 12, 31), date(2021, 12, 31))}, True),
        ({"during": Period(START_2021, None)}, False),
        ({"during": Period(date(2010, 1, 1), date(2016, 12, 31))}, False),
    ],
)
def test_is_member_on_a_day_or_during_a_period(question, answer):
    member = make_member(make_cluster(), last_day=END_2020)
    assert is_member(member.cluster, member.organisation, **question) is answer
    assert not is_member(make_cluster(), member.organisation, **question)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("elan", ["Café Élan nv"]),
        ("CAFE", ["Café Élan nv"]),
        ("cafe elam", ["Café Élan nv"]),
        ("0203.430", ["Café Élan nv"]),
        ("BE0203430576", ["Café Élan nv"]),
        ("nv", ["Bakkerij nv", "Café Élan nv"]),
        ("bestaat niet", []),
        ("  ", ["Bakkerij nv", "Café Élan nv"]),
    ],
)
def test_search_forgives_capitals_accents_and_a_typing_error(text, found):
    cluster = make_cluster()
    make_member(cluster, make_organisation("Café Élan nv", kbo="0203430576"))
    make_member(cluster, make_organisation("Bakkerij nv"))
    boss = head()
    rows = search_organisations(organisations_in_order(boss, on=TODAY), text)
    assert [row.name for row in rows] == found
    assert names(search_members(cluster_members(cluster, on=TODAY), text)) == found


def test_find_by_number():
    body = make_organisation(kbo=make_kbo(8))
    assert find_by_number(make_kbo(8)) == body
    assert find_by_number(make_kbo(9)) is None


def test_organisations_count_the_visible_clusters_only():
    body = make_organisation("Lid")
    own, other = make_cluster(), make_cluster()
    for cluster in (own, other):
        make_member(cluster, body)
        make_seat(cluster, organisation=body, seat=BoardSeat.FLEMISH_COMPANY)
    manager, boss = manager_of(own), head()
    for who, number in ((manager, 1), (boss, 2)):
        row: Any = organisations_in_order(who, on=TODAY).get(pk=body.pk)
        assert row.cluster_count == number
        assert memberships_of(body, who, on=TODAY).count() == number
        assert board_seats_of(body, who, on=TODAY).count() == number


def test_clusters_come_with_operator_managers_and_members_of_the_day():
    cluster = make_cluster("Oost", kind=ClusterKind.IBN)
    make_operator(cluster, make_organisation("Vroeger"), last_day=END_2020)
    make_operator(cluster, make_organisation("Nu"), first_day=START_2021)
    for name in ("Zoë", "An"):
        make_manager(cluster, person(Role.ACCOUNT_MANAGER, name=name))
    make_member(cluster)
    make_member(cluster, last_day=END_2020)
    boss = head()
    row: Any = clusters_in_order(boss, on=TODAY).get()
    assert (row.operator_name, row.manager_names, row.member_count) == ("Nu", ["An", "Zoë"], 1)
    earlier = operator_of(cluster, on=END_2020)
    assert earlier is not None
    assert earlier.organisation.name == "Vroeger"
    assert operator_of(cluster, on=date(2016, 1, 1)) is None
    assert [row.organisation.name for row in operators_of(cluster)] == ["Nu", "Vroeger"]
    assert domains_of(boss, on=TODAY) == ["materialen"]
    assert followers_of(boss, on=TODAY) == ["An", "Zoë"]
    assert followers_of(acting(Role.EXPERT), on=TODAY) == []


def test_account_managers_of_the_day():
    cluster = make_cluster()
    make_manager(cluster, person(Role.ACCOUNT_MANAGER, name="Oud"), last_day=END_2020)
    make_manager(cluster, person(Role.ACCOUNT_MANAGER, name="Nieuw"), first_day=START_2021)
    assert [row.user.full_name for row in account_managers_on(cluster, on=TODAY)] == ["Nieuw"]
    assert [row.user.full_name for row in managers_of(cluster)] == ["Nieuw", "Oud"]
    found = managers_by_cluster(on=END_2020)
    assert {key: [user.full_name for user in users] for key, users in found.items()} == {
        cluster.pk: ["Oud"]
    }


def test_board_of_the_day_has_the_chair_first():
    cluster = make_cluster()
    make_seat(cluster, "An")
    make_seat(cluster, "Zoë", seat=BoardSeat.FLEMISH_COMPANY, is_chair=True)
    make_seat(cluster, "Weg", last_day=END_2020)
    assert [seat.person for seat in board_on(cluster, on=TODAY)] == ["Zoë", "An"]
    assert {seat.person for seat in seats_of(cluster)} == {"An", "Weg", "Zoë"}
    assert seat_facts(board_on(cluster, on=TODAY)[0]) == SeatFacts("flemish_company", True, False)


def test_family_and_overlap_of_members():
    one, two, three = make_cluster("Een"), make_cluster("Twee"), make_cluster("Drie")
    for cluster in (one, two):
        for _number in range(2):
            make_member(cluster)
    shared = make_member(one).organisation
    make_member(two, shared, last_day=END_2020)
    actions.merge_lineages(one.lineage, two.lineage, actor=head(), at=NOW, reason="Fusie")
    assert [row.name for row in family_of_cluster(two)] == ["Een", "Twee"]
    assert [row.name for row in family_of_cluster(three)] == ["Drie"]
    (overlap,) = member_overlap(one, on=TODAY)
    assert (overlap.name, overlap.shared, overlap.members) == ("Twee", 1, 3)
    assert round(overlap.percentage, 1) == Decimal("33.3")
    assert member_overlap(three, on=TODAY) == []


def test_number_is_canonical_in_the_database():
    body = make_organisation()
    body.kbo = "0203.430.57"
    with pytest.raises(ValidationError):
        body.full_clean()
