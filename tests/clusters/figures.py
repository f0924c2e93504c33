"""Legal figures for rule tests, as in the law on the day of the demo."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from clusterbeleid.kernel.findings import Certainty
from clusterbeleid.kernel.params import ParameterRow, Params
from clusterbeleid.kernel.periods import Period

ALWAYS = Period(date(2014, 7, 1), None)
VALUES = {
    "size.micro_staff": "10",
    "size.micro_turnover_eur": "2000000",
    "size.micro_balance_eur": "2000000",
    "size.small_staff": "50",
    "size.small_turnover_eur": "10000000",
    "size.small_balance_eur": "10000000",
    "size.medium_staff": "250",
    "size.medium_turnover_eur": "50000000",
    "size.medium_balance_eur": "43000000",
    "size.change_after_years": "2",
    "size.stale_after_months": "18",
    "board.flemish_company_share_pct": "50.0000",
    "account_manager.fte_per_spc": "0.5000",
}


def params(**changed: str) -> Params:
    """Return the figures; ``changed`` replaces some, written with ``__`` for the dot."""
    values = VALUES | {key.replace("__", "."): value for key, value in changed.items()}
    return Params(
        ParameterRow(key, Decimal(value), ALWAYS, "R22", "test", Certainty.A)
        for key, value in values.items()
    )
