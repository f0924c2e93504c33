"""What the steps of an evaluation share: the locked file, and the step itself."""

from __future__ import annotations

from datetime import datetime

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import require
from clusterbeleid.core.state import change_state
from clusterbeleid.kernel.findings import Finding
from clusters.actions.common import day_of
from evaluations.interim_transitions import EVALUATIONS, StepFacts
from evaluations.models import Evaluation
from evaluations.permissions.interim import may_evaluate


def locked(evaluation: Evaluation) -> Evaluation:
    """Return the evaluation afresh, locked until the transaction ends."""
    found = Evaluation.objects.select_for_update(of=("self",))
    return found.select_related("cluster__lineage", "agreement__scheme").get(pk=evaluation.pk)


def file_for(action: str, evaluation: Evaluation, *, actor: Actor, at: datetime) -> Evaluation:
    """Return the locked evaluation when the actor may take the step now; raises ``Refused``."""
    stored = locked(evaluation)
    require(may_evaluate(action, actor, stored, on=day_of(at)))
    return stored


def step(
    action: str,
    stored: Evaluation,
    *,
    actor: Actor,
    at: datetime,
    reason: str = "",
    findings: tuple[Finding, ...] = (),
) -> Evaluation:
    """Bring an evaluation further, with the fields that were set on it; raises ``Refused``."""
    return change_state(
        stored,
        action,
        table=EVALUATIONS,
        actor=actor,
        at=at,
        reason=reason,
        facts=StepFacts(findings),
    )
