"""Who may do what with an application: one table of standings, asked by button, view and action."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

from applications.models import Application
from applications.queries.interests import scopes_of
from applications.transitions import APPLICATIONS
from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, CLUSTER_SIDE, Actor, Role
from clusterbeleid.kernel.transitions import Verdict
from clusters.models import AccountManagement
from clusters.queries import is_shut


class Standing(StrEnum):
    """What somebody is to an application."""

    APPLICANT = "applicant"
    HEAD = "head"
    MANAGER = "manager"
    READER = "reader"
    NONE = "none"
    RECUSED = "recused"


_APPLICANT = frozenset({Standing.APPLICANT})
_HEAD = frozenset({Standing.HEAD})
_FILE = _HEAD | {Standing.MANAGER}
ALLOWED: Mapping[str, frozenset[Standing]] = {
    "write": _APPLICANT,
    "submit": _APPLICANT,
    "complete": _APPLICANT,
    "drop_draft": _APPLICANT,
    "withdraw": _APPLICANT,
    "ask_completion": _FILE,
    "reopen": _HEAD,
    "end_completion": _FILE,
    "invite": _HEAD,
    "join": _HEAD,
}
_REFUSALS = {
    Standing.APPLICANT: "applications.agency_only",
    Standing.HEAD: "applications.applicant_only",
    Standing.MANAGER: "applications.head_only",
    Standing.READER: "applications.read_only",
    Standing.NONE: "applications.not_yours",
    Standing.RECUSED: "clusters.interest_declared",
}


def standing(actor: Actor, application: Application, *, on: date) -> Standing:
    """Return what the actor is to the application on ``on``; the agency to what was handed in."""
    if actor.has(*CLUSTER_SIDE) and application.applicant.kbo in actor.organisations:
        return Standing.APPLICANT
    if application.submitted_at is None:
        return Standing.NONE
    if is_shut(actor, *scopes_of(application), on=on):
        return Standing.RECUSED
    if actor.has(Role.HEAD_OF_TEAM):
        return Standing.HEAD
    if actor.has(Role.ACCOUNT_MANAGER) and _follows(actor, application, on):
        return Standing.MANAGER
    return Standing.READER if actor.has(*AGENCY_READERS_OF_ALL) else Standing.NONE


def may_start_application(actor: Actor) -> Verdict:
    """Editors and signatories apply for the organisation they act for."""
    if not actor.has(*CLUSTER_SIDE):
        return Verdict.no("applications.applicant_only")
    return Verdict.ok() if actor.organisations else Verdict.no("applications.choose_organisation")


def may_write(
    actor: Actor,
    application: Application,
    section: str,
    opened: Collection[str],
    *,
    on: date,
) -> Verdict:
    """Tell whether the actor may write in a section; ``opened`` are the sections open now (A1)."""
    found = standing(actor, application, on=on)
    if found is not Standing.APPLICANT:
        code = "applications.applicant_only" if found in _FILE else _REFUSALS[found]
        return Verdict.no(code)
    if section in opened:
        return Verdict.ok()
    asked = application.is_open
    return Verdict.no("applications.section_closed" if asked else "applications.handed_in")


def may(action: str, actor: Actor, application: Application, *, on: date) -> Verdict:
    """Tell whether the actor may take a step of the table now, facts apart."""
    found = standing(actor, application, on=on)
    if found not in ALLOWED[action]:
        is_ours = found in _FILE and ALLOWED[action] == _APPLICANT
        return Verdict.no("applications.applicant_only" if is_ours else _REFUSALS[found])
    answer = APPLICATIONS.may(action, application.state, actor.roles)
    if answer.code == "transition.role" and found is Standing.APPLICANT:
        return Verdict.no("applications.signatory_only")
    return answer


def verdicts(actor: Actor, application: Application, *, on: date) -> dict[str, Verdict]:
    """Return the answer for every step of this room, for the buttons of a page."""
    steps = [name for name in ALLOWED if name != "write"]
    return {name: may(name, actor, application, on=on) for name in steps}


def _follows(actor: Actor, application: Application, on: date) -> bool:
    """A new group has no cluster yet, so no account manager of its own."""
    if application.cluster_id is None:
        return True
    found = AccountManagement.objects.filter(running(on), cluster=application.cluster_id)
    return found.filter(user_id=actor.user_id or 0).exists()
