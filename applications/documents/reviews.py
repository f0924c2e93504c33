"""Mails to experts, in their own language; none of them names what the application says (R55)."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.models import Review
from clusterbeleid.core.outbox import Message, register_kind

INVITED = "applications.review_invited"
WITHDRAWN = "applications.review_withdrawn"
TERM = "applications.review_term"
RETURNED = "applications.review_returned"

register_kind(INVITED, _("Invitation of an expert"))
register_kind(WITHDRAWN, _("Invitation of an expert withdrawn"))
register_kind(TERM, _("Term of an expert moved"))
register_kind(RETURNED, _("Scores returned to an expert"))


def invitation(review: Review) -> Message:
    """Return the invitation; once for each review."""
    return _message(INVITED, review, str(review.pk))


def withdrawal(review: Review) -> Message:
    """Return the message that an invitation was taken back; once for each review."""
    return _message(WITHDRAWN, review, str(review.pk))


def term_moved(review: Review) -> Message:
    """Return the message that the term moved; once for each version of the review."""
    return _message(TERM, review, f"{review.pk}:{review.version}")


def scores_returned(review: Review, reason: str) -> Message:
    """Return the message that scores came back; once for each version of the review."""
    return _message(RETURNED, review, f"{review.pk}:{review.version}", reason=reason)


def _message(kind: str, review: Review, key: str, **more: str) -> Message:
    person = review.expert.user
    return Message(
        kind=kind,
        business_key=f"{kind}:{key}",
        recipient=person.email,
        language=person.language,
        payload={
            "name": person.full_name,
            "reference": review.application.reference,
            "due_on": review.due_on,
            "path": reverse("applications:own_reviews"),
            **more,
        },
        scope=review.application.scope,
    )
