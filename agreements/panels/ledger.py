"""The aid ledger in key figures and a drawing, and the sums of project years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from agreements.models import ProjectYear, SupportAgreement
from agreements.queries import sums_by_year
from agreements.rules import LedgerSums, LedgerTotals
from clusterbeleid.core.charts import Bars, Series, bars
from clusterbeleid.core.formatting import format_euro, format_pct
from clusterbeleid.core.ui import Tone


@dataclass(frozen=True)
class Total:
    """A key figure of the ledger; ``url`` leads to the lines it is the sum of."""

    label: str
    value: str
    note: str
    url: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True)
class YearSums:
    """A project year with what was committed, paid and is left to pay."""

    year: ProjectYear
    sums: LedgerSums


def threshold_drawing(totals: LedgerTotals) -> Bars | None:
    """Draw the commitments of the lineage against the threshold; None without commitments."""
    if totals.end.net_committed <= 0:
        return None
    return bars(
        [_("Lineage")],
        _commitments(totals),
        stacked=True,
        limits=[totals.threshold],
        limit_label=_("Threshold for notification"),
        category_label=_("Lineage"),
        title=_("Commitments against the threshold"),
        description=_("Net commitments of the lineage beside the threshold for notification."),
    )


def _commitments(totals: LedgerTotals) -> list[Series]:
    begun = totals.today.net_committed
    to_come = totals.end.net_committed - begun
    return [
        Series(_("Project years begun"), [max(begun, Decimal(0))]),
        Series(_("Project years to come"), [max(to_come, Decimal(0))]),
    ]


def ledger_tiles(totals: LedgerTotals) -> list[Total]:
    """Return the key figures of the ledger, each with the lines behind it."""
    today, end = totals.today, totals.end
    begun = _("of which %(amount)s for project years begun")
    findings = totals.explained.findings
    tone = Tone.WARNING if findings else Tone.GOOD
    return [
        Total(
            _("Committed"),
            format_euro(end.net_committed),
            begun % {"amount": format_euro(today.net_committed)},
            _rows("commitments"),
        ),
        Total(_("Paid"), format_euro(end.paid), "", _rows("paid")),
        Total(_("Recovered"), format_euro(end.recovered), "", _rows("recovered")),
        Total(
            _("Left to pay"),
            format_euro(end.to_pay),
            begun % {"amount": format_euro(today.to_pay)},
            _rows(""),
        ),
        Total(
            _("Headroom below the threshold"),
            format_euro(totals.headroom_end),
            _("today %(amount)s") % {"amount": format_euro(totals.headroom_today)},
            _rows("commitments"),
        ),
        Total(
            _("Share of the threshold"),
            format_pct(totals.threshold_pct),
            _("threshold %(amount)s") % {"amount": format_euro(totals.threshold)},
            _rows("commitments"),
            tone,
        ),
    ]


def year_sums(agreement: SupportAgreement, years: Sequence[ProjectYear]) -> list[YearSums]:
    """Return the project years with their sums in the ledger; one statement."""
    sums = sums_by_year(agreement)
    return [YearSums(year, sums.get(year.pk, LedgerSums())) for year in years]


def _rows(kind: str) -> str:
    return f"?l-kind={kind}#list-ledger" if kind else "#list-ledger"
