"""Rules about agreements: facts in, lines and findings out."""

from agreements.rules.checks import check_agreement, override_gaps
from agreements.rules.clocks import (
    AidPeriod,
    LineageFacts,
    TenYearClock,
    ten_year_clock,
)
from agreements.rules.facts import (
    AgreementFacts,
    LineageContext,
    SchemeFacts,
    SiblingFacts,
    YearFacts,
)
from agreements.rules.ledger import (
    LedgerSums,
    LedgerTotals,
    ledger_totals,
)
from agreements.rules.money import (
    MoneyFacts,
    check_payment,
    check_recovery,
    check_release,
)
from agreements.rules.thresholds import nearest_threshold, threshold_day, thresholds

__all__ = [
    "AgreementFacts",
    "AidPeriod",
    "LedgerSums",
    "LedgerTotals",
    "LineageContext",
    "LineageFacts",
    "MoneyFacts",
    "SchemeFacts",
    "SiblingFacts",
    "TenYearClock",
    "YearFacts",
    "check_agreement",
    "check_payment",
    "check_recovery",
    "check_release",
    "ledger_totals",
    "nearest_threshold",
    "override_gaps",
    "ten_year_clock",
    "threshold_day",
    "thresholds",
]
