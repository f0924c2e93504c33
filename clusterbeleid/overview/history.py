"""Everything that changed in the file of a cluster, and the file as it stood on a day."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet

from agreements.models import LedgerEntry, ProjectYear, SupportAgreement
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.history import Change, Telling, changes_of
from clusterbeleid.core.history_text import ReadableChange, readable
from clusters.models import (
    AccountManagement,
    BoardMandate,
    Cluster,
    ClusterDocument,
    ClusterOperator,
    ContactEntry,
    LineageAssessment,
    Membership,
)
from cofinancing.models import Contribution, DeadlineChange, LapseDecision

_OF_CLUSTER = (ClusterOperator, Membership, BoardMandate, AccountManagement)
_INTERNAL = (ContactEntry, ClusterDocument, LineageAssessment)
# What a final row says for itself; who, when and why stand in columns of their own.
_TOLD = frozenset(
    {"amount", "on_day", "reference", "old_due", "new_due", "suspended_from", "suspended_to"}
)


def end_of(day: date) -> datetime:
    """Return the last moment of ``day`` in Brussels: what was known that day is in it."""
    return datetime.combine(day, time.max, tzinfo=BRUSSELS)


def file_history(cluster: Cluster, actor: Actor) -> list[ReadableChange]:
    """Return every change in the file of a cluster by field, newest first.

    The cluster side sees no logbook, internal documents, lineage test, draft agreements, nor what
    the agency decided after a miss (R55). The number of queries does not depend on the number of
    changes.
    """
    outside = actor.has(*CLUSTER_SIDE)
    agreements = SupportAgreement.objects.filter(cluster=cluster)
    if outside:
        agreements = agreements.exclude(state__in=["draft", "withdrawn"])
    keys = agreements.order_by().values("pk")
    models = _OF_CLUSTER if outside else (*_OF_CLUSTER, *_INTERNAL)
    changes = changes_of(
        Cluster.objects.filter(pk=cluster.pk),
        *(model._default_manager.filter(cluster=cluster) for model in models),
        agreements,
        ProjectYear.objects.filter(agreement__in=keys),
        Contribution.objects.filter(project_year__agreement__in=keys),
        final=_final_rows(keys, outside=outside),
    )
    return readable(changes)


def _final_rows(
    agreements: QuerySet[SupportAgreement, Any], *, outside: bool
) -> list[tuple[QuerySet[Any], Telling]]:
    """Return the rows that are never altered, and how to tell that they were made."""
    of_years = {"project_year__agreement__in": agreements}
    found: list[tuple[QuerySet[Any], Telling]] = [
        (LedgerEntry.objects.filter(agreement__in=agreements), _recorded),
        (DeadlineChange.objects.filter(**of_years), _moved),
    ]
    if not outside:
        found.append((LapseDecision.objects.filter(**of_years), _lapsed))
    return found


def _recorded(row: LedgerEntry) -> Change:
    return _made(row, row.recorded_at, row.recorded_by, row.note, row.get_kind_display())


def _moved(row: DeadlineChange) -> Change:
    return _made(row, row.decided_at, row.decided_by, row.reason, row.get_kind_display())


def _lapsed(row: LapseDecision) -> Change:
    return _made(row, row.decided_at, row.decided_by, row.reason, row.get_outcome_display())


def _made(
    row: LedgerEntry | DeadlineChange | LapseDecision,
    at: datetime,
    who: object,
    why: str,
    subject: str,
) -> Change:
    label = f"{subject}, {row.project_year}" if row.project_year else subject
    values = tuple(
        (field, getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name in _TOLD
    )
    kind = str(row._meta.verbose_name)
    return Change(at, str(who or ""), why, kind, label, None, None, "+", values)
