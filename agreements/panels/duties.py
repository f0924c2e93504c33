"""The duties of a grant as the page of an agreement shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.enums import DutyKind, DutyState
from agreements.models import GrantDuty, SupportAgreement
from agreements.permissions import may_meet_duty
from agreements.queries import duties_of, last_award
from agreements.rules import keep_until
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.ui import Status, Tone
from clusterbeleid.kernel.findings import Explained


@dataclass(frozen=True)
class DutyRow:
    """A duty with its state as a pill, the lines behind it, and where it is met (empty: not here)."""

    duty: GrantDuty
    status: Status
    why: Explained | None
    url: str
    note: str = ""


def duty_rows(actor: Actor, agreement: SupportAgreement, *, on: date) -> Sequence[DutyRow]:
    """Return the duties of an agreement by their day; three statements for any number."""
    found = duties_of(agreement)
    if not found:
        return ()
    kept = keep_until(last_award(agreement), current_params())
    return [_row(actor, agreement, duty, kept, on) for duty in found]


def _row(
    actor: Actor, agreement: SupportAgreement, duty: GrantDuty, kept: date, on: date
) -> DutyRow:
    publishes = duty.kind == DutyKind.PUBLICATION
    may = publishes and may_meet_duty(actor, duty, agreement, on=on).allowed
    return DutyRow(
        duty,
        _status(duty, on),
        from_json(duty.explained),
        reverse("agreements:meet_duty", args=[duty.pk]) if may else "",
        _kept_note(duty, kept),
    )


def _kept_note(duty: GrantDuty, kept: date) -> str:
    """Say that a later award under the same scheme moved the end (R21)."""
    if duty.kind != DutyKind.RETENTION or kept <= duty.due_on:
        return ""
    return _("With the last award under this scheme: %(day)s") % {"day": f"{kept:%d/%m/%Y}"}


def _status(duty: GrantDuty, on: date) -> Status:
    if not duty.required:
        return Status(_("Not required"), Tone.NEUTRAL)
    if duty.state == DutyState.MET:
        return Status(DutyState.MET.label, Tone.GOOD)
    if duty.kind == DutyKind.PUBLICATION and duty.due_on < on:
        return Status(_("Overdue"), Tone.BAD)
    return Status(_("Planned") if duty.kind != DutyKind.PUBLICATION else _("Open"), Tone.INFO)
