"""Contributions with their due dates and decisions, and the money that goes out: costs to recovery."""

from cofinancing.models.conditions import BankAccount, ExclusionCheck, ReportNote
from cofinancing.models.contributions import (
    Contribution,
    DeadlineChange,
    LapseDecision,
    payment_key_of,
)
from cofinancing.models.costs import CostLine
from cofinancing.models.income import AccountsStatement, FeePublication, IncomeLine
from cofinancing.models.payment_orders import PaymentOrder
from cofinancing.models.payments import Payment
from cofinancing.models.recoveries import Recovery, RecoveryInstalment, RecoveryReceipt
from cofinancing.models.settlements import Settlement

__all__ = [
    "AccountsStatement",
    "BankAccount",
    "Contribution",
    "CostLine",
    "DeadlineChange",
    "ExclusionCheck",
    "FeePublication",
    "IncomeLine",
    "LapseDecision",
    "Payment",
    "PaymentOrder",
    "Recovery",
    "RecoveryInstalment",
    "RecoveryReceipt",
    "ReportNote",
    "Settlement",
    "payment_key_of",
]
