"""Entering contributions: promise, invoice, receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.models import StoredFile
from clusterbeleid.core.state import change_state, record_creations
from clusters.models import Organisation
from cofinancing.actions.contributions.assessing import assess_received
from cofinancing.actions.contributions.common import (
    Invoice,
    Receipt,
    attach,
    fill_receipt,
    opened,
    relation_to,
    store_evidence,
)
from cofinancing.actions.contributions.correcting import upload_evidence
from cofinancing.models import Contribution
from cofinancing.permissions import contributions as rights
from cofinancing.queries.contributions import days_of, payer_of
from cofinancing.rules.contribution import assess_payer
from cofinancing.transitions import CONTRIBUTIONS


@dataclass(frozen=True)
class Entry:
    """What somebody enters at once: who pays, what kind of money, and how far it is.

    ``pledged`` in euro, or None when only an invoice or a receipt is known.
    """

    organisation: Organisation
    source: str
    pledged: Decimal | None = None
    invoice: Invoice | None = None
    receipt: Receipt | None = None
    note: str = ""


@transaction.atomic
def pledge_contribution(
    project_year: ProjectYear,
    organisation: Organisation,
    source: str,
    *,
    amount: Decimal | None,
    actor: Actor,
    at: datetime,
    note: str = "",
    is_demo: bool = False,
) -> Contribution:
    """Enter that an organisation will contribute; raises ``Refused`` or ``ValidationError``.

    ``amount`` in euro, or None when only an invoice or a receipt is known.
    """
    require(rights.may_enter_contribution(actor, relation_to(project_year, actor, at)))
    year = days_of(project_year)
    refuse(assess_payer(payer_of(project_year, organisation), source, year))
    contribution = Contribution(
        project_year=project_year,
        organisation=organisation,
        source=source,
        pledged_amount=amount,
        note=note,
        is_demo=is_demo,
    )
    save_tracked(contribution, actor=actor, at=at, reason="contribution.pledge")
    record_creations([contribution], "pledge", actor=actor, at=at, reason="contribution.pledge")
    return contribution


@transaction.atomic
def enter_contribution(
    project_year: ProjectYear,
    entry: Entry,
    *,
    evidence: UploadedFile[Any] | None = None,
    actor: Actor,
    at: datetime,
) -> Contribution:
    """Enter a promise with its invoice and receipt as far as known, whole or not at all.

    Raises ``Refused`` when it holds no amount at all, and as the single steps do.
    """
    if entry.pledged is None and entry.invoice is None and entry.receipt is None:
        raise Refused.because("contribution.nothing_entered")
    contribution = pledge_contribution(
        project_year,
        entry.organisation,
        entry.source,
        amount=entry.pledged,
        note=entry.note,
        actor=actor,
        at=at,
    )
    if entry.invoice is not None:
        contribution = invoice_contribution(contribution, entry.invoice, actor=actor, at=at)
    if entry.receipt is not None:
        contribution = receive_contribution(contribution, entry.receipt, actor=actor, at=at)
    if evidence is not None:
        contribution = upload_evidence(contribution, evidence, actor=actor, at=at)
    return contribution


@transaction.atomic
def invoice_contribution(
    contribution: Contribution, invoice: Invoice, *, actor: Actor, at: datetime
) -> Contribution:
    """Enter the invoice of a pledge."""
    contribution = opened(contribution, actor, at)
    contribution.invoiced_amount = invoice.amount
    contribution.invoice_number = invoice.number.strip()
    contribution.invoiced_on = invoice.on_day
    return _step(contribution, "invoice", actor, at)


@transaction.atomic
def receive_contribution(
    contribution: Contribution,
    receipt: Receipt,
    *,
    evidence: StoredFile | None = None,
    upload: UploadedFile[Any] | None = None,
    actor: Actor,
    at: datetime,
) -> Contribution:
    """Enter money on the account; the server stamps when and by whom it was entered.

    Evidence comes stored already, or as somebody hands it in. Raises ``Refused`` for a value date in the future or before the agreement, a missing
    reference, or a payment that already counts elsewhere (A3).
    """
    contribution = opened(contribution, actor, at)
    refuse(assess_received(contribution, receipt, actor=actor, at=at))
    fill_receipt(contribution, receipt, actor, at)
    if upload is not None:
        evidence = store_evidence(contribution, upload, actor, at)
    if evidence is not None:
        attach(contribution, evidence)
    return _step(contribution, "receive", actor, at)


def _step(contribution: Contribution, action: str, actor: Actor, at: datetime) -> Contribution:
    """Take a step for which nobody types a reason; the history shows its sentence."""
    reason = f"contribution.{action}"
    return change_state(
        contribution, action, table=CONTRIBUTIONS, actor=actor, at=at, reason=reason
    )
