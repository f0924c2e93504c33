"""What the database keeps of an evaluation once a step is over, also from raw SQL (A1, A13)."""

from __future__ import annotations

import pgtrigger

from clusterbeleid.core.written.models import guarded

OF_EVALUATION = "{row}.evaluation_id"
_STANDS_STILL = """
IF EXISTS (
    SELECT 1 FROM evaluations_evaluation AS file
    WHERE file.id = {key} AND file.state NOT IN ({states})
) THEN
    RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation';
END IF;
"""
OF_REVIEW = (
    "(SELECT review.evaluation_id FROM evaluations_panelreview AS review"
    " WHERE review.id = {row}.review_id)"
)
_OPEN_REVIEW = """
IF EXISTS (
    SELECT 1 FROM evaluations_panelreview AS review
    WHERE review.id = {row}.review_id AND review.state <> 'accepted'
) THEN
    RAISE EXCEPTION 'a panel review changes only when accepted and not handed in'
        USING ERRCODE = 'check_violation';
END IF;
"""
_OWN_ORGANISATION = """
IF NEW.organisation_number <> '' AND NEW.state IN ('invited', 'accepted', 'submitted') AND EXISTS (
    SELECT 1 FROM evaluations_evaluation AS file
    JOIN clusters_clusteroperator AS mandate ON mandate.cluster_id = file.cluster_id
    JOIN clusters_organisation AS body ON body.id = mandate.organisation_id
    WHERE file.id = NEW.evaluation_id AND body.kbo = NEW.organisation_number
    UNION ALL
    SELECT 1 FROM evaluations_evaluation AS file
    JOIN clusters_membership AS member ON member.cluster_id = file.cluster_id
    JOIN clusters_organisation AS body ON body.id = member.organisation_id
    WHERE file.id = NEW.evaluation_id AND body.kbo = NEW.organisation_number AND member.last_day IS NULL
) THEN
    RAISE EXCEPTION 'an expert does not judge the own organisation'
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
_PAPERS = """
IF OLD.state <> 'findings' AND NEW.findings <> OLD.findings THEN
    RAISE EXCEPTION 'findings change only while they are a draft' USING ERRCODE = 'check_violation';
END IF;
IF OLD.state <> 'reply' AND NEW.reply <> OLD.reply THEN
    RAISE EXCEPTION 'a reply changes only within its term' USING ERRCODE = 'check_violation';
END IF;
IF OLD.state IN ('decided', 'cancelled') THEN
    RAISE EXCEPTION 'an evaluation that is over stands still' USING ERRCODE = 'check_violation';
END IF;
IF NEW.cluster_id <> OLD.cluster_id OR NEW.agreement_id <> OLD.agreement_id THEN
    RAISE EXCEPTION 'an evaluation stays with its cluster' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


def papers_stand_still(name: str) -> pgtrigger.Trigger:
    """Return the trigger that keeps findings, reply and outcome as they were handed over."""
    return pgtrigger.Trigger(
        name=name, operation=pgtrigger.Update, when=pgtrigger.Before, func=_PAPERS
    )


def only_in(
    name: str, states: tuple[str, ...], message: str, key: str = OF_EVALUATION
) -> pgtrigger.Trigger:
    """Return the trigger for rows that change only while their evaluation is in ``states``."""
    named = ", ".join(f"'{state}'" for state in states)
    check = _STANDS_STILL.format(key=key, states=named, message=message)
    return guarded(name, check.replace("{row}", "OLD"), check.replace("{row}", "NEW"))


def while_accepted(name: str) -> pgtrigger.Trigger:
    """Return the trigger that keeps the scores of a review that was handed in (A23)."""
    return guarded(name, _OPEN_REVIEW.format(row="OLD"), _OPEN_REVIEW.format(row="NEW"))


def refuse_member(name: str) -> pgtrigger.Trigger:
    """Return the trigger that keeps the organisations of a cluster out of its panel (A22)."""
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.Before,
        func=_OWN_ORGANISATION,
    )
