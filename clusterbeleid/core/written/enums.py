"""Choices of a file written together."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CompletionOutcome(models.TextChoices):
    """How a request for completion ended."""

    ANSWERED = "answered", _("Answered")
    ENDED = "ended", _("Ended without an answer")
