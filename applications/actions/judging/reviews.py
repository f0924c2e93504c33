"""Inviting experts, and what they answer: an interest is declared before anything is readable (R52)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from applications.actions.judging.common import file_for
from applications.documents.reviews import invitation, term_moved, withdrawal
from applications.judging_transitions import JudgingFacts
from applications.models import Application, Expert, Review
from applications.permissions.reviews import may_move_term, may_review
from applications.queries.judging.experts import detected_conflicts, experts_to_invite
from applications.transitions import REVIEWS
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.outbox import enqueue_many
from clusterbeleid.core.state import change_state, record_creations
from clusterbeleid.kernel.findings import Finding, blocking
from clusters.actions.common import author_of, day_of


@transaction.atomic
def invite_expert(
    application: Application, expert: Expert, due_on: date, *, actor: Actor, at: datetime
) -> Review:
    """Ask an expert to judge an application until ``due_on``; the mail names no content.

    What points at an interest is kept with the invitation. Raises ``Refused`` for the own
    organisation of the expert, a second invitation, no contract, or a day that has passed.
    """
    stored = file_for("invite_expert", application, actor=actor, at=at)
    if Review.objects.filter(application=stored, expert=expert).exists():
        raise Refused.because("review.twice", "R52", name=expert.user.full_name)
    if not experts_to_invite(stored, on=day_of(at)).filter(pk=expert.pk).exists():
        raise Refused.because("review.no_contract", "R55", name=expert.user.full_name)
    check_term(expert, due_on, at)
    found = _detected(expert, stored)
    review = Review(
        application=stored,
        expert=expert,
        due_on=due_on,
        organisation_number=expert.organisation_number,
        detected=[finding.as_json() for finding in found],
        invited_by=author_of(actor),
        invited_at=at,
    )
    save_tracked(review, actor=actor, at=at, reason="review.invited")
    record_creations([review], "invite_expert", actor=actor, at=at)
    enqueue_many([invitation(review)], at=at)
    return review


@transaction.atomic
def accept_review(review: Review, *, actor: Actor, at: datetime) -> Review:
    """Declare to have no interest and accept; from then on the application can be read.

    Interests are detected once more, since organisations may have changed. Raises ``Refused``.
    """
    stored = review_for("accept_review", review, actor=actor, at=at)
    found = detected_conflicts(stored.expert, stored.application)
    stored.has_interest = False
    stored.declared_at = at
    stored.detected = [finding.as_json() for finding in found]
    facts = JudgingFacts(blocking(found))
    return change_state(stored, "accept_review", table=REVIEWS, actor=actor, at=at, facts=facts)


@transaction.atomic
def decline_review(review: Review, *, actor: Actor, at: datetime, reason: str) -> Review:
    """Refuse an invitation, with the reason; raises ``Refused``."""
    stored = review_for("decline_review", review, actor=actor, at=at)
    stored.closing_reason = reason.strip()
    return change_state(stored, "decline_review", table=REVIEWS, actor=actor, at=at, reason=reason)


@transaction.atomic
def declare_interest(review: Review, *, actor: Actor, at: datetime, reason: str) -> Review:
    """Declare an interest, before or after accepting: access ends at once, scores no longer count.

    Raises ``Refused``.
    """
    stored = review_for("declare_interest", review, actor=actor, at=at)
    stored.has_interest = True
    stored.interest = reason.strip()
    stored.declared_at = at
    return change_state(
        stored, "declare_interest", table=REVIEWS, actor=actor, at=at, reason=reason
    )


@transaction.atomic
def withdraw_invitation(review: Review, *, actor: Actor, at: datetime, reason: str) -> Review:
    """Take an invitation back; the expert is told. Raises ``Refused``."""
    stored = review_for("withdraw_invitation", review, actor=actor, at=at)
    stored.closing_reason = reason.strip()
    change_state(stored, "withdraw_invitation", table=REVIEWS, actor=actor, at=at, reason=reason)
    enqueue_many([withdrawal(stored)], at=at)
    return stored


@transaction.atomic
def move_term(
    review: Review,
    due_on: date,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Review:
    """Give an expert another term; the expert is told. Raises ``Refused`` or ``Conflict``."""
    stored = locked_review(review)
    require(may_move_term(actor, stored, on=day_of(at)))
    check_term(stored.expert, due_on, at)
    stored.due_on = due_on
    save_tracked(stored, actor=actor, at=at, reason=reason, expected_version=expected_version)
    enqueue_many([term_moved(stored)], at=at)
    return stored


def locked_review(review: Review) -> Review:
    """Return the review afresh, locked with its application until the transaction ends."""
    found = Review.objects.select_for_update(of=("self", "application"))
    return found.select_related(
        "application__call", "application__applicant", "application__cluster", "expert__user"
    ).get(pk=review.pk)


def review_for(action: str, review: Review, *, actor: Actor, at: datetime) -> Review:
    """Return the locked review when the actor may take the step now; raises ``Refused``."""
    stored = locked_review(review)
    require(may_review(action, actor, stored, on=day_of(at)))
    return stored


def check_term(expert: Expert, due_on: date, at: datetime) -> None:
    """Refuse a term that has passed, or that ends after the contract of the expert (R55)."""
    if due_on < day_of(at):
        raise Refused.because("review.term_past", "R55")
    if expert.last_day is not None and due_on > expert.last_day:
        raise Refused.because("review.after_contract", "R55", last_day=expert.last_day)


def _detected(expert: Expert, application: Application) -> tuple[Finding, ...]:
    found = detected_conflicts(expert, application)
    refuse(found)
    return found
