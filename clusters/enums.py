"""Choices about organisations and clusters."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """What an organisation is; decides whether its money can count (R43)."""

    COMPANY = "company", _("Company")
    KNOWLEDGE = "knowledge", _("Knowledge institution")
    AUTHORITY = "authority", _("Authority")
    CIVIL = "civil", _("Civil society organisation")
    FEDERATION = "federation", _("Federation")
    COLLECTIVE_CENTRE = "collective_centre", _("Collective centre")
    SOC = "soc", _("Strategic research centre (SOC)")


class SizeClass(models.TextChoices):
    """Size of an undertaking (R22, GBER annex I)."""

    MICRO = "micro", _("Micro")
    SMALL = "small", _("Small")
    MEDIUM = "medium", _("Medium-sized")
    LARGE = "large", _("Large")


class ClusterKind(models.TextChoices):
    """The three kinds of supported cluster."""

    SPC = "SPC", _("Spearhead cluster")
    IBN = "IBN", _("Innovative business network")
    AD_HOC = "AD_HOC", _("Ad hoc cluster")


class BoardSeat(models.TextChoices):
    """Whom a board member represents (R40)."""

    FLEMISH_COMPANY = "flemish_company", _("Flemish company")
    OTHER_COMPANY = "other_company", _("Company outside Flanders")
    KNOWLEDGE = "knowledge", _("Knowledge institution")
    AUTHORITY = "authority", _("Authority")
    OTHER = "other", _("Other")
    VLAIO_OBSERVER = "vlaio_observer", _("Observer of VLAIO, without vote")


class ContactChannel(models.TextChoices):
    """How a contact took place."""

    MEETING = "meeting", _("Meeting")
    VISIT = "visit", _("Visit")
    CALL = "call", _("Telephone call")
    MAIL = "mail", _("E-mail")


class LineageOutcome(models.TextChoices):
    """Human answer to the question whether a cluster continues an earlier one (R11)."""

    SAME = "same", _("Same lineage")
    PARTLY = "partly", _("Partly the same lineage")
    NEW = "new", _("New lineage")


class DocumentClass(models.TextChoices):
    """Who may read a document (R56)."""

    PUBLIC = "public", _("Public")
    SHARED = "shared", _("Agency and cluster organisation")
    INTERNAL = "internal", _("Internal to the agency")
