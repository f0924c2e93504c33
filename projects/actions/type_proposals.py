"""Another version of a type: proposed with its source, decided by a second person (R58, A12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import bulk_create_tracked, save_tracked
from clusterbeleid.core.state import change_state, record_creations
from projects.models import ProjectType, TypeProposal, TypeRate
from projects.permissions import may_decide_type, may_propose_type
from projects.queries.types import last_version
from projects.transitions import TYPE_PROPOSALS

FIGURES = (
    "min_companies",
    "min_research",
    "min_clusters",
    "max_cost_pct",
    "min_aid",
    "max_aid",
    "max_months",
)
_STAYS = ("key", "name", "applicants", "counted_among", "cooperative", "rule")
Ceilings = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True)
class TypeFigures:
    """The figures of a type as typed: aid in euro, shares in percent; None: not known.

    ``rates`` are the ceilings of VLAIO and of the GBER, in the order of the rates of the type.
    """

    first_day: date
    min_companies: int | None
    min_research: int
    min_clusters: int
    max_cost_pct: Decimal | None
    min_aid: Decimal | None
    max_aid: Decimal | None
    max_months: int | None
    source: str
    certainty: str
    rates: Sequence[Ceilings] = ()


@transaction.atomic
def propose_type(
    kind: ProjectType, data: TypeFigures, *, actor: Actor, at: datetime, reason: str
) -> TypeProposal:
    """Store a proposal; raises ``Refused``, or ``ValidationError`` when another one waits."""
    require(may_propose_type(actor))
    _check(kind, data.first_day)
    fields = vars(data) | {"rates": [[_text(one) for one in pair] for pair in data.rates]}
    row = TypeProposal(
        type=kind, reason=reason, proposed_by_id=actor.user_id, proposed_at=at, **fields
    )
    save_tracked(row, actor=actor, at=at, reason=reason)
    record_creations([row], "propose_type", actor=actor, at=at, reason=reason)
    return row


@transaction.atomic
def approve_type(
    proposal: TypeProposal, *, actor: Actor, at: datetime, reason: str = ""
) -> TypeProposal:
    """Let the new version hold from its first day; the old one ends the day before.

    Projects keep the version they were entered with. Raises ``Refused``.
    """
    stored = _locked(proposal)
    require(may_decide_type(actor, stored))
    old = stored.type
    _check(old, stored.first_day)
    why = reason or stored.reason
    ends, old.last_day = old.last_day, stored.first_day - timedelta(days=1)
    rates = list(old.rates.all())
    save_tracked(old, actor=actor, at=at, reason=why)
    new = save_tracked(_version(stored, old, ends), actor=actor, at=at, reason=why)
    pairs = zip(rates, stored.rates, strict=True)
    copies = [_rate(new, rate, pair, stored) for rate, pair in pairs]
    bulk_create_tracked(TypeRate, copies, actor=actor, at=at, reason=why)
    return _decided(stored, "approve_type", actor, at, reason)


@transaction.atomic
def reject_type(proposal: TypeProposal, *, actor: Actor, at: datetime, reason: str) -> TypeProposal:
    """Put a proposal aside with a reason; raises ``Refused`` as for approval."""
    stored = _locked(proposal)
    require(may_decide_type(actor, stored))
    return _decided(stored, "reject_type", actor, at, reason)


def _decided(
    row: TypeProposal, action: str, actor: Actor, at: datetime, reason: str
) -> TypeProposal:
    row.decided_by_id, row.decided_at = actor.user_id, at
    return change_state(row, action, table=TYPE_PROPOSALS, actor=actor, at=at, reason=reason)


def _locked(proposal: TypeProposal) -> TypeProposal:
    rows = TypeProposal.objects.select_for_update().select_related("type")
    return rows.get(pk=proposal.pk)


def _check(kind: ProjectType, first_day: date) -> None:
    """Refuse a version in the middle: it begins after the last one began, and while that one holds."""
    if last_version(kind.key).pk != kind.pk:
        raise Refused.because("type.not_last", "R58")
    if first_day <= kind.first_day or (kind.last_day is not None and first_day > kind.last_day):
        raise Refused.because("type.day_outside", "R58", first=kind.first_day)


def _version(row: TypeProposal, old: ProjectType, ends: date | None) -> ProjectType:
    return ProjectType(
        **{name: getattr(old, name) for name in _STAYS},
        **{name: getattr(row, name) for name in (*FIGURES, "first_day", "source", "certainty")},
        last_day=ends,
    )


def _rate(
    new: ProjectType, old: TypeRate, pair: Sequence[str | None], row: TypeProposal
) -> TypeRate:
    """Return a rate of the new version; one that stays as it was keeps its own source."""
    vlaio, gber = (Decimal(one) if one is not None else None for one in pair)
    same = (vlaio, gber) == (old.vlaio_pct, old.gber_pct)
    names = ("part", "activity", "size")
    return TypeRate(
        type=new,
        **{name: getattr(old, name) for name in names},
        vlaio_pct=vlaio,
        gber_pct=gber,
        source=old.source if same else row.source,
        certainty=old.certainty if same else row.certainty,
    )


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
