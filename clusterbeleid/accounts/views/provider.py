"""Logging in with the provider: there, back, and the page that says what begins (R65)."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clusterbeleid.accounts import actions
from clusterbeleid.accounts.entering import come_in
from clusterbeleid.accounts.models import ExternalIdentity
from clusterbeleid.accounts.oidc.claims import Arrival
from clusterbeleid.accounts.oidc.configuration import Provider
from clusterbeleid.accounts.oidc.provider import (
    Answer,
    NoAnswer,
    NotBelieved,
    answer_of,
    to_provider,
)
from clusterbeleid.accounts.queries import account_of, is_as_known
from clusterbeleid.accounts.views.session import safe_target
from clusterbeleid.core import clock
from clusterbeleid.core.access import public
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.http import HouseRequest
from clusterbeleid.core.organisation_names import names_of
from clusterbeleid.core.texts import sentence

logger = logging.getLogger(__name__)
ARRIVAL = "arrival"


def _provider() -> Provider:
    """Return the provider of this installation; without one these pages do not exist."""
    if settings.OIDC is None:
        raise Http404
    found: Provider = settings.OIDC
    return found


@public
@never_cache
@require_POST
def oidc_login(request: HouseRequest) -> HttpResponse:
    """Send the browser to the provider."""
    provider = _provider()
    try:
        return to_provider(request, provider)
    except NoAnswer as trouble:
        logger.warning("provider does not answer: %s", trouble)
        messages.error(request, _("%(name)s does not answer.") % {"name": provider.name})
        return redirect("accounts:login")


@public
@never_cache
@require_safe
def oidc_callback(request: HouseRequest) -> HttpResponse:
    """Take the answer; who is known as before comes in, for others a page says what begins."""
    try:
        answer = answer_of(request, _provider())
    except NotBelieved as doubt:
        logger.warning("login by the provider refused: %s", doubt)
        return _refusal(request, "accounts.not_believed", 401)
    if not answer.arrival.roles:
        logger.warning("login by the provider refused: no mapped role")
        return _refusal(request, "accounts.no_mapped_role", 403)
    request.session[ARRIVAL] = _kept(answer)
    known = is_as_known(answer.arrival, on=request.today)
    if known is None or answer.asked.get("link"):
        return redirect("accounts:oidc_enter")
    return _enter(request, known)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def oidc_enter(request: HouseRequest) -> HttpResponse:
    """Say who arrives with which rights; on yes, open the account or bring its rights in line."""
    _provider()
    kept = request.session.get(ARRIVAL)
    if kept is None:
        return _refusal(request, "accounts.not_believed", 401)
    arrival = Arrival.from_dict(kept["arrival"])
    if request.method != "POST":
        return render(request, "accounts/oidc_enter.html", _told(arrival))
    linked = account_of(request.actor) if _links(request, kept) else None
    try:
        identity = actions.arrive(arrival, on=request.today, at=clock.now(), linked=linked)
    except Refused as refusal:
        logger.warning("login by the provider refused: %s", refusal)
        return _refusal(request, refusal.findings[0].code, 403)
    return _enter(request, identity)


def _links(request: HouseRequest, kept: dict[str, Any]) -> bool:
    """Tell whether who is logged in here asked for this arrival to be linked to the account."""
    return bool(kept["link"]) and kept["link"] == request.actor.user_id


def _kept(answer: Answer) -> dict[str, Any]:
    return {
        "arrival": answer.arrival.as_dict(),
        "next": answer.asked.get("next", ""),
        "link": answer.asked.get("link"),
        "id_token": answer.id_token,
        "end_session": answer.end_session,
    }


def _told(arrival: Arrival) -> dict[str, Any]:
    names = names_of([arrival.organisation]) if arrival.organisation.isdigit() else {}
    return {
        "arrival": arrival,
        "organisation": arrival.organisation_name
        or names.get(arrival.organisation, arrival.organisation),
        "roles": [Role(role).label for role in arrival.roles],
    }


def _enter(request: HouseRequest, identity: ExternalIdentity) -> HttpResponse:
    """Begin a session that is bound to this person and this organisation."""
    kept = request.session.pop(ARRIVAL)
    vouched = {
        "organisation": identity.organisation,
        "roles": list(identity.roles),
        "id_token": kept["id_token"],
        "end_session": kept["end_session"],
    }
    request.session.flush()
    come_in(request, identity.user, vouched=vouched)
    return redirect(safe_target(request, kept["next"]))


def _refusal(request: HouseRequest, code: str, status: int) -> HttpResponse:
    context = {"reason": sentence(code), "name": _provider().name}
    return render(request, "accounts/oidc_refused.html", context, status=status)
