"""The messages of this room: what stands in the mail, and its name on the screen."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.models import Application, CallExtension, CompletionRequest, Submission
from clusterbeleid.accounts.models import User
from clusterbeleid.core.outbox import Message, register_kind

TERM_MOVED = "applications.term_moved"

RECEIPT = "applications.receipt"
COMPLETION = "applications.completion"
INVITATION = "applications.invitation"

register_kind(TERM_MOVED, _("Term of a call moved"))
register_kind(RECEIPT, _("Receipt of an application"))
register_kind(COMPLETION, _("Completion asked"))
register_kind(INVITATION, _("Invitation to a full proposal"))


def term_moved(application: Application, extension: CallExtension, person: User) -> Message:
    """Return the message that a term moved; once for each extension, file and person."""
    return Message(
        kind=TERM_MOVED,
        business_key=f"{TERM_MOVED}:{extension.pk}:{application.pk}:{person.pk}",
        recipient=person.email,
        language=person.language,
        payload={
            "name": person.full_name,
            "reference": application.reference,
            "title": application.title,
            "old": extension.old_closes_at,
            "new": extension.new_closes_at,
            "reason": extension.reason,
            "path": reverse("applications:detail", args=[application.pk]),
        },
        scope=application.scope,
    )


def receipt(submission: Submission, person: User) -> Message:
    """Return the receipt of a submission; once for each version and person."""
    application = submission.application
    return Message(
        kind=RECEIPT,
        business_key=f"{RECEIPT}:{submission.pk}:{person.pk}",
        recipient=person.email,
        language=person.language,
        payload={
            "name": person.full_name,
            "reference": application.reference,
            "title": application.title,
            "number": submission.number,
            "at": submission.submitted_at,
            "sha256": submission.sha256,
            "path": reverse("applications:receipt", args=[application.pk, submission.number]),
        },
        scope=application.scope,
    )


def completion(request: CompletionRequest, person: User) -> Message:
    """Return the request to complete an application; once for each request and person."""
    application = request.application
    return Message(
        kind=COMPLETION,
        business_key=f"{COMPLETION}:{request.pk}:{person.pk}",
        recipient=person.email,
        language=person.language,
        payload={
            "name": person.full_name,
            "reference": application.reference,
            "title": application.title,
            "until": request.closes_at,
            "reason": request.reason,
            "path": reverse("applications:detail", args=[application.pk]),
        },
        scope=application.scope,
    )


def invitation(proposal: Application, person: User) -> Message:
    """Return the invitation to write a full proposal; once for each proposal and person."""
    return Message(
        kind=INVITATION,
        business_key=f"{INVITATION}:{proposal.pk}:{person.pk}",
        recipient=person.email,
        language=person.language,
        payload={
            "name": person.full_name,
            "reference": proposal.reference,
            "title": proposal.title,
            "until": proposal.call.closes_at(proposal.step),
            "path": reverse("applications:detail", args=[proposal.pk]),
        },
        scope=proposal.scope,
    )
