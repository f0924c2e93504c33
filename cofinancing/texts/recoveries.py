"""Sentences about money that is claimed back."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

# What stands in the way of a claim.
register(
    {
        "recovery.nothing": _("Type an amount above zero."),
        "recovery.no_source": _(
            "Say what the claim rests on: a fixed settlement of this year, a payment that was made,"
            " or the document of a decision."
        ),
        "recovery.above_paid": _(
            "€ %(amount)s is more than the € %(left)s that was paid for this year and is not claimed"
            " back yet."
        ),
        "recovery.above_source": _(
            "€ %(amount)s is more than the € %(left)s that the settlement or the payment leaves to"
            " claim."
        ),
        "recovery.above_left": _(
            "€ %(amount)s is more than the € %(left)s that is still to be paid back."
        ),
        "recovery.interest_in_future": _("%(day)s has yet to come, so no interest runs from it."),
        "recovery.no_rate": _(
            "No interest rate is known for %(day)s. Let a rate be approved first under Figures"
            " (recovery.interest_pct), or claim without interest."
        ),
        "recovery.known_reference": _(
            "The bank reference “%(reference)s” was booked before on a recovery."
        ),
        "recovery.term_in_past": _("%(day)s has passed. Choose a day from today on."),
        "recovery.own_proposal": _("You proposed this recovery, so a colleague approves it."),
        "recovery.not_owed": _("This claim does not wait for money now."),
        "recovery.instalments_not_left": _(
            "The instalments together are € %(total)s, and € %(left)s is left to pay back."
        ),
        "recovery.set_off_above": _(
            "€ %(amount)s is more than the € %(left)s that may be set off: what is left of the"
            " claim, and no more than the payment."
        ),
        "recovery.set_off_too_late": _(
            "This payment is approved already. Choose one that still waits for approval."
        ),
        "recovery.set_off_elsewhere": _("This payment is of another cluster."),
        "recovery.set_off_waits": _(
            "A payment under way is lowered for this claim. Take the set-off away first, or wait"
            " until the payment is made."
        ),
        "recovery.nothing_set_off": _("Nothing is set off with this payment, or it is approved."),
        "recovery.own_write_off": _("You asked for the write-off, so a colleague decides on it."),
    }
)

# What happened, as the history tells it.
register(
    {
        "recovery.propose": _("Recovery proposed"),
        "recovery.approve": _("Recovery approved, with its letter"),
        "recovery.received": _("Money came back"),
        "recovery.set_off": _("Set off against a payment"),
        "recovery.moved_on": _("The claim no longer waits for its money."),
    }
)

# How a claim is counted.
register(
    {
        "recovery.amount": _("Aid to pay back"),
        "recovery.paid": _("Paid for the project year, less what came back"),
        "recovery.claimed": _("Asked back by other claims"),
        "recovery.source_left": _("Left to claim on this ground"),
        "recovery.set_off_amount": _("Set off with this payment"),
        "recovery.set_off_free": _("Left to set off of the claim"),
        "recovery.rate": _("Interest rate a year"),
        "recovery.interest_part": _("Interest at this rate"),
        "recovery.interest": _("Interest up to the day of the letter"),
    }
)
