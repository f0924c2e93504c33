"""Choices about innovation projects."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProjectState(models.TextChoices):
    """From a project in preparation to one that ended."""

    DRAFT = "draft", _("In preparation")
    DECIDED = "decided", _("Aid granted")
    CLOSED = "closed", _("Closed")
    STOPPED = "stopped", _("Stopped early")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Channel(models.TextChoices):
    """Which way a project came to the agency."""

    CLUSTER = "cluster", _("Through a cluster")
    REGULAR = "regular", _("Regular programme")


class BudgetSource(models.TextChoices):
    """Which money a project is paid with (R59)."""

    EARMARKED = "earmarked", _("Earmarked for clusters")
    RECOVERY = "recovery", _("Recovery plan")
    MOONSHOT = "moonshot", _("Moonshot")
    REGULAR = "regular", _("Regular budget")


class PartnerRole(models.TextChoices):
    """What an organisation does in a project (R58)."""

    COMPANY = "company", _("Company with aid")
    USER_GROUP = "user_group", _("Company in the user group")
    RESEARCH = "research", _("Research organisation")
    SOC = "soc", _("Strategic research centre (SOC)")
    OTHER = "other", _("Other partner")


class Activity(models.TextChoices):
    """Kind of research of a part of a project (R24)."""

    FUNDAMENTAL = "fundamental", _("Fundamental research")
    INDUSTRIAL = "industrial", _("Industrial research")
    EXPERIMENTAL = "experimental", _("Experimental development")
    FEASIBILITY = "feasibility", _("Feasibility study")
    DISSEMINATION = "dissemination", _("Dissemination of knowledge")


class LegalBasis(models.TextChoices):
    """On what the aid of a part of a project rests (R28)."""

    GBER_25 = "gber_25", _("GBER article 25")
    FRAMEWORK_2014 = "framework_2014", _("R&D&I Framework 2014/C 198/01, no economic activity")
    FRAMEWORK_2022 = "framework_2022", _("R&D&I Framework 2022/C 414/01, no economic activity")
    DE_MINIMIS = "de_minimis", _("De minimis")


class CountedAmong(models.TextChoices):
    """Where the independent companies of a project are counted (R58)."""

    BENEFICIARIES = "beneficiaries", _("Companies with aid")
    USER_GROUP = "user_group", _("Companies in the user group")


class PolicyLabel(models.TextChoices):
    """Policy priorities; a project may carry several, so shares add up to more than 100 % (R61)."""

    DIGITAL = "digital", _("Digitalisation")
    ENERGY = "energy", _("Energy and climate")
    CIRCULAR = "circular", _("Circular economy")
    ENVIRONMENT = "environment", _("Environment, biodiversity and water")
    FOOD = "food", _("Food")
    HEALTH = "health", _("Health")
    MOBILITY = "mobility", _("Mobility and smart cities")
    EDUCATION = "education", _("Education")


class LeverageLevel(models.TextChoices):
    """Who acquired and spends a leverage budget (R62)."""

    CLUSTER = "cluster", _("Cluster, own activities")
    INDUSTRY = "industry", _("Industry")
    ACADEMIC = "academic", _("Academic")


class Programme(models.TextChoices):
    """Where a leverage budget comes from (R62)."""

    REGULAR = "regular", _("VLAIO, regular programmes")
    FWO = "fwo", _("FWO")
    BELSPO = "belspo", _("BELSPO")
    INTERREG = "interreg", _("Interreg")
    HORIZON = "horizon", _("Horizon Europe")
    DIGITAL = "digital_europe", _("Digital Europe")
    PRIVATE = "private", _("Private means")
    OTHER = "other", _("Other programme")


class Confidentiality(models.TextChoices):
    """Whether an amount may be shown by itself (R62)."""

    OPEN = "open", _("May be shown")
    CONFIDENTIAL = "confidential", _("Confidential: only in sums of three or more")
