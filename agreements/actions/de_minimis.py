"""Granting and declaring de minimis aid, and entering it in the central register (R27)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from agreements.actions.closing import close_outward
from agreements.enums import AidOrigin
from agreements.models import DeMinimisAid
from agreements.notifications import REGISTER_AID
from agreements.permissions import may_keep_registers
from agreements.queries.registers import SCOPE, aid_of_undertaking
from agreements.rules.windows import (
    AidPart,
    check_window,
    de_minimis_ceiling,
    needs_declaration,
    register_due,
)
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.models import StoredFile
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.uploads import KINDS
from clusterbeleid.kernel.findings import Explained
from clusters.actions.common import day_of
from clusters.models import Organisation
from clusters.queries.undertakings import single_undertaking

Upload: TypeAlias = "UploadedFile[Any] | None"


@dataclass(frozen=True)
class DeMinimisData:
    """De minimis aid as typed: gross grant equivalent in euro; ``origin`` says who granted it."""

    organisation: Organisation
    origin: str
    granted_on: date
    amount: Decimal
    authority: str
    instrument: str
    nace: str
    purpose: str


@transaction.atomic
def record_de_minimis(
    data: DeMinimisData,
    *,
    actor: Actor,
    at: datetime,
    uploaded: Upload = None,
    reason: str = "deminimis.recorded",
) -> DeMinimisAid:
    """Record aid that we grant, or that the undertaking declares to have had elsewhere.

    A grant of our own that would exceed falls outside as a whole and is refused; so is one without
    declaration while the register does not cover the whole period. Raises ``Refused`` with the
    findings, or ``ValidationError``.
    """
    require(may_keep_registers(actor))
    if data.granted_on > day_of(at):
        raise Refused.because("deminimis.in_future", "R27")
    own = data.origin == AidOrigin.OWN
    if uploaded is None and (not own or needs_declaration(data.granted_on, current_params())):
        raise Refused.because("deminimis.declaration_missing", "R27")
    checked = preview_de_minimis(data)
    if own and checked.findings:
        raise Refused(*checked.findings)
    row = DeMinimisAid(**vars(data))
    row.due_on = register_due(data.granted_on, current_params()) if own else None
    row.explained = checked.as_json()
    row.declaration = _stored(uploaded, actor, at)
    return save_tracked(row, actor=actor, at=at, reason=reason)


def preview_de_minimis(data: DeMinimisData) -> Explained:
    """Return what is added up for the single undertaking; locks its organisations in a transaction."""
    members = single_undertaking(data.organisation.pk, on=data.granted_on)
    if transaction.get_connection().in_atomic_block:
        list(Organisation.objects.select_for_update().filter(pk__in=members).order_by("pk"))
    label = f"{data.organisation.name}: {data.purpose}"
    new = AidPart(data.granted_on, data.amount, label)
    ceiling = de_minimis_ceiling(current_params(), data.granted_on)
    return check_window(new, aid_of_undertaking(members), ceiling)


@transaction.atomic
def register_de_minimis(
    aid: DeMinimisAid,
    *,
    on_day: date,
    reference: str,
    actor: Actor,
    at: datetime,
    uploaded: Upload = None,
) -> DeMinimisAid:
    """Record that aid stands in the central register, with its reference; raises ``Refused``."""
    require(may_keep_registers(actor))
    stored = DeMinimisAid.objects.select_for_update().get(pk=aid.pk)
    if stored.due_on is None or stored.registered_on is not None:
        raise Refused.because("deminimis.nothing_to_register", "R27")
    if not stored.granted_on <= on_day <= day_of(at):
        raise Refused.because("duty.day_outside", "R27", granted_on=stored.granted_on)
    stored.registered_on, stored.reference = on_day, reference.strip()
    stored.proof = _stored(uploaded, actor, at)
    save_tracked(stored, actor=actor, at=at, reason="deminimis.registered")
    key = f"{REGISTER_AID}:{stored.pk}"
    close_outward(key, "registered", stored.reference, actor=actor, at=at)
    return stored


def _stored(uploaded: Upload, actor: Actor, at: datetime) -> StoredFile | None:
    if uploaded is None:
        return None
    return store_upload(uploaded, scope=SCOPE, actor=actor, at=at, allowed=KINDS)
