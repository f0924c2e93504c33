"""Sentences about contributions: why not, what to note, what happened."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

# Why a contribution cannot be entered or accepted (R43).
register(
    {
        "contribution.not_granted": _(
            "Nobody confirmed this agreement yet, so nothing can be entered for it."
        ),
        "contribution.unknown_member": _(
            "%(name)s is not a member of this cluster. Ask VLAIO to add the membership first."
        ),
        "contribution.member_outside_period": _(
            "%(name)s was a member from %(first)s until %(until)s, on no day of this project year."
        ),
        "contribution.not_a_company": _(
            "%(name)s is not a company. Choose the kind of source that fits this organisation."
        ),
        "contribution.nothing_entered": _(
            "Fill in what was pledged, invoiced or received: at least one amount."
        ),
        "contribution.value_date_future": _(
            "The value date %(value_date)s has yet to come. Enter the money once it is on the account."
        ),
        "contribution.before_agreement": _(
            "The value date %(value_date)s lies before the grant of %(granted_on)s. Check the date, or"
            " choose the right project year."
        ),
        "contribution.no_reference": _(
            "Fill in the bank reference or message: it tells this payment from others."
        ),
        "contribution.payment_twice": _(
            "This payment counts already in project year %(year)s, line %(line)s. One payment counts"
            " once."
        ),
        "contribution.payment_twice_elsewhere": _(
            "This payment counts already in another file. One payment counts once. Ask the account"
            " manager."
        ),
        "contribution.clock_moved_back": _(
            "The clock stands before the moment at which this receipt was entered. Ask the"
            " administrator to set it right."
        ),
        "contribution.evidence_of_other": _("This file was handed in for another cluster."),
    }
)

# What deserves attention although it may be entered.
register(
    {
        "contribution.entered_late": _(
            "Entered after the due date of %(due)s with value date %(value_date)s. It counts for the"
            " due date only with evidence and a second person."
        ),
        "contribution.after_year": _(
            "The value date %(value_date)s lies after the end of the project year on %(last_day)s."
        ),
    }
)

# Why a button is off.
register(
    {
        "contribution.decided": _("This contribution was judged already, so it no longer changes."),
        "contribution.not_decided": _("Nobody has judged this contribution yet."),
        "contribution.agency_judges": _("Only VLAIO judges contributions."),
        "contribution.own_entry": _(
            "You entered this money yourself. Somebody else accepts or rejects it."
        ),
        "contribution.not_received_yet": _("This needs money on the account first."),
        "contribution.past_invoice": _("The invoice or the money was entered already."),
        "contribution.past_receive": _("The money was entered already."),
        "contribution.never_received": _("No money came in on this line."),
        "contribution.not_late": _("This receipt was not entered late, so it needs no proof."),
        "contribution.proven_already": _("The proof of this receipt was confirmed already."),
        "contribution.no_evidence": _("Attach the evidence first, such as an extract of the bank."),
        "contribution.second_person": _(
            "You entered or accepted this money. A second person confirms the proof."
        ),
    }
)

# What a form asks before anything is done.
register(
    {
        "contribution.no_such_member": _(
            "No member of this cluster fits “%(text)s”. Choose one from the list."
        ),
        "contribution.several_members": _(
            "Several members fit “%(text)s”. Choose one from the list."
        ),
        "contribution.invoice_incomplete": _("An invoice needs a number, a date and an amount."),
        "contribution.receipt_incomplete": _(
            "A receipt needs an amount, a value date and a bank reference."
        ),
    }
)

# Lines of what a contribution counts for.
register(
    {
        "contribution.line.granted_on": _("Aid granted on"),
        "contribution.line.due": _("Due date of the project year"),
        "contribution.line.value_date": _("On the account on (value date)"),
        "contribution.line.recorded_on": _("Entered here on"),
        "contribution.line.received": _("Amount received"),
        "contribution.line.for_year": _("Counts for the project year"),
        "contribution.line.by_due": _("Counts for the due date"),
    }
)

# Reasons that the history shows when nobody typed one.
register(
    {
        "contribution.pledge": _("Pledge entered"),
        "contribution.invoice": _("Invoice entered"),
        "contribution.receive": _("Receipt entered"),
        "contribution.evidence": _("Evidence attached"),
        "contribution.accept": _("Accepted"),
    }
)
