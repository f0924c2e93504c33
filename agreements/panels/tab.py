"""Everything on the tab with agreements and ledger: clocks, totals and three lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.lists import agreement_list, ledger_list, year_list
from agreements.lists.years import year_rows
from agreements.panels.clock import context_of_clock
from agreements.panels.ledger import ledger_tiles, threshold_drawing
from agreements.permissions import may_draft, may_see_check
from agreements.queries import (
    agreements_of,
    ledger_entries,
    ten_year_clocks,
    totals_and_years,
)
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.listing import Listing
from clusterbeleid.core.parameters import current_params
from clusters.models import Cluster
from clusters.permissions import Relation


@dataclass(frozen=True)
class Tab:
    """Values for the template, and each list by its name there with its rows."""

    context: Mapping[str, Any]
    lists: Mapping[str, tuple[Listing, Any]]


def tab_of(cluster: Cluster, actor: Actor, known: Relation, *, on: date) -> Tab:
    """Return the tab of a cluster as ``actor``, who is ``known`` to it, may see it on ``on``."""
    params = current_params()
    files = agreements_of(cluster, actor)
    timed = ten_year_clocks([cluster], params, on=on)[0]
    entries = ledger_entries(timed.family, actor, on=on)
    totals, years = totals_and_years(entries, params, on=on)
    inside = may_see_check(actor).allowed
    return Tab(
        context={
            **context_of_clock(cluster, timed.clock, on=on),
            "totals": totals,
            "tiles": ledger_tiles(totals),
            "threshold_drawing": threshold_drawing(totals),
            "may_draft": may_draft(known),
        },
        lists={
            "agreement_rows": (agreement_list(), files),
            "year_rows": (year_list(), year_rows(files, params)),
            "ledger_rows": (ledger_list(years, on=on, inside=inside), entries),
        },
    )
