"""The frame around every page: menu, person, organisation and the day of the demo."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from clusterbeleid.accounts.entering import SESSION_IDENTITY
from clusterbeleid.core.actors import NOBODY, Actor
from clusterbeleid.core.organisation_names import names_of
from clusterbeleid.core.queries import count_open_tasks
from clusterbeleid.overview.menu import menu


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return what the base page needs; nobody logged in sees no menu."""
    actor: Actor = getattr(request, "actor", NOBODY)
    demo = getattr(request, "demo", False)
    frame: dict[str, Any] = {"demo": demo, "today": getattr(request, "today", None)}
    if not actor.is_person:
        return {**frame, "nav_items": [], "user_label": "", "acting_for": "", "switch_url": ""}
    several = len(getattr(request, "mandates", ())) > 1 or SESSION_IDENTITY in request.session
    return {
        **frame,
        "nav_items": menu(actor, request.path, badge=_badge(actor, request), demo=demo),
        "user_label": actor.label,
        "acting_for": ", ".join(names_of(actor.organisations).values()),
        "switch_url": reverse("accounts:choose_organisation") if several else "",
    }


def _badge(actor: Actor, request: HttpRequest) -> str:
    number = count_open_tasks(actor, on=request.today)  # type: ignore[attr-defined]
    return str(number) if number else ""
