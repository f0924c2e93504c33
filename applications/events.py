"""What other systems hear of this room: where an application stands, never what is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from applications.models import Application
from clusterbeleid.core.events import Told, announce_steps

_APPLICATION_STEPS = {
    "submit": "application.submitted",
    "withdraw": "application.withdrawn",
    "ask_completion": "application.completion_asked",
    "reopen": "application.reopened",
    "complete": "application.completed",
    "end_completion": "application.completion_ended",
    "declare_admissible": "application.admissible",
    "declare_inadmissible": "application.inadmissible",
    "start_assessment": "application.in_assessment",
    "approve_advice": "application.advised",
    "put_on_agenda": "application.on_agenda",
    "take_off_agenda": "application.off_agenda",
    "grant": "application.granted",
    "refuse": "application.refused",
    "invite": "application.invited",
    "not_invite": "application.not_invited",
    "join": "application.joined",
}


def register() -> None:
    """Name the steps that are told; a draft is nobody's business."""
    announce_steps(
        Application,
        subject="application",
        names=_APPLICATION_STEPS,
        tell=_of_applications,
    )


def _of_applications(rows: Sequence[Application]) -> Mapping[int, Told]:
    return {row.pk: Told(row.scope, {"reference": row.reference, "step": row.step}) for row in rows}
