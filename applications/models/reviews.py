"""Experts, their reviews of applications, and the meeting in which they compare scores (R36, R55)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.judging_enums import HIGHEST_SCORE, ReviewLanguage, ReviewState
from applications.models.calls import CallCriterion
from applications.models.files import Application
from applications.models.judging_fixed import (
    OF_APPLICATION,
    OF_REVIEW,
    only_in_assessment,
    refuse_own_organisation,
    scores_of_open_review,
)
from clusterbeleid.core.models import Dated, Tracked, one_of, period_in_order, recorded

_WITH_ACCESS = [ReviewState.ACCEPTED, ReviewState.SUBMITTED]


@recorded
class Expert(Tracked, Dated):
    """Somebody in the pool during the days of a contract; outside them nothing can be read."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="expert",
        verbose_name=_("person"),
        error_messages={"unique": _("This person already stands in the pool.")},
    )
    organisation_name = models.CharField(_("organisation"), max_length=200)
    organisation_number = models.CharField(
        _("enterprise number of the organisation"), max_length=10, blank=True
    )
    expertise = models.TextField(_("expertise"))
    languages = ArrayField(
        models.CharField(max_length=2, choices=ReviewLanguage), verbose_name=_("languages")
    )
    nda_signed_on = models.DateField(_("confidentiality signed on"))

    class Meta:
        ordering = ["user__full_name", "pk"]
        verbose_name = _("expert")
        constraints = [
            period_in_order("expert_period_in_order", _("The last day lies before the first day.")),
            models.CheckConstraint(
                name="expert_number_is_kbo",
                condition=Q(organisation_number="")
                | Q(organisation_number__regex=r"^[01][0-9]{9}$"),
                violation_error_message=_("An enterprise number has ten digits."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)


@recorded
class Review(Tracked):
    """One expert judges one application: invited, declared free of interest, scored (R52, A22).

    ``detected`` holds the findings about possible conflicts as they stood at the invitation and at
    the declaration; ``organisation_number`` is that of the expert at the invitation.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="reviews")
    expert = models.ForeignKey(Expert, models.PROTECT, related_name="reviews")
    state = models.CharField(
        _("state"), max_length=12, choices=ReviewState, default=ReviewState.INVITED
    )
    due_on = models.DateField(_("until"))
    organisation_number = models.CharField(
        _("enterprise number of the organisation"), max_length=10, blank=True
    )
    detected = models.JSONField(_("detected"), default=list, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("invited by")
    )
    invited_at = models.DateTimeField(_("invited at"))
    has_interest = models.BooleanField(_("interest"), null=True, blank=True)
    interest = models.TextField(_("which interest"), blank=True)
    declared_at = models.DateTimeField(_("declared at"), null=True, blank=True)
    closing_reason = models.TextField(_("reason"), blank=True)
    submitted_at = models.DateTimeField(_("scores submitted at"), null=True, blank=True)

    class Meta:
        ordering = ["application_id", "pk"]
        verbose_name = _("review")
        constraints = [
            one_of("review_state_known", "state", ReviewState),
            models.UniqueConstraint(
                fields=["application", "expert"],
                name="review_once",
                violation_error_message=_("This expert was already invited for this application."),
            ),
            models.CheckConstraint(
                name="review_declared_before_access",
                condition=~Q(state__in=_WITH_ACCESS)
                | Q(has_interest=False, declared_at__isnull=False),
                violation_error_message=_("Access needs a declaration without interest."),
            ),
            models.CheckConstraint(
                name="review_conflict_is_declared",
                condition=~Q(state=ReviewState.CONFLICTED)
                | (Q(has_interest=True, declared_at__isnull=False) & ~Q(interest="")),
            ),
            models.CheckConstraint(
                name="review_submitted_has_moment",
                condition=~Q(state=ReviewState.SUBMITTED) | Q(submitted_at__isnull=False),
            ),
        ]
        triggers = [
            only_in_assessment("review_stands_still", OF_APPLICATION),
            refuse_own_organisation("review_own_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.expert}"


@recorded
class Score(Tracked):
    """What one expert thinks on one criterion: a score with its reason, or passed or failed."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(CallCriterion, models.PROTECT, related_name="scores")
    points = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)
    passed = models.BooleanField(_("passed"), null=True, blank=True)
    text = models.TextField(_("motivation"), blank=True)

    class Meta:
        ordering = ["review_id", "criterion__number", "pk"]
        verbose_name = _("score")
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="score_once"),
            models.CheckConstraint(
                name="score_in_range",
                condition=Q(points__isnull=True) | Q(points__lte=HIGHEST_SCORE),
                violation_error_message=_("A score lies between 0 and 5."),
            ),
            models.CheckConstraint(
                name="score_is_one_answer",
                condition=Q(points__isnull=True) | Q(passed__isnull=True),
                violation_error_message=_("A criterion is scored, or passed or failed."),
            ),
        ]
        triggers = [
            only_in_assessment("score_stands_still", OF_REVIEW),
            scores_of_open_review("score_of_open_review"),
        ]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.criterion}"


@recorded
class ConsensusMeeting(models.Model):
    """The experts compared their scores; what was said stays as it was written down."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="meetings")
    held_on = models.DateField(_("held on"))
    participants = models.TextField(_("who took part"))
    notes = models.TextField(_("notes"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        ordering = ["application_id", "-held_on", "-pk"]
        verbose_name = _("consensus meeting")
        triggers = [only_in_assessment("consensus_stands_still", OF_APPLICATION)]

    def __str__(self) -> str:
        return f"{self.application_id} {self.held_on:%Y-%m-%d}"
