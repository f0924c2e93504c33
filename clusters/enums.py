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


class PactState(models.TextChoices):
    """How far a version of a cluster pact is (R39)."""

    DRAFT = "draft", _("Draft")
    SIGNED = "signed", _("Signed")
    RENEWED = "renewed", _("Replaced by a newer version")
    ENDED = "ended", _("Ended")
    WITHDRAWN = "withdrawn", _("Draft withdrawn")


class PartyKind(models.TextChoices):
    """Which side of a cluster pact a party is on (R39)."""

    MINISTER = "minister", _("Minister")
    AGENCY = "agency", _("VLAIO")
    CLUSTER = "cluster", _("Cluster organisation and members")


class SignatoryRole(models.TextChoices):
    """In what capacity somebody signs a cluster pact (R39)."""

    MINISTER = "minister", _("Minister")
    AGENCY_HEAD = "agency_head", _("Head of VLAIO")
    CHAIR = "chair", _("Chair of the cluster")
    DIRECTOR = "director", _("Director of the cluster")


class CommitmentState(models.TextChoices):
    """How far a commitment of a cluster pact is."""

    OPEN = "open", _("To begin")
    RUNNING = "running", _("Under way")
    DONE = "done", _("Kept")
    DROPPED = "dropped", _("Dropped")


class ProposalKind(models.TextChoices):
    """What a cluster organisation proposes to change in its list of members."""

    ADD = "add", _("New member")
    END = "end", _("Membership ends")
    DETAILS = "details", _("Details change")
    SIZE = "size", _("Size")


class ProposalState(models.TextChoices):
    """What became of a proposal."""

    WAITING = "waiting", _("Waits for VLAIO")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class LinkKind(models.TextChoices):
    """How one organisation holds another; all but partner make one undertaking (R22, R27)."""

    MAJORITY = "majority", _("Majority of the voting rights")
    CONTROL = "control", _("Control in another way")
    PARTNER = "partner", _("Partner, 25 to 50 %")
    MERGER = "merger", _("Merged into it")


class FactSource(models.TextChoices):
    """Where facts about an enterprise came from (R66)."""

    OPEN_DATA = "open_data", _("Open data of the Crossroads Bank")
    SERVICE = "service", _("Service of the Crossroads Bank")
    API = "api", _("Delivered by another system")


class EnterpriseStatus(models.TextChoices):
    """Whether an enterprise still exists in the Crossroads Bank (R66)."""

    ACTIVE = "active", _("Active")
    STOPPED = "stopped", _("Stopped")
