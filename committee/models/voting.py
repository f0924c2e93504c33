"""Interests and votes: one declaration and one vote per person and item, never taken back."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.models import one_of, recorded
from committee.enums import Choice
from committee.models.fixed import (
    DECLARATION_IS_ALLOWED,
    ITEM_VARIABLE,
    VOTE_IS_ALLOWED,
    VOTE_ONLY_ANNULLED,
    refuse,
)
from committee.models.meetings import AgendaItem


@recorded
class InterestDeclaration(models.Model):
    """What a person says about an own interest in an item: none, or one, with the reason (R52).

    A later "interest" joins an earlier "none"; ``is_late`` when the vote was open or over by then.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="declarations")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="interest_declarations"
    )
    has_interest = models.BooleanField(_("interest"))
    reason = models.TextField(_("reason"), blank=True)
    is_late = models.BooleanField(_("late"), default=False)
    detected = models.JSONField(_("detected"), default=list, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("declaration of interest")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "person", "has_interest"], name="declaration_once"
            ),
            models.CheckConstraint(
                name="declaration_of_interest_has_reason",
                condition=Q(has_interest=False) | ~Q(reason=""),
                violation_error_message=_("Write which interest you have."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="declaration_is_allowed",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                declare=ITEM_VARIABLE,
                func=DECLARATION_IS_ALLOWED,
            ),
            pgtrigger.Protect(
                name="declaration_is_final", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.has_interest}"


@recorded
class Vote(models.Model):
    """One vote of one person on one item; a late declaration of interest annuls it."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="votes")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="committee_votes"
    )
    choice = models.CharField(_("vote"), max_length=10, choices=Choice)
    at = models.DateTimeField()
    annulled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("vote")
        constraints = [
            one_of("vote_choice_known", "choice", Choice),
            models.UniqueConstraint(
                fields=["item", "person"],
                name="vote_once",
                violation_error_message=_("You voted already."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="vote_is_allowed",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                declare=ITEM_VARIABLE,
                func=VOTE_IS_ALLOWED,
            ),
            pgtrigger.Trigger(
                name="vote_only_annulled",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                declare=ITEM_VARIABLE,
                func=VOTE_ONLY_ANNULLED,
            ),
            pgtrigger.Trigger(
                name="vote_stays",
                operation=pgtrigger.Delete,
                when=pgtrigger.Before,
                func=refuse("a vote is not deleted"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}/{self.person_id}"
