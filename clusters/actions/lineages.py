"""Deciding whether a cluster continues another one, and joining their clocks (R11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.models import StoredFile
from clusters.actions.common import author_of, day_of, lock
from clusters.enums import LineageOutcome
from clusters.models import Cluster, Lineage, LineageAssessment
from clusters.permissions import may_assess_lineage, may_merge_lineages
from clusters.queries import merged_into
from clusters.rules import AssessmentFacts, check_assessment, check_merge, root_of
from clusters.rules.lineage import TESTS


@dataclass(frozen=True)
class AssessmentData:
    """The answers to the test list, the outcome and its motivation."""

    same_members: str
    same_people: str
    same_mission: str
    same_brand: str
    same_area: str
    continuity: str
    outcome: str
    motivation: str

    @property
    def answers(self) -> dict[str, str]:
        """Return the answers by test."""
        return {test: getattr(self, test) for test in TESTS}


@transaction.atomic
def assess_lineage(
    cluster: Cluster,
    compared_with: Lineage,
    data: AssessmentData,
    legal_advice: StoredFile | UploadedFile[Any] | None,
    *,
    actor: Actor,
    at: datetime,
) -> LineageAssessment:
    """Record whether the cluster is the same as a lineage, and let the clocks follow.

    Same or partly the same: one clock for both, the oldest. New: the cluster gets, or keeps,
    a lineage of its own. ``legal_advice`` may still have to be stored. Raises ``Refused`` for a wrong role, an incomplete test list, or a
    new lineage without legal advice.
    """
    require(may_assess_lineage(actor, cluster, data.outcome, on=day_of(at)))
    facts = AssessmentFacts(data.outcome, data.answers, data.motivation, legal_advice is not None)
    refuse(check_assessment(facts))
    row = LineageAssessment(
        cluster=cluster,
        compared_with=compared_with,
        outcome=data.outcome,
        motivation=data.motivation,
        legal_advice=_stored(cluster, legal_advice, actor, at),
        decided_by=author_of(actor),
        decided_at=at,
        **data.answers,
    )
    save_tracked(row, actor=actor, at=at, reason=data.motivation)
    _let_clocks_follow(lock(cluster), compared_with, data, actor, at)
    cluster.refresh_from_db()
    return row


@transaction.atomic
def merge_lineages(
    lineage: Lineage, into: Lineage, *, actor: Actor, at: datetime, reason: str
) -> Lineage:
    """Let two lineages share one clock, the oldest; ``undo_merge`` takes it back.

    Raises ``Refused`` for a wrong role, a lineage merged before, or a circle.
    """
    require(may_merge_lineages(actor))
    return _merge(lineage, into, actor, at, reason)


def undo_merge(lineage: Lineage, *, actor: Actor, at: datetime, reason: str) -> Lineage:
    """Give a merged lineage its own clock back; raises ``Refused`` when it was not merged."""
    require(may_merge_lineages(actor))
    if lineage.merged_into_id is None:
        raise Refused.because("lineage.not_merged", "R11")
    lineage.merged_into = None
    return save_tracked(lineage, actor=actor, at=at, reason=reason)


def _merge(lineage: Lineage, into: Lineage, actor: Actor, at: datetime, reason: str) -> Lineage:
    # All rows in one order: two mergers at once could otherwise close a circle.
    list(Lineage.objects.select_for_update().order_by("pk"))
    refuse(check_merge(lineage.pk, into.pk, merged_into()))
    lineage.merged_into = into
    return save_tracked(lineage, actor=actor, at=at, reason=reason)


def _let_clocks_follow(
    cluster: Cluster, compared_with: Lineage, data: AssessmentData, actor: Actor, at: datetime
) -> None:
    """Merge the lineages, or give the cluster one of its own, as the outcome says."""
    merged = merged_into()
    own, other = root_of(cluster.lineage_id, merged), root_of(compared_with.pk, merged)
    if data.outcome != LineageOutcome.NEW:
        if own != other:
            _merge(Lineage.objects.get(pk=own), compared_with, actor, at, data.motivation)
        return
    if own == other:
        fresh = Lineage(name=cluster.name)
        cluster.lineage = save_tracked(fresh, actor=actor, at=at, reason=data.motivation)
        save_tracked(cluster, actor=actor, at=at, reason=data.motivation)


def _stored(
    cluster: Cluster, advice: StoredFile | UploadedFile[Any] | None, actor: Actor, at: datetime
) -> StoredFile | None:
    """Return the advice as stored file; raises ``Refused`` for one of another cluster (A6)."""
    if isinstance(advice, UploadedFile):
        kinds = {"pdf", "docx"}
        return store_upload(advice, scope=cluster.scope, actor=actor, at=at, allowed=kinds)
    if advice is not None and advice.scope != cluster.scope:
        raise Refused.because("clusters.file_of_other")
    return advice
