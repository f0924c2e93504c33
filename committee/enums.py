"""Choices about the committee (HBC), its meetings and its decisions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SeatRole(models.TextChoices):
    """What somebody is in the committee; the first three vote (R50)."""

    CHAIR = "chair", pgettext_lazy("committee", "Chair")
    MEMBER = "member", pgettext_lazy("committee", "Member")
    DEPUTY = "deputy", pgettext_lazy("committee", "Deputy")
    SECRETARY = "secretary", pgettext_lazy("committee", "Secretary")
    OBSERVER = "observer", pgettext_lazy("committee", "Observer")


class MeetingKind(models.TextChoices):
    """How the committee decides: together, or in writing."""

    MEETING = "meeting", _("Meeting")
    WRITTEN = "written", _("Written procedure")


class MeetingState(models.TextChoices):
    """A meeting is prepared, convened, held, closed and minuted."""

    PLANNED = "planned", pgettext_lazy("meeting", "Planned")
    CONVENED = "convened", pgettext_lazy("meeting", "Convened")
    OPEN = "open", pgettext_lazy("meeting", "Open")
    CLOSED = "closed", pgettext_lazy("meeting", "Closed")
    MINUTED = "minuted", pgettext_lazy("meeting", "Minuted")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "Cancelled")


class ItemState(models.TextChoices):
    """An item is listed, voted on, and decided or put off."""

    LISTED = "listed", pgettext_lazy("agenda item", "On the agenda")
    VOTING = "voting", pgettext_lazy("agenda item", "Vote open")
    CLOSED = "closed", pgettext_lazy("agenda item", "Vote closed")
    DECIDED = "decided", pgettext_lazy("agenda item", "Decided")
    ADJOURNED = "adjourned", pgettext_lazy("agenda item", "Adjourned")
    WITHDRAWN = "withdrawn", pgettext_lazy("agenda item", "Taken off")


class Presence(models.TextChoices):
    """Whether somebody takes part in a meeting."""

    PRESENT = "present", _("Present")
    EXCUSED = "excused", _("Excused")
    ABSENT = "absent", _("Absent")


class Choice(models.TextChoices):
    """A vote."""

    FOR = "for", pgettext_lazy("vote", "For")
    AGAINST = "against", pgettext_lazy("vote", "Against")
    ABSTAIN = "abstain", pgettext_lazy("vote", "Abstention")


class DecisionType(models.TextChoices):
    """What the committee can decide (R51)."""

    GRANT = "grant", _("Grant aid")
    REFUSE = "refuse", _("Refuse aid")
    ADMISSIBLE = "admissible", _("Declare admissible")
    NOT_ADMISSIBLE = "not_admissible", _("Declare not admissible")
    APPROVE_PACT = "approve_pact", _("Approve a cluster pact or its amendment")
    PROLONG = "prolong", _("Prolong after evaluation")
    PHASE_OUT = "phase_out", _("Phase out")
    LAPSE = "lapse", _("Let the grant lapse")
    SUSPEND_PAYMENT = "suspend_payment", _("Suspend payment")
    CHANGE = "change", _("Change beneficiary, budget or period")
    ACCEPT_REPORT = "accept_report", _("Accept a report or settlement")
    RECOVER = "recover", _("Recover aid")
    STOP = "stop", _("Stop the support")
    WITHDRAW = "withdraw", _("Withdraw an earlier decision")
    CORRECT = "correct", _("Correct an earlier decision")


class LetterState(models.TextChoices):
    """A letter is written, made final, and sent."""

    DRAFT = "draft", pgettext_lazy("letter", "Draft")
    FINAL = "final", pgettext_lazy("letter", "Final")
    SENT = "sent", pgettext_lazy("letter", "Sent")


class Channel(models.TextChoices):
    """How a letter leaves the house (R33, R70)."""

    EMAIL = "email", _("E-mail")
    EBOX = "ebox", _("e-Box for enterprises")
    POST = "post", _("Registered letter")


VOTING_SEATS = frozenset({SeatRole.CHAIR.value, SeatRole.MEMBER.value, SeatRole.DEPUTY.value})
LIVE_ITEMS = frozenset({ItemState.LISTED.value, ItemState.VOTING.value, ItemState.CLOSED.value})
# Decisions about an earlier decision: they name it.
CORRECTING = frozenset({DecisionType.WITHDRAW.value, DecisionType.CORRECT.value})
