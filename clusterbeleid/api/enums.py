"""What a machine client may ask, and how far it sees."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reach(models.TextChoices):
    """Which files a client sees."""

    ALL = "all", _("All clusters")
    CLUSTERS = "clusters", _("Only these clusters")
    ORGANISATIONS = "organisations", _("As these cluster organisations")


class Scope(models.TextChoices):
    """One right of a client: a resource and a verb."""

    CLUSTERS = "clusters:read", _("Read clusters")
    ORGANISATIONS = "organisations:read", _("Read organisations")
    MEMBERS = "members:read", _("Read members")
    AGREEMENTS = "agreements:read", _("Read agreements and project years")
    COFINANCING = "cofinancing:read", _("Read the state of the co-financing")
    LEDGER = "ledger:read", _("Read the aid ledger")
    PAYMENTS = "payments:read", _("Read payments")
    APPLICATIONS = "applications:read", _("Read the state of applications")
    DECISIONS = "decisions:read", _("Read decisions")
    REPORTS = "reports:read", _("Read the state of yearly reports")
    KPIS = "kpis:read", _("Read indicators")
    EVALUATIONS = "evaluations:read", _("Read evaluations")
    PARAMETERS = "parameters:read", _("Read legal figures")
    PUBLICATIONS = "publications:read", _("Read which aid is to be published")
    EVENTS = "events:read", _("Read what happened, and be told of it")
    CONFIRM = "payments:confirm", _("Confirm that payments were made")
    DELIVER = "contributions:deliver", _("Deliver received contributions")
    FACTS = "enterprise-facts:deliver", _("Deliver what the Crossroads Bank says of enterprises")
    ACKNOWLEDGE = (
        "publications:acknowledge",
        _("Acknowledge that aid stands in the European register"),
    )


# Writing into the registers of the house: each such right ends on a day. The register of enterprises is of no cluster,
# so only a system that sees all of them writes there.
OF_REGISTERS = frozenset({Scope.FACTS.value, Scope.ACKNOWLEDGE.value})
OF_EVERYTHING = frozenset({Scope.FACTS.value})
# What the systems of an agency do (accounting confirms; what happens also tells of steps inside), and what the system
# of a cluster organisation does.
OF_AGENCY = OF_REGISTERS | {Scope.CONFIRM.value, Scope.EVENTS.value}
OF_ORGANISATION = frozenset({Scope.DELIVER.value})
