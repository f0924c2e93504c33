"""Letters about decisions, the texts they start from, and the proof that they were sent."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import StoredFile, Tracked, one_of, recorded
from committee.enums import Channel, DecisionType, LetterState
from committee.models.decisions import Decision
from committee.models.fixed import refuse

LANGUAGES = [("nl", "Nederlands"), ("en", "English")]


@recorded
class LetterTemplate(models.Model):
    """A version of the text of a letter about one kind of decision; a change is a new version."""

    decision_type = models.CharField(_("kind of decision"), max_length=20, choices=DecisionType)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="nl")
    number = models.PositiveSmallIntegerField(_("version"))
    subject = models.CharField(_("subject line"), max_length=200)
    body = models.TextField(_("text"))
    appeal_clause = models.TextField(_("how to appeal"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made"))

    class Meta:
        ordering = ["decision_type", "language", "-number"]
        verbose_name = _("letter template")
        constraints = [
            one_of("letter_template_type_known", "decision_type", DecisionType),
            models.UniqueConstraint(
                fields=["decision_type", "language", "number"], name="letter_template_once"
            ),
            models.CheckConstraint(
                name="letter_template_has_appeal",
                condition=~Q(appeal_clause="") & ~Q(body=""),
                violation_error_message=_("A letter says how to appeal."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="letter_template_is_final", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_decision_type_display()} ({self.language}) {self.number}"


@recorded
class Letter(Tracked):
    """A letter that tells somebody of a decision; once final its bytes never change (R54)."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="letters")
    template = models.ForeignKey(LetterTemplate, models.PROTECT, related_name="letters")
    recipient = models.CharField(_("addressee"), max_length=200)
    organisation_number = models.CharField(_("enterprise number"), max_length=10, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    address = models.TextField(_("postal address"), blank=True)
    channel = models.CharField(_("sent by"), max_length=10, choices=Channel, default=Channel.EMAIL)
    subject = models.CharField(_("subject line"), max_length=200)
    body = models.TextField(_("text"))
    motivation = models.TextField(_("motivation"), blank=True)
    appeal_clause = models.TextField(_("how to appeal"), blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=LetterState, default=LetterState.DRAFT
    )
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("PDF")
    )
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    proof = models.JSONField(_("proof"), default=dict, blank=True)

    class Meta:
        ordering = ["decision_id", "pk"]
        verbose_name = _("letter")
        constraints = [
            one_of("letter_state_known", "state", LetterState),
            one_of("letter_channel_known", "channel", Channel),
            models.CheckConstraint(
                name="letter_final_is_whole",
                condition=Q(state=LetterState.DRAFT, file__isnull=True)
                | (
                    ~Q(state=LetterState.DRAFT)
                    & Q(file__isnull=False)
                    & ~Q(motivation="")
                    & ~Q(appeal_clause="")
                    & ~Q(body="")
                ),
                violation_error_message=_("A letter needs its motivation and says how to appeal."),
            ),
            models.CheckConstraint(
                name="letter_has_address",
                condition=Q(state=LetterState.DRAFT)
                | (Q(channel=Channel.EMAIL) & ~Q(email=""))
                | (Q(channel=Channel.EBOX) & ~Q(organisation_number=""))
                | (Q(channel=Channel.POST) & ~Q(address="")),
                violation_error_message=_("Give the address that fits how the letter is sent."),
            ),
            models.CheckConstraint(
                name="letter_sent_has_day",
                condition=Q(state=LetterState.SENT, sent_on__isnull=False)
                | (~Q(state=LetterState.SENT) & Q(sent_on__isnull=True)),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="letter_final_is_fixed",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Condition(
                    "OLD.state <> 'draft' AND (NEW.state = 'draft' OR NEW.body <> OLD.body"
                    " OR NEW.subject <> OLD.subject OR NEW.motivation <> OLD.motivation"
                    " OR NEW.appeal_clause <> OLD.appeal_clause"
                    " OR NEW.recipient <> OLD.recipient OR NEW.email <> OLD.email"
                    " OR NEW.address <> OLD.address OR NEW.channel <> OLD.channel"
                    " OR NEW.organisation_number <> OLD.organisation_number"
                    " OR NEW.file_id IS DISTINCT FROM OLD.file_id"
                    " OR NEW.decision_id <> OLD.decision_id)"
                ),
                func=refuse("a final letter keeps its text"),
            ),
            pgtrigger.Trigger(
                name="letter_stays",
                operation=pgtrigger.Delete,
                when=pgtrigger.Before,
                condition=pgtrigger.Condition("OLD.state <> 'draft'"),
                func=refuse("a final letter is not deleted"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.recipient}"

    @property
    def scope(self) -> str:
        """Name who may read the PDF of this letter."""
        return f"letter:{self.pk}"
