"""Changing what was entered, before anybody judged it: corrections, evidence, withdrawal."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import refuse, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.models import StoredFile
from clusterbeleid.core.state import change_state
from cofinancing.actions.contributions.assessing import assess_received
from cofinancing.actions.contributions.common import (
    Receipt,
    attach,
    fill_receipt,
    locked,
    opened,
    relation_to,
    store_evidence,
)
from cofinancing.models import Contribution
from cofinancing.permissions import contributions as rights
from cofinancing.queries.contributions import days_of, payer_of
from cofinancing.rules.contribution import assess_payer
from cofinancing.transitions import CONTRIBUTIONS


@transaction.atomic
def correct_receipt(
    contribution: Contribution,
    receipt: Receipt,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Contribution:
    """Mend a receipt that nobody has judged yet; it gets a new stamp (A2).

    Raises ``Conflict`` when somebody else saved it in between.
    """
    contribution = locked(contribution)
    known = relation_to(contribution.project_year, actor, at)
    require(rights.may_correct_receipt(actor, contribution, known))
    refuse(assess_received(contribution, receipt, actor=actor, at=at))
    fill_receipt(contribution, receipt, actor, at)
    return save_tracked(
        contribution, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


@transaction.atomic
def correct_pledge(
    contribution: Contribution,
    *,
    source: str,
    amount: Decimal | None,
    note: str,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Contribution:
    """Change source, promised amount or note before the decision; raises as above."""
    contribution = opened(contribution, actor, at)
    year = contribution.project_year
    refuse(assess_payer(payer_of(year, contribution.organisation), source, days_of(year)))
    contribution.source = source
    contribution.pledged_amount = amount
    contribution.note = note
    return save_tracked(
        contribution, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


@transaction.atomic
def attach_evidence(
    contribution: Contribution, evidence: StoredFile, *, actor: Actor, at: datetime
) -> Contribution:
    """Attach the proof of payment; under a decided line it cannot be swapped (A2).

    Raises ``Refused`` for a file that was handed in for another cluster (A6).
    """
    contribution = opened(contribution, actor, at)
    attach(contribution, evidence)
    return save_tracked(contribution, actor=actor, at=at, reason="contribution.evidence")


@transaction.atomic
def upload_evidence(
    contribution: Contribution, uploaded: UploadedFile[Any], *, actor: Actor, at: datetime
) -> Contribution:
    """Check, store and attach what somebody hands in; raises ``Refused``, then nothing is kept."""
    contribution = opened(contribution, actor, at)
    stored = store_evidence(contribution, uploaded, actor, at)
    return attach_evidence(contribution, stored, actor=actor, at=at)


@transaction.atomic
def withdraw_contribution(
    contribution: Contribution, *, actor: Actor, at: datetime, reason: str
) -> Contribution:
    """Take back a line that was entered by mistake, as long as nobody judged it."""
    contribution = opened(contribution, actor, at)
    contribution.decision_reason = reason
    return change_state(
        contribution, "withdraw", table=CONTRIBUTIONS, actor=actor, at=at, reason=reason
    )
