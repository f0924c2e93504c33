"""Logging out at the provider too, so that nobody after you is you again (RP-initiated logout)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse


def end_at_provider(request: HttpRequest, vouched: Mapping[str, Any]) -> HttpResponse | None:
    """Return the way to the provider's own log-out, None when it did not let this person in."""
    address = str(vouched.get("end_session", ""))
    if settings.OIDC is None or not address.startswith(f"{settings.OIDC.origin}/"):
        return None
    about = {
        "id_token_hint": vouched.get("id_token", ""),
        "client_id": settings.OIDC.client_id,
        "post_logout_redirect_uri": request.build_absolute_uri(reverse("accounts:login")),
    }
    return HttpResponseRedirect(f"{address}?{urlencode(about)}")
