"""Making evaluations from the plan, opening them, alone or in a campaign, and cancelling (R42)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from clusterbeleid.core.actors import SYSTEM, Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.outbox import enqueue_many
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.state import record_creations
from clusters.actions.common import author_of, day_of, lock
from clusters.models import Cluster
from evaluations.actions.interim.common import file_for, step
from evaluations.documents.interim.mails import opened
from evaluations.interim_enums import EvaluationState
from evaluations.models import Campaign, Evaluation
from evaluations.permissions.interim import may_open_campaign
from evaluations.queries.interim.evaluations import people_of_cluster
from evaluations.queries.interim.planning import PlannedRow, planned_for, planned_of
from evaluations.rules.interim.planning import Planned


@dataclass(frozen=True, kw_only=True)
class CampaignData:
    """A campaign as typed: which clusters, and until when each writes its self-evaluation."""

    name: str
    self_due_on: date
    cluster_ids: Sequence[int]


@transaction.atomic
def make_evaluation(planned: Planned, *, actor: Actor = SYSTEM, at: datetime) -> Evaluation:
    """Return the file of a planned evaluation; the second time the one that is there already."""
    cluster = lock(Cluster(pk=planned.cluster_id))
    key = {"agreement_id": planned.grant.agreement_id, "due_on": planned.due}
    known = Evaluation.objects.filter(**key).exclude(state=EvaluationState.CANCELLED).first()
    if known is not None:
        return known
    number = Evaluation.objects.filter(cluster=cluster).count() + 1
    evaluation = Evaluation(
        cluster=cluster,
        reference=f"TE-{planned.due.year}-{cluster.pk:04d}-{number:02d}",
        interval_months=planned.interval_months,
        **key,
    )
    save_tracked(evaluation, actor=actor, at=at, reason="evaluations.planned")
    record_creations([evaluation], "plan_evaluation", actor=actor, at=at)
    return evaluation


@transaction.atomic
def open_evaluation(
    evaluation: Evaluation,
    self_due_on: date,
    *,
    actor: Actor,
    at: datetime,
    campaign: Campaign | None = None,
) -> Evaluation:
    """Ask the cluster for its self-evaluation until ``self_due_on``; its people get a mail.

    Raises ``Refused`` for a wrong role or state, or a day that has passed.
    """
    stored = file_for("open_evaluation", evaluation, actor=actor, at=at)
    if self_due_on < day_of(at):
        raise Refused.because("evaluations.term_past", "R42")
    stored.self_due_on = self_due_on
    stored.campaign = campaign
    step("open_evaluation", stored, actor=actor, at=at)
    people = people_of_cluster(stored.cluster, on=day_of(at))
    enqueue_many([opened(stored, person) for person in people], at=at)
    return stored


@transaction.atomic
def start_evaluation(
    cluster: Cluster, self_due_on: date, *, actor: Actor, at: datetime
) -> Evaluation:
    """Open the next evaluation of one cluster; raises ``Refused`` when none is due or it is open."""
    row = planned_of(cluster, current_params(), on=day_of(at))
    if row is None:
        raise Refused.because("evaluations.nothing_due", "R42", cluster=cluster.name)
    made = make_evaluation(row.planned, actor=actor, at=at)
    return open_evaluation(made, self_due_on, actor=actor, at=at)


@transaction.atomic
def open_campaign(data: CampaignData, *, actor: Actor, at: datetime) -> Campaign:
    """Open the evaluations of several clusters at once, all or none.

    Raises ``Refused`` for a wrong role, no cluster, or one that is not due or open already.
    """
    require(may_open_campaign(actor))
    rows = {row.planned.cluster_id: row for row in planned_for(actor, on=day_of(at))}
    chosen = [rows[key] for key in data.cluster_ids if key in rows and can_open(rows[key])]
    if not chosen or len(chosen) != len(set(data.cluster_ids)):
        raise Refused.because("evaluations.campaign_empty", "R42")
    campaign = Campaign(
        name=data.name.strip(),
        self_due_on=data.self_due_on,
        opened_by=author_of(actor),
        opened_at=at,
    )
    save_tracked(campaign, actor=actor, at=at, reason="evaluations.campaign")
    for row in chosen:
        made = make_evaluation(row.planned, actor=actor, at=at)
        open_evaluation(made, data.self_due_on, actor=actor, at=at, campaign=campaign)
    return campaign


@transaction.atomic
def cancel_evaluation(
    evaluation: Evaluation, *, actor: Actor, at: datetime, reason: str
) -> Evaluation:
    """Put an evaluation aside with the reason; it may be planned again. Raises ``Refused``."""
    stored = file_for("cancel_evaluation", evaluation, actor=actor, at=at)
    return step("cancel_evaluation", stored, actor=actor, at=at, reason=reason)


def can_open(row: PlannedRow) -> bool:
    """Tell whether a planned evaluation waits to be opened."""
    return row.evaluation is None or row.evaluation.state == EvaluationState.PLANNED
