"""Loading the types of projects: new rows of the data files are added, what people changed stays."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.history import bulk_create_tracked
from projects.models import ProjectType, TypeRate
from projects.queries.types import Row, known_types, rows_of

_WORDS = ("key", "name", "applicants", "counted_among", "rule", "source", "certainty")
_AMOUNTS = ("max_cost_pct", "min_aid", "max_aid")
_RATES = ("vlaio_pct", "gber_pct")


@transaction.atomic
def load_types(*, at: datetime) -> int:
    """Add the types, with their rates, that the database does not know; return how many."""
    known = known_types()
    new = [one for one in map(_type, rows_of("project_types.csv")) if _key(one) not in known]
    rates: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows_of("type_rates.csv"):
        rates[row["key"]].append(row)
    trace: dict[str, Any] = {"actor": SYSTEM, "at": at, "reason": "project.types_loaded"}
    made = bulk_create_tracked(ProjectType, new, **trace)
    ceilings = [_rate(kind, row) for kind in made for row in rates[kind.key]]
    bulk_create_tracked(TypeRate, ceilings, **trace)
    return len(made)


def _key(row: ProjectType) -> tuple[str, date]:
    return row.key, row.first_day


def _type(row: Row) -> ProjectType:
    return ProjectType(
        **{name: row[name] for name in _WORDS},
        **{name: _decimal(row[name]) for name in _AMOUNTS},
        first_day=date.fromisoformat(row["first_day"]),
        last_day=date.fromisoformat(row["last_day"]) if row["last_day"] else None,
        min_companies=_whole(row["min_companies"]),
        min_research=int(row["min_research"]),
        min_clusters=int(row["min_clusters"]),
        max_months=_whole(row["max_months"]),
        cooperative=row["cooperative"] == "yes",
    )


def _rate(kind: ProjectType, row: Row) -> TypeRate:
    words = ("part", "activity", "size", "source", "certainty")
    return TypeRate(
        type=kind,
        **{name: row[name] for name in words},
        **{name: _decimal(row[name]) for name in _RATES},
    )


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _whole(text: str) -> int | None:
    return int(text) if text else None
