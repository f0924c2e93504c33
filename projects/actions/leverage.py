"""Entering, changing and removing leverage, each with its source and with who, when and why (R62)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeAlias

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from clusterbeleid.core.actors import CLUSTER_SIDE, Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.history import delete_tracked, save_tracked
from clusterbeleid.core.models import StoredFile
from clusters.actions.common import day_of
from clusters.models import Cluster
from cofinancing.actions.documents import ALLOWED
from projects.models import LeverageEntry
from projects.permissions import may_change_entry, may_enter_leverage
from projects.queries.leverage import COMMON

Upload: TypeAlias = "UploadedFile[Any] | None"


@dataclass(frozen=True)
class EntryData:
    """A leverage entry as typed; amount in euro. Without ``cluster`` it is of no cluster apart."""

    year: int
    level: str
    programme: str
    description: str
    amount: Decimal
    cluster: Cluster | None
    cluster_part: str
    confidentiality: str
    source: str


@transaction.atomic
def enter_leverage(
    data: EntryData, *, uploaded: Upload = None, actor: Actor, at: datetime, is_demo: bool = False
) -> LeverageEntry:
    """Enter a leverage budget; raises ``Refused`` or ``ValidationError``."""
    _check(data, actor, at)
    row = LeverageEntry(**vars(data), by_cluster=actor.has(*CLUSTER_SIDE), is_demo=is_demo)
    row.document = _stored(data, uploaded, actor, at)
    return save_tracked(row, actor=actor, at=at, reason="leverage.entered")


@transaction.atomic
def change_leverage(
    entry: LeverageEntry,
    data: EntryData,
    *,
    uploaded: Upload = None,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> LeverageEntry:
    """Change an entry; a new source document stands in place of the old one.

    Raises ``Refused``, ``Conflict`` or ``ValidationError``.
    """
    stored = _locked(entry)
    require(may_change_entry(actor, stored, on=day_of(at)))
    _check(data, actor, at)
    for name, value in vars(data).items():
        setattr(stored, name, value)
    stored.document = _stored(data, uploaded, actor, at) or stored.document
    return save_tracked(
        stored, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


@transaction.atomic
def remove_leverage(entry: LeverageEntry, *, actor: Actor, at: datetime, reason: str) -> None:
    """Take an entry out; the history keeps what it was. Raises ``Refused``."""
    stored = _locked(entry)
    require(may_change_entry(actor, stored, on=day_of(at)))
    delete_tracked(stored, actor=actor, at=at, reason=reason)


def _locked(entry: LeverageEntry) -> LeverageEntry:
    found = LeverageEntry.objects.select_for_update(of=("self",)).filter(pk=entry.pk)
    row = found.select_related("cluster", "document").first()
    if row is None:
        raise Refused.because("leverage.gone", "R62")
    return row


def _check(data: EntryData, actor: Actor, at: datetime) -> None:
    require(may_enter_leverage(actor, data.cluster, on=day_of(at)))
    if data.year > day_of(at).year:
        raise Refused.because("leverage.year_in_future", "R62", year=data.year)


def _stored(data: EntryData, uploaded: Upload, actor: Actor, at: datetime) -> StoredFile | None:
    if uploaded is None:
        return None
    scope = data.cluster.scope if data.cluster else COMMON
    return store_upload(uploaded, scope=scope, actor=actor, at=at, allowed=ALLOWED)
