"""Writing, copying, publishing and closing a call (R38)."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from applications.actions.data import CallData, CallTexts, CriterionData
from applications.models import Call, CallCriterion
from applications.permissions.calls import (
    call_verdicts,
    may_correct_call,
    may_correct_texts,
    may_write_call,
)
from applications.queries.calls import call_facts, criteria_of
from applications.rules.calls import check_call
from applications.rules.criteria import ANCHORS_EN, ANCHORS_NL, proposed_criteria
from applications.rules.form import LATEST_FORM
from applications.transitions import CALLS, CheckedFacts
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Conflict, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.history import delete_tracked, save_tracked
from clusterbeleid.core.state import change_state
from clusterbeleid.core.uploads import KINDS

_CALL_FIELDS = tuple(field.name for field in fields(CallData))


@transaction.atomic
def create_call(
    data: CallData,
    *,
    actor: Actor,
    at: datetime,
    reason: str = "calls.created",
    is_demo: bool = False,
) -> Call:
    """Write a new call with the criteria of its kind, to be weighed and worded (R36).

    Raises ``Refused`` for a wrong role and ``ValidationError`` for a broken constraint.
    """
    require(may_write_call(actor))
    call = Call(**_values(data), form_version=LATEST_FORM, is_demo=is_demo)
    save_tracked(call, actor=actor, at=at, reason=reason)
    for number, proposed in enumerate(proposed_criteria(call.kind), start=1):
        is_main = proposed.weight is not None
        row = CallCriterion(
            call=call,
            number=number,
            weight=proposed.weight,
            anchors_nl=list(ANCHORS_NL) if is_main else [],
            anchors_en=list(ANCHORS_EN) if is_main else [],
            **asdict(proposed),
        )
        save_tracked(row, actor=actor, at=at, reason=reason)
    return call


@transaction.atomic
def correct_call(
    call: Call, data: CallData, *, expected_version: int, actor: Actor, at: datetime, reason: str
) -> Call:
    """Change a draft; raises ``Refused``, ``Conflict`` or ``ValidationError``."""
    stored = locked_call(call)
    require(may_correct_call(actor, stored))
    for name, value in _values(data).items():
        setattr(stored, name, value)
    return save_tracked(
        stored, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


@transaction.atomic
def correct_texts(
    call: Call, texts: CallTexts, *, expected_version: int, actor: Actor, at: datetime, reason: str
) -> Call:
    """Put words and contact of a published call right; what decides stands still (A13).

    Raises ``Refused``, ``Conflict`` or ``ValidationError``.
    """
    stored = locked_call(call)
    require(may_correct_texts(actor, stored))
    for name, value in asdict(texts).items():
        setattr(stored, name, value)
    return save_tracked(
        stored, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


@transaction.atomic
def copy_call(call: Call, reference: str, *, actor: Actor, at: datetime) -> Call:
    """Make a draft with everything of ``call`` but its terms, decision and state.

    Raises ``Refused`` or ``ValidationError``, as for a reference that exists.
    """
    require(may_write_call(actor))
    left_out = {"reference", "expression_opens_at", "expression_closes_at", "full_opens_at"}
    left_out |= {"full_closes_at", "decision_reference", "decided_on"}
    kept = {name: getattr(call, name) for name in _CALL_FIELDS if name not in left_out}
    made = Call(**kept, reference=reference.strip(), form_version=LATEST_FORM, copied_from=call)
    save_tracked(made, actor=actor, at=at, reason="calls.copied")
    for row in criteria_of(call):
        twin = CallCriterion(
            call=made,
            number=row.number,
            code=row.code,
            kind=row.kind,
            label_nl=row.label_nl,
            label_en=row.label_en,
            weight=row.weight,
            anchors_nl=row.anchors_nl,
            anchors_en=row.anchors_en,
        )
        save_tracked(twin, actor=actor, at=at, reason="calls.copied")
    return made


@transaction.atomic
def add_criterion(call: Call, data: CriterionData, *, actor: Actor, at: datetime) -> CallCriterion:
    """Add a criterion at the end; raises ``Refused`` or ``ValidationError``."""
    stored = locked_call(call)
    require(may_correct_call(actor, stored))
    last = CallCriterion.objects.filter(call=stored).order_by("-number").first()
    row = CallCriterion(call=stored, number=last.number + 1 if last else 1, **_criterion(data))
    return save_tracked(row, actor=actor, at=at, reason="calls.criterion_added")


@transaction.atomic
def correct_criterion(
    criterion: CallCriterion,
    data: CriterionData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> CallCriterion:
    """Weigh or word a criterion of a draft; raises ``Refused``, ``Conflict``, ``ValidationError``."""
    require(may_correct_call(actor, locked_call(criterion.call)))
    for name, value in _criterion(data).items():
        setattr(criterion, name, value)
    return save_tracked(
        criterion,
        actor=actor,
        at=at,
        reason="calls.criterion_corrected",
        expected_version=expected_version,
    )


@transaction.atomic
def remove_criterion(criterion: CallCriterion, *, actor: Actor, at: datetime) -> None:
    """Take a criterion out of a draft; raises ``Refused``."""
    require(may_correct_call(actor, locked_call(criterion.call)))
    delete_tracked(criterion, actor=actor, at=at, reason="calls.criterion_removed")


@transaction.atomic
def publish_call(call: Call, *, expected_version: int, actor: Actor, at: datetime) -> Call:
    """Put a call on the public page; from then on only its terms move, by an extension.

    Raises ``Refused`` with all findings that block (R36-R38), and ``Conflict`` when the draft
    changed after the actor read it.
    """
    stored = locked_call(call)
    require(call_verdicts(actor, stored)["publish_call"])
    if stored.version != expected_version:
        raise Conflict({"version": stored.version}, version=stored.version)
    found = check_call(call_facts(stored, at)).findings
    return change_state(
        stored, "publish_call", table=CALLS, actor=actor, at=at, facts=CheckedFacts(found)
    )


@transaction.atomic
def attach_decision(call: Call, uploaded: UploadedFile[Any], *, actor: Actor, at: datetime) -> Call:
    """Keep the document of the government's decision with a draft; raises ``Refused`` (``file.*``)."""
    stored = locked_call(call)
    require(may_correct_call(actor, stored))
    stored.decision_file = store_upload(
        uploaded, scope=stored.scope, actor=actor, at=at, allowed=KINDS
    )
    return save_tracked(stored, actor=actor, at=at, reason="calls.decision_attached")


