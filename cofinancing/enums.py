"""Choices about co-financing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceKind(models.TextChoices):
    """Where a contribution comes from; decides whether it may count (R43)."""

    COMPANY_CASH = "company_cash", _("Contribution in cash by a company")
    COMPANY_SERVICES = "company_services", _("Paid services to a company")
    FEDERATION_FEE = "federation_fee", _("Compulsory contribution to a federation or centre")
    PUBLIC_FLEMISH = "public_flemish", _("Public Flemish money")
    PUBLIC_OTHER = "public_other", _("Other public money")
    KNOWLEDGE_FEE = "knowledge_fee", _("Contribution by a knowledge institution")
    IN_KIND = "in_kind", _("Contribution in kind")


class ContributionState(models.TextChoices):
    """From promise to money that counts."""

    PLEDGED = "pledged", _("Pledged")
    INVOICED = "invoiced", _("Invoiced")
    RECEIVED = "received", _("Received")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")


class Counting(models.TextChoices):
    """What one contribution counts for (R34, R43)."""

    IN_TIME = "in_time", _("Yes, in time")
    YEAR_ONLY = "year_only", _("For the year only")
    WAITING = "waiting", _("Waits for acceptance")
    NO = "no", _("No")


class CheckStatus(models.TextChoices):
    """Outcome of the 80 % check for a project year (R34)."""

    RUNNING = "running", _("Running")
    AT_RISK = "at_risk", _("At risk")
    MET = "met", _("Met")
    MISSED = "missed", _("Missed")


class DeadlineChangeKind(models.TextChoices):
    """How an official moves a due date."""

    EXTENSION = "extension", _("Extension")
    SUSPENSION = "suspension", _("Suspension")


class LapseOutcome(models.TextChoices):
    """What a person decides after a missed due date (R34)."""

    LAPSE = "lapse", _("Propose that the grant lapses")
    EXTRA_TERM = "extra_term", _("Grant an extra term")
    CONTINUE = "continue", _("Continue without consequence")
