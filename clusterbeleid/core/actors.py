"""Who acts: a frozen value that queries, permissions and actions receive instead of a request."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The roles of the house; a person may hold several, each with its own period."""

    ACCOUNT_MANAGER = "account_manager", _("Account manager")
    HEAD_OF_TEAM = "head_of_team", _("Head of team")
    CLUSTER_EDITOR = "cluster_editor", _("Cluster organisation, editor")
    CLUSTER_SIGNATORY = "cluster_signatory", _("Cluster organisation, signatory")
    COMMITTEE_MEMBER = "committee_member", _("Committee member")
    COMMITTEE_SECRETARY = "committee_secretary", _("Committee secretary")
    EXPERT = "expert", _("Expert")
    FINANCE = "finance", _("Finance")
    AUDITOR = "auditor", _("Auditor, read-only")
    ADMINISTRATOR = "administrator", _("Administrator")


SYSTEM_ROLE = "system"
# What only a system of another agency is, by a right of its own that ends on a day: it delivers what the Crossroads
# Bank says of enterprises, or acknowledges that aid stands in the European register. Nobody holds these as a person.
REGISTRAR_ROLE = "registrar"
PUBLISHER_ROLE = "publisher"

CLUSTER_SIDE = frozenset({Role.CLUSTER_EDITOR.value, Role.CLUSTER_SIGNATORY.value})
AGENCY_READERS_OF_ALL = frozenset(
    {Role.HEAD_OF_TEAM.value, Role.FINANCE.value, Role.AUDITOR.value},
)


@dataclass(frozen=True)
class Actor:
    """A person (or the system) with the roles valid today.

    ``organisations`` holds the KBO numbers the person may act for now; it is
    empty for people of the agency. A system that calls the API may see a few clusters
    only, whatever its roles see: ``only_clusters`` holds their keys.
    """

    user_id: int | None
    label: str
    roles: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    language: str = "nl"
    only_clusters: frozenset[int] | None = None

    def has(self, *roles: str) -> bool:
        """Tell whether at least one of ``roles`` is held."""
        return not self.roles.isdisjoint(roles)

    @property
    def is_system(self) -> bool:
        """Tell whether a job acts, without a person."""
        return SYSTEM_ROLE in self.roles

    @property
    def is_person(self) -> bool:
        """Tell whether somebody is logged in."""
        return self.user_id is not None


NOBODY = Actor(user_id=None, label="")
SYSTEM = Actor(user_id=None, label="system", roles=frozenset({SYSTEM_ROLE}))
