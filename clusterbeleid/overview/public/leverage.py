"""Leverage as everybody may know it: no confidential amount, and no factor without its rows (R62)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import QuerySet, Sum

from clusterbeleid.core.actors import NOBODY
from projects.enums import Confidentiality
from projects.models import LeverageEntry, LeverageSelection
from projects.queries.aid import aid_by_row
from projects.queries.leverage import LEVELS, parts_by_year
from projects.rules.leverage import Factor, factors


@dataclass(frozen=True)
class PublicFactor:
    """A factor as everybody may see it; ``demo``: rests on rows invented for a demonstration."""

    factor: Factor
    demo: bool


def public_factors(selection: LeverageSelection | None, on: date) -> list[PublicFactor]:
    """Return the factors of every year up to that of ``on``, the last year first; three queries.

    Nobody in particular reads them, so every confidential amount is guarded by the rule of three.
    """
    excluded, aid = selection.excluded if selection else [], aid_by_row(on)
    invented = set(LeverageEntry.objects.filter(is_demo=True).values_list("year", flat=True))
    years = sorted(parts_by_year(NOBODY, on).items(), reverse=True)
    return [
        PublicFactor(one, year in invented)
        for year, parts in years
        for one in factors(year, parts, aid.get(year, {}), excluded, LEVELS)
    ]


def usual_selection() -> LeverageSelection | None:
    """Return the selection of rows that is used unless another is chosen."""
    return LeverageSelection.objects.filter(is_default=True, replaced_at__isnull=True).first()


def open_leverage(on: date) -> QuerySet[Any, dict[str, Any]]:
    """Return what clusters brought in that may be shown, by year, cluster, level and programme.

    Confidential amounts are left out altogether, so nothing can be found by subtraction.
    """
    found = LeverageEntry.objects.filter(
        year__lte=on.year, confidentiality=Confidentiality.OPEN, cluster__isnull=False
    )
    keys = ("year", "cluster_id", "cluster__name", "level", "programme")
    sums: QuerySet[Any, dict[str, Any]] = found.values(*keys).annotate(
        sum=Sum("amount"), demo=BoolOr("is_demo")
    )
    return sums.order_by("-year", "cluster_id", "level", "programme")
