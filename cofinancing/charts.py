"""Drawings of this room."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from clusterbeleid.core import charts
from clusterbeleid.core.formatting import format_day, format_euro
from clusterbeleid.core.ui import Tone
from cofinancing.enums import CheckStatus
from cofinancing.rules.check import CheckResult
from cofinancing.rules.spread import Spread

STATUS_TONES: Mapping[CheckStatus, Tone] = {
    CheckStatus.RUNNING: Tone.INFO,
    CheckStatus.AT_RISK: Tone.WARNING,
    CheckStatus.MET: Tone.GOOD,
    CheckStatus.MISSED: Tone.BAD,
}


def check_gauge(result: CheckResult) -> charts.Gauge:
    """Return how far the money stands against what is needed and what was planned."""
    return charts.gauge(
        received=result.received_by_due,
        late=result.sums.for_year - result.sums.by_due,
        required=result.required,
        planned=result.basis,
        tone=STATUS_TONES[result.status],
        title=gettext("Co-financing paid in"),
        description=_in_words(result),
    )


def _in_words(result: CheckResult) -> str:
    text = gettext("%(received)s came in by the due date of %(due)s; %(required)s is needed.")
    return text % {
        "received": format_euro(result.received_by_due),
        "due": format_day(result.due),
        "required": format_euro(result.required),
    }


# More bars than this no longer fit on a screen; the list of contributions has them all.
MOST_BARS = 12


def payers_chart(spread: Spread) -> charts.Spread | None:
    """Return one bar for each organisation, the largest first; None without money."""
    if not spread.shares:
        return None
    shown, rest = spread.shares[:MOST_BARS], spread.shares[MOST_BARS:]
    bars = [charts.Share(share.name, share.amount) for share in shown]
    if rest:
        others = ngettext("%(number)s other", "%(number)s others", len(rest)) % {
            "number": len(rest)
        }
        bars.append(charts.Share(others, sum((share.amount for share in rest), Decimal(0))))
    return charts.spread(
        bars,
        title=gettext("Spread over organisations"),
        description=gettext("One bar for each organisation that paid, the largest first."),
    )


def sizes_chart(spread: Spread) -> charts.Spread | None:
    """Return one bar for each size class with money; None without money."""
    bars = [
        charts.Share(str(size.label) if size else gettext("Size not known"), amount)
        for size, amount in spread.by_size
        if amount
    ]
    if not bars:
        return None
    return charts.spread(
        bars,
        title=gettext("Spread over sizes"),
        description=gettext("One bar for each size class that paid, the largest first."),
    )
