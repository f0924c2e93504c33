"""The evidence of a cost (R7)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.history import save_tracked
from cofinancing.actions.costs.claiming import opened
from cofinancing.actions.costs.common import store_evidence
from cofinancing.models import CostLine


@transaction.atomic
def upload_cost_evidence(
    line: CostLine, uploaded: UploadedFile[Any], *, actor: Actor, at: datetime
) -> CostLine:
    """Check, store and attach what somebody hands in; under a judged cost it cannot be swapped (A2).

    Raises ``Refused``, then nothing is kept.
    """
    line = opened(line, actor, at)
    line.evidence = store_evidence(line, uploaded, actor, at)
    return save_tracked(line, actor=actor, at=at, reason="cost.evidence")
