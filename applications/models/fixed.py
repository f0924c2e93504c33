"""What the database keeps as it was handed in, also from raw SQL and from an old tab (A1)."""

from __future__ import annotations

import pgtrigger

from clusterbeleid.core.written.models import guarded

_KEEP_SUBMITTED = """
IF EXISTS (
    SELECT 1 FROM applications_application AS file
    WHERE file.id = {key} AND file.state NOT IN ('draft', 'completion_asked')
) THEN
    RAISE EXCEPTION 'an application that was submitted keeps its content'
        USING ERRCODE = 'check_violation';
END IF;
"""
_KEEP_CRITERIA = """
IF EXISTS (
    SELECT 1 FROM applications_call AS call
    WHERE call.id = {key} AND call.state <> 'draft'
) THEN
    RAISE EXCEPTION 'the criteria of a published call stand still' USING ERRCODE = 'check_violation';
END IF;
"""


def keep_published(name: str) -> pgtrigger.Trigger:
    """Return the trigger for a call: once published, words and ends of terms change alone (A13)."""
    columns = (
        "kind",
        "reference",
        "form_version",
        "envelope",
        "minimum_companies",
        "required_documents",
        "expression_opens_at",
        "full_opens_at",
        "decision_reference",
        "decided_on",
        "decision_file_id",
    )
    changed = " OR ".join(f"NEW.{one} IS DISTINCT FROM OLD.{one}" for one in columns)
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        condition=pgtrigger.Condition(f"OLD.state <> 'draft' AND ({changed})"),
        func=(
            "RAISE EXCEPTION 'what decides in a published call stands still'"
            " USING ERRCODE = 'check_violation';"
        ),
    )


def keep_criteria(name: str) -> pgtrigger.Trigger:
    """Return the trigger for what belongs to a call: it stands still once the call is published."""
    return guarded(
        name, _KEEP_CRITERIA.format(key="OLD.call_id"), _KEEP_CRITERIA.format(key="NEW.call_id")
    )


def keep_submitted(name: str) -> pgtrigger.Trigger:
    """Return the trigger for rows of an application that is not open to write in."""
    key = "{row}.application_id"
    return guarded(
        name,
        _KEEP_SUBMITTED.format(key=key.format(row="OLD")),
        _KEEP_SUBMITTED.format(key=key.format(row="NEW")),
    )
