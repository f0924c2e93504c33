"""Rules about agreements: facts in, lines and findings out."""

from agreements.rules.checks import check_agreement, override_gaps
from agreements.rules.clocks import (
    AidPeriod,
    LineageFacts,
    TenYearClock,
    ten_year_clock,
)
from agreements.rules.duties import Duty, GrantFacts, grant_duties, keep_until
from agreements.rules.evaluation import EvaluationDay, evaluation_days
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
from agreements.rules.plan import Plan, PlanLine, check_plan, propose_plan
from agreements.rules.thresholds import nearest_threshold, threshold_day, thresholds

__all__ = [
    "AgreementFacts",
    "AidPeriod",
    "Duty",
    "EvaluationDay",
    "GrantFacts",
    "LedgerSums",
    "LedgerTotals",
    "LineageContext",
    "LineageFacts",
    "MoneyFacts",
    "Plan",
    "PlanLine",
    "SchemeFacts",
    "SiblingFacts",
    "TenYearClock",
    "YearFacts",
    "check_agreement",
    "check_payment",
    "check_plan",
    "check_recovery",
    "check_release",
    "evaluation_days",
    "grant_duties",
    "keep_until",
    "ledger_totals",
    "nearest_threshold",
    "override_gaps",
    "propose_plan",
    "ten_year_clock",
    "threshold_day",
    "thresholds",
]
