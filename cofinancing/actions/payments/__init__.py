"""Payments of the grant: proposed by one, approved by another, sent and confirmed by finance (R45)."""

from cofinancing.actions.payments.accounts import end_account, enter_account, verify_account
from cofinancing.actions.payments.conditions import hear_of_report, note_report, test_exclusions
from cofinancing.actions.payments.deciding import approve_payment, propose_payment, reject_payment
from cofinancing.actions.payments.sending import confirm_paid, send_payments

__all__ = [
    "approve_payment",
    "confirm_paid",
    "end_account",
    "enter_account",
    "hear_of_report",
    "note_report",
    "propose_payment",
    "reject_payment",
    "send_payments",
    "test_exclusions",
    "verify_account",
]
