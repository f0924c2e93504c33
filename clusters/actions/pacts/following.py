"""What becomes of the promises: their state, the progress with its evidence, the yearly review."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from clusterbeleid.core.actors import SYSTEM, Actor
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.history import traced
from clusterbeleid.core.models import Task
from clusterbeleid.core.state import change_state
from clusterbeleid.core.todo import close_task
from clusterbeleid.core.uploads import KINDS
from clusters.actions.common import author_of, day_of, lock
from clusters.actions.pacts.reviewing import review_keys
from clusters.enums import PactState
from clusters.models import ClusterPact, PactCommitment, PactProgress, PactReview
from clusters.permissions import may_keep_pact, may_report_progress, relation
from clusters.transitions import COMMITMENTS, CommitmentFacts


@dataclass(frozen=True)
class ReviewData:
    """A yearly review: when, on which yearly plan, what was found, and when the next one is due."""

    held_on: date
    plan: str
    findings: str
    next_due: date


def change_commitment(
    commitment: PactCommitment, action: str, *, actor: Actor, at: datetime, reason: str = ""
) -> PactCommitment:
    """Take a step of the table with a promise of the version in force.

    Raises ``Refused`` for a wrong step or role, another version, or a step that needs a reason.
    """
    require(may_keep_pact(actor, commitment.pact.cluster, on=day_of(at)))
    facts = CommitmentFacts(ClusterPact.objects.get(pk=commitment.pact_id).state)
    return change_state(
        commitment, action, table=COMMITMENTS, actor=actor, at=at, reason=reason, facts=facts
    )


@transaction.atomic
def report_progress(
    commitment: PactCommitment,
    text: str,
    uploaded: UploadedFile[Any] | None = None,
    *,
    actor: Actor,
    at: datetime,
) -> PactProgress:
    """Say what was done for a promise, with the evidence; what is said stays said.

    Raises ``Refused`` for a promise of another party, or in a version that is not in force.
    """
    cluster = commitment.pact.cluster
    require(may_report_progress(relation(actor, cluster, on=day_of(at)), commitment))
    _require_running(commitment.pact)
    row = PactProgress(commitment=commitment, text=text)
    row.reported_by, row.reported_at = author_of(actor), at
    if uploaded is not None:
        row.file = store_upload(uploaded, scope=cluster.scope, actor=actor, at=at, allowed=KINDS)
    row.clean_fields()
    with traced(actor, "pact.progress_reported"):
        row.save(force_insert=True)
    return row


@transaction.atomic
def record_review(pact: ClusterPact, data: ReviewData, *, actor: Actor, at: datetime) -> PactReview:
    """Record the yearly review of the version in force and close its task.

    Raises ``Refused`` for a day to come or another version, ``ValidationError`` for a second review
    of one day or a next one that does not come later.
    """
    require(may_keep_pact(actor, pact.cluster, on=day_of(at)))
    lock(pact.cluster)
    _require_running(pact)
    if data.held_on > day_of(at):
        raise Refused.because("pact.review_in_future", "R39", day=data.held_on)
    row = PactReview(pact=pact, recorded_by=author_of(actor), recorded_at=at, **asdict(data))
    row.full_clean()
    _close_task(pact, at)
    with traced(actor, "pact.reviewed"):
        row.save(force_insert=True)
    return row


def _close_task(pact: ClusterPact, at: datetime) -> None:
    """Close the task of the review; whoever holds it does the work of whoever it was given to."""
    keys = review_keys(pact)
    for task in Task.objects.filter(business_key__in=keys, state=TaskState.OPEN).order_by("pk"):
        close_task(task, outcome="done", reason="pact.reviewed", actor=SYSTEM, at=at)


def _require_running(pact: ClusterPact) -> None:
    if ClusterPact.objects.get(pk=pact.pk).state != PactState.SIGNED:
        raise Refused.because("pact.not_running", "R39")
