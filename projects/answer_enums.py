"""Choices about answers to parliamentary questions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class AnswerState(models.TextChoices):
    """An answer is drawn up and edited, and frozen by a second person when it goes out."""

    DRAFT = "draft", pgettext_lazy("answer", "Draft")
    FROZEN = "frozen", pgettext_lazy("answer", "Frozen")
    WITHDRAWN = "withdrawn", pgettext_lazy("answer", "Withdrawn")
