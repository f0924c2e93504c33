"""Who may manage people, roles and mandates."""

from __future__ import annotations

from django.conf import settings

from clusterbeleid.accounts.models import Mandate, SecondFactor, User
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor, Role
from clusterbeleid.kernel.transitions import Verdict


def may_see_people(actor: Actor) -> Verdict:
    """Administrators manage people; auditors may look."""
    if actor.has(Role.ADMINISTRATOR, Role.AUDITOR):
        return Verdict.ok()
    return Verdict.no("accounts.role")


def may_manage_people(actor: Actor) -> Verdict:
    """Only administrators write."""
    return Verdict.ok() if actor.has(Role.ADMINISTRATOR) else Verdict.no("accounts.role")


def may_change_rights_of(actor: Actor, person: User) -> Verdict:
    """Nobody gives or takes a right of one's own (A16)."""
    verdict = may_manage_people(actor)
    if verdict.allowed and person.pk == actor.user_id:
        return Verdict.no("accounts.own_rights")
    return verdict


def may_send_password_link(actor: Actor, person: User) -> Verdict:
    """Administrators send it, to open accounts only."""
    verdict = may_manage_people(actor)
    if verdict.allowed and not person.is_active:
        return Verdict.no("accounts.closed")
    return verdict


def may_see_team(actor: Actor) -> Verdict:
    """Whoever acts for an organisation sees who else does."""
    if actor.has(*CLUSTER_SIDE) and actor.organisations:
        return Verdict.ok()
    return Verdict.no("accounts.no_team")


def may_lead_team(actor: Actor) -> Verdict:
    """A signatory invites colleagues and ends their mandates."""
    verdict = may_see_team(actor)
    if verdict.allowed and not actor.has(Role.CLUSTER_SIGNATORY):
        return Verdict.no("accounts.signatory_only")
    return verdict


def may_end_team_mandate(actor: Actor, mandate: Mandate) -> Verdict:
    """Only of the own organisation, and never one's own: hand over first."""
    verdict = may_lead_team(actor)
    if verdict.allowed and mandate.organisation_number not in actor.organisations:
        return Verdict.no("accounts.no_team")
    if verdict.allowed and mandate.user_id == actor.user_id:
        return Verdict.no("accounts.hand_over_first")
    return verdict


def may_remove_factor(actor: Actor, factor: SecondFactor) -> Verdict:
    """One's own only, and never the last one of a role that needs it."""
    if factor.user_id != actor.user_id:
        return Verdict.no("accounts.nobody")
    others = SecondFactor.objects.filter(user_id=factor.user_id).exclude(pk=factor.pk)
    if settings.SECOND_FACTOR_ROLES & actor.roles and not others.exists():
        return Verdict.no("accounts.last_factor")
    return Verdict.ok()
