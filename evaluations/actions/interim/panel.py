"""The expert panel: inviting, and declaring interests before anything is readable (R52, A22)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from applications.actions.judging.reviews import check_term
from applications.judging_transitions import REVIEWS, JudgingFacts
from applications.models import Expert
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.outbox import enqueue_many
from clusterbeleid.core.state import change_state, record_creations
from clusterbeleid.kernel.findings import Finding, blocking
from clusters.actions.common import author_of, day_of
from evaluations.actions.interim.common import file_for
from evaluations.documents.interim.mails import panel_invitation, panel_term
from evaluations.models import Evaluation, PanelReview
from evaluations.permissions.interim_panel import may_judge
from evaluations.queries.interim.panel import (
    detected_conflicts,
    experts_to_invite,
)


@transaction.atomic
def invite_expert(
    evaluation: Evaluation, expert: Expert, due_on: date, *, actor: Actor, at: datetime
) -> PanelReview:
    """Ask an expert of the pool for the panel until ``due_on``; the mail names no content.

    Raises ``Refused`` for an expert of an organisation in the cluster, without contract, invited
    before, or for a day that has passed or lies after the contract.
    """
    stored = file_for("invite_panel", evaluation, actor=actor, at=at)
    today = day_of(at)
    if not experts_to_invite(stored, on=today).filter(pk=expert.pk).exists():
        raise Refused.because("review.no_contract", "R55", name=expert.user.full_name)
    check_term(expert, due_on, at)
    found = detected_conflicts(expert, stored.cluster, on=today)
    refuse(found)
    review = PanelReview(
        evaluation=stored,
        expert=expert,
        due_on=due_on,
        organisation_number=expert.organisation_number,
        detected=[finding.as_json() for finding in found],
        invited_by=author_of(actor),
        invited_at=at,
    )
    save_tracked(review, actor=actor, at=at, reason="review.invited")
    record_creations([review], "invite_panel", actor=actor, at=at)
    enqueue_many([panel_invitation(review)], at=at)
    return review


@transaction.atomic
def accept_review(review: PanelReview, *, actor: Actor, at: datetime) -> PanelReview:
    """Declare to have no interest and accept; from then on the self-evaluation can be read.

    Raises ``Refused``, also for an interest that can be detected by now.
    """
    stored = review_for("accept_review", review, actor=actor, at=at)
    cluster = stored.evaluation.cluster
    found = detected_conflicts(stored.expert, cluster, on=day_of(at))
    stored.has_interest, stored.declared_at = False, at
    stored.detected = [finding.as_json() for finding in found]
    return review_step("accept_review", stored, actor, at, findings=blocking(found))


@transaction.atomic
def decline_review(review: PanelReview, *, actor: Actor, at: datetime, reason: str) -> PanelReview:
    """Refuse an invitation, with the reason; raises ``Refused``."""
    stored = review_for("decline_review", review, actor=actor, at=at)
    stored.closing_reason = reason.strip()
    return review_step("decline_review", stored, actor, at, reason)


@transaction.atomic
def declare_interest(
    review: PanelReview, *, actor: Actor, at: datetime, reason: str
) -> PanelReview:
    """Declare an interest: access ends at once and scores no longer count. Raises ``Refused``."""
    stored = review_for("declare_interest", review, actor=actor, at=at)
    stored.has_interest, stored.declared_at = True, at
    stored.interest = reason.strip()
    return review_step("declare_interest", stored, actor, at, reason)


@transaction.atomic
def withdraw_invitation(
    review: PanelReview, *, actor: Actor, at: datetime, reason: str
) -> PanelReview:
    """Take an invitation back, with the reason; raises ``Refused``."""
    stored = review_for("withdraw_invitation", review, actor=actor, at=at)
    stored.closing_reason = reason.strip()
    return review_step("withdraw_invitation", stored, actor, at, reason)


@transaction.atomic
def move_term(
    review: PanelReview,
    due_on: date,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> PanelReview:
    """Give an expert of the panel another term; the expert is told. Raises ``Refused`` or ``Conflict``."""
    stored = review_for("withdraw_invitation", review, actor=actor, at=at)
    check_term(stored.expert, due_on, at)
    stored.due_on = due_on
    save_tracked(stored, actor=actor, at=at, reason=reason, expected_version=expected_version)
    enqueue_many([panel_term(stored)], at=at)
    return stored


def review_for(action: str, review: PanelReview, *, actor: Actor, at: datetime) -> PanelReview:
    """Return the locked review when the actor may take the step now; raises ``Refused``."""
    found = PanelReview.objects.select_for_update(of=("self", "evaluation"))
    stored = found.select_related("evaluation__cluster__lineage", "expert__user").get(pk=review.pk)
    require(may_judge(action, actor, stored, on=day_of(at)))
    return stored


def review_step(
    action: str,
    stored: PanelReview,
    actor: Actor,
    at: datetime,
    reason: str = "",
    findings: tuple[Finding, ...] = (),
) -> PanelReview:
    """Bring a review further, with the fields that were set on it; raises ``Refused``."""
    facts = JudgingFacts(findings)
    return change_state(
        stored, action, table=REVIEWS, actor=actor, at=at, reason=reason, facts=facts
    )
