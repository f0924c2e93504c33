"""Sealed dossiers and decisions: rows that are written once."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import StoredFile, one_of, recorded
from committee.enums import CORRECTING, DecisionType
from committee.models.fixed import DECISION_IS_ALLOWED, DOSSIER_IS_ALLOWED, ITEM_VARIABLE
from committee.models.meetings import AgendaItem

_WRITTEN_ONCE = pgtrigger.Update | pgtrigger.Delete


@recorded
class SealedDossier(models.Model):
    """The dossier of an item as it went to the committee: its content and the bytes of its PDF (R53)."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="dossiers")
    number = models.PositiveSmallIntegerField(_("version"))
    content = models.JSONField(_("content"))
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    sha256 = models.CharField(_("hash"), max_length=64)
    sealed_at = models.DateTimeField(_("sealed"))
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["item_id", "-number"]
        verbose_name = _("sealed dossier")
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="dossier_number_once"),
        ]
        indexes = [models.Index(fields=["sha256"], name="dossier_by_hash")]
        triggers = [
            pgtrigger.Trigger(
                name="dossier_is_allowed",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                declare=ITEM_VARIABLE,
                func=DOSSIER_IS_ALLOWED,
            ),
            pgtrigger.Protect(name="dossier_is_final", operation=_WRITTEN_ONCE),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}/{self.number}"


@recorded
class Decision(models.Model):
    """What the committee decided on an item; frozen as soon as it is written (R51, A13).

    ``payload`` holds the figures of the decision, ``tally`` the votes, ``quorum`` and findings as
    they stood. ``required`` is the number of people that had to take part; None when no figure
    was valid, so that the secretary confirmed that the procedure was regular (R50).
    """

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="decision")
    number = models.CharField(_("number"), max_length=30, unique=True)
    decision_type = models.CharField(_("kind of decision"), max_length=20, choices=DecisionType)
    outcome = models.TextField(_("decision"))
    motivation = models.TextField(_("motivation"))
    payload = models.JSONField(_("figures"), default=dict, blank=True)
    authority = models.CharField(_("granting authority"), max_length=200)
    decided_on = models.DateField(_("decided on"))
    dossier = models.ForeignKey(SealedDossier, models.PROTECT, related_name="decisions")
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("corrects"),
    )
    present = models.PositiveSmallIntegerField(_("present"))
    required = models.PositiveSmallIntegerField(_("needed to be present"), null=True, blank=True)
    tally = models.JSONField(_("result of the vote"))
    consequences = models.JSONField(_("consequences"))
    regularity_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded"))

    class Meta:
        ordering = ["-decided_on", "-pk"]
        verbose_name = _("decision")
        constraints = [
            one_of("decision_type_known", "decision_type", DecisionType),
            models.CheckConstraint(
                name="decision_is_motivated",
                condition=~Q(motivation="") & ~Q(outcome=""),
                violation_error_message=_("A decision states what was decided and why."),
            ),
            models.CheckConstraint(
                name="decision_has_quorum",
                condition=Q(required__isnull=True, regularity_by__isnull=False)
                | Q(required__isnull=False, present__gte=F("required")),
                violation_error_message=_("Too few members took part."),
            ),
            models.CheckConstraint(
                name="decision_correction_names_decision",
                condition=~Q(decision_type__in=sorted(CORRECTING)) | Q(corrects__isnull=False),
                violation_error_message=_("Say which decision this one is about."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="decision_is_allowed",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                declare=ITEM_VARIABLE,
                func=DECISION_IS_ALLOWED,
            ),
            pgtrigger.Protect(name="decision_is_final", operation=_WRITTEN_ONCE),
        ]

    def __str__(self) -> str:
        return self.number


@recorded
class DecisionCondition(models.Model):
    """A condition of a decision; a task follows it up until ``due_on``."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="conditions")
    number = models.PositiveSmallIntegerField(_("condition"))
    text = models.TextField(_("text"))
    due_on = models.DateField(_("to be met by"))

    class Meta:
        ordering = ["decision_id", "number"]
        verbose_name = _("condition")
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="condition_number_once"),
            models.CheckConstraint(name="condition_has_text", condition=~Q(text="")),
        ]
        triggers = [pgtrigger.Protect(name="condition_is_final", operation=_WRITTEN_ONCE)]

    def __str__(self) -> str:
        return f"{self.decision_id}/{self.number}"