@transaction.atomic
def close_call(call: Call, *, actor: Actor, at: datetime, reason: str) -> Call:
    """Close a call for good: drafts stay readable and are handed in no more. Raises ``Refused``."""
    stored = locked_call(call)
    require(call_verdicts(actor, stored)["close_call"])
    return change_state(stored, "close_call", table=CALLS, actor=actor, at=at, reason=reason)


@transaction.atomic
def drop_call(call: Call, *, actor: Actor, at: datetime, reason: str) -> Call:
    """Put a draft aside that will not be published; raises ``Refused``."""
    stored = locked_call(call)
    require(call_verdicts(actor, stored)["drop_call"])
    return change_state(stored, "drop_call", table=CALLS, actor=actor, at=at, reason=reason)


def locked_call(call: Call) -> Call:
    """Return the call afresh, locked until the transaction ends."""
    return Call.objects.select_for_update().get(pk=call.pk)


def _values(data: CallData) -> dict[str, object]:
    values = {name: getattr(data, name) for name in _CALL_FIELDS}
    return {**values, "required_documents": list(data.required_documents)}


def _criterion(data: CriterionData) -> dict[str, object]:
    return {
        **asdict(data),
        "anchors_nl": list(data.anchors_nl),
        "anchors_en": list(data.anchors_en),
    }
