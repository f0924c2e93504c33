"""Logging in: what is told, what is counted, and where one lands."""

import re
from datetime import timedelta
from html import unescape
from threading import Barrier, Thread

import pytest
from django.db import connections
from django.test import Client, override_settings
from django.urls import reverse

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.models import LoginAttempt, User, UserSession
from clusterbeleid.accounts.rules import FAILURES_PER_ACCOUNT, FAILURES_PER_ORIGIN
from clusterbeleid.core.clock import real_now
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.texts import sentence
from tests.accounts.conftest import PASSWORD, text_of, with_password

pytestmark = pytest.mark.django_db
LOGIN = reverse("accounts:login")
HERE = "192.0.2.7"


@pytest.fixture(autouse=True)
def _english(client):
    client.cookies["django_language"] = "en"


def post(client, email, password=PASSWORD, **more):
    data = {"email": email, "password": password, **more}
    return client.post(LOGIN, data, REMOTE_ADDR=HERE)


def test_right_password_opens_the_page_that_was_asked_for(client):
    user = with_password()
    response = post(client, user.email.upper(), next="/taken/")
    assert (response.status_code, response["Location"]) == (302, "/taken/")
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.attack("A28")
def test_unknown_address_wrong_password_and_closed_account_read_alike(client):
    user, closed = with_password(), with_password()
    User.objects.filter(pk=closed.pk).update(is_active=False)
    answers = [
        post(client, "niemand@example.be"),
        post(client, user.email, "iets anders dan dat"),
        post(client, closed.email),
    ]
    words = unescape(sentence("accounts.wrong_credentials"))
    for answer, typed in zip(
        answers, ("niemand@example.be", user.email, closed.email), strict=True
    ):
        assert answer.status_code == 422
        assert words in unescape(text_of(answer))
        assert "_auth_user_id" not in client.session
        assert typed in text_of(answer)
    texts = {
        re.sub(r'<input type="hidden".*?>', "", text_of(answer)).replace(typed, "")
        for answer, typed in zip(
            answers, ("niemand@example.be", user.email, closed.email), strict=True
        )
    }
    assert len(texts) == 1


def test_password_typed_stays_out_of_the_page(client):
    answer = post(client, with_password().email, "fout maar geheim")
    assert "fout maar geheim" not in text_of(answer)


def test_eleventh_try_is_refused_whatever_the_password(client):
    user = with_password()
    for _try in range(FAILURES_PER_ACCOUNT):
        answer = post(client, user.email, "fout")
        assert unescape(sentence("accounts.wrong_credentials")) in unescape(text_of(answer))
    answer = post(client, user.email)
    assert answer.status_code == 422
    assert sentence("accounts.too_many_tries") in text_of(answer)
    assert "_auth_user_id" not in client.session
    assert LoginAttempt.objects.count() == FAILURES_PER_ACCOUNT


def test_tenth_try_still_opens(client):
    user = with_password()
    for _try in range(FAILURES_PER_ACCOUNT - 1):
        post(client, user.email, "fout")
    assert post(client, user.email).status_code == 302


def test_unknown_address_is_throttled_as_well(client):
    for _try in range(FAILURES_PER_ACCOUNT):
        post(client, "niemand@example.be")
    assert sentence("accounts.too_many_tries") in text_of(post(client, "niemand@example.be"))


def test_throttle_ends_after_an_hour():
    user, start = with_password(), real_now()
    for _try in range(FAILURES_PER_ACCOUNT):
        with pytest.raises(Refused):
            actions.sign_in(user.email, "fout", origin=HERE, at=start)
    with pytest.raises(Refused):
        actions.sign_in(user.email, PASSWORD, origin=HERE, at=start + timedelta(minutes=59))
    later = start + timedelta(minutes=61)
    assert actions.sign_in(user.email, PASSWORD, origin=HERE, at=later) == user
    assert LoginAttempt.objects.count() == 1


@pytest.mark.attack("A28")
def test_spray_over_accounts_is_stopped_by_origin():
    user = with_password()
    for number in range(FAILURES_PER_ORIGIN):
        with pytest.raises(Refused, match="wrong_credentials"):
            actions.sign_in(f"x{number}@example.be", "fout", origin=HERE, at=real_now())
    with pytest.raises(Refused, match="too_many_tries"):
        actions.sign_in(user.email, PASSWORD, origin=HERE, at=real_now())
    assert actions.sign_in(user.email, PASSWORD, origin="198.51.100.1", at=real_now()) == user


