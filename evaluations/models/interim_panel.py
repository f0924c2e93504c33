"""The expert panel of an evaluation: invitations, scores and remarks by area (R36, R52, R55)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models import Expert
from applications.models.reviewing import (
    MeetingOfExperts,
    ReviewByExpert,
    ScoreByExpert,
    review_constraints,
    score_constraints,
)
from clusterbeleid.core.models import Tracked, one_of, recorded
from clusterbeleid.core.written.models import final
from evaluations.interim_enums import Area, RemarkKind
from evaluations.models.interim import Evaluation
from evaluations.models.interim_fixed import OF_REVIEW, only_in, refuse_member, while_accepted

_CLOSED = "a panel judges only until it is closed"


@recorded
class PanelReview(ReviewByExpert):
    """One expert of the panel: invited, declared free of interest, scored (R52, A22)."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="reviews")
    expert = models.ForeignKey(Expert, models.PROTECT, related_name="panel_reviews")

    class Meta:
        ordering = ["evaluation_id", "pk"]
        verbose_name = _("review of a panel")
        constraints = [
            *review_constraints("panel_review"),
            models.UniqueConstraint(
                fields=["evaluation", "expert"],
                name="panel_review_once",
                violation_error_message=_("This expert was already invited for this evaluation."),
            ),
        ]
        triggers = [
            only_in("panel_review_stands_still", ("panel",), _CLOSED),
            refuse_member("panel_review_own_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id}: {self.expert}"


@recorded
class PanelScore(ScoreByExpert):
    """What one expert thinks on one criterion of the decree."""

    review = models.ForeignKey(PanelReview, models.PROTECT, related_name="scores")
    criterion = models.SlugField(_("criterion"), max_length=40)

    class Meta:
        ordering = ["review_id", "criterion", "pk"]
        verbose_name = _("score of a panel")
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="panel_score_once"),
            *score_constraints("panel_score"),
        ]
        triggers = [
            only_in("panel_score_stands_still", ("panel",), _CLOSED, OF_REVIEW),
            while_accepted("panel_score_of_open_review"),
        ]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.criterion}"


@recorded
class PanelMeeting(MeetingOfExperts):
    """The panel of an evaluation compared its scores."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="meetings")

    class Meta:
        ordering = ["evaluation_id", "-held_on", "-pk"]
        verbose_name = _("consensus meeting of a panel")
        triggers = [
            final("panel_meeting_is_final"),
            only_in("panel_meeting_stands_still", ("panel",), _CLOSED),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id} {self.held_on:%Y-%m-%d}"


@recorded
class Remark(Tracked):
    """A strength, weakness, opportunity or threat in one area, by the expert of the review."""

    review = models.ForeignKey(PanelReview, models.PROTECT, related_name="remarks")
    kind = models.CharField(_("kind of remark"), max_length=12, choices=RemarkKind)
    area = models.CharField(_("area"), max_length=16, choices=Area)
    text = models.TextField(_("remark"))

    class Meta:
        ordering = ["kind", "area", "pk"]
        verbose_name = _("remark of a panel")
        constraints = [
            one_of("panel_remark_kind_known", "kind", RemarkKind),
            one_of("panel_remark_area_known", "area", Area),
            models.CheckConstraint(name="panel_remark_has_text", condition=~Q(text="")),
        ]
        triggers = [
            only_in("panel_remark_stands_still", ("panel",), _CLOSED, OF_REVIEW),
            while_accepted("panel_remark_of_open_review"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_area_display()}"
