"""Sessions are their owner's to see and end; all end when right, password or account change (Q23)."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.urls import reverse
from django.utils import timezone

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.actions.sessions import end_sessions_of
from clusterbeleid.accounts.models import UserSession
from clusterbeleid.accounts.queries import address_to_choose_password
from clusterbeleid.core.actors import Role
from tests.accounts.conftest import PASSWORD, text_of, with_password
from tests.harness.client import StrictClient
from tests.people import NOW, TODAY, acting

pytestmark = pytest.mark.django_db
SECURITY = reverse("accounts:security")
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:120) Gecko Firefox/120"
EDGE = "Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537 Edg/120"
KBO = "0203430576"


def browser(user, agent=FIREFOX, origin="192.0.2.77"):
    """Return a browser in which ``user`` logged in with a password."""
    found = StrictClient(headers={"user-agent": agent}, REMOTE_ADDR=origin)
    found.cookies["django_language"] = "en"
    data = {"email": user.email, "password": PASSWORD}
    assert found.post(reverse("accounts:login"), data).status_code == 302
    return found


@pytest.fixture
def two():
    user = with_password()
    return user, browser(user), browser(user, EDGE, "198.51.100.9")


def test_owner_sees_device_network_and_moments(two):
    _user, one, _other = two
    page = text_of(one.get(SECURITY))
    assert "Firefox, Linux" in page
    assert "Edge, Windows" in page
    assert "192.0.2.0/24" in page
    assert "192.0.2.77" not in page
    assert "This device" in page
    assert "192.0.2.77" not in str(list(UserSession.objects.values_list()))


def test_key_of_a_session_is_not_on_the_page(two):
    _user, one, _other = two
    page = one.get(SECURITY).content.decode()
    assert not [row.session_key for row in UserSession.objects.all() if row.session_key in page]


def test_owner_ends_one_session(two):
    _user, one, other = two
    away = UserSession.objects.get(device="Edge, Windows")
    one.post(reverse("accounts:end_session", args=[away.reference]))
    assert [one.get("/taken/").status_code, other.get("/taken/").status_code] == [200, 302]


@pytest.mark.attack("A28")
def test_session_of_somebody_else_does_not_exist(two):
    _user, one, other = two
    stranger = browser(with_password())
    for row in UserSession.objects.exclude(session_key=stranger.session.session_key):
        address = reverse("accounts:end_session", args=[row.reference])
        assert stranger.post(address).status_code == 404
    stranger.post(reverse("accounts:end_other_sessions"))
    assert [one.get("/taken/").status_code, other.get("/taken/").status_code] == [200, 200]


def test_owner_ends_all_others(two):
    _user, one, other = two
    one.post(reverse("accounts:end_other_sessions"))
    assert [one.get("/taken/").status_code, other.get("/taken/").status_code] == [200, 302]


def _closed(user):
    boss = acting(Role.ADMINISTRATOR)
    actions.set_active(user, active=False, actor=boss, at=NOW, reason="Weg.")


def _role_given(user):
    signed: dict[str, Any] = {"actor": acting(Role.ADMINISTRATOR), "at": NOW, "reason": "Nieuw."}
    actions.assign_role(user, Role.FINANCE, first_day=TODAY, last_day=None, **signed)


def _role_ended(user):
    right = user.role_assignments.get()
    boss = acting(Role.ADMINISTRATOR)
    yesterday = TODAY - timedelta(days=1)
    actions.end_right(right, last_day=yesterday, actor=boss, at=NOW, reason="Gedaan.")


def _password_chosen(user):
    key = address_to_choose_password(user.pk).partition("=")[2]
    actions.choose_password(key, "een heel andere zin dan eerst", at=NOW)


CHANGES = {
    "closed": _closed,
    "role given": _role_given,
    "role ended": _role_ended,
    "password": _password_chosen,
}


@pytest.mark.attack("A28")
@pytest.mark.parametrize("change", CHANGES)
def test_change_ends_the_sessions_of_all_devices_at_once(two, change):
    user, one, other = two
    keys = [client.session.session_key for client in (one, other)]
    bystander = browser(with_password())
    CHANGES[change](user)
    assert [one.get("/taken/").status_code, other.get("/taken/").status_code] == [302, 302]
    assert not UserSession.objects.filter(session_key__in=keys).exists()
    assert bystander.get("/taken/").status_code == 200


@pytest.mark.parametrize("given", [True, False])
def test_mandate_given_or_ended_ends_sessions(given):
    user = with_password(Role.CLUSTER_EDITOR, mandates=[KBO])
    one, boss = browser(user), acting(Role.ADMINISTRATOR)
    if given:
        signed: dict[str, Any] = {"actor": boss, "at": NOW, "reason": "Nieuw."}
        actions.grant_mandate(
            user, "0417497106", "editor", first_day=TODAY, last_day=None, **signed
        )
    else:
        actions.end_right(user.mandates.get(), last_day=TODAY, actor=boss, at=NOW, reason="Gedaan.")
    assert one.get("/taken/").status_code == 302


def test_colleagues_mandate_ends_with_the_sessions():
    signatory = with_password(Role.CLUSTER_SIGNATORY, mandates=[KBO])
    colleague = with_password(Role.CLUSTER_EDITOR, mandates=[KBO])
    one, own = browser(colleague), browser(signatory)
    mandate = colleague.mandates.get()
    address = reverse("accounts:end_team_mandate", args=[mandate.pk])
    sent = {"last_day": f"{TODAY:%d/%m/%Y}", "reason": "Gedaan."}
    assert own.post(address, sent).status_code == 302
    assert one.get("/taken/").status_code == 302
    assert own.get("/taken/").status_code == 200


def test_request_that_was_under_way_does_not_bring_a_session_back(two):
    user, one, _other = two
    session = one.session
    session["voor"] = "het einde"
    end_sessions_of(user.pk)
    with pytest.raises(UpdateError):
        session.save()
    assert not UserSession.objects.filter(user=user).exists()


def test_last_use_is_written_once_in_five_minutes(two):
    _user, one, _other = two
    key = one.session.session_key
    before = UserSession.objects.get(pk=key).last_used
    one.get("/taken/")
    assert UserSession.objects.get(pk=key).last_used == before
    earlier = timezone.now() - timedelta(minutes=6)
    UserSession.objects.filter(pk=key).update(last_used=earlier)
    one.get("/taken/")
    assert UserSession.objects.get(pk=key).last_used > earlier


def test_listing_costs_the_same_for_many_devices(two, django_assert_num_queries):
    user, one, _other = two
    counts = []
    for number in (1, 3):
        for _more in range(number):
            browser(user)
        with django_assert_num_queries(7):
            counts.append(one.get(SECURITY).status_code)
    assert counts == [200, 200]
