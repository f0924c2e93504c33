"""Experts, their reviews of applications, and the meeting in which they compare scores (R36, R55)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.judging_enums import ReviewLanguage
from applications.models.calls import CallCriterion
from applications.models.files import Application
from applications.models.judging_fixed import (
    OF_APPLICATION,
    OF_REVIEW,
    only_in_assessment,
    refuse_own_organisation,
    scores_of_open_review,
)
from applications.models.reviewing import (
    MeetingOfExperts,
    ReviewByExpert,
    ScoreByExpert,
    review_constraints,
    score_constraints,
)
from clusterbeleid.core.models import Dated, Tracked, period_in_order, recorded


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
class Review(ReviewByExpert):
    """One expert judges one application: invited, declared free of interest, scored (R52, A22)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="reviews")
    expert = models.ForeignKey(Expert, models.PROTECT, related_name="reviews")

    class Meta:
        ordering = ["application_id", "pk"]
        verbose_name = _("review")
        constraints = [
            *review_constraints("review"),
            models.UniqueConstraint(
                fields=["application", "expert"],
                name="review_once",
                violation_error_message=_("This expert was already invited for this application."),
            ),
        ]
        triggers = [
            only_in_assessment("review_stands_still", OF_APPLICATION),
            refuse_own_organisation("review_own_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.expert}"


@recorded
class Score(ScoreByExpert):
    """What one expert thinks on one criterion of the call."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(CallCriterion, models.PROTECT, related_name="scores")

    class Meta:
        ordering = ["review_id", "criterion__number", "pk"]
        verbose_name = _("score")
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="score_once"),
            *score_constraints("score"),
        ]
        triggers = [
            only_in_assessment("score_stands_still", OF_REVIEW),
            scores_of_open_review("score_of_open_review"),
        ]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.criterion}"


@recorded
class ConsensusMeeting(MeetingOfExperts):
    """The experts of an application compared their scores."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="meetings")

    class Meta:
        ordering = ["application_id", "-held_on", "-pk"]
        verbose_name = _("consensus meeting")
        triggers = [only_in_assessment("consensus_stands_still", OF_APPLICATION)]

    def __str__(self) -> str:
        return f"{self.application_id} {self.held_on:%Y-%m-%d}"
