"""How the money is spread, without a database."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from clusters.enums import SizeClass
from cofinancing.rules.spread import Share, spread_of
from tests.cofinancing.facts import params

ON = date(2026, 11, 21)


def shares(*amounts: str) -> list[Share]:
    sizes = [SizeClass.LARGE, SizeClass.SMALL, None, SizeClass.SMALL]
    return [
        Share(n, f"Bedrijf {n}", sizes[n % 4], Decimal(amount)) for n, amount in enumerate(amounts)
    ]


def codes(spread) -> list[str]:
    return [finding.code.removeprefix("cofinancing.") for finding in spread.explained.findings]


def test_even_spread_gives_no_warning():
    # Four equal shares: exactly 25 % and 75 %; six: 16.7 % and exactly 50 %.
    assert codes(spread_of(shares(*["100.00"] * 6), params(), ON)) == []


def test_share_of_exactly_the_limit_is_allowed():
    assert codes(spread_of(shares(*["100.00"] * 4), params(), ON)) == ["spread_top3_high"]


def test_one_large_contributor_gives_both_warnings():
    spread = spread_of(shares("10.00", "80.00", "5.00", "5.00"), params(), ON)
    assert codes(spread) == ["spread_top1_high", "spread_top3_high"]
    assert spread.shares[0].name == "Bedrijf 1"
    assert [line.value for line in spread.explained.lines] == [Decimal("100.00"), 80, 95]
    assert dict(spread.explained.findings[0].params) == {
        "limit": Decimal(25),
        "largest": "Bedrijf 1",
    }


def test_sums_by_size_include_unknown_sizes():
    spread = spread_of(shares("10.00", "20.00", "30.00", "40.00"), params(), ON)
    assert dict(spread.by_size) == {
        SizeClass.MICRO: 0,
        SizeClass.SMALL: 60,
        SizeClass.MEDIUM: 0,
        SizeClass.LARGE: 10,
        None: 30,
    }
    assert sum(spread.pct(amount) for _size, amount in spread.by_size) == 100


def test_no_money_gives_no_shares_and_no_warning():
    spread = spread_of([], params(), ON)
    assert spread.total == spread.pct(spread.total) == 0
    assert codes(spread) == []


def test_without_signals_there_is_nothing_to_warn_about():
    figures = params(spread_top1_pct=None, spread_top3_pct=None)
    assert codes(spread_of(shares("100.00"), figures, ON)) == []
