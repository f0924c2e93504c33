"""What the database keeps of a judgement once it is over, also from raw SQL (A13, A22, A23)."""

from __future__ import annotations

import pgtrigger

# From a row to its application; {row} is OLD or NEW.
OF_APPLICATION = "{row}.application_id"
OF_REVIEW = (
    "(SELECT review.application_id FROM applications_review AS review"
    " WHERE review.id = {row}.review_id)"
)
OF_ADVICE = (
    "(SELECT advice.application_id FROM applications_advice AS advice"
    " WHERE advice.id = {row}.advice_id)"
)

_STANDS_STILL = """
IF EXISTS (
    SELECT 1 FROM applications_application AS file
    WHERE file.id = {key} AND file.state NOT IN ({states})
) THEN
    RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation';
END IF;
"""
_OWN_ORGANISATION = """
IF NEW.organisation_number <> '' AND NEW.state IN ('invited', 'accepted', 'submitted') AND EXISTS (
    SELECT 1 FROM applications_consortiummember AS member
    WHERE member.application_id = NEW.application_id AND member.kbo = NEW.organisation_number
    UNION ALL
    SELECT 1 FROM applications_application AS file
    JOIN clusters_organisation AS body ON body.id = file.applicant_id
    WHERE file.id = NEW.application_id AND body.kbo = NEW.organisation_number
) THEN
    RAISE EXCEPTION 'an expert does not judge the own organisation'
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
_OPEN_REVIEW = """
IF EXISTS (
    SELECT 1 FROM applications_review AS review
    WHERE review.id = {key} AND review.state <> 'accepted'
) THEN
    RAISE EXCEPTION 'scores change only in a review that was accepted and not submitted'
        USING ERRCODE = 'check_violation';
END IF;
"""
_ANY = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


def only_in_assessment(name: str, key: str) -> pgtrigger.Trigger:
    """Return the trigger for rows that stand still outside the assessment of their application."""
    return _both(name, _still(key, ("in_assessment",), "a judgement changes only in assessment"))


def only_when_submitted(name: str) -> pgtrigger.Trigger:
    """Return the trigger for answers of the checklist: they stand still after the outcome."""
    message = "the checklist changes only before its outcome"
    return _both(name, _still(OF_APPLICATION, ("submitted",), message))


def refuse_own_organisation(name: str) -> pgtrigger.Trigger:
    """Return the trigger that refuses a review for the organisation of the expert (A22)."""
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.Before,
        func=_OWN_ORGANISATION,
    )


def scores_of_open_review(name: str) -> pgtrigger.Trigger:
    """Return the trigger that keeps the scores of a review that was handed in (A23)."""
    return _both(name, _OPEN_REVIEW.replace("{key}", "{row}.review_id"))


def _still(key: str, states: tuple[str, ...], message: str) -> str:
    named = ", ".join(f"'{state}'" for state in states)
    return _STANDS_STILL.format(key=key, states=named, message=message)


def _both(name: str, check: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        operation=_ANY,
        when=pgtrigger.Before,
        func=f"""
IF TG_OP <> 'INSERT' THEN {check.format(row="OLD")} END IF;
IF TG_OP <> 'DELETE' THEN {check.format(row="NEW")} RETURN NEW; END IF;
RETURN OLD;
""",
    )
