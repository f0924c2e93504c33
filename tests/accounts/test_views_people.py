"""Pages about people: seen by administrator and auditor, written by the administrator alone."""

from datetime import timedelta

import pytest
from django.urls import reverse

from clusterbeleid.accounts.models import Mandate, RoleAssignment, User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.formatting import format_day
from tests.accounts.conftest import rows_about_people, text_of
from tests.people import TODAY, person

pytestmark = pytest.mark.django_db
PEOPLE = reverse("accounts:users")
DAY = format_day(TODAY)
ONE = "0203430576"


def log_in(client, role, **more):
    user = person(role, language="en", **more)
    client.force_login(user)
    return user


def test_list_shows_rights_of_today(client):
    log_in(client, Role.AUDITOR, name="Ada Audit")
    person(Role.CLUSTER_EDITOR, mandates=[ONE], name="Ed Editor")
    page = text_of(client.get(PEOPLE))
    assert "Auditor, read-only" in page
    assert "Editor 0203.430.576" in page


@pytest.mark.parametrize("others", [1, 3])
def test_list_costs_the_same_for_one_and_three_people(client, others, django_assert_num_queries):
    log_in(client, Role.ADMINISTRATOR)
    for _number in range(others - 1):
        person(Role.FINANCE)
    with django_assert_num_queries(8):
        assert client.get(PEOPLE).status_code == 200


def test_account_is_opened_and_told_to_send_a_link(client):
    log_in(client, Role.ADMINISTRATOR)
    data = {"full_name": " Noor Nieuw ", "email": "Noor@Example.be", "language": "nl"}
    response = client.post(reverse("accounts:new_person"), data, follow=True)
    made = User.objects.get(email="noor@example.be")
    assert (made.full_name, made.has_usable_password()) == ("Noor Nieuw", False)
    assert "Send a link" in text_of(response)


def test_second_account_with_one_address_is_told_at_the_field(client):
    user = log_in(client, Role.ADMINISTRATOR)
    data = {"full_name": "X", "email": user.email, "language": "nl"}
    response = client.post(reverse("accounts:new_person"), data)
    assert response.status_code == 422
    assert "already an account with this address" in text_of(response)


def test_role_and_mandate_are_given_and_shown_with_their_history(client):
    log_in(client, Role.ADMINISTRATOR, name="Bea Beheer")
    user = person(name="Ed Editor")
    page = reverse("accounts:person", args=[user.pk])
    role = {"role-role": Role.EXPERT, "role-first_day": DAY, "role-reason": "Aangesteld."}
    assert client.post(reverse("accounts:add_role", args=[user.pk]), role)["Location"] == page
    mandate = {
        "mandate-organisation_number": "0203.430.576",
        "mandate-kind": "editor",
        "mandate-first_day": DAY,
        "mandate-reason": "Op vraag.",
    }
    assert client.post(reverse("accounts:add_mandate", args=[user.pk]), mandate)["Location"] == page
    shown = text_of(client.get(page))
    for words in ("Aangesteld.", "Op vraag.", "Bea Beheer", "Expert", "Editor 0203.430.576"):
        assert words in shown


def test_wrong_right_keeps_what_was_typed(client):
    log_in(client, Role.ADMINISTRATOR)
    user = person()
    data = {"mandate-organisation_number": "0203.430.577", "mandate-kind": "editor",
            "mandate-first_day": DAY, "mandate-reason": "Op vraag."}  # fmt: skip
    response = client.post(reverse("accounts:add_mandate", args=[user.pk]), data)
    assert response.status_code == 422
    assert 'value="0203.430.577"' in text_of(response)
    assert Mandate.objects.count() == 0


def test_right_is_ended_with_a_reason(client):
    log_in(client, Role.ADMINISTRATOR)
    right = person(Role.FINANCE).role_assignments.get()
    page = reverse("accounts:end_right", args=["rol", right.pk])
    assert client.post(page, {"last_day": DAY}).status_code == 422
    right.refresh_from_db()
    assert right.last_day is None
    client.post(page, {"last_day": DAY, "reason": "Uit dienst."})
    right.refresh_from_db()
    assert right.last_day == TODAY


