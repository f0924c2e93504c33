"""What other systems hear of this room: a grant, its amendment, its end, and its publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from agreements.models import GrantDuty, ProjectYear, SupportAgreement
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.events import Event, Told, announce_steps, tell

AGREEMENT = "agreement"
_AGREEMENT_STEPS = {
    "confirm_agreement": "agreement.granted",
    "end_agreement": "agreement.ended",
    "stop_agreement": "agreement.stopped",
}
_PUBLICATION_DUTY_STEPS = {"meet_duty": "publication_duty.met"}


def amended(year: ProjectYear, agreement: SupportAgreement, *, at: datetime) -> None:
    """Tell that the payment plan of a project year was changed; each change is one event."""
    day = at.astimezone(BRUSSELS).date()
    event = Event(
        name="agreement.amended",
        business_key=f"{AGREEMENT}:{agreement.pk}:plan:{year.number}:{at.isoformat()}",
        subject=AGREEMENT,
        object_id=agreement.pk,
        on_day=day,
        scope=f"cluster:{agreement.cluster_id}",
        facts={"reference": agreement.reference, "project_year": year.number},
    )
    tell([event], at=at)


def register() -> None:
    """Name the steps that are told."""
    announce_steps(
        SupportAgreement,
        subject=AGREEMENT,
        names=_AGREEMENT_STEPS,
        tell=_of_agreements,
    )
    announce_steps(
        GrantDuty,
        subject="publication_duty",
        names=_PUBLICATION_DUTY_STEPS,
        tell=_of_duties,
    )


def _of_agreements(rows: Sequence[SupportAgreement]) -> Mapping[int, Told]:
    return {
        row.pk: Told(
            f"cluster:{row.cluster_id}",
            {"reference": row.reference, "first_day": row.first_day, "last_day": row.last_day},
        )
        for row in rows
    }


def _of_duties(rows: Sequence[GrantDuty]) -> Mapping[int, Told]:
    clusters = SupportAgreement.objects.in_bulk({row.agreement_id for row in rows})
    return {
        row.pk: Told(
            f"cluster:{clusters[row.agreement_id].cluster_id}",
            {"agreement": row.agreement_id, "kind": row.kind, "due_on": row.due_on},
        )
        for row in rows
    }
