"""Claiming costs, correcting and withdrawing them before anybody judged."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import refuse, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.models import StoredFile
from clusterbeleid.core.state import change_state, record_creations
from cofinancing.actions.contributions.common import relation_to
from cofinancing.actions.costs.common import (
    CostData,
    assess_stored_cost,
    lock_year,
    locked,
    put,
    store_evidence,
)
from cofinancing.models import CostLine
from cofinancing.permissions import costs as rights
from cofinancing.queries.settlements import is_settled
from cofinancing.transitions import COSTS


@transaction.atomic
def claim_cost(
    project_year: ProjectYear,
    data: CostData,
    *,
    evidence: StoredFile | None = None,
    upload: UploadedFile[Any] | None = None,
    actor: Actor,
    at: datetime,
    is_demo: bool = False,
) -> CostLine:
    """Claim a cost; the server stamps when and by whom.

    Raises ``Refused`` for a day outside the project year or in the future, or an invoice that is
    claimed already (A3); ``ValidationError`` for what the model refuses.
    """
    year = lock_year(project_year.pk)
    require(rights.may_claim_cost(actor, relation_to(year, actor, at)))
    line = CostLine(project_year=year, claimed_by_id=actor.user_id, claimed_at=at, is_demo=is_demo)
    put(line, data)
    refuse(assess_stored_cost(line, actor=actor, at=at))
    line.evidence = store_evidence(line, upload, actor, at) if upload is not None else evidence
    save_tracked(line, actor=actor, at=at, reason="cost.claim")
    record_creations([line], "claim", actor=actor, at=at, reason="cost.claim")
    return line


@transaction.atomic
def correct_cost(
    line: CostLine,
    data: CostData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> CostLine:
    """Mend a cost that nobody judged; who mends it claims it. Raises as above, or ``Conflict``."""
    line = opened(line, actor, at)
    put(line, data)
    line.claimed_by_id, line.claimed_at = actor.user_id, at
    refuse(assess_stored_cost(line, actor=actor, at=at))
    return save_tracked(line, actor=actor, at=at, reason=reason, expected_version=expected_version)


@transaction.atomic
def withdraw_cost(line: CostLine, *, actor: Actor, at: datetime, reason: str) -> CostLine:
    """Take a claim back; it stays visible and counts for nothing."""
    line = opened(line, actor, at)
    return change_state(line, "withdraw", table=COSTS, actor=actor, at=at, reason=reason)


def opened(line: CostLine, actor: Actor, at: datetime) -> CostLine:
    """Return the stored line under lock; raises ``Refused`` when the actor may not change it."""
    line = locked(line)
    known, settled = relation_to(line.project_year, actor, at), is_settled(line.project_year_id)
    require(rights.may_correct_cost(actor, line, known, settled=settled))
    return line
