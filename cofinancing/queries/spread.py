"""How the money of project years is spread over organisations (R44)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Sum

from clusterbeleid.kernel.params import Params
from clusters.enums import SizeClass
from clusters.queries.members import latest_size
from cofinancing.enums import ContributionState
from cofinancing.models import Contribution
from cofinancing.rules.check import CheckResult
from cofinancing.rules.spread import Share, Spread, spread_of


class _Paid(NamedTuple):
    """Accepted money of one organisation and kind of source in one project year."""

    year_id: int
    organisation_id: int
    name: str
    source: str
    size: str | None
    amount: Decimal


def spread_all(results: Iterable[CheckResult], params: Params, *, on: date) -> dict[int, Spread]:
    """Return the spread of each checked project year on ``on``, by its key; one query.

    Counts what counts for the year: accepted money of sources that may count.
    """
    checked = list(results)
    paid = _paid([result.year.id for result in checked], on)
    found: dict[int, Spread] = {}
    for result in checked:
        figures = result.yardstick.figures
        counted = figures.sources if figures is not None else frozenset()
        rows = [row for row in paid.get(result.year.id, ()) if row.source in counted]
        found[result.year.id] = spread_of(_shares(rows), params, on)
    return found


def _shares(rows: Iterable[_Paid]) -> list[Share]:
    """Return one share for each organisation, its sources together."""
    amounts: defaultdict[tuple[int, str, str | None], Decimal] = defaultdict(Decimal)
    for row in rows:
        amounts[row.organisation_id, row.name, row.size] += row.amount
    return [
        Share(key, name, SizeClass(size) if size else None, amount)
        for (key, name, size), amount in amounts.items()
    ]


def _paid(project_year_ids: list[int], on: date) -> dict[int, list[_Paid]]:
    rows = (
        Contribution.objects.filter(
            project_year_id__in=project_year_ids,
            state=ContributionState.ACCEPTED,
            value_date__lte=on,
        )
        .annotate(size=latest_size(on, "organisation_id"))
        .order_by("project_year_id", "organisation_id", "source")
        .values_list("project_year_id", "organisation_id", "organisation__name", "source", "size")
        .annotate(amount=Sum("received_amount"))
    )
    found: defaultdict[int, list[_Paid]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(_Paid._make(row))
    return dict(found)