def test_right_of_an_unknown_kind_does_not_exist(client):
    log_in(client, Role.ADMINISTRATOR)
    right = person(Role.FINANCE).role_assignments.get()
    assert client.get(reverse("accounts:end_right", args=["iets", right.pk])).status_code == 404


def test_account_is_closed_and_reopened(client):
    log_in(client, Role.ADMINISTRATOR)
    user = person()
    page = reverse("accounts:set_active", args=[user.pk])
    for expected in (False, True):
        client.post(page, {"reason": "Afgesproken."})
        user.refresh_from_db()
        assert user.is_active is expected


def test_role_that_ended_is_gone_at_the_next_request(client):
    user = log_in(client, Role.ADMINISTRATOR)
    assert client.get(PEOPLE).status_code == 200
    RoleAssignment.objects.filter(user=user).update(last_day=TODAY - timedelta(days=1))
    assert client.get(PEOPLE).status_code == 403


def test_own_page_offers_no_rights(client):
    user = log_in(client, Role.ADMINISTRATOR)
    shown = text_of(client.get(reverse("accounts:person", args=[user.pk])))
    assert "Somebody else must change your own rights." in shown
    for name in ("add_role", "add_mandate", "set_active"):
        assert reverse(f"accounts:{name}", args=[user.pk]) not in shown


def test_own_rights_are_refused_at_every_door(client):
    user = log_in(client, Role.ADMINISTRATOR)
    right = user.role_assignments.get()
    before = rows_about_people()
    role = {"role-role": Role.HEAD_OF_TEAM, "role-first_day": DAY, "role-reason": "Zelf."}
    answers = [
        client.post(reverse("accounts:add_role", args=[user.pk]), role),
        client.post(reverse("accounts:set_active", args=[user.pk]), {"reason": "Zelf."}),
        client.post(
            reverse("accounts:end_right", args=["rol", right.pk]),
            {"last_day": DAY, "reason": "Zelf."},
        ),
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert rows_about_people() == before


def test_auditor_looks_and_writes_nothing(client):
    log_in(client, Role.AUDITOR)
    user = person()
    assert client.get(reverse("accounts:person", args=[user.pk])).status_code == 200
    before = rows_about_people()
    for name in ("add_role", "add_mandate", "set_active", "correct_person", "send_link"):
        assert client.post(reverse(f"accounts:{name}", args=[user.pk]), {}).status_code == 403
    assert rows_about_people() == before


def test_stranger_cannot_tell_who_exists(client):
    log_in(client, Role.HEAD_OF_TEAM)
    user = person()
    for name in ("person", "correct_person", "set_active"):
        answers = [client.get(reverse(f"accounts:{name}", args=[key])) for key in (user.pk, 10**6)]
        assert {answer.status_code for answer in answers} == {403}


def test_second_administrator_is_shown_what_the_first_changed(client):
    log_in(client, Role.ADMINISTRATOR)
    user = person(name="Ann")
    page = reverse("accounts:correct_person", args=[user.pk])
    data = {"full_name": "Anna", "email": user.email, "language": "nl", "version": 1, "reason": "r"}
    client.post(page, data)
    response = client.post(page, {**data, "full_name": "Anne"})
    assert response.status_code == 422
    shown = text_of(response)
    assert "changed this while you were working" in shown
    assert 'value="Anne"' in shown
    assert "Anna" in shown
    user.refresh_from_db()
    assert user.full_name == "Anna"


def test_language_follows_the_person(client):
    user = log_in(client, Role.ADMINISTRATOR)
    client.post(reverse("accounts:set_language"), {"language": "nl", "next": PEOPLE})
    user.refresh_from_db()
    assert user.language == "nl"
    assert user.history.latest("history_id").history_change_reason == "accounts.language_chosen"
    client.post(reverse("accounts:set_language"), {"language": "xx", "next": "//kwaad.example"})
    user.refresh_from_db()
    assert user.language == "nl"


def test_language_of_a_stranger_is_kept_in_the_browser(client):
    response = client.post(
        reverse("accounts:set_language"), {"language": "en", "next": "/aanmelden/"}
    )
    assert response["Location"] == "/aanmelden/"
    assert client.cookies["django_language"].value == "en"
    assert "Log in" in text_of(client.get("/aanmelden/"))
