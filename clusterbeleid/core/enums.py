"""Choices of the ground floor."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ParameterState(models.TextChoices):
    """A dated legal figure counts only once a second person has approved it."""

    PROPOSED = "proposed", _("Proposed")
    APPROVED = "approved", _("Approved")
    REJECTED = "rejected", _("Rejected")


class OutboxState(models.TextChoices):
    """Where a message stands on its way out."""

    PENDING = "pending", _("Waiting")
    GATHERED = "gathered", _("Waiting for the daily overview")
    DIGESTED = "digested", _("In the daily overview")
    SENT = "sent", _("Sent")
    PARKED = "parked", _("Parked after five tries")


class MailWay(models.TextChoices):
    """How a person wants a kind of message."""

    DAILY = "daily", _("In the daily overview")
    AT_ONCE = "at_once", _("At once, as a mail of its own")
    NEVER = "never", _("Not by mail")


class TaskState(models.TextChoices):
    """A task for a person is open until that person closes it."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("No longer needed")


class JobState(models.TextChoices):
    """State of work that runs in the background for somebody."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Busy")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Refused")
    FAILED = "failed", _("Failed")


class Certainty(models.TextChoices):
    """How sure we are of the source of a figure (domain.md, certainty codes)."""

    A = "A", _("Legal text read in full")
    B = "B", _("Policy document")
    C = "C", _("Public page")
    D = "D", _("General knowledge, to be verified")
    E = "E", _("Own choice")
