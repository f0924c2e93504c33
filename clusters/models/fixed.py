"""What the database keeps as it was signed, also from raw SQL and from an old tab (R39, A1)."""

from __future__ import annotations

import pgtrigger

_REFUSE = "RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation';"
_SIGNED = _REFUSE.format(message="a signed cluster pact stands as it was signed")
_STATE_OF = "(SELECT state FROM clusters_clusterpact WHERE id = {row}.pact_id)"

# State and version go on changing; nothing else of a version does.
KEEP_PACT = f"""
IF OLD.state = 'draft' THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END IF;
IF TG_OP = 'DELETE' OR (OLD.cluster_id, OLD.number, OLD.title, OLD.introduction, OLD.source,
    OLD.first_review_due, OLD.signed_in, OLD.signed_on, OLD.predecessor_id)
    IS DISTINCT FROM (NEW.cluster_id, NEW.number, NEW.title, NEW.introduction, NEW.source,
    NEW.first_review_due, NEW.signed_in, NEW.signed_on, NEW.predecessor_id)
THEN {_SIGNED} END IF;
RETURN NEW;
"""

# A minister may join later: that adds a row and changes none.
KEEP_PARTY = f"""
IF TG_OP = 'INSERT' THEN
    IF {_STATE_OF.format(row="NEW")} = 'draft'
        OR ({_STATE_OF.format(row="NEW")} = 'signed' AND NEW.kind = 'minister') THEN RETURN NEW; END IF;
    {_SIGNED}
END IF;
IF {_STATE_OF.format(row="OLD")} <> 'draft' THEN {_SIGNED} END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
IF {_STATE_OF.format(row="NEW")} <> 'draft' THEN {_SIGNED} END IF;
RETURN NEW;
"""
KEEP_SIGNATORY = KEEP_PARTY.replace("NEW.kind = 'minister'", "NEW.role = 'minister'")

# Of a promise in a signed version only the state moves; in an older version nothing.
KEEP_COMMITMENT = f"""
IF TG_OP <> 'INSERT' AND {_STATE_OF.format(row="OLD")} <> 'draft' THEN
    IF TG_OP = 'DELETE' OR {_STATE_OF.format(row="OLD")} <> 'signed'
        OR (OLD.pact_id, OLD.owner_id, OLD.number, OLD.title, OLD.detail, OLD.due_on, OLD.copied_from_id)
        IS DISTINCT FROM
        (NEW.pact_id, NEW.owner_id, NEW.number, NEW.title, NEW.detail, NEW.due_on, NEW.copied_from_id)
    THEN {_SIGNED} END IF;
    RETURN NEW;
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
IF {_STATE_OF.format(row="NEW")} <> 'draft' THEN {_SIGNED} END IF;
RETURN NEW;
"""


def keep(name: str, func: str, *, inserts: bool = True) -> pgtrigger.Trigger:
    """Return a trigger that asks ``func`` before every change, and before every new row too."""
    operation = pgtrigger.Update | pgtrigger.Delete
    return pgtrigger.Trigger(
        name=name,
        operation=operation | pgtrigger.Insert if inserts else operation,
        when=pgtrigger.Before,
        func=func,
    )


def final(name: str) -> pgtrigger.Protect:
    """Return the trigger for rows that never change and never go."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)
