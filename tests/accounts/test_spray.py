"""Passwords tried on many accounts from many addresses: few tries get through, and nobody is locked out (Q23)."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from datetime import datetime, timedelta
from importlib import import_module

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher, make_password
from django.test import Client, override_settings
from django.urls import reverse

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.models import LoginAttempt, User
from clusterbeleid.accounts.rules import FAILURES_PER_ACCOUNT
from clusterbeleid.core.clock import real_now
from clusterbeleid.core.errors import Refused
from tests.accounts.conftest import PASSWORD, text_of, with_password
from tests.accounts.test_second_step import code_for, with_app
from tests.harness.length import LONG
from tests.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.attack("A28")]
TRIES, ACCOUNTS, ORIGINS = (10_000, 100, 1_000) if LONG else (300, 10, 100)
# Tries of each account at the measurement: fewer than are allowed in an hour.
ROUNDS, MEASURED = (5, 40) if LONG else (1, 4)
GAP = 0.010
LOGIN, SECOND = reverse("accounts:login"), reverse("accounts:second_step")
ARGON = ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def origin(number: int) -> str:
    return f"198.18.{number // 256}.{number % 256}"


def tried(email: str, number: int, at: datetime, password: str = "fout") -> str:
    """Try once; return the code of the refusal, or ``in``."""
    try:
        actions.sign_in(email, password, origin=origin(number), at=at)
    except Refused as refusal:
        return refusal.findings[0].code
    return "in"


def sprayed(emails: list[str], start: datetime) -> Counter[str]:
    """Try within an hour, each time another account from another address; return who was looked at how often."""
    looked_at: Counter[str] = Counter()
    for number in range(TRIES):
        email = emails[number % len(emails)]
        at = start + timedelta(seconds=number * 3000 / TRIES)
        if tried(email, number % ORIGINS, at) == "accounts.wrong_credentials":
            looked_at[email] += 1
    return looked_at


def enter(client: Client, user: User, secret: str, *, ahead: int, origin: str) -> int:
    """Log in with password and code; return the status of the last answer."""
    first = client.post(LOGIN, {"email": user.email, "password": PASSWORD}, REMOTE_ADDR=origin)
    if first.status_code != 302:
        return int(first.status_code)
    code = code_for(secret, ahead=ahead)
    return int(client.post(SECOND, {"code": code}, REMOTE_ADDR=origin).status_code)


def test_spray_gets_ten_tries_an_account_and_locks_nobody_out(record_property):
    victim, secret = with_app()
    own, at_home = Client(), "192.0.2.7"
    assert enter(own, victim, secret, ahead=0, origin=at_home) == 302
    assert "_auth_user_id" in own.session
    own.post(reverse("accounts:logout"))

    emails = [victim.email, *(person().email for _ in range(ACCOUNTS // 2))]
    emails += [f"onbekend{number}@example.be" for number in range(ACCOUNTS - len(emails))]
    start = real_now() - timedelta(minutes=55)
    looked_at = sprayed(emails, start)
    assert len(looked_at) == ACCOUNTS
    assert max(looked_at.values()) <= FAILURES_PER_ACCOUNT
    assert looked_at[emails[-1]] == looked_at[emails[1]]
    record_property("attempts", TRIES)

    # A stranger who guessed right by now stands before the same answer as who did not.
    stranger = Client()
    assert enter(stranger, victim, secret, ahead=1, origin=origin(1)) == 422
    assert "_auth_user_id" not in stranger.session
    # The owner, in the browser of before, comes in as always.
    assert enter(own, victim, secret, ahead=1, origin=at_home) == 302
    assert own.session["_auth_user_id"] == str(victim.pk)


def test_control_without_the_count_the_spray_gets_through(monkeypatch):
    counting = import_module("clusterbeleid.accounts.actions.sign_in")
    monkeypatch.setattr(counting, "is_throttled", lambda _failures: False)
    emails = [person().email for _ in range(2)]
    start = real_now()
    for number in range(2 * FAILURES_PER_ACCOUNT + 2):
        assert tried(emails[number % 2], number, start) == "accounts.wrong_credentials"
    assert LoginAttempt.objects.count() > 2 * FAILURES_PER_ACCOUNT


def test_stopped_accounts_that_exist_and_that_do_not_read_alike():
    known, absent = with_password().email, "niemand@example.be"
    texts = set()
    for email in (known, absent):
        for number in range(FAILURES_PER_ACCOUNT):
            tried(email, number, real_now())
        answer = Client().post(
            LOGIN, {"email": email, "password": PASSWORD}, REMOTE_ADDR=origin(50)
        )
        assert answer.status_code == 422
        page = text_of(answer).replace(email, "")
        token = answer.context["csrf_token"]
        texts.add(page.replace(str(token), ""))
    assert len({_without_hidden(page) for page in texts}) == 1


def _without_hidden(page: str) -> str:
    return "".join(part.partition(">")[2] for part in page.split('<input type="hidden"'))


def test_every_way_to_be_wrong_costs_one_hash(monkeypatch):
    """What takes time must be done for an address that nobody has as well."""
    user, closed = with_password(), with_password()
    User.objects.filter(pk=closed.pk).update(is_active=False)
    usual, made = MD5PasswordHasher.encode, []

    def counted(hasher, password, salt):
        made.append(password)
        return usual(hasher, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    for number, email in enumerate((user.email, closed.email, "niemand@example.be")):
        made.clear()
        assert tried(email, number, real_now()) == "accounts.wrong_credentials"
        assert made == ["fout"], email


def test_time_tells_nothing_about_an_address(record_property):
    with override_settings(PASSWORD_HASHERS=ARGON):
        hashed = make_password(PASSWORD)
        known = [person() for _ in range(MEASURED)]
        User.objects.filter(pk__in=[one.pk for one in known]).update(password=hashed)
        there, absent = [], []
        for turn in range(ROUNDS):
            for number, user in enumerate(known):
                # By turns, so that what else the machine does falls on both.
                there.append(_took(user.email, number + turn * MEASURED))
                absent.append(_took(f"geen{number}@example.be", number + turn * MEASURED))
    gap = abs(statistics.median(there) - statistics.median(absent))
    record_property("gap in ms", round(gap * 1000, 2))
    # Of a few tries the median says little: the ordinary run asks only that neither skips the work.
    assert gap < (GAP if LONG else min(*there, *absent))


def _took(email: str, number: int) -> float:
    began = time.perf_counter()
    assert tried(email, number, real_now()) == "accounts.wrong_credentials"
    return time.perf_counter() - began
