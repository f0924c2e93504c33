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


class InstalmentTrigger(models.TextChoices):
    """What must have happened before an instalment may be paid (R45)."""

    GRANTED = "granted", _("At the grant")
    YEAR_STARTED = "year_started", _("At the start of the project year")
    COFINANCING_PROVED = (
        "cofinancing_proved",
        _("Advance, once the co-financing of the project year is proved"),
    )
    REPORT_ACCEPTED = (
        "report_accepted",
        _("Balance, once the yearly and financial report are accepted"),
    )


class DutyKind(models.TextChoices):
    """What must happen because of a grant, on a day that its granting date decides."""

    PUBLICATION = "publication", _("Publish the aid")
    EVALUATION = "evaluation", _("Interim evaluation")
    RETENTION = "retention", _("Keep the file")


class DutyState(models.TextChoices):
    """A duty stands open until it was met."""

    OPEN = "open", _("Open")
    MET = "met", _("Done")


class AwardSize(models.TextChoices):
    """Size of a beneficiary as the European register asks it (GBER annex III)."""

    SME = "SME", _("SME")
    LARGE = "large", _("Large enterprise")


class Region(models.TextChoices):
    """The Belgian regions of level 2 (NUTS-2) in which a beneficiary of this agency may be."""

    BRUSSELS = "BE10", _("BE10 Brussels")
    ANTWERP = "BE21", _("BE21 Antwerp")
    LIMBURG = "BE22", _("BE22 Limburg (BE)")
    EAST_FLANDERS = "BE23", _("BE23 East Flanders")
    FLEMISH_BRABANT = "BE24", _("BE24 Flemish Brabant")
    WEST_FLANDERS = "BE25", _("BE25 West Flanders")


class AmountBasis(models.TextChoices):
    """Which amount is published; of operating aid the yearly one may be (GBER annex III)."""

    WHOLE = "whole", _("The whole amount")
    YEARLY = "yearly", _("The amount of each project year")


class AidInstrument(models.TextChoices):
    """In which form aid is given (GBER annex III)."""

    GRANT = "grant", _("Direct grant")
    SERVICE = "service", _("Subsidised service")
    LOAN = "loan", _("Loan")
    GUARANTEE = "guarantee", _("Guarantee")


class AwardObjective(models.TextChoices):
    """For what aid was given, as the article of the GBER names it."""

    OPERATING = "art27_operating", _("Operating aid for innovation clusters (art. 27)")
    INVESTMENT = "art27_investment", _("Investment aid for innovation clusters (art. 27)")


class AidOrigin(models.TextChoices):
    """Who granted de minimis aid: we, or another authority as the undertaking declared (R27)."""

    OWN = "own", _("Granted by VLAIO")
    DECLARED = "declared", _("Declared by the undertaking")


class SchemeDutyKind(models.TextChoices):
    """What a scheme asks of us towards the Commission (R20)."""

    SHEET = "sheet", _("Summary sheet of the scheme")
    REPORT = "report", _("Yearly report")
    REQUEST = "request", _("Request for information")
