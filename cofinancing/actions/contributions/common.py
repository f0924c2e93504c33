"""What every action on contributions needs: locks, the relation of the actor, the rules asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.models import StoredFile
from clusters.actions.common import day_of
from clusters.models import Organisation
from clusters.permissions import Relation, relation
from cofinancing.models import Contribution
from cofinancing.permissions import contributions as rights

EVIDENCE_KINDS = frozenset({"pdf", "png", "jpg", "xlsx", "csv", "docx"})


@dataclass(frozen=True)
class Receipt:
    """Money on the account: amount in euro, the bank's day and the bank's reference."""

    amount: Decimal
    value_date: date
    bank_reference: str


@dataclass(frozen=True)
class Invoice:
    """An invoice sent: amount in euro, number and date."""

    amount: Decimal
    number: str
    on_day: date


def lock_payers(organisation_ids: Collection[int]) -> None:
    """Let nobody else enter or judge money of these organisations meanwhile, in any file (A3).

    Always taken before the lock on a contribution, and in the order of the keys, so that two
    people never wait for each other.
    """
    rows = Organisation.objects.select_for_update(no_key=True).filter(pk__in=organisation_ids)
    list(rows.order_by("pk").values_list("pk", flat=True))


def locked(contribution: Contribution) -> Contribution:
    """Read the row again under lock: a decision rests on what is stored, not on the page."""
    lock_payers([contribution.organisation_id])
    rows = Contribution.objects.select_for_update(of=("self",)).select_related(
        "organisation", "project_year__agreement__cluster"
    )
    return rows.get(pk=contribution.pk)


def opened(contribution: Contribution, actor: Actor, at: datetime) -> Contribution:
    """Return the stored row under lock; raises ``Refused`` when the actor may not change it."""
    contribution = locked(contribution)
    known = relation_to(contribution.project_year, actor, at)
    require(rights.may_correct_contribution(actor, contribution, known))
    return contribution


def relation_to(project_year: ProjectYear, actor: Actor, at: datetime) -> Relation:
    """Return what the actor is to the cluster of a project year at a moment."""
    return relation(actor, project_year.agreement.cluster, on=day_of(at))


def fill_receipt(contribution: Contribution, receipt: Receipt, actor: Actor, at: datetime) -> None:
    """Set the receipt with a new stamp; a proof given for what stood there falls away."""
    stamped = contribution.receipt_recorded_at
    if stamped is not None and at < stamped:
        raise Refused.because("contribution.clock_moved_back")
    contribution.received_amount = receipt.amount
    contribution.value_date = receipt.value_date
    contribution.bank_reference = receipt.bank_reference.strip()
    contribution.receipt_recorded_at = at
    contribution.receipt_recorded_by_id = actor.user_id
    _drop_proof(contribution)


def attach(contribution: Contribution, evidence: StoredFile) -> None:
    """Put evidence with a contribution; raises ``Refused`` for a file of another cluster (A6)."""
    if evidence.scope != contribution.project_year.agreement.cluster.scope:
        raise Refused.because("contribution.evidence_of_other")
    contribution.evidence = evidence
    _drop_proof(contribution)


def _drop_proof(contribution: Contribution) -> None:
    contribution.late_proof_by = None
    contribution.late_proof_reason = ""


def store_evidence(
    contribution: Contribution, uploaded: UploadedFile[Any], actor: Actor, at: datetime
) -> StoredFile:
    """Check and store a proof of payment in the file of the cluster; raises ``Refused``."""
    scope = contribution.project_year.agreement.cluster.scope
    return store_upload(uploaded, scope=scope, actor=actor, at=at, allowed=EVIDENCE_KINDS)
