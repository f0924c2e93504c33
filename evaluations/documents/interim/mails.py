"""Mails about an evaluation: to the cluster and to experts; none tells what others wrote (R55)."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.models import User
from clusterbeleid.core.outbox import Message, register_kind
from evaluations.models import Evaluation, PanelReview

OPENED = "evaluations.opened"
FINDINGS = "evaluations.findings_sent"
PANEL = "evaluations.panel_invited"
PANEL_TERM = "evaluations.panel_term"
PANEL_RETURNED = "evaluations.panel_returned"

register_kind(OPENED, _("Self-evaluation asked"))
register_kind(FINDINGS, _("Draft findings sent for reply"))
register_kind(PANEL, _("Invitation to an expert panel"))
register_kind(PANEL_TERM, _("Term of an expert moved"))
register_kind(PANEL_RETURNED, _("Scores returned to an expert"))


def opened(evaluation: Evaluation, person: User) -> Message:
    """Return the request for the self-evaluation; once for each evaluation and person."""
    return _to_cluster(OPENED, evaluation, person, until=evaluation.self_due_on)


def _to_cluster(kind: str, evaluation: Evaluation, person: User, **more: object) -> Message:
    return Message(
        kind=kind,
        business_key=f"{kind}:{evaluation.pk}:{person.pk}",
        recipient=person.email,
        language=person.language,
        payload={
            "name": person.full_name,
            "cluster": evaluation.cluster.name,
            "reference": evaluation.reference,
            "path": reverse("evaluations:evaluation", args=[evaluation.pk]),
            **more,
        },
        scope=evaluation.scope,
    )


def findings_sent(evaluation: Evaluation, person: User) -> Message:
    """Return the message that findings wait for a reply; once for each evaluation and person."""
    return _to_cluster(FINDINGS, evaluation, person, until=evaluation.reply_until)


def panel_invitation(review: PanelReview) -> Message:
    """Return the invitation of an expert; once for each review."""
    return _to_expert(PANEL, review, str(review.pk))


def panel_term(review: PanelReview) -> Message:
    """Return the message that the term moved; once for each version of the review."""
    return _to_expert(PANEL_TERM, review, f"{review.pk}:{review.version}")


def panel_returned(review: PanelReview, reason: str) -> Message:
    """Return the message that scores came back; once for each version of the review."""
    return _to_expert(PANEL_RETURNED, review, f"{review.pk}:{review.version}", reason=reason)


def _to_expert(kind: str, review: PanelReview, key: str, **more: str) -> Message:
    person = review.expert.user
    return Message(
        kind=kind,
        business_key=f"{kind}:{key}",
        recipient=person.email,
        language=person.language,
        payload={
            "name": person.full_name,
            "reference": review.evaluation.reference,
            "due_on": review.due_on,
            "path": reverse("evaluations:own_panels"),
            **more,
        },
        scope=review.evaluation.scope,
    )
