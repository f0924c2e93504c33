"""Filling in what the register asks about an award, and sealing it when it is published (R19)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from agreements.actions.drafts import locked
from agreements.enums import AmountBasis
from agreements.models import AwardDetails, GrantDuty
from agreements.permissions import may_meet_duty
from agreements.queries.awards import facts_of
from agreements.rules.awards import missing_fields
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.uploads import KINDS
from clusters.actions.common import day_of
from clusters.models import Organisation

FILLED_IN = "awards.filled_in"


@dataclass(frozen=True)
class AwardData:
    """What a person fills in about an award; texts may stay empty until it is published."""

    beneficiary: Organisation
    size: str
    nuts2: str
    nace: str
    basis: str
    instrument: str
    objective: str
    authority: str


@transaction.atomic
def fill_in_award(
    duty: GrantDuty,
    data: AwardData,
    *,
    actor: Actor,
    at: datetime,
    reason: str = FILLED_IN,
    expected_version: int | None = None,
) -> AwardDetails:
    """Keep the fields of annex III of an award that is not published yet.

    Raises ``Refused`` for a wrong role, a published award or a yearly amount of aid that is no
    operating aid; ``ValidationError`` for a code that is none; ``Conflict``.
    """
    agreement = locked(duty.agreement)
    stored = GrantDuty.objects.select_for_update().get(pk=duty.pk)
    require(may_meet_duty(actor, stored, agreement, on=day_of(at)))
    if data.basis == AmountBasis.YEARLY and agreement.aid_kind != "operating":
        raise Refused.because("award.yearly_operating_only", "R19")
    details = AwardDetails.objects.filter(duty=stored).first() or AwardDetails(duty=stored)
    for field in fields(data):
        setattr(details, field.name, getattr(data, field.name))
    details.beneficiary_name = data.beneficiary.name
    return save_tracked(
        details, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


def seal_award(
    duty: GrantDuty, uploaded: UploadedFile[Any] | None, *, actor: Actor, at: datetime
) -> None:
    """Fix name and SA number of an award that is being published, with its proof.

    Raises ``Refused`` with every field that is missing (R19).
    """
    details = AwardDetails.objects.filter(duty=duty).select_related("beneficiary").first()
    missing = missing_fields(facts_of(details) if details else None)
    if missing or details is None:
        raise Refused(*missing)
    agreement = duty.agreement
    details.sa_number = agreement.scheme.sa_number
    if uploaded is not None:
        scope = agreement.cluster.scope
        details.proof = store_upload(uploaded, scope=scope, actor=actor, at=at, allowed=KINDS)
    save_tracked(details, actor=actor, at=at, reason="awards.sealed")
