"""Choices about support agreements."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class AidKind(models.TextChoices):
    """Operating and investment aid are never mixed in one test (R6)."""

    OPERATING = "operating", _("Operating aid")
    INVESTMENT = "investment", _("Investment aid")


class AgreementState(models.TextChoices):
    """An agreement is drafted by one person and confirmed by another."""

    DRAFT = "draft", _("Draft")
    RUNNING = "running", _("Running")
    ENDED = "ended", _("Ended")
    STOPPED = "stopped", _("Stopped early")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class StartReading(models.TextChoices):
    """How the start of a project year is read (R32)."""

    EVENT = "EVENT", _("As an event: the term starts the day after")
    FIRST_DAY = "FIRST_DAY", _("As the first day of the term")


class TermClock(models.TextChoices):
    """The counting rules of a term (R29)."""

    BE = "BE", _("Belgian rules")
    EU = "EU", _("European rules")
    CONTRACT = "CONTRACT", _("Contract")


class LedgerKind(models.TextChoices):
    """What a line of the aid ledger records."""

    COMMITTED = "committed", _("Committed")
    DECOMMITTED = "decommitted", _("Released")
    PAID = "paid", _("Paid")
    RECOVERED = "recovered", _("Recovered")
