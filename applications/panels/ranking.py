"""What stands on the page of a ranking."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from applications.queries.judging.ranking import CallRanking
from clusterbeleid.core import charts
from clusterbeleid.core.formatting import format_euro

# More bars than this no longer fit on a screen; the table has them all.
MOST_BARS = 25


def ranking_page(found: CallRanking) -> dict[str, Any]:
    """Return everything on the page but the form."""
    return {
        "call": found.call,
        "step": found.step,
        "ranking": found.ranking,
        "drawing": envelope_chart(found),
    }


def envelope_chart(found: CallRanking) -> charts.Bars | None:
    """Return the running total of the aid asked, with the envelope across; None without bars."""
    rows = [row for row in found.rows if row.ranked.cumulative is not None][:MOST_BARS]
    if not rows:
        return None
    envelope = found.ranking.envelope
    earlier: list[Decimal | None] = []
    own: list[Decimal | None] = []
    for row in rows:
        requested = row.ranked.entry.requested
        earlier.append((row.ranked.cumulative or Decimal(0)) - requested)
        own.append(requested)
    return charts.bars(
        [row.application.reference.removeprefix(f"{found.call.reference}-") for row in rows],
        [
            charts.Series(gettext("Asked by those ranked higher"), earlier),
            charts.Series(gettext("Asked by this application"), own),
        ],
        title=gettext("Aid asked and the envelope"),
        description=_description(found),
        limits=[envelope] * len(rows) if envelope is not None else [],
        limit_label=gettext("Envelope") if envelope is not None else "",
        category_label=gettext("Application"),
    )


def _description(found: CallRanking) -> str:
    above = sum(row.ranked.above_line for row in found.rows)
    if found.ranking.envelope is None:
        return gettext("%(above)s applications stand above the line; there is no envelope.") % {
            "above": above
        }
    return gettext("%(above)s applications fit in the envelope of %(envelope)s.") % {
        "above": above,
        "envelope": format_euro(found.ranking.envelope),
    }
