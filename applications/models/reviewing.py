"""What every judgement by experts stores: reviews, scores and meetings (R36, R52, A22).

Each room adds the key to its own file, its constraints and its triggers.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.judging_enums import HIGHEST_SCORE, READING_REVIEWS, ReviewState
from clusterbeleid.core.models import Tracked, one_of


class ReviewByExpert(Tracked):
    """One expert judges: invited, declared free of interest, scored.

    ``detected`` holds the findings about possible conflicts as they stood at the invitation and at
    the declaration; ``organisation_number`` is that of the expert at the invitation.
    """

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
        abstract = True


class ScoreByExpert(Tracked):
    """What one expert thinks on one criterion: a score with its reason, or passed or failed."""

    points = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)
    passed = models.BooleanField(_("passed"), null=True, blank=True)
    text = models.TextField(_("motivation"), blank=True)

    class Meta:
        abstract = True


class MeetingOfExperts(models.Model):
    """The experts compared their scores; what was said stays as it was written down."""

    held_on = models.DateField(_("held on"))
    participants = models.TextField(_("who took part"))
    notes = models.TextField(_("notes"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        abstract = True


def review_constraints(name: str) -> list[models.CheckConstraint]:
    """Return what holds of every review; ``name`` begins the name of each constraint."""
    return [
        one_of(f"{name}_state_known", "state", ReviewState),
        models.CheckConstraint(
            name=f"{name}_declared_before_access",
            condition=~Q(state__in=sorted(READING_REVIEWS))
            | Q(has_interest=False, declared_at__isnull=False),
            violation_error_message=_("Access needs a declaration without interest."),
        ),
        models.CheckConstraint(
            name=f"{name}_conflict_is_declared",
            condition=~Q(state=ReviewState.CONFLICTED)
            | (Q(has_interest=True, declared_at__isnull=False) & ~Q(interest="")),
        ),
        models.CheckConstraint(
            name=f"{name}_submitted_has_moment",
            condition=~Q(state=ReviewState.SUBMITTED) | Q(submitted_at__isnull=False),
        ),
    ]


def score_constraints(name: str) -> list[models.CheckConstraint]:
    """Return what holds of every score; ``name`` begins the name of each constraint."""
    return [
        models.CheckConstraint(
            name=f"{name}_in_range",
            condition=Q(points__isnull=True) | Q(points__lte=HIGHEST_SCORE),
            violation_error_message=_("A score lies between 0 and 5."),
        ),
        models.CheckConstraint(
            name=f"{name}_is_one_answer",
            condition=Q(points__isnull=True) | Q(passed__isnull=True),
            violation_error_message=_("A criterion is scored, or passed or failed."),
        ),
    ]
