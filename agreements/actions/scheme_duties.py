"""What the Commission gets about a scheme: sheet, yearly report, answers to its requests (R20)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from agreements.actions.closing import close_outward
from agreements.enums import SchemeDutyKind
from agreements.models import SchemeDuty, SupportScheme
from agreements.notifications import SCHEME_DUTY
from agreements.permissions import may_keep_registers
from agreements.queries.registers import SCOPE, schemes_with_awards
from agreements.rules.scheme_duties import SchemeTerm, report_term, request_term, sheet_term
from clusterbeleid.core.actors import SYSTEM, Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.history import bulk_create_tracked, save_tracked
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.uploads import KINDS
from clusters.actions.common import day_of


def record_request(
    scheme: SupportScheme,
    *,
    received_on: date,
    subject: str,
    actor: Actor,
    at: datetime,
    reason: str = "schemeduty.recorded",
) -> SchemeDuty:
    """Record a request of the Commission; its day follows from the working days of the law.

    Raises ``Refused``, or ``ValidationError`` for a request that is known already.
    """
    require(may_keep_registers(actor))
    if received_on > day_of(at):
        raise Refused.because("schemeduty.in_future", "R20")
    term = request_term(received_on, current_params())
    row = _row(scheme, SchemeDutyKind.REQUEST, term, subject.strip())
    return save_tracked(row, actor=actor, at=at, reason=reason)


@transaction.atomic
def meet_scheme_duty(
    duty: SchemeDuty,
    *,
    on_day: date,
    reference: str,
    actor: Actor,
    at: datetime,
    uploaded: UploadedFile[Any] | None = None,
) -> SchemeDuty:
    """Record that the Commission got it, with the reference; raises ``Refused``."""
    require(may_keep_registers(actor))
    stored = SchemeDuty.objects.select_for_update().get(pk=duty.pk)
    if stored.met_on is not None:
        raise Refused.because("schemeduty.done", "R20")
    if not stored.event_on <= on_day <= day_of(at):
        raise Refused.because("duty.day_outside", "R20", granted_on=stored.event_on)
    stored.met_on, stored.reference = on_day, reference.strip()
    if uploaded is not None:
        stored.proof = store_upload(uploaded, scope=SCOPE, actor=actor, at=at, allowed=KINDS)
    save_tracked(stored, actor=actor, at=at, reason="schemeduty.met")
    key = f"{SCHEME_DUTY}:{stored.pk}"
    close_outward(key, "done", stored.reference, actor=actor, at=at)
    return stored


@transaction.atomic
def make_scheme_duties(on: date, *, at: datetime, actor: Actor = SYSTEM) -> list[SchemeDuty]:
    """Write the sheets and yearly reports that have begun to run and are not there yet; once each."""
    known = set(SchemeDuty.objects.order_by("pk").values_list("scheme_id", "kind", "event_on"))
    rows = [row for row in _wanted(on) if (row.scheme_id, str(row.kind), row.event_on) not in known]
    if not rows:
        return []
    return bulk_create_tracked(SchemeDuty, rows, actor=actor, at=at, reason="schemeduty.made")


def _wanted(on: date) -> Iterator[SchemeDuty]:
    params = current_params()
    for scheme in SupportScheme.objects.filter(valid_from__lte=on).order_by("code"):
        yield _row(scheme, SchemeDutyKind.SHEET, sheet_term(scheme.valid_from, params))
    last = on.year - 1
    for scheme in schemes_with_awards(last):
        yield _row(scheme, SchemeDutyKind.REPORT, report_term(last, params), str(last))


def _row(
    scheme: SupportScheme, kind: SchemeDutyKind, term: SchemeTerm, subject: str = ""
) -> SchemeDuty:
    return SchemeDuty(
        scheme=scheme,
        kind=kind.value,
        event_on=term.event,
        due_on=term.due,
        subject=subject,
        explained=term.explained.as_json(),
    )
