"""Sentences about payments: what is missing, what happened, how it was counted."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

# What stands in the way of a payment.
register(
    {
        "payment.nothing": _("Type an amount above zero."),
        "payment.above_commitment": _(
            "€ %(amount)s is more than the € %(left)s that is left of the commitment, with what is"
            " under way."
        ),
        "payment.above_instalment": _(
            "€ %(amount)s is more than the € %(left)s that is left of this instalment."
        ),
        "payment.above_due": _(
            "The settlement says that € %(due)s is due for this year, and € %(paid)s was paid or is"
            " under way."
        ),
        "payment.no_exclusion_test": _(
            "There is no test of the exclusions yet. Register it first."
        ),
        "payment.exclusion_stale": _(
            "The test of the exclusions of %(tested_on)s was valid until %(until)s. Test again."
        ),
        "payment.recovery_open": _(
            "A recovery order of the Commission is open, so nothing may be paid."
        ),
        "payment.in_difficulty": _("The beneficiary is in difficulty, so nothing may be paid."),
        "payment.report_overdue": _(
            "The report of project year %(year)s was due on %(due)s and is not there yet."
        ),
        "payment.duty_overdue": _("Project year %(year)s: %(duty)s is overdue."),
        "duty.reports": _("the yearly plan or report"),
        "payment.report_not_accepted": _(
            "The report of project year %(year)s is not accepted yet, so the balance waits."
        ),
        "payment.cofinancing_not_proved": _(
            "€ %(received)s of the € %(required)s co-financing needed was received in time."
        ),
        "payment.miss_was_settled": _(
            "The due date of the co-financing was missed; a person decided to go on."
        ),
        "payment.no_account": _("The beneficiary has no verified account yet."),
        "payment.account_changed": _(
            "The verified account of the beneficiary is another one meanwhile. Reject this payment and"
            " propose it again."
        ),
        "payment.year_not_begun": _("This project year begins on %(first_day)s."),
        "payment.own_set_off": _(
            "You set a claim off with this payment, so a colleague approves it."
        ),
        "payment.own_proposal": _("You proposed this payment, so a colleague approves it."),
        "payment.own_account": _("You entered this account, so a colleague verifies it."),
        "payment.finance_only": _("Finance hands payments to accounting."),
        "payment.nothing_approved": _("No approved payment waits to be sent."),
        "payment.no_operator": _("This cluster has no cluster organisation today."),
        "payment.bad_iban": _(
            "“%(text)s” is no account number (IBAN): the check digits do not fit."
        ),
        "payment.acceptance_without_document": _(
            "Add the document in which the report was accepted."
        ),
    }
)

# What happened, as the history tells it.
register(
    {
        "payment.propose": _("Payment proposed"),
        "payment.approve": _("Payment approved"),
        "payment.paid": _("Paid"),
        "payment.exclusion_tested": _("Exclusions tested"),
        "payment.report_noted": _("Fact about the report registered"),
        "account.enter": _("Account entered"),
        "account.verify": _("Account verified"),
        "account.replaced": _("Replaced by another account"),
    }
)

# How a payment is checked.
register(
    {
        "payment.amount": _("Amount of this payment"),
        "payment.left_of_commitment": _("Left of the commitment of the year"),
        "payment.left_of_instalment": _("Left of the instalment"),
        "payment.cofinancing_received": _("Co-financing received in time"),
        "payment.cofinancing_required": _("Co-financing needed"),
        "payment.due": _("Due by the settlement"),
        "payment.tested_on": _("Exclusions tested on"),
    }
)
