"""The rate of each partner beside the ceilings of VLAIO and of the GBER: both hold (R24)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from clusterbeleid.kernel.errors import ParamValue
from clusterbeleid.kernel.findings import Finding, Level, Line
from projects.rules.facts import PartnerFacts, RateFacts

_WHOLE = Decimal(100)
_HUNDREDTH = Decimal(1) / _WHOLE


def rate_for(rates: Iterable[RateFacts], partner: PartnerFacts) -> RateFacts | None:
    """Return the row of ceilings for a partner: the most precise one that fits."""
    fitting = [
        row
        for row in rates
        if row.part == partner.role
        and row.activity in {"", partner.activity}
        and row.size in {"", partner.size}
    ]
    return max(fitting, key=lambda row: (row.activity != "", row.size != ""), default=None)


def rate_of(partner: PartnerFacts) -> Decimal | None:
    """Return aid over budget in percent, exact; None without a budget."""
    return partner.aid * _WHOLE / partner.budget if partner.budget else None


def rate_lines(partners: Sequence[PartnerFacts], rates: Sequence[RateFacts]) -> Iterator[Line]:
    """Yield the rate of each partner with aid, with the source of its ceilings."""
    for partner in partners:
        rate = rate_of(partner)
        if rate is not None and partner.aid:
            row = rate_for(rates, partner)
            source = row.source if row else "R24"
            yield Line(
                "project.line.rate", rate.quantize(_HUNDREDTH), "pct", f"{partner.name}: {source}"
            )


def rate_findings(
    partners: Sequence[PartnerFacts], rates: Sequence[RateFacts]
) -> Iterator[Finding]:
    """Yield what is above a ceiling, and where no ceiling is known."""
    for partner in partners:
        rate = rate_of(partner)
        if rate is None or not partner.aid:
            continue
        row = rate_for(rates, partner)
        if row is None or (row.vlaio_pct is None and row.gber_pct is None):
            yield Finding(Level.WARN, "project.rate_unknown", "R24", {"partner": partner.name})
            continue
        yield from _above(partner, rate, row)


def _above(partner: PartnerFacts, rate: Decimal, row: RateFacts) -> Iterator[Finding]:
    shown: dict[str, ParamValue] = {"partner": partner.name, "rate": rate.quantize(_HUNDREDTH)}
    if row.gber_pct is not None and rate > row.gber_pct:
        most = {**shown, "most": row.gber_pct}
        yield Finding(Level.BLOCK, "project.above_gber", "R24", most)
    if row.vlaio_pct is not None and rate > row.vlaio_pct:
        most = {**shown, "most": row.vlaio_pct}
        yield Finding(Level.OVERRIDE, "project.above_vlaio", "R58", most)
