"""A password is chosen by a mailed link: once, within a day, and nowhere stored on the way."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import address_to_choose_password, person_of_key
from clusterbeleid.core.actors import Role
from clusterbeleid.core.clock import real_now
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import OutboxMessage
from clusterbeleid.core.relay import relay
from tests.accounts.conftest import (
    PASSWORD,
    refused_unchanged,
    rows_about_people,
    text_of,
    with_password,
)
from tests.people import NOW, acting, person

pytestmark = pytest.mark.django_db
FORGOT = reverse("accounts:forgot_password")
NEW = "vier woorden zonder enig verband"


@pytest.fixture(autouse=True)
def _english(client):
    client.cookies["django_language"] = "en"


def key_for(user):
    return address_to_choose_password(user.pk).partition("=")[2]


def choose(client, address, password=NEW):
    return client.post(address, {"password": password})


def test_forgotten_password_is_chosen_anew(client):
    user = with_password()
    client.post(FORGOT, {"email": user.email.upper()})
    relay(now=real_now())
    (message,) = mail.outbox
    assert message.to == [user.email]
    (address,) = set(re.findall(r"http://testserver(/\S+sleutel=[\w.%-]+)", str(message.body)))
    assert client.get(address).status_code == 200
    assert choose(client, address)["Location"] == reverse("accounts:login")
    assert actions.sign_in(user.email, NEW, origin="x", at=real_now()) == user


def test_answer_is_the_same_whether_the_address_exists(client):
    user, closed = with_password(), with_password()
    User.objects.filter(pk=closed.pk).update(is_active=False)
    answers = []
    for email in (user.email, closed.email, "niemand@example.be"):
        response = client.post(FORGOT, {"email": email}, follow=True)
        answers.append(
            (response.redirect_chain, re.sub(r'<input type="hidden".*?>', "", text_of(response)))
        )
    assert answers[0] == answers[1] == answers[2]
    assert [row.recipient for row in OutboxMessage.objects.all()] == [user.email]


def test_key_lies_nowhere_before_the_message_leaves(client):
    user = with_password()
    client.post(FORGOT, {"email": user.email})
    (row,) = OutboxMessage.objects.all()
    assert row.payload == {"person": user.pk, "name": user.full_name}
    relay(now=real_now())
    row.refresh_from_db()
    assert row.payload == {"person": user.pk, "name": user.full_name}
    assert "sleutel" in mail.outbox[0].body


def test_asking_again_sends_at_most_four_messages_an_hour(client):
    user = with_password()
    start = NOW.replace(minute=0)
    for minute in range(60):
        actions.ask_password_link(user.email, at=start + timedelta(minutes=minute))
    assert OutboxMessage.objects.count() == 4


def test_link_works_once(client):
    user = with_password()
    address = address_to_choose_password(user.pk)
    choose(client, address)
    for response in (client.get(address), choose(client, address, "nog een andere lange zin")):
        assert response.status_code == 410
    assert actions.sign_in(user.email, NEW, origin="x", at=real_now()) == user


@pytest.mark.parametrize(
    "spoil",
    [
        lambda user: actions.set_active(
            user, active=False, actor=acting(Role.ADMINISTRATOR), at=NOW, reason="Weg."
        ),
        lambda user: User.objects.filter(pk=user.pk).update(email="elders@example.be"),
    ],
)
def test_link_dies_with_the_account_and_with_the_address(client, spoil):
    user = with_password()
    address = address_to_choose_password(user.pk)
    spoil(user)
    assert client.get(address).status_code == 410
    assert choose(client, address).status_code == 410
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_link_dies_after_a_day(client):
    user = with_password()
    with time_machine.travel(NOW, tick=False) as clock:
        address = address_to_choose_password(user.pk)
        clock.shift(timedelta(days=1))
        assert client.get(address).status_code == 200
        clock.shift(timedelta(seconds=2))
        assert client.get(address).status_code == 410


def test_wrong_keys_all_answer_alike(client):
    user = with_password()
    good = key_for(user)
    keys = [
        "",
        "x",
        "1.x",
        f"{good}x",
        good.replace(".", ".a"),
        "zzzzzzzzzzzzz.x",
        "-1.x",
        "1" * 40,
    ]
    page = reverse("accounts:choose_password")
    answers = [client.get(page, {"sleutel": key}) for key in keys]
    assert {answer.status_code for answer in answers} == {410}
    # Apart from the address of the page itself, which the language switch repeats.
    texts = {re.sub(r'<input type="hidden".*?>', "", text_of(answer)) for answer in answers}
    assert len(texts) == 1


def test_key_of_one_person_does_not_open_another(client):
    one, other = with_password(), with_password()
    key = key_for(one)
    stolen = key_for(other).partition(".")[0] + "." + key.partition(".")[2]
    assert person_of_key(key) == one
    assert person_of_key(stolen) is None


@pytest.mark.parametrize("weak", ["kort", "1234567890123", "password1234", ""])
def test_weak_password_is_refused_and_the_link_lives_on(client, weak):
    user = with_password()
    address = address_to_choose_password(user.pk)
    response = choose(client, address, weak)
    assert response.status_code == 422
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert choose(client, address).status_code == 302


def test_choosing_a_password_ends_sessions_and_forgives_failed_tries(client):
    user = with_password()
    client.force_login(user)
    for _try in range(10):
        with pytest.raises(Refused):
            actions.sign_in(user.email, "fout", origin="x", at=real_now())
    choose(client, address_to_choose_password(user.pk))
    assert client.get("/taken/").status_code == 302
    assert actions.sign_in(user.email, NEW, origin="x", at=real_now()) == user


def test_history_says_that_a_password_was_chosen_and_not_which(client):
    user = with_password()
    choose(client, address_to_choose_password(user.pk))
    line = user.history.latest("history_id")
    assert line.history_change_reason == "accounts.password_chosen"
    assert not hasattr(line, "password")


def test_administrator_sends_a_link(client):
    user = person()
    client.force_login(person(Role.ADMINISTRATOR, language="en"))
    response = client.post(reverse("accounts:send_link", args=[user.pk]), follow=True)
    assert user.email in text_of(response)
    (row,) = OutboxMessage.objects.all()
    assert (row.kind, row.recipient) == ("accounts.password_link", user.email)


def test_closed_account_gets_no_link():
    user, administrator = person(), acting(Role.ADMINISTRATOR)
    User.objects.filter(pk=user.pk).update(is_active=False)
    user.refresh_from_db()
    with refused_unchanged("accounts.closed"):
        actions.send_password_link(user, actor=administrator, at=NOW)


@pytest.mark.parametrize("role", [Role.HEAD_OF_TEAM, Role.AUDITOR, Role.EXPERT])
def test_only_an_administrator_sends_a_link(client, role):
    user = person()
    client.force_login(person(role))
    before = rows_about_people()
    assert client.post(reverse("accounts:send_link", args=[user.pk])).status_code == 403
    assert rows_about_people() == before