def test_addresses_are_kept_as_digests_only(client):
    user = with_password()
    post(client, user.email, "fout")
    (row,) = LoginAttempt.objects.values_list("account_key", "origin_key")
    assert user.email not in row
    assert HERE not in row
    assert {len(part) for part in row} == {64}


@pytest.mark.attack("A29")
@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://kwaad.example/",
        "//kwaad.example/",
        "/\\kwaad.example",
        "http:///kwaad.example",
        "javascript:alert(1)",
        "taken/",
        "\t//kwaad.example",
    ],
)
def test_open_redirect_is_refused(client, elsewhere):
    response = post(client, with_password().email, next=elsewhere)
    assert (response.status_code, response["Location"]) == (302, "/")


@pytest.mark.attack("A28")
def test_session_gets_another_key_at_login(client):
    client.get(LOGIN)
    session = client.session
    session["voor"] = "het aanmelden"
    session.save()
    before = session.session_key
    post(client, with_password().email)
    assert client.session.session_key != before
    assert not UserSession.objects.filter(session_key=before).exists()


def test_csrf_token_changes_at_login():
    client = Client(enforce_csrf_checks=True)
    client.get(LOGIN)
    before = client.cookies["csrftoken"].value
    data = {"email": with_password().email, "password": PASSWORD, "csrfmiddlewaretoken": before}
    assert client.post(LOGIN, data).status_code == 302
    assert client.cookies["csrftoken"].value != before


def test_login_leaves_no_line_of_history(client):
    user = with_password()
    before = user.history.count()
    post(client, user.email)
    assert user.history.count() == before


def test_logging_out_ends_the_session(client):
    post(client, with_password().email)
    key = client.session.session_key
    assert client.post(reverse("accounts:logout"))["Location"] == LOGIN
    assert not UserSession.objects.filter(session_key=key).exists()
    client.cookies["sessionid"] = key
    assert client.get("/taken/").status_code == 302


def test_logging_out_by_a_link_is_not_possible(client):
    post(client, with_password().email)
    assert client.get(reverse("accounts:logout")).status_code == 405
    assert "_auth_user_id" in client.session


def test_closed_account_is_out_at_the_next_request(client):
    user = with_password()
    post(client, user.email)
    assert client.get("/taken/").status_code == 200
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/taken/")["Location"] == f"{LOGIN}?next=/taken/"


def test_other_password_ends_all_sessions(client):
    user = with_password()
    other = Client()
    post(client, user.email)
    post(other, user.email)
    user.set_password("een heel andere zin dan eerst")
    user.save(update_fields=["password"])
    assert client.get("/taken/").status_code == 302
    assert other.get("/taken/").status_code == 302


def test_page_part_asked_by_htmx_sends_the_whole_page_to_login(client):
    response = client.get("/taken/", headers={"HX-Request": "true"})
    assert response.status_code == 204
    assert response["HX-Redirect"] == f"{LOGIN}?next=/taken/"


@pytest.mark.parametrize(
    ("proxied", "header", "expected"),
    [
        (False, "203.0.113.9", HERE),
        (True, "203.0.113.9, 198.51.100.4", "198.51.100.4"),
        (True, "kwaad", "kwaad"),
    ],
)
def test_origin_is_the_address_that_the_proxy_saw(client, proxied, header, expected):
    seen = []
    setting = ("HTTP_X_FORWARDED_PROTO", "https") if proxied else None
    with override_settings(SECURE_PROXY_SSL_HEADER=setting), pytest.MonkeyPatch.context() as patch:
        patch.setattr(actions, "sign_in", lambda *_a, origin, **_k: seen.append(origin))
        client.post(
            LOGIN,
            {"email": "a@example.be", "password": "x"},
            REMOTE_ADDR=HERE,
            headers={"X-Forwarded-For": header},
        )
    assert seen == [expected]


@pytest.mark.django_db(transaction=True)
def test_tries_at_the_same_moment_do_not_slip_through():
    user = with_password()
    start, answers = Barrier(20), []

    def attempt_once():
        start.wait()
        try:
            actions.sign_in(user.email, "fout", origin=HERE, at=real_now())
        except Refused as refusal:
            answers.append(refusal.findings[0].code)
        finally:
            connections.close_all()

    threads = [Thread(target=attempt_once) for _number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers.count("accounts.wrong_credentials") == FAILURES_PER_ACCOUNT
    assert answers.count("accounts.too_many_tries") == 20 - FAILURES_PER_ACCOUNT
