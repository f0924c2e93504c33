"""What a new draft starts with: the next days of the chain, the usual years, the yearly maximum."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from agreements.models import ProjectYear, SupportAgreement
from agreements.queries.agreements import CONFIRMED, schemes_for
from agreements.queries.clocks import clock_of
from agreements.rules.caps import yearly_cap
from agreements.rules.chain import USUAL_YEARS
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.params import Params
from clusterbeleid.kernel.periods import last_day_after_years
from clusters.models import Cluster

_ONE_DAY = timedelta(days=1)


def suggested_draft(cluster: Cluster, *, on: date) -> tuple[dict[str, Any], list[ProjectYear]]:
    """Return values for the form of a new agreement, and its project years (not stored).

    The agreement follows the last one, lasts the usual number of years and stays within the
    ten years; each project year gets the yearly maximum and as much co-financing.
    """
    latest = _latest(cluster)
    values: dict[str, Any] = {"scheme": schemes_for(cluster).first(), "granted_on": on}
    if latest is None or latest.last_day is None:
        return values, []
    params = current_params()
    clock = clock_of(cluster, params, on=on)
    years = _years(cluster, latest.last_day + _ONE_DAY, clock.calendar_last_day, params, on)
    if years:
        values |= {"first_day": years[0].first_day, "last_day": years[-1].last_day}
    return values, years


def _latest(cluster: Cluster) -> SupportAgreement | None:
    confirmed = SupportAgreement.objects.filter(cluster=cluster, state__in=CONFIRMED)
    return confirmed.order_by("-last_day").first()


def _years(
    cluster: Cluster, first_day: date, until: date | None, params: Params, on: date
) -> list[ProjectYear]:
    usual = params.find(USUAL_YEARS, on)
    found: list[ProjectYear] = []
    while usual is not None and len(found) < int(usual.value):
        last_day = last_day_after_years(first_day, 1)
        if until is not None:
            last_day = min(last_day, until)
        if last_day < first_day:
            break
        row = ProjectYear(number=len(found) + 1, first_day=first_day, last_day=last_day)
        _fill_amounts(row, yearly_cap(cluster.kind, first_day, last_day, params, granted_on=on))
        found.append(row)
        first_day = last_day + _ONE_DAY
    return found


def _fill_amounts(row: ProjectYear, cap: Decimal | None) -> None:
    """Put the yearly maximum in, and as much co-financing; nothing without a maximum."""
    if cap is not None:
        row.granted_amount, row.eligible_cost, row.planned_cofinancing = cap, cap * 2, cap
