"""What the database keeps as it was once a grant is confirmed, also from raw SQL (A9)."""

CONFIRMED = "OLD.state IN ('running', 'ended', 'stopped')"

KEEP_GRANTED_YEARS = """
IF EXISTS (
    SELECT 1 FROM agreements_supportagreement AS agreement
    WHERE agreement.id = OLD.agreement_id AND agreement.state IN ('running', 'ended', 'stopped')
) THEN
    RAISE EXCEPTION 'a project year of a confirmed agreement keeps its figures'
        USING ERRCODE = 'check_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""


KEEP_SCHEME_IN_USE = """
IF EXISTS (
    SELECT 1 FROM agreements_supportagreement AS agreement
    WHERE agreement.scheme_id = OLD.id AND agreement.state IN ('running', 'ended', 'stopped')
) THEN
    RAISE EXCEPTION 'a scheme in use keeps what it counts for' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


def refuse(message: str) -> str:
    """Return the body of a trigger that says no."""
    return f"RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation';"
