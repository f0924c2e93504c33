"""Sentences about costs: why not, what to note, what happened, how they add up."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

# Why a cost cannot be claimed or accepted (R7, R15).
register(
    {
        "cost.not_granted": _(
            "Nobody confirmed this agreement yet, so no cost can be claimed for it."
        ),
        "cost.settled": _(
            "This project year is settled, so its costs no longer change. Withdraw the settlement first."
        ),
        "cost.outside_year": _(
            "%(cost_on)s lies outside the project year, which runs from %(first_day)s until %(last_day)s."
            " Claim the cost in the year in which it was made."
        ),
        "cost.in_future": _("%(cost_on)s has yet to come. Claim a cost once it is made."),
        "cost.invoice_twice": _(
            "This invoice is already claimed in project year %(year)s, line %(line)s. An invoice counts"
            " once."
        ),
        "cost.invoice_twice_elsewhere": _(
            "This invoice is already claimed in another file. An invoice counts once. Ask the account"
            " manager."
        ),
        "cost.no_evidence": _("There is no evidence with this cost yet. Add it first."),
        "cost.nothing_accepted": _(
            "Accept an amount above zero, or reject the cost with a reason."
        ),
        "cost.above_claim": _(
            "€ %(accepted)s is more than the € %(amount)s that was claimed. Accept at most that."
        ),
        "cost.judged": _("This cost is judged already, or was withdrawn."),
        "cost.not_judged": _("Nobody judged this cost yet."),
        "cost.own_claim": _("You claimed this cost yourself, so a colleague judges it."),
    }
)

# What deserves attention although it may be claimed.
register(
    {
        "cost.no_evidence_yet": _(
            "There is no evidence yet. Without evidence this cost cannot be accepted."
        ),
        "cost.lookalike": _(
            "It resembles line %(line)s of project year %(year)s: same amount, and same day or invoice"
            " number. Check that it is not the same cost."
        ),
    }
)

# What happened, as the history tells it.
register(
    {
        "cost.claim": _("Claimed"),
        "cost.evidence": _("Evidence added"),
        "cost.accept": _("Accepted"),
    }
)

# How costs add up.
register(
    {
        "cost.claimed_total": _("Claimed costs"),
        "cost.waiting_total": _("Of these not judged yet"),
        "cost.rejected_total": _("Not accepted"),
        "cost.accepted_a": _("Accepted: a. animation"),
        "cost.accepted_b": _("Accepted: b. marketing"),
        "cost.accepted_c": _("Accepted: c. facilities and training"),
        "cost.accepted_total": _("Accepted costs together"),
    }
)
