"""What people do with contributions: promise, invoice, receive, judge, prove.

Every way in (screen, import, command, demo data) ends here. The stamp of a receipt comes from
``at``, which the caller takes from the clock of the server; no form can set it (A2). Each action
works on the row as it is stored now, under lock, and returns that row.
"""

from cofinancing.actions.contributions.assessing import assess_received
from cofinancing.actions.contributions.bulk import BulkOutcome, accept_contributions
from cofinancing.actions.contributions.common import Invoice, Receipt
from cofinancing.actions.contributions.correcting import (
    attach_evidence,
    correct_pledge,
    correct_receipt,
    upload_evidence,
    withdraw_contribution,
)
from cofinancing.actions.contributions.entering import (
    Entry,
    enter_contribution,
    invoice_contribution,
    pledge_contribution,
    receive_contribution,
)
from cofinancing.actions.contributions.judging import (
    accept_contribution,
    confirm_late_proof,
    reconsider_contribution,
    reject_contribution,
)

__all__ = [
    "BulkOutcome",
    "Entry",
    "Invoice",
    "Receipt",
    "accept_contribution",
    "accept_contributions",
    "assess_received",
    "attach_evidence",
    "confirm_late_proof",
    "correct_pledge",
    "correct_receipt",
    "enter_contribution",
    "invoice_contribution",
    "pledge_contribution",
    "receive_contribution",
    "reconsider_contribution",
    "reject_contribution",
    "upload_evidence",
    "withdraw_contribution",
]
