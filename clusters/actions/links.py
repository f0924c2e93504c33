"""Recording which organisation holds which, and until when (R22, R27)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusters.enums import LinkKind
from clusters.models import Organisation, OrganisationLink
from clusters.permissions import may_register_organisation

RECORDED = "clusters.link_recorded"


@dataclass(frozen=True)
class LinkData:
    """A link from ``holder`` to ``held``; of a merger the absorbing organisation is the holder."""

    holder: Organisation
    held: Organisation
    kind: str
    first_day: date
    source: str
    last_day: date | None = None
    share_pct: Decimal | None = None


def record_link(
    data: LinkData, *, actor: Actor, at: datetime, reason: str = RECORDED
) -> OrganisationLink:
    """Record a link; raises ``Refused``, or ``ValidationError`` for one that is there already."""
    require(may_register_organisation(actor))
    _check(data.kind, data.share_pct)
    row = OrganisationLink(
        holder=data.holder,
        held=data.held,
        kind=data.kind,
        share_pct=data.share_pct,
        first_day=data.first_day,
        last_day=data.last_day,
        source=data.source,
    )
    return save_tracked(row, actor=actor, at=at, reason=reason)


def correct_link(
    link: OrganisationLink,
    *,
    first_day: date,
    last_day: date | None,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> OrganisationLink:
    """End a link or correct its days; raises ``Refused``, ``Conflict`` or ``ValidationError``."""
    require(may_register_organisation(actor))
    link.first_day, link.last_day = first_day, last_day
    return save_tracked(link, actor=actor, at=at, reason=reason, expected_version=expected_version)


def _check(kind: str, share: Decimal | None) -> None:
    """Refuse a partner without share: it says how much of the figures counts (R22)."""
    if kind == LinkKind.PARTNER and share is None:
        raise Refused.because("link.share_missing", "R22")
