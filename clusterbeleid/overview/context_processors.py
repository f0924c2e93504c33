"""The frame around every page: menu, person, organisation and the day of the demo."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from clusterbeleid.core.actors import NOBODY, Actor, Role
from clusterbeleid.core.organisation_names import names_of
from clusterbeleid.core.queries import count_open_tasks
from clusterbeleid.core.ui import NavItem

AGENCY = (Role.ACCOUNT_MANAGER, Role.HEAD_OF_TEAM, Role.FINANCE, Role.AUDITOR)
FILES = (*AGENCY, Role.CLUSTER_EDITOR, Role.CLUSTER_SIGNATORY)
FIGURES = (*AGENCY, Role.ADMINISTRATOR, Role.COMMITTEE_MEMBER, Role.COMMITTEE_SECRETARY)
CALLS = (*AGENCY, Role.COMMITTEE_SECRETARY)
COMMITTEE = (
    Role.COMMITTEE_SECRETARY,
    Role.COMMITTEE_MEMBER,
    Role.HEAD_OF_TEAM,
    Role.AUDITOR,
)
RUNNING = (Role.ADMINISTRATOR, Role.HEAD_OF_TEAM, Role.AUDITOR)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return what the base page needs; nobody logged in sees no menu."""
    actor: Actor = getattr(request, "actor", NOBODY)
    demo = getattr(request, "demo", False)
    frame: dict[str, Any] = {"demo": demo, "today": getattr(request, "today", None)}
    if not actor.is_person:
        return {**frame, "nav_items": [], "user_label": "", "acting_for": "", "switch_url": ""}
    several = len(getattr(request, "mandates", ())) > 1
    return {
        **frame,
        "nav_items": menu(actor, request),
        "user_label": actor.label,
        "acting_for": ", ".join(names_of(actor.organisations).values()),
        "switch_url": reverse("accounts:choose_organisation") if several else "",
    }


def menu(actor: Actor, request: HttpRequest) -> list[NavItem]:
    """Return the entries of the main menu for the roles of ``actor``."""
    entries = [
        (_("Portfolio"), "overview:portfolio", "", FILES),
        (_("Clusters"), "clusters:list", "", FILES),
        (_("Organisations"), "clusters:organisations", "", AGENCY),
        (_("Calls"), "applications:calls", "", CALLS),
        (_("Applications"), "applications:list", "", FILES),
        (_("Judging"), "applications:to_judge", "", AGENCY),
        (_("Experts"), "applications:experts", "", AGENCY),
        (_("My reviews"), "applications:own_reviews", "", (Role.EXPERT,)),
        (_("Committee"), "committee:meetings", "", COMMITTEE),
        (_("Team"), "accounts:team", "", (Role.CLUSTER_EDITOR, Role.CLUSTER_SIGNATORY)),
        (_("Tasks"), "core:tasks", _badge(actor, request), tuple(Role)),
        (_("Figures"), "core:parameters", "", FIGURES),
        (_("Schemes"), "agreements:schemes", "", FIGURES),
        (_("People"), "accounts:users", "", (Role.ADMINISTRATOR, Role.AUDITOR)),
        (_("Night work"), "core:job_runs", "", RUNNING),
        (_("Messages"), "core:outbox", "", (Role.ADMINISTRATOR, Role.AUDITOR)),
    ]
    if getattr(request, "demo", False):
        entries.append((_("Demo day"), "core:demo_day", "", (Role.ADMINISTRATOR,)))
    return [
        NavItem(label, reverse(name), _is_here(request.path, reverse(name)), badge)
        for label, name, badge, roles in entries
        if actor.has(*roles)
    ]


def _badge(actor: Actor, request: HttpRequest) -> str:
    number = count_open_tasks(actor, on=request.today)  # type: ignore[attr-defined]
    return str(number) if number else ""


def _is_here(path: str, target: str) -> bool:
    return path == target if target == "/" else path.startswith(target)
