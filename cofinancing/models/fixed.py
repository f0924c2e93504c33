"""Parts of triggers: what the database refuses whoever writes."""

from __future__ import annotations


def refuse_when(condition: str, message: str) -> str:
    """Return a statement that refuses a row when ``condition`` holds."""
    return f"""
IF {condition} THEN
    RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation';
END IF;
"""


# What was settled stays; withdraw the settlement first. For rows that name a project year.
_SETTLED = """EXISTS (
    SELECT 1 FROM cofinancing_settlement AS settlement
    WHERE settlement.project_year_id = NEW.project_year_id AND settlement.state = 'fixed')"""
KEEP_SETTLED = f"""{refuse_when(_SETTLED, "a settled project year keeps its figures")}RETURN NEW;"""
