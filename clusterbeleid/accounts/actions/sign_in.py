"""Logging in: counted before it is judged, with one answer for every way to be wrong."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.contrib.auth import authenticate
from django.db import connection, transaction

from clusterbeleid.accounts.models import LoginAttempt, User
from clusterbeleid.accounts.rules import WINDOW, RecentFailures, is_throttled
from clusterbeleid.core.errors import Refused

SECOND_STEP = "second step"


def sign_in(email: str, password: str, *, origin: str, at: datetime, known: str = "") -> User:
    """Return the person behind a right address and password.

    Every try is counted by account and by origin before the password is looked at, so that many
    tries at once do not slip through. Raises ``Refused`` with one and the same code for an
    unknown address, a wrong password and a closed account, and with ``accounts.too_many_tries``
    after ten failures in an hour. ``at`` is the real moment, also in the demo.

    ``known`` marks a browser in which this person took the second step before: it is counted by
    itself, so that tries of strangers never lock its owner out (Q23).
    """
    address = email.strip().lower()
    account_key = _digest(f"{address} {known}") if _is_of(known, address) else _digest(address)
    tried = count_try(account_key, _digest(origin), at)
    user = authenticate(username=address, password=password)
    if not isinstance(user, User):
        raise Refused.because("accounts.wrong_credentials")
    succeeded(tried)
    return user


def succeeded(tried: LoginAttempt) -> None:
    """Say of a counted try that it was right."""
    tried.succeeded = True
    tried.save(update_fields=["succeeded"])


def _is_of(known: str, address: str) -> bool:
    """Tell whether a known browser is one of this very person."""
    owner = known.partition(".")[0]
    return owner.isdigit() and User.objects.filter(pk=int(owner), email=address).exists()


def count_second_step(user: User, *, origin: str, at: datetime) -> LoginAttempt:
    """Count a try at the second step by itself: only who knew the password gets that far."""
    return count_try(_digest(f"{user.email} {SECOND_STEP}"), _digest(origin), at)


@transaction.atomic
def count_try(account_key: str, origin_key: str, at: datetime) -> LoginAttempt:
    """Write the try down as failed; raises ``Refused`` when there were too many."""
    # One at a time for each account: counting and writing belong together.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [account_key])
    if is_throttled(_recent_failures(account_key, origin_key, at)):
        raise Refused.because("accounts.too_many_tries")
    LoginAttempt.objects.filter(at__lte=at - WINDOW).delete()
    return LoginAttempt.objects.create(
        account_key=account_key, origin_key=origin_key, at=at, succeeded=False
    )


def _recent_failures(account_key: str, origin_key: str, at: datetime) -> RecentFailures:
    failed = LoginAttempt.objects.filter(succeeded=False, at__gt=at - WINDOW)
    return RecentFailures(
        account=failed.filter(account_key=account_key).count(),
        origin=failed.filter(origin_key=origin_key).count(),
    )


def forget_failures(email: str) -> None:
    """Start counting anew for an account whose owner proved to be the owner."""
    LoginAttempt.objects.filter(account_key=_digest(email), succeeded=False).delete()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
