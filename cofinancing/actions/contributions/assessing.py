"""What the rules say of a contribution: as it would be entered, and as it is stored (A1-A3)."""

from __future__ import annotations

from datetime import datetime

from clusterbeleid.core.actors import Actor
from clusterbeleid.kernel.findings import Finding
from clusters.actions.common import day_of
from cofinancing.actions.contributions.common import Receipt
from cofinancing.models import Contribution
from cofinancing.queries.contributions import days_of, payer_of, twin_of
from cofinancing.rules.contribution import (
    ReceiptFacts,
    Twin,
    YearDays,
    assess_payer,
    assess_receipt,
    twin_finding,
)


def assess_received(
    contribution: Contribution,
    receipt: Receipt,
    *,
    actor: Actor,
    at: datetime,
    year: YearDays | None = None,
) -> tuple[Finding, ...]:
    """Return what the rules say of money as it would be entered at ``at``."""
    on = day_of(at)
    reference = receipt.bank_reference
    twin = twin_of(contribution, receipt.value_date, reference, actor=actor, on=on)
    facts = ReceiptFacts(receipt.value_date, on, reference, twin)
    return assess_receipt(facts, year or days_of(contribution.project_year))


def assess_stored(contribution: Contribution, *, actor: Actor, at: datetime) -> tuple[Finding, ...]:
    """Return what the rules say of a contribution as it is stored; nothing of money not received."""
    year = days_of(contribution.project_year)
    payer = payer_of(contribution.project_year, contribution.organisation)
    found = assess_payer(payer, contribution.source, year)
    if contribution.value_date is None:
        return found
    facts = ReceiptFacts(
        contribution.value_date,
        contribution.receipt_recorded_on,
        contribution.bank_reference,
        _twin(contribution, actor, at),
    )
    return (*found, *assess_receipt(facts, year))


def assess_twin(contribution: Contribution, *, actor: Actor, at: datetime) -> tuple[Finding, ...]:
    """Return that the stored payment counts in another line meanwhile, if it does (A3)."""
    twin = _twin(contribution, actor, at)
    return () if twin is None else (twin_finding(twin),)


def _twin(contribution: Contribution, actor: Actor, at: datetime) -> Twin | None:
    if contribution.value_date is None:
        return None
    reference = contribution.bank_reference
    return twin_of(contribution, contribution.value_date, reference, actor=actor, on=day_of(at))
