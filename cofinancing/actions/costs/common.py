"""What every action on costs needs: the lock on the year, the rules asked, evidence stored."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.models import StoredFile
from clusterbeleid.kernel.findings import Finding
from clusters.actions.common import day_of
from cofinancing.actions.contributions.common import EVIDENCE_KINDS
from cofinancing.models import CostLine
from cofinancing.queries.costs import lookalike_of, same_invoice, year_of
from cofinancing.rules.money.costs import CostFacts, assess_claim


@dataclass(frozen=True)
class CostData:
    """A cost as somebody claims it; ``amount`` in euro without VAT that can be claimed back."""

    category: str
    kind: str
    description: str
    cost_on: date
    supplier: str
    amount: Decimal
    activity_code: str
    invoice_number: str = ""
    note: str = ""


def lock_year(project_year_id: int) -> ProjectYear:
    """Let nobody settle, judge or claim in this project year meanwhile; returns it as stored."""
    years = ProjectYear.objects.select_for_update(of=("self",), no_key=True)
    return years.select_related("agreement__cluster").get(pk=project_year_id)


def lock_costs(project_year: ProjectYear, ids: Collection[int]) -> list[CostLine]:
    """Return these lines of a project year as stored, under lock; others are left out (A6)."""
    found = CostLine.objects.select_for_update(of=("self",)).filter(
        project_year=project_year, pk__in=ids
    )
    return list(found.select_related("evidence").order_by("pk"))


def locked(line: CostLine) -> CostLine:
    """Read the line again under lock: a decision rests on what is stored, not on the page."""
    year = lock_year(line.project_year_id)
    stored = CostLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    stored.project_year = year
    return stored


def put(line: CostLine, data: CostData) -> None:
    """Set what was typed."""
    line.category = data.category
    line.kind = data.kind
    line.description = data.description.strip()
    line.cost_on = data.cost_on
    line.supplier = data.supplier.strip()
    line.invoice_number = data.invoice_number.strip()
    line.activity_code = data.activity_code.strip()
    line.amount = data.amount
    line.note = data.note.strip()


def facts_of(line: CostLine, *, actor: Actor, at: datetime) -> CostFacts:
    """Return a cost with what resembles it; three queries at most."""
    year, on = line.project_year, day_of(at)
    return CostFacts(
        cost_on=line.cost_on,
        amount=line.amount,
        has_evidence=line.evidence_id is not None,
        claimed_on=day_of(line.claimed_at),
        same_invoice=same_invoice(line, line.supplier, line.invoice_number, actor=actor, on=on),
        lookalike=lookalike_of(line, year, line.cost_on, line.amount, line.invoice_number),
    )


def assess_stored_cost(line: CostLine, *, actor: Actor, at: datetime) -> tuple[Finding, ...]:
    """Return what the rules say of a cost as it stands."""
    return assess_claim(facts_of(line, actor=actor, at=at), year_of(line.project_year))


def store_evidence(
    line: CostLine, uploaded: UploadedFile[Any], actor: Actor, at: datetime
) -> StoredFile:
    """Check and store the evidence of a cost in the file of the cluster; raises ``Refused``."""
    scope = line.project_year.agreement.cluster.scope
    return store_upload(uploaded, scope=scope, actor=actor, at=at, allowed=EVIDENCE_KINDS)
