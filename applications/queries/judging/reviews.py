"""Reviews through the eyes of the agency and of the expert; access ends by itself (R55, A21, A22)."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from applications.enums import ApplicationState
from applications.judging_enums import LIVE_REVIEWS, READING_REVIEWS, ReviewState
from applications.models import Application, CallCriterion, ConsensusMeeting, Review, Score
from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import Actor, Role


def own_reviews(actor: Actor, *, on: date) -> QuerySet[Review]:
    """Return what an expert may open: invited, within term and contract, while assessment lasts."""
    if actor.user_id is None or not actor.has(Role.EXPERT):
        return Review.objects.none()
    found = Review.objects.filter(
        running(on, "expert__"),
        expert__user_id=actor.user_id,
        state__in=LIVE_REVIEWS,
        due_on__gte=on,
        application__state=ApplicationState.IN_ASSESSMENT,
    )
    return found.select_related(
        "application__call", "application__applicant", "application__cluster", "expert__user"
    ).order_by("due_on", "pk")


def get_own_review(actor: Actor, review_id: int, *, on: date) -> Review:
    """Return one of them; absent and not yours both raise ``Review.DoesNotExist``."""
    return own_reviews(actor, on=on).get(pk=review_id)


def get_readable_review(actor: Actor, review_id: int, *, on: date) -> Review:
    """Return one whose application may be read: accepted, free of interest; or ``DoesNotExist``."""
    return own_reviews(actor, on=on).filter(state__in=READING_REVIEWS).get(pk=review_id)


def reviews_of(application: Application) -> list[Review]:
    """Return all reviews of an application by the name of the expert, with their scores."""
    found = Review.objects.filter(application=application).select_related(
        "expert__user", "invited_by"
    )
    return list(
        found.prefetch_related("scores__criterion").order_by("expert__user__full_name", "pk")
    )


def review_of(application: Application, review_id: int) -> Review:
    """Return one review of an application; raises ``Review.DoesNotExist``."""
    found = Review.objects.select_related("expert__user", "application__call")
    return found.get(application=application, pk=review_id)


def reviews_of_expert(expert_id: int) -> list[Review]:
    """Return what an expert was asked, the last one first."""
    found = Review.objects.filter(expert_id=expert_id).select_related("application__call")
    return list(found.order_by("-invited_at", "-pk"))


def scores_of(review: Review) -> dict[int, Score]:
    """Return the scores of a review by the key of their criterion."""
    return {row.criterion_id: row for row in Score.objects.filter(review=review)}


def others_scores(review: Review) -> list[Review]:
    """Return the reviews of the other experts, once this one is handed in; before that none (A21)."""
    if review.state != ReviewState.SUBMITTED:
        return []
    found = Review.objects.filter(
        application_id=review.application_id, state=ReviewState.SUBMITTED
    ).exclude(pk=review.pk)
    return list(
        found.select_related("expert__user")
        .prefetch_related("scores__criterion")
        .order_by("expert__user__full_name", "pk")
    )


def criteria_to_score(review: Review) -> list[CallCriterion]:
    """Return the criteria of the call in their order."""
    return list(CallCriterion.objects.filter(call_id=review.application.call_id))


def meetings_of(application: Application) -> list[ConsensusMeeting]:
    """Return the consensus meetings, the last one first."""
    found = ConsensusMeeting.objects.filter(application=application)
    return list(found.select_related("recorded_by"))
