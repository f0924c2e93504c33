"""What the database keeps as it was handed in, also from raw SQL and from an old tab (A1)."""

from __future__ import annotations

import pgtrigger

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


def keep_criteria(name: str) -> pgtrigger.Trigger:
    """Return the trigger for what belongs to a call: it stands still once the call is published."""
    return _guarded(
        name, _KEEP_CRITERIA.format(key="OLD.call_id"), _KEEP_CRITERIA.format(key="NEW.call_id")
    )


def keep_submitted(name: str) -> pgtrigger.Trigger:
    """Return the trigger for rows of an application that is not open to write in."""
    key = "{row}.application_id"
    return _guarded(
        name,
        _KEEP_SUBMITTED.format(key=key.format(row="OLD")),
        _KEEP_SUBMITTED.format(key=key.format(row="NEW")),
    )


def final(name: str) -> pgtrigger.Protect:
    """Return the trigger for rows that never change and never go."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


def _guarded(name: str, old: str, new: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=f"""
IF TG_OP <> 'INSERT' THEN {old} END IF;
IF TG_OP <> 'DELETE' THEN {new} RETURN NEW; END IF;
RETURN OLD;
""",
    )
