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


class CostKind(models.TextChoices):
    """Only personnel and administrative costs with overhead are eligible (R7)."""

    PERSONNEL = "personnel", _("Personnel")
    ADMINISTRATION = "administration", _("Administration")
    OVERHEAD = "overhead", _("Overhead")


class CostState(models.TextChoices):
    """From a cost claimed to what the agency makes of it (R7)."""

    CLAIMED = "claimed", _("Claimed")
    ACCEPTED = "accepted", _("Accepted")
    PARTLY = "partly", _("Partly accepted")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class IncomeNature(models.TextChoices):
    """Where money for the operation of a cluster comes from (R18)."""

    VLAIO = "vlaio", _("VLAIO, another grant")
    OTHER_FLEMISH = "other_flemish", _("Other Flemish public money")
    FEDERAL_LOCAL = "federal_local", _("Federal or local public money")
    EU_SHARED = "eu_shared", _("European money under shared management")
    EU_CENTRAL = "eu_central", _("European money managed centrally")
    MEMBER_FEE = "member_fee", _("Contributions of members")
    SERVICES = "services", _("Income from services")
    OWN = "own", _("Own means")


class IncomeCovers(models.TextChoices):
    """Which costs an income pays for; only the same costs cumulate (R18)."""

    UNLINKED = "unlinked", _("Not linked to costs yet")
    ALL = "all", _("All costs of the project year")
    ANIMATION = "a", _("Costs of category a")
    MARKETING = "b", _("Costs of category b")
    FACILITIES = "c", _("Costs of category c")
    OTHER = "other", _("Other costs, outside this grant")


class SettlementState(models.TextChoices):
    """A settlement is fixed, and may be withdrawn to make way for a new one."""

    FIXED = "fixed", _("Fixed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class AccountState(models.TextChoices):
    """An account counts once a second person verified it (R45)."""

    ENTERED = "entered", _("To verify")
    VERIFIED = "verified", _("Verified")
    ENDED = "ended", _("No longer in use")


class ReportFact(models.TextChoices):
    """What is known of the yearly report of a project year (R47)."""

    DUE = "due", _("Due on")
    SUBMITTED = "submitted", _("Submitted on")
    ACCEPTED = "accepted", _("Accepted on")
    REOPENED = "reopened", _("Reopened on")


class PaymentState(models.TextChoices):
    """From a proposal to money on the account (R45)."""

    PROPOSED = "proposed", _("Proposed")
    APPROVED = "approved", _("Approved")
    SENT = "sent", _("Sent to accounting")
    PAID = "paid", _("Paid")
    REJECTED = "rejected", _("Rejected")


class RecoveryGround(models.TextChoices):
    """Why money is claimed back (R46)."""

    SETTLEMENT = "settlement", _("More was paid than the settlement allows")
    PAYMENT = "payment", _("A payment should not have been made")
    DECISION = "decision", _("A decision asks the aid back")


class RecoveryState(models.TextChoices):
    """From a proposal to money that came back, or was written off (R46)."""

    PROPOSED = "proposed", _("Proposed")
    CLAIMED = "claimed", _("To be paid back")
    PARTLY = "partly", _("Partly paid back")
    SUSPENDED = "suspended", _("Suspended")
    WRITE_OFF = "write_off", _("Write-off asked")
    PAID_BACK = "paid_back", _("Paid back")
    WRITTEN_OFF = "written_off", _("Written off")
    WITHDRAWN = "withdrawn", _("Withdrawn")
