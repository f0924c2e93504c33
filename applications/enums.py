"""Choices about calls and applications."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CallState(models.TextChoices):
    """A call is written, published for everybody to read, and closed for good."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    CLOSED = "closed", _("Closed")
    DROPPED = "dropped", _("Dropped")


class Step(models.TextChoices):
    """An IBN call asks an expression of interest first, and a full proposal by invitation (R38)."""

    EXPRESSION = "expression", _("Expression of interest")
    FULL = "full", _("Full proposal")


class CriterionKind(models.TextChoices):
    """A main criterion is scored; a critical one is passed or failed (R36)."""

    MAIN = "main", _("Main criterion")
    CRITICAL = "critical", _("Critical criterion")


class ApplicationState(models.TextChoices):
    """Where an application stands, from draft to decision (R51)."""

    DRAFT = "draft", _("Being written")
    SUBMITTED = "submitted", _("Submitted")
    COMPLETION_ASKED = "completion_asked", _("Completion asked")
    ADMISSIBLE = "admissible", _("Admissible")
    INADMISSIBLE = "inadmissible", _("Not admissible")
    IN_ASSESSMENT = "in_assessment", _("In assessment")
    ADVISED = "advised", _("Advised")
    ON_AGENDA = "on_agenda", _("On the agenda of the committee")
    INVITED = "invited", _("Invited to a full proposal")
    NOT_INVITED = "not_invited", _("Not invited")
    JOINED = "joined", _("Joined into one proposal")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class MemberPart(models.TextChoices):
    """What an organisation is to the consortium (R37)."""

    COMPANY = "company", _("Company")
    KNOWLEDGE = "knowledge", _("Knowledge partner")
    OTHER = "other", _("Other partner")


class CostCategory(models.TextChoices):
    """The costs of operating aid that are eligible (R7, GBER art. 27(8))."""

    ANIMATION = "a", _("a. Animation: collaboration, sharing information, support of companies")
    MARKETING = "b", _("b. Marketing: new participants, visibility")
    FACILITIES = "c", _("c. Facilities, training, workshops and conferences")


class CostNature(models.TextChoices):
    """Only personnel and administrative costs with overhead are eligible (R7)."""

    PERSONNEL = "personnel", _("Personnel")
    ADMINISTRATION = "administration", _("Administration and overhead")


class FundingSource(models.TextChoices):
    """Where the money for the costs comes from, by its nature (R18)."""

    AID = "aid", _("Aid asked from VLAIO")
    OTHER_FLEMISH = "other_flemish", _("Other Flemish public money")
    OTHER_PUBLIC = "other_public", _("Federal or local public money")
    EU_SHARED = "eu_shared", _("European money under shared management")
    EU_CENTRAL = "eu_central", _("European money managed centrally")
    SERVICES = "services", _("Income from services")
    OWN = "own", _("Own means")


class DocumentKind(models.TextChoices):
    """What a file in an application is."""

    BUSINESS_PLAN = "business_plan", _("Business plan")
    LETTER_OF_INTENT = "letter_of_intent", _("Letter of intent")
    ANNUAL_ACCOUNTS = "annual_accounts", _("Annual accounts")
    MANDATE = "mandate", _("Mandate of the group of companies")
    OTHER = "other", _("Other")
