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


# What a grant asked of us stands as it was computed then; only meeting it is written later.
KEEP_DUTY = """
IF TG_OP = 'DELETE' OR OLD.state = 'met' OR NEW.agreement_id <> OLD.agreement_id
    OR NEW.kind <> OLD.kind OR NEW.number <> OLD.number OR NEW.due_on <> OLD.due_on
    OR NEW.required <> OLD.required OR NEW.amount IS DISTINCT FROM OLD.amount
    OR NEW.explained <> OLD.explained
THEN
    RAISE EXCEPTION 'a duty of a grant stays as it was computed' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

_ADDS_UP = """
IF EXISTS (
    SELECT 1 FROM agreements_projectyear AS year
    JOIN agreements_supportagreement AS agreement ON agreement.id = year.agreement_id
    WHERE {which} AND agreement.state IN ('running', 'ended', 'stopped')
      AND year.granted_amount <> (
          SELECT COALESCE(SUM(line.amount), 0) FROM agreements_instalment AS line
          WHERE line.project_year_id = year.id
      )
) THEN
    RAISE EXCEPTION 'the instalments of a project year add up to its grant'
        USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
"""
# Asked when the transaction ends: in between the lines of a plan may be on their way (R45).
PLAN_ADDS_UP = _ADDS_UP.format(which="year.id = COALESCE(NEW.project_year_id, OLD.project_year_id)")
GRANT_HAS_PLAN = _ADDS_UP.format(which="year.agreement_id = NEW.id")

_PAID_AGAINST = """EXISTS (
    SELECT 1 FROM agreements_ledgerentry AS entry WHERE entry.instalment_id = OLD.id
)"""
# What was paid against, or is held for a payment under way, is what was agreed then.
KEEP_INSTALMENT = f"""
IF (OLD.held OR {_PAID_AGAINST}) AND (
    TG_OP = 'DELETE' OR NEW.amount <> OLD.amount OR NEW.trigger <> OLD.trigger
    OR NEW.number <> OLD.number OR NEW.share_pct IS DISTINCT FROM OLD.share_pct
    OR NEW.condition <> OLD.condition
) THEN
    RAISE EXCEPTION 'an instalment that is held or paid against does not change'
        USING ERRCODE = 'check_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
IF NEW.project_year_id <> OLD.project_year_id THEN
    RAISE EXCEPTION 'an instalment stays with its project year' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

# The last line against paying an instalment twice, or for another project year (A3, A15).
LEDGER_KEEPS_TO_INSTALMENT = """
IF NEW.instalment_id IS NULL THEN RETURN NEW; END IF;
IF NEW.kind NOT IN ('paid', 'recovered') OR NOT EXISTS (
    SELECT 1 FROM agreements_instalment AS line
    WHERE line.id = NEW.instalment_id AND line.project_year_id = NEW.project_year_id
) THEN
    RAISE EXCEPTION 'a payment is of an instalment of its own project year'
        USING ERRCODE = 'check_violation';
END IF;
PERFORM 1 FROM agreements_instalment AS line WHERE line.id = NEW.instalment_id FOR UPDATE;
IF (SELECT line.amount FROM agreements_instalment AS line WHERE line.id = NEW.instalment_id) < (
    SELECT COALESCE(SUM(CASE entry.kind WHEN 'paid' THEN entry.amount ELSE -entry.amount END), 0)
    FROM agreements_ledgerentry AS entry WHERE entry.instalment_id = NEW.instalment_id
) + (CASE NEW.kind WHEN 'paid' THEN NEW.amount ELSE -NEW.amount END) THEN
    RAISE EXCEPTION 'an instalment is not paid above its amount' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

# What was published stands on line as it was published (R19).
KEEP_PUBLISHED = """
IF EXISTS (
    SELECT 1 FROM agreements_grantduty AS duty
    WHERE duty.id = OLD.duty_id AND duty.state = 'met'
) AND (
    TG_OP = 'DELETE' OR NEW.duty_id <> OLD.duty_id OR NEW.beneficiary_id <> OLD.beneficiary_id
    OR NEW.beneficiary_name <> OLD.beneficiary_name OR NEW.size <> OLD.size
    OR NEW.nuts2 <> OLD.nuts2 OR NEW.nace <> OLD.nace OR NEW.basis <> OLD.basis
    OR NEW.instrument <> OLD.instrument OR NEW.objective <> OLD.objective
    OR NEW.authority <> OLD.authority OR NEW.sa_number <> OLD.sa_number
    OR NEW.proof_id IS DISTINCT FROM OLD.proof_id
) THEN
    RAISE EXCEPTION 'a published award stays as published' USING ERRCODE = 'check_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""
