"""The decisions of officials that moved due dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from clusterbeleid.core.clock import BRUSSELS
from cofinancing.models import DeadlineChange
from cofinancing.rules.deadline import ChangeFacts

Changes = Mapping[int, tuple[ChangeFacts, ...]]


_FIELDS = (
    "project_year_id",
    "kind",
    "new_due",
    "suspended_from",
    "suspended_to",
    "reason",
    "decided_by__full_name",
    "decided_at",
)


def changes_by_year(
    project_year_ids: Iterable[int] | None = None, *, known_at: datetime | None = None
) -> Changes:
    """Return the decisions of each project year in their order; one query.

    With ``known_at`` only those taken by then.
    """
    rows = _changes(project_year_ids, known_at).values_list(*_FIELDS)
    found: defaultdict[int, list[ChangeFacts]] = defaultdict(list)
    for year_id, kind, new_due, first, last, reason, who, decided_at in rows:
        decided_on = decided_at.astimezone(BRUSSELS).date()
        found[year_id].append(ChangeFacts(kind, new_due, first, last, reason, who, decided_on))
    return {year_id: tuple(changes) for year_id, changes in found.items()}


def changes_within() -> ArraySubquery:
    """Return, for a query of project years, the decisions of each; ``changes_read`` reads them."""
    read = JSONObject(**{name: name for name in _FIELDS})
    rows = _changes(None, None).filter(project_year=OuterRef("pk"))
    return ArraySubquery(rows.values(json=read))


def changes_read(rows: Iterable[Mapping[str, Any]]) -> tuple[ChangeFacts, ...]:
    """Return the decisions that ``changes_within`` found; no query."""
    return tuple(
        ChangeFacts(
            row["kind"],
            _day(row["new_due"]),
            _day(row["suspended_from"]),
            _day(row["suspended_to"]),
            row["reason"],
            row["decided_by__full_name"],
            datetime.fromisoformat(row["decided_at"]).astimezone(BRUSSELS).date(),
        )
        for row in rows
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _changes(
    project_year_ids: Iterable[int] | None, known_at: datetime | None
) -> QuerySet[DeadlineChange]:
    found = DeadlineChange.objects.order_by("decided_at", "pk")
    if project_year_ids is not None:
        found = found.filter(project_year_id__in=list(project_year_ids))
    return found.filter(decided_at__lte=known_at) if known_at is not None else found


def decisions_on_due_date(
    project_year_id: int, *, known_at: datetime | None = None
) -> list[DeadlineChange]:
    """Return the stored decisions of one project year in their order, with person and document."""
    found = _changes([project_year_id], known_at)
    return list(found.select_related("decided_by", "document"))
