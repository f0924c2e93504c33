"""The partners of a project in preparation: added, changed, taken out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import delete_tracked, save_tracked
from clusterbeleid.kernel.identifiers import format_kbo
from clusters.actions.common import day_of
from clusters.models import Organisation
from projects.actions.projects import locked
from projects.models import Partner, Project
from projects.permissions import may_change_content, relation_to


@dataclass(frozen=True)
class PartnerData:
    """A partner as typed, by its enterprise number; amounts in euro."""

    kbo: str
    role: str
    budget: Decimal
    aid: Decimal
    flemish: bool
    activity: str = ""
    size: str = ""
    legal_basis: str = ""


@transaction.atomic
def add_partner(project: Project, data: PartnerData, *, actor: Actor, at: datetime) -> Partner:
    """Add an organisation of the register; raises ``Refused`` or ``ValidationError``."""
    stored = _open(project, actor, at)
    partner = Partner(project=stored, is_demo=stored.is_demo, **_fields(data))
    return save_tracked(partner, actor=actor, at=at, reason="project.partner_added")


@transaction.atomic
def change_partner(
    partner: Partner,
    data: PartnerData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Partner:
    """Change a partner; raises ``Refused``, ``Conflict`` or ``ValidationError``."""
    _open(partner.project, actor, at)
    for name, value in _fields(data).items():
        setattr(partner, name, value)
    return save_tracked(
        partner, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


@transaction.atomic
def remove_partner(partner: Partner, *, actor: Actor, at: datetime, reason: str) -> None:
    """Take a partner out; the history keeps who it was."""
    _open(partner.project, actor, at)
    delete_tracked(partner, actor=actor, at=at, reason=reason)


def _open(project: Project, actor: Actor, at: datetime) -> Project:
    stored = locked(project)
    require(may_change_content(stored, relation_to(actor, stored, on=day_of(at))))
    return stored


def _fields(data: PartnerData) -> dict[str, object]:
    organisation = Organisation.objects.filter(kbo=data.kbo).first()
    if organisation is None:
        raise Refused.because("project.unknown_number", "R66", kbo=format_kbo(data.kbo))
    fields = {name: value for name, value in vars(data).items() if name != "kbo"}
    return {**fields, "organisation": organisation}
