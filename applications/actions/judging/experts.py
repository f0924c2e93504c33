"""Keeping the pool of experts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from applications.models import Expert
from applications.permissions.reviews import may_keep_pool
from applications.queries.judging.experts import people_for_pool
from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusters.actions.common import day_of


@dataclass(frozen=True, kw_only=True)
class ExpertData:
    """Somebody in the pool as typed; the number is a KBO number, or empty for a body without one."""

    organisation_name: str
    organisation_number: str
    expertise: str
    languages: tuple[str, ...]
    nda_signed_on: date
    first_day: date
    last_day: date | None


@transaction.atomic
def add_expert(person: User, data: ExpertData, *, actor: Actor, at: datetime) -> Expert:
    """Put somebody with the role of expert in the pool.

    Raises ``Refused`` for a wrong role of either, or a signature still to come, and
    ``ValidationError`` for somebody who stands in the pool already.
    """
    require(may_keep_pool(actor))
    if not people_for_pool(on=day_of(at)).filter(pk=person.pk).exists():
        raise Refused.because("expert.no_role", "R55", name=person.full_name)
    _refuse_unsigned(data, at)
    expert = Expert(user=person, **_values(data))
    return save_tracked(expert, actor=actor, at=at, reason="expert.added")


@transaction.atomic
def correct_expert(
    expert: Expert,
    data: ExpertData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Expert:
    """Change what is known of an expert, as the end of the contract: access ends with it.

    Raises ``Refused``, ``Conflict`` or ``ValidationError``.
    """
    require(may_keep_pool(actor))
    _refuse_unsigned(data, at)
    for name, value in _values(data).items():
        setattr(expert, name, value)
    return save_tracked(
        expert, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


def _refuse_unsigned(data: ExpertData, at: datetime) -> None:
    if data.nda_signed_on > day_of(at):
        raise Refused.because("expert.unsigned", "R55")


def _values(data: ExpertData) -> dict[str, object]:
    return {**asdict(data), "languages": list(data.languages)}
