"""Roles and mandates: given by somebody else, for a period, never on two sides."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.enums import MandateKind
from clusterbeleid.accounts.models import Mandate, RoleAssignment
from clusterbeleid.accounts.queries import actor_of, users_with_mandate, users_with_role
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict
from tests.accounts.conftest import refused_unchanged
from tests.people import NOW, TODAY, acting, actor, person

pytestmark = pytest.mark.django_db
ONE, OTHER = "0203430576", "0403170701"
SIGNED: dict[str, Any] = {"at": NOW, "reason": "Nieuwe collega."}
FROM_NOW: dict[str, Any] = {"first_day": TODAY, "last_day": None}


@pytest.fixture
def administrator():
    return acting(Role.ADMINISTRATOR, name="Bea Beheer")


def test_role_counts_on_its_first_and_last_day_and_not_around_them(administrator):
    user = person()
    days: dict[str, Any] = {"first_day": date(2026, 3, 1), "last_day": date(2026, 3, 31)}
    actions.assign_role(user, Role.FINANCE, **days, actor=administrator, **SIGNED)
    held = {day: actor_of(user, on=day).has(Role.FINANCE) for day in
            (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1))}  # fmt: skip
    assert list(held.values()) == [False, True, True, False]
    assert [list(users_with_role(Role.FINANCE, on=day)) for day in held] == [[], [user], [user], []]


def test_mandate_gives_the_role_of_the_cluster_side(administrator):
    user = person()
    actions.grant_mandate(
        user,
        "BE 0203.430.576",
        MandateKind.SIGNATORY,
        **FROM_NOW,
        actor=administrator,
        **SIGNED,
    )
    found = actor(user)
    assert found.roles == {Role.CLUSTER_SIGNATORY.value}
    assert found.organisations == {ONE}
    assert list(users_with_mandate(ONE, on=TODAY)) == [user]
    assert list(users_with_mandate(OTHER, on=TODAY)) == []


def test_history_says_who_gave_the_right_and_why(administrator):
    right = actions.assign_role(person(), Role.AUDITOR, **FROM_NOW, actor=administrator, **SIGNED)
    line = right.history.get()
    assert (line.history_user.full_name, line.history_change_reason, line.history_date) == (
        "Bea Beheer",
        "Nieuwe collega.",
        NOW,
    )


@pytest.mark.parametrize(
    "role",
    [role for role in Role if role is not Role.ADMINISTRATOR and "cluster" not in role.value],
)
def test_only_an_administrator_gives_rights(role):
    other, user = acting(role), person()
    with refused_unchanged("accounts.role"):
        actions.assign_role(user, Role.AUDITOR, **FROM_NOW, actor=other, **SIGNED)
    with refused_unchanged("accounts.role"):
        actions.grant_mandate(user, ONE, MandateKind.EDITOR, **FROM_NOW, actor=other, **SIGNED)


def test_nobody_changes_own_rights():
    user = person(Role.ADMINISTRATOR)
    own: dict[str, Any] = {"actor": actor(user), **SIGNED}
    right = user.role_assignments.get()
    with refused_unchanged("accounts.own_rights"):
        actions.assign_role(user, Role.HEAD_OF_TEAM, **FROM_NOW, **own)
    with refused_unchanged("accounts.own_rights"):
        actions.grant_mandate(user, ONE, MandateKind.EDITOR, **FROM_NOW, **own)
    with refused_unchanged("accounts.own_rights"):
        actions.end_right(right, last_day=TODAY, **own)
    with refused_unchanged("accounts.own_rights"):
        actions.set_active(user, active=False, **own)


def test_role_of_the_cluster_side_comes_by_mandate_only(administrator):
    user = person()
    with refused_unchanged("accounts.role_by_mandate"):
        actions.assign_role(user, Role.CLUSTER_EDITOR, **FROM_NOW, actor=administrator, **SIGNED)


def test_nobody_works_on_two_sides_on_one_day(administrator):
    ours = person(Role.ACCOUNT_MANAGER)
    theirs = person(Role.CLUSTER_EDITOR, mandates=[ONE])
    signed: dict[str, Any] = {"actor": administrator, **SIGNED}
    with refused_unchanged("accounts.two_sides"):
        actions.grant_mandate(ours, ONE, MandateKind.EDITOR, **FROM_NOW, **signed)
    with refused_unchanged("accounts.two_sides"):
        actions.assign_role(theirs, Role.FINANCE, **FROM_NOW, **signed)
    actions.end_right(ours.role_assignments.get(), last_day=TODAY - timedelta(days=1), **signed)
    actions.grant_mandate(ours, ONE, MandateKind.EDITOR, **FROM_NOW, **signed)
    assert actor(ours).organisations == {ONE}


def test_right_ends_and_does_not_begin_again(administrator):
    right = person(Role.FINANCE).role_assignments.get()
    signed: dict[str, Any] = {"actor": administrator, **SIGNED}
    actions.end_right(right, last_day=TODAY, **signed)
    assert actor_of(right.user, on=TODAY).has(Role.FINANCE)
    assert not actor_of(right.user, on=TODAY + timedelta(days=1)).has(Role.FINANCE)
    with refused_unchanged("accounts.ends_already"):
        actions.end_right(right, last_day=TODAY + timedelta(days=30), **signed)
    assert actions.end_right(right, last_day=date(2026, 1, 1), **signed).last_day == date(
        2026, 1, 1
    )


def test_wrong_enterprise_number_is_refused(administrator):
    user = person()
    with refused_unchanged("kbo.checksum"):
        actions.grant_mandate(
            user, "0203.430.577", MandateKind.EDITOR, **FROM_NOW, actor=administrator, **SIGNED
        )


@pytest.mark.parametrize(
    "give",
    [
        lambda user, days, signed: actions.assign_role(user, Role.FINANCE, **days, **signed),
        lambda user, days, signed: actions.grant_mandate(
            user, ONE, MandateKind.EDITOR, **days, **signed
        ),
    ],
)
def test_days_in_the_wrong_order_are_told_at_the_field(administrator, give):
    days: dict[str, Any] = {"first_day": TODAY, "last_day": TODAY - timedelta(days=1)}
    with pytest.raises(ValidationError) as refusal:
        give(person(), days, {"actor": administrator, **SIGNED})
    assert set(refusal.value.error_dict) == {"last_day"}
    assert RoleAssignment.objects.filter(role=Role.FINANCE).count() == 0
    assert Mandate.objects.count() == 0


def test_same_role_twice_on_one_day_is_refused(administrator):
    user = person(Role.FINANCE)
    with pytest.raises(ValidationError, match=r"already|al"):
        actions.assign_role(user, Role.FINANCE, **FROM_NOW, actor=administrator, **SIGNED)
    assert user.role_assignments.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"role": "keizer"},
        {"first_day": date(2026, 2, 1), "last_day": date(2026, 1, 1)},
    ],
)
def test_database_refuses_what_the_action_refuses(change):
    right = person(Role.FINANCE).role_assignments.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleAssignment.objects.filter(pk=right.pk).update(**change)


@pytest.mark.parametrize("number", ["203430576", "9203430576", "02034305761", "020343057x"])
def test_database_keeps_mandates_for_enterprise_numbers_only(number):
    mandate = person(Role.CLUSTER_EDITOR, mandates=[ONE]).mandates.get()
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        Mandate.objects.filter(pk=mandate.pk).update(organisation_number=number)
    mandate.refresh_from_db()
    assert mandate.organisation_number == ONE


def test_two_administrators_correct_one_person(administrator):
    user = person(name="Ann Janssens")
    first: dict[str, Any] = {
        "email": "ann@example.be",
        "full_name": "Ann Jansens",
        "language": "nl",
        "expected_version": 1,
    }
    actions.correct_person(user, **first, actor=administrator, **SIGNED)
    with pytest.raises(Conflict) as conflict:
        actions.correct_person(
            type(user).objects.get(pk=user.pk),
            **{**first, "full_name": "An Janssens"},
            actor=acting(Role.ADMINISTRATOR),
            **SIGNED,
        )
    assert conflict.value.theirs == {"email": "ann@example.be", "full_name": "Ann Jansens"}
    assert conflict.value.by == "Bea Beheer"
    user.refresh_from_db()
    assert user.full_name == "Ann Jansens"


def test_address_belongs_to_one_account(administrator):
    user = person()
    with pytest.raises(ValidationError) as refusal:
        actions.register_person(
            email=user.email.upper(), full_name="X", language="nl", actor=administrator, at=NOW
        )
    assert set(refusal.value.error_dict) == {"email"}
