"""Accepting many contributions at once: each line on its own merits, with a summary."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.state import change_states
from clusterbeleid.kernel.findings import Finding, Level, blocking
from clusters.permissions import Relation
from cofinancing.actions.contributions.common import lock_payers, relation_to
from cofinancing.models import Contribution
from cofinancing.permissions import contributions as rights
from cofinancing.queries.contributions import days_of
from cofinancing.queries.register import payers_of
from cofinancing.rules.contribution import (
    PayerFacts,
    ReceiptFacts,
    YearDays,
    assess_payer,
    assess_receipt,
)
from cofinancing.transitions import CONTRIBUTIONS


@dataclass(frozen=True)
class BulkOutcome:
    """Which lines were accepted, and for each other line why not."""

    accepted: tuple[Contribution, ...]
    refused: Mapping[Contribution, tuple[Finding, ...]]


@transaction.atomic
def accept_contributions(
    project_year: ProjectYear, ids: Collection[int], *, actor: Actor, at: datetime
) -> BulkOutcome:
    """Let the money of these lines of one project year count, as ``accept_contribution`` would.

    A line that may not be accepted stays as it is and says why; the others go on. Keys of lines
    that are not of this project year are left out (A6). The number of queries does not depend on
    the number of lines.
    """
    rows = _locked(project_year, ids)
    known = relation_to(project_year, actor, at)
    year, payers = days_of(project_year), payers_of(project_year)
    refused = {
        row: found
        for row in rows
        if (found := _refusals(row, actor, known, payers.get(row.organisation_id), year))
    }
    accepted = [row for row in rows if row not in refused]
    for row in accepted:
        row.decided_by_id = actor.user_id
        row.decision_reason = ""
    change_states(
        accepted,
        "accept",
        fields=["decided_by", "decision_reason"],
        table=CONTRIBUTIONS,
        actor=actor,
        at=at,
        reason="contribution.accept",
    )
    return BulkOutcome(tuple(accepted), refused)


def _locked(project_year: ProjectYear, ids: Collection[int]) -> list[Contribution]:
    rows = Contribution.objects.filter(project_year=project_year, pk__in=ids)
    lock_payers(set(rows.order_by().values_list("organisation_id", flat=True)))
    found = rows.select_for_update(of=("self",)).select_related("organisation")
    return list(found.order_by("pk"))


def _refusals(
    row: Contribution, actor: Actor, known: Relation, payer: PayerFacts | None, year: YearDays
) -> tuple[Finding, ...]:
    verdict = rights.may_accept_contribution(actor, row, known)
    if not verdict.allowed:
        return verdict.findings or (Finding(Level.BLOCK, verdict.code, ""),)
    return blocking(_assess(row, payer, year))


def _assess(row: Contribution, payer: PayerFacts | None, year: YearDays) -> Iterable[Finding]:
    """Ask what accepting one line asks. No twin: two received lines cannot hold one payment."""
    who = payer or PayerFacts(row.organisation.name, row.organisation.kind, ())
    found = assess_payer(who, row.source, year)
    if row.value_date is None:
        return found
    receipt = ReceiptFacts(row.value_date, row.receipt_recorded_on, row.bank_reference)
    return (*found, *assess_receipt(receipt, year))
