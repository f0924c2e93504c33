"""Rows that are never altered, as the history of a file tells them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from agreements.models import LedgerEntry, SupportAgreement
from clusterbeleid.core.history import Change, Telling
from clusters.models import Cluster, PactProgress, PactReview
from cofinancing.models import DeadlineChange, LapseDecision, RecoveryReceipt

# What a final row says for itself; who, when and why stand in columns of their own.
_TOLD = frozenset(
    {
        *("amount", "on_day", "reference", "old_due", "new_due", "suspended_from", "suspended_to"),
        *("text", "held_on", "plan", "findings", "next_due"),
        *("principal", "interest", "received_on", "bank_reference"),
    }
)


def final_rows(
    agreements: QuerySet[SupportAgreement, Any], *, outside: bool
) -> list[tuple[QuerySet[Any], Telling]]:
    """Return the rows that are never altered, and how to tell that they were made."""
    of_years = {"project_year__agreement__in": agreements}
    found: list[tuple[QuerySet[Any], Telling]] = [
        (LedgerEntry.objects.filter(agreement__in=agreements), _recorded),
        (DeadlineChange.objects.filter(**of_years), _moved),
        (
            RecoveryReceipt.objects.filter(
                recovery__project_year__agreement__in=agreements
            ).select_related("recovery__project_year__agreement", "recorded_by"),
            _came_back,
        ),
    ]
    if not outside:
        found.append((LapseDecision.objects.filter(**of_years), _lapsed))
    return found


def pact_rows(cluster: Cluster) -> list[tuple[QuerySet[Any], Telling]]:
    """Return what was reported and reviewed of the pacts of a cluster, and how to tell it."""
    return [
        (PactProgress.objects.filter(commitment__pact__cluster=cluster), _reported),
        (PactReview.objects.filter(pact__cluster=cluster), _reviewed),
    ]


def _recorded(row: LedgerEntry) -> Change:
    return _made(row, row.recorded_at, row.recorded_by, row.note, row.get_kind_display())


def _came_back(row: RecoveryReceipt) -> Change:
    return _made(row, row.recorded_at, row.recorded_by, "", str(row.recovery))


def _moved(row: DeadlineChange) -> Change:
    return _made(row, row.decided_at, row.decided_by, row.reason, row.get_kind_display())


def _lapsed(row: LapseDecision) -> Change:
    return _made(row, row.decided_at, row.decided_by, row.reason, row.get_outcome_display())


def _reported(row: PactProgress) -> Change:
    return _made(row, row.reported_at, row.reported_by, "", str(row.commitment))


def _reviewed(row: PactReview) -> Change:
    return _made(row, row.recorded_at, row.recorded_by, "", str(row.pact))


def _made(
    row: (
        LedgerEntry | DeadlineChange | LapseDecision | PactProgress | PactReview | RecoveryReceipt
    ),
    at: datetime,
    who: object,
    why: str,
    subject: str,
) -> Change:
    year = getattr(row, "project_year", None)
    label = f"{subject}, {year}" if year else subject
    values = tuple(
        (field, getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name in _TOLD
    )
    kind = str(row._meta.verbose_name)
    return Change(at, str(who or ""), why, kind, label, None, None, "+", values)
