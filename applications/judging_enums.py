"""Choices about judging an application: admissibility, experts, advice, letters."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

HIGHEST_SCORE = 5


class ReviewState(models.TextChoices):
    """An expert is invited, accepts or not, and hands the own scores in."""

    INVITED = "invited", pgettext_lazy("review", "Invited")
    ACCEPTED = "accepted", pgettext_lazy("review", "Accepted")
    SUBMITTED = "submitted", pgettext_lazy("review", "Scores submitted")
    DECLINED = "declined", pgettext_lazy("review", "Declined")
    CONFLICTED = "conflicted", pgettext_lazy("review", "Conflict of interest")
    WITHDRAWN = "withdrawn", pgettext_lazy("review", "Invitation withdrawn")


class AdviceState(models.TextChoices):
    """An advice is written by one person and approved by another."""

    DRAFT = "draft", pgettext_lazy("advice", "Draft")
    TO_APPROVE = "to_approve", pgettext_lazy("advice", "To approve")
    RETURNED = "returned", pgettext_lazy("advice", "Returned to the author")
    APPROVED = "approved", pgettext_lazy("advice", "Approved")


class Proposal(models.TextChoices):
    """What VLAIO proposes: for a full proposal to the committee, for an expression to the government."""

    GRANT = "grant", _("Grant aid")
    REFUSE = "refuse", _("Refuse aid")
    INVITE = "invite", _("Invite to a full proposal")
    NOT_INVITE = "not_invite", _("Do not invite")


class LetterKind(models.TextChoices):
    """Which letter an applicant received."""

    INADMISSIBLE = "inadmissible", _("Not admissible")
    INVITED = "invited", _("Invitation to a full proposal")
    NOT_INVITED = "not_invited", _("No invitation")


class ReviewLanguage(models.TextChoices):
    """The languages an expert reads."""

    DUTCH = "nl", _("Dutch")
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")


# An expert who takes part, or was asked to.
LIVE_REVIEWS = frozenset(
    {ReviewState.INVITED.value, ReviewState.ACCEPTED.value, ReviewState.SUBMITTED.value}
)
READING_REVIEWS = frozenset({ReviewState.ACCEPTED.value, ReviewState.SUBMITTED.value})
POSITIVE = frozenset({Proposal.GRANT.value, Proposal.INVITE.value})
