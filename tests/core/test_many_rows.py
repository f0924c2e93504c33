"""Rows of many models in one statement, with what they point at."""

from datetime import date
from decimal import Decimal

import pytest

from clusterbeleid.accounts.models import RoleAssignment, User
from clusterbeleid.core import parameters
from clusterbeleid.core.actors import Role
from clusterbeleid.core.many_rows import follow, rows_of
from clusterbeleid.core.models import LegalParameter
from tests.people import NOW, acting, person

pytestmark = pytest.mark.django_db
DRAFT = parameters.ParameterDraft(
    "x.share", Decimal("79.99"), date(2026, 1, 1), None, "R34", "bron", "A"
)


def test_rows_are_those_of_the_query_sets_with_exact_values(django_assert_num_queries):
    who = person(Role.HEAD_OF_TEAM, name="An")
    figure = parameters.propose_parameter(
        DRAFT, actor=acting(Role.ADMINISTRATOR), at=NOW, reason="Besluit"
    )
    sets = [LegalParameter.objects.filter(pk=figure.pk), User.objects.filter(pk=who.pk)]
    with django_assert_num_queries(1):
        (read,), (reader,) = rows_of(sets)
    stored = LegalParameter.objects.get(pk=figure.pk)
    for field in LegalParameter._meta.concrete_fields:
        assert getattr(read, field.attname) == getattr(stored, field.attname), field.name
    assert (str(read.value), read.valid_from) == (str(stored.value), date(2026, 1, 1))
    assert reader == who


@pytest.mark.parametrize("number", [1, 3])
def test_what_rows_point_at_is_put_in_place_in_one_statement(number, django_assert_num_queries):
    people = [person(Role.FINANCE, name=f"Bea {turn}") for turn in range(number)]
    (rows,) = rows_of([RoleAssignment.objects.filter(user__in=people)])
    with django_assert_num_queries(1):
        found = follow(rows, steps=2)
        assert sorted(str(row.user) for row in rows) == [f"Bea {turn}" for turn in range(number)]
    assert found[User, people[0].pk] == people[0]


def test_nothing_asked_costs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert rows_of([]) == []
        assert follow([], steps=2) == {}
