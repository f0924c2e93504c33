"""Keeping the legal grounds of aid."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from agreements.actions.data import SchemeData
from agreements.models import SupportScheme
from agreements.permissions import may_register_scheme
from agreements.queries import CONFIRMED
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked

_FIXED_IN_USE = ("cluster_kind", "counts_for_ten_years")


def register_scheme(
    data: SchemeData, *, actor: Actor, at: datetime, reason: str = "schemes.registered"
) -> SupportScheme:
    """Add a legal ground; raises ``Refused`` for a wrong role, ``ValidationError`` for bad data."""
    require(may_register_scheme(actor))
    return save_tracked(SupportScheme(**asdict(data)), actor=actor, at=at, reason=reason)


@transaction.atomic
def correct_scheme(
    scheme: SupportScheme,
    data: SchemeData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> SupportScheme:
    """Change a legal ground, such as its validity (R2).

    What it counts for is fixed once an agreement rests on it: otherwise one tick would reset
    the ten years of every cluster (A9). Raises ``Refused``, ``Conflict`` or ``ValidationError``.
    """
    require(may_register_scheme(actor))
    stored = SupportScheme.objects.select_for_update().get(pk=scheme.pk)
    changes = any(getattr(stored, name) != getattr(data, name) for name in _FIXED_IN_USE)
    if changes and stored.agreements.filter(state__in=CONFIRMED).exists():
        raise Refused.because("scheme.in_use", "R10", scheme=stored.code)
    for name, value in asdict(data).items():
        setattr(stored, name, value)
    return save_tracked(
        stored, actor=actor, at=at, reason=reason, expected_version=expected_version
    )
