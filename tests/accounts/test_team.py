"""The team of an organisation: invited, handed over and ended by its signatories (A8)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.models import Mandate, User
from clusterbeleid.accounts.queries import actor_of, team_of
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import OutboxMessage
from tests.people import NOW, TODAY, acting, actor, person

pytestmark = pytest.mark.django_db
OWN, OTHER = "0203430576", "0403170701"
COLLEAGUE = {"email": "Nele@Example.be", "full_name": "Nele", "language": "nl", "kind": "editor"}


@pytest.fixture
def sara():
    return acting(Role.CLUSTER_SIGNATORY, mandates=[OWN], name="Sara")


def invite(who, **more):
    return actions.invite_colleague(**COLLEAGUE | more, on=TODAY, actor=who, at=NOW)


def test_new_colleague_gets_an_account_and_a_link(sara):
    mandate = invite(sara)
    assert (mandate.organisation_number, mandate.user.email) == (OWN, "nele@example.be")
    assert not mandate.user.has_usable_password()
    assert actor_of(mandate.user, on=TODAY).organisations == {OWN}
    assert list(OutboxMessage.objects.values_list("kind", "recipient")) == [
        ("accounts.password_link", "nele@example.be")
    ]


@pytest.mark.attack("A8")
def test_known_colleague_is_told_and_keeps_the_own_name(sara):
    known = person(Role.CLUSTER_EDITOR, mandates=[OTHER], email="nele@example.be", name="Nele Al")
    mandate = invite(sara, full_name="Iemand anders")
    known.refresh_from_db()
    assert (mandate.user, known.full_name) == (known, "Nele Al")
    assert OutboxMessage.objects.get().kind == "accounts.team"


def test_second_mandate_of_the_same_kind_is_refused(sara):
    invite(sara)
    with pytest.raises(ValidationError):
        invite(sara)
    assert Mandate.objects.filter(user__email="nele@example.be").count() == 1


@pytest.mark.parametrize("role", [Role.CLUSTER_EDITOR, Role.HEAD_OF_TEAM, Role.ADMINISTRATOR, None])
def test_only_a_signatory_invites(role):
    before = User.objects.count() + 1
    with pytest.raises(Refused):
        invite(acting(role, mandates=[OWN] if role == Role.CLUSTER_EDITOR else []))
    assert User.objects.count() == before
    assert not Mandate.objects.filter(user__email="nele@example.be").exists()


def test_nobody_of_the_agency_and_no_closed_account_is_invited(sara):
    person(Role.FINANCE, email="nele@example.be")
    with pytest.raises(Refused, match="two_sides"):
        invite(sara)
    closed = person(email="oud@example.be")
    closed.is_active = False
    actions.set_active(
        closed, active=False, actor=acting(Role.ADMINISTRATOR), at=NOW, reason="Weg."
    )
    with pytest.raises(Refused, match="closed"):
        invite(sara, email="oud@example.be")
    assert not Mandate.objects.exclude(user_id=sara.user_id).exists()


def test_handing_over_takes_two_people(sara):
    own = Mandate.objects.get(user_id=sara.user_id)
    with pytest.raises(Refused, match="hand_over_first"):
        actions.end_team_mandate(own, last_day=TODAY, actor=sara, at=NOW, reason="Weg.")
    next_one = actor(invite(sara, kind="signatory").user)
    actions.end_team_mandate(
        own, last_day=TODAY - timedelta(days=1), actor=next_one, at=NOW, reason="Weg."
    )
    assert actor_of(User.objects.get(pk=sara.user_id), on=TODAY).organisations == frozenset()
    assert [row.user_id for row in team_of(next_one, on=TODAY)] == [next_one.user_id]


def test_two_signatories_who_end_each_others_mandate_leave_one(sara):
    first, second = Mandate.objects.get(user_id=sara.user_id), invite(sara, kind="signatory")
    end: dict[str, Any] = {"last_day": TODAY, "at": NOW, "reason": "Weg."}
    actions.end_team_mandate(first, actor=actor(second.user), **end)
    with pytest.raises(Refused, match="hand_over_first"):
        actions.end_team_mandate(second, actor=sara, **end)
    assert [row.last_day for row in (first, Mandate.objects.get(pk=second.pk))] == [TODAY, None]


@pytest.mark.attack("A8")
def test_mandate_of_another_organisation_is_not_ended(sara):
    other = person(Role.CLUSTER_EDITOR, mandates=[OTHER]).mandates.get()
    with pytest.raises(Refused, match="no_team"):
        actions.end_team_mandate(other, last_day=TODAY, actor=sara, at=NOW, reason="Nee.")
    other.refresh_from_db()
    assert other.last_day is None


@pytest.mark.parametrize("role", [Role.HEAD_OF_TEAM, Role.ADMINISTRATOR, Role.EXPERT])
def test_page_of_the_team_is_for_who_acts_for_an_organisation(client, role):
    """The right may_see_team."""
    client.force_login(person(role))
    assert client.get(reverse("accounts:team")).status_code == 403


def test_pages_of_the_team(client, sara):
    client.force_login(User.objects.get(pk=sara.user_id))
    assert "Sara" in client.get(reverse("accounts:team")).content.decode()
    answer = client.post(reverse("accounts:invite_colleague"), COLLEAGUE)
    assert answer["Location"] == reverse("accounts:team")
    mandate = Mandate.objects.get(user__email="nele@example.be")
    page = reverse("accounts:end_team_mandate", args=[mandate.pk])
    assert client.get(page).status_code == 200
    assert client.post(page, {"last_day": "rommel", "reason": "Weg."}).status_code == 422
    assert client.post(page, {"last_day": "21/11/2026", "reason": "Weg."}).status_code == 302
