"""A browser becomes somebody: the session, and what it remembers about itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import login
from django.core import signing
from django.http import HttpRequest, HttpResponse

from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.rules import device_of, network_of
from clusterbeleid.accounts.session_store import PLACE
from clusterbeleid.core import clock
from clusterbeleid.core.http import origin_of

BACKEND = "django.contrib.auth.backends.ModelBackend"
# Set when somebody of our own login page also took the second step, and when somebody last proved to be it.
SESSION_SECOND_STEP, SESSION_PROVED = "second_step", "proved_at"
SESSION_IDENTITY = "identity"
# Somebody gave the right password and owes the second step; nobody is logged in yet.
HALF_WAY = "half_way"
KNOWN_BROWSER, KNOWN_FOR = "known_browser", 90 * 24 * 60 * 60


def come_in(
    request: HttpRequest,
    user: User,
    *,
    second_step: bool = False,
    vouched: Mapping[str, Any] | None = None,
) -> None:
    """Begin the session of ``user``; ``vouched`` is what a provider said, and limits the rights."""
    now = clock.real_now()
    request.session.pop(HALF_WAY, None)
    login(request, user, backend=BACKEND)
    request.session[PLACE] = {
        "reference": str(uuid4()),
        "since": now.isoformat(),
        "device": device_of(request.headers.get("User-Agent", "")),
        "network": network_of(origin_of(request)),
    }
    request.session[SESSION_PROVED] = now.timestamp()
    request.session[SESSION_SECOND_STEP] = second_step
    if vouched is not None:
        request.session[SESSION_IDENTITY] = dict(vouched)


def remember_browser(response: HttpResponse, user: User) -> None:
    """Let this browser try on when strangers try the same address too often (Q23)."""
    response.set_signed_cookie(
        KNOWN_BROWSER,
        f"{user.pk}.{uuid4().hex}",
        salt=KNOWN_BROWSER,
        max_age=KNOWN_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def known_browser(request: HttpRequest) -> str:
    """Return the mark of a browser in which somebody took the second step before, or nothing."""
    try:
        found = request.get_signed_cookie(KNOWN_BROWSER, "", salt=KNOWN_BROWSER, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return ""
    return str(found)
