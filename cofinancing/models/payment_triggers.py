"""What the database refuses of payments, whoever writes (R45, R46)."""

from __future__ import annotations

from cofinancing.models.fixed import refuse_when

# The lock makes the second of two that press at once wait, and then count the first (A15).
WITHIN_COMMITMENT = """
IF NEW.state NOT IN ('proposed', 'approved', 'sent') THEN RETURN NEW; END IF;
PERFORM 1 FROM agreements_supportagreement AS agreement
JOIN agreements_projectyear AS year ON year.agreement_id = agreement.id
WHERE year.id = NEW.project_year_id FOR NO KEY UPDATE OF agreement;
IF NEW.amount + (
    SELECT COALESCE(SUM(other.amount), 0) FROM cofinancing_payment AS other
    WHERE other.project_year_id = NEW.project_year_id AND other.id <> NEW.id
      AND other.state IN ('proposed', 'approved', 'sent')
) > (
    SELECT COALESCE(SUM(
        CASE WHEN entry.kind IN ('committed', 'recovered') THEN entry.amount ELSE -entry.amount END
    ), 0)
    FROM agreements_ledgerentry AS entry WHERE entry.project_year_id = NEW.project_year_id
) THEN
    RAISE EXCEPTION 'payments under way stay within the commitment'
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
# What somebody signed is what is paid.
KEEP_SIGNED = (
    refuse_when(
        """NEW.amount <> OLD.amount OR NEW.project_year_id <> OLD.project_year_id
    OR NEW.instalment_id <> OLD.instalment_id OR NEW.account_id <> OLD.account_id
    OR NEW.proposed_by_id IS DISTINCT FROM OLD.proposed_by_id
    OR (OLD.approved_by_id IS NOT NULL
        AND NEW.approved_by_id IS DISTINCT FROM OLD.approved_by_id)
    OR (OLD.state <> 'proposed' AND (NEW.set_off_amount <> OLD.set_off_amount
        OR NEW.set_off_id IS DISTINCT FROM OLD.set_off_id
        OR NEW.set_off_by_id IS DISTINCT FROM OLD.set_off_by_id))""",
        "a payment keeps its amount, its account and its signatures",
    )
    + "RETURN NEW;"
)
# What is set off and what came in are together never more than the claim, also when two press at once.
SET_OFF_WITHIN_CLAIM = """
IF NEW.set_off_id IS NULL OR NEW.state NOT IN ('proposed', 'approved', 'sent') THEN
    RETURN NEW;
END IF;
PERFORM 1 FROM cofinancing_recovery AS claim WHERE claim.id = NEW.set_off_id FOR UPDATE;
IF NOT EXISTS (
    SELECT 1 FROM cofinancing_recovery AS claim
    JOIN agreements_projectyear AS owed ON owed.id = claim.project_year_id
    JOIN agreements_supportagreement AS before ON before.id = owed.agreement_id
    JOIN agreements_projectyear AS paid ON paid.id = NEW.project_year_id
    JOIN agreements_supportagreement AS later ON later.id = paid.agreement_id
    WHERE claim.id = NEW.set_off_id AND claim.state IN ('claimed', 'partly')
      AND before.cluster_id = later.cluster_id
      AND claim.amount + claim.interest >= NEW.set_off_amount + (
        SELECT COALESCE(SUM(receipt.principal + receipt.interest), 0)
        FROM cofinancing_recoveryreceipt AS receipt WHERE receipt.recovery_id = claim.id) + (
        SELECT COALESCE(SUM(other.set_off_amount), 0) FROM cofinancing_payment AS other
        WHERE other.set_off_id = claim.id AND other.id <> NEW.id
          AND other.state IN ('proposed', 'approved', 'sent'))
) THEN
    RAISE EXCEPTION 'no more is set off than is claimed' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
