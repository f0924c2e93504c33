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
_BY_FILE = {
    "new": _KEEP_SUBMITTED.format(key="NEW.application_id"),
    "old": _KEEP_SUBMITTED.format(key="OLD.application_id"),
}


def keep_submitted(name: str) -> pgtrigger.Trigger:
    """Return the trigger for rows of an application that is not open to write in."""
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=f"""
IF TG_OP <> 'INSERT' THEN {_BY_FILE["old"]} END IF;
IF TG_OP <> 'DELETE' THEN {_BY_FILE["new"]} RETURN NEW; END IF;
RETURN OLD;
""",
    )


def final(name: str) -> pgtrigger.Protect:
    """Return the trigger for rows that never change and never go."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)
