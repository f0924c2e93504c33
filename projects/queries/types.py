"""The types that the data files hold, and which of them the database does not know yet."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet

from projects.models import ProjectType, TypeProposal

DATA = Path(settings.BASE_DIR) / "projects" / "data"
Row = Mapping[str, str]


def rows_of(name: str) -> Sequence[Row]:
    """Return the rows of a data file of this room, in their order."""
    with (DATA / name).open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def known_types() -> set[tuple[str, Any]]:
    """Return key and first day of every stored type."""
    return set(ProjectType.objects.values_list("key", "first_day"))


def last_version(key: str) -> ProjectType:
    """Return the version of a type that began last."""
    return ProjectType.objects.filter(key=key).latest("first_day")


def types_to_change() -> QuerySet[ProjectType]:
    """Return every version of every type, each with its rates in their order."""
    return ProjectType.objects.prefetch_related("rates")


def proposals() -> QuerySet[TypeProposal]:
    """Return the proposals with their type and people, last first.

    ``kept`` counts the projects decided from the first day on that keep the old version.
    """
    since = Q(type__projects__decided_on__gte=F("first_day"))
    return (
        TypeProposal.objects.select_related("type", "proposed_by", "decided_by")
        .prefetch_related("type__rates")
        .annotate(kept=Count("type__projects", filter=since))
    )
