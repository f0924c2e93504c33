"""Choices of yearly plans, yearly reports and indicators."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# The most digits before the comma of a value of an indicator.
FIGURE_DIGITS = 12


class KpiUnit(models.TextChoices):
    """In what an indicator is measured."""

    NUMBER = "number", _("number")
    PCT = "pct", "%"
    EUR = "eur", "euro"
    EUR_PER_FTE = "eur_per_fte", _("euro per full-time equivalent")
    FTE = "fte", _("full-time equivalents")
    SCORE = "score", _("score")


class Better(models.TextChoices):
    """Which way an indicator should go."""

    HIGHER = "higher", _("higher is better")
    LOWER = "lower", _("lower is better")
    NEITHER = "neither", _("neither way is better")


class ReportKind(models.TextChoices):
    """What a cluster organisation hands in each project year (R47)."""

    PLAN = "plan", _("Yearly plan")
    REPORT = "report", _("Yearly report")


class ReportState(models.TextChoices):
    """How far a yearly plan or report is (R47)."""

    OPEN = "open", pgettext_lazy("report", "Open")
    SUBMITTED = "submitted", pgettext_lazy("report", "Submitted")
    IN_REVIEW = "in_review", pgettext_lazy("report", "In review")
    QUESTIONS = "questions", pgettext_lazy("report", "Questions")
    ACCEPTED = "accepted", pgettext_lazy("report", "Accepted")


class SectionOutcome(models.TextChoices):
    """What the account manager says of a section."""

    ACCEPTED = "accepted", pgettext_lazy("section", "Accepted")
    QUESTION = "question", pgettext_lazy("section", "Question")
    CORRECTION = "correction", pgettext_lazy("section", "Correction asked")
    REJECTED = "rejected", pgettext_lazy("section", "Rejected")
