"""Sentences of the check: its lines, its findings, and why a payment does not count."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register

# Lines of the check (R34, R43).
register(
    {
        "cofinancing.basis": _("Co-financing planned for this project year"),
        "cofinancing.paid_in_pct": _("Part that must be paid in by the due date"),
        "cofinancing.required": _("Amount needed by the due date"),
        "cofinancing.received_for_year": _("Received and accepted for this project year"),
        "cofinancing.received_by_due": _("Of which in time for the due date"),
        "cofinancing.percentage": _("Paid in by the due date, as part of the plan"),
        "cofinancing.gap": _("Still needed"),
    }
)

# What the check finds.
register(
    {
        "cofinancing.missed": _(
            "On the due date of %(due)s € %(gap)s was lacking. A person decides what follows."
        ),
        "cofinancing.at_risk": _("€ %(gap)s is lacking and the due date is in %(days)s days."),
        "cofinancing.nothing_planned": _(
            "No co-financing is planned for this project year, so there is nothing to reach."
        ),
        "cofinancing.counts_for_year_only": _(
            "€ %(amount)s counts for the project year, but not for the due date of %(due)s."
        ),
        "cofinancing.waiting_acceptance": _(
            "€ %(amount)s came in on time and waits for acceptance."
        ),
        "cofinancing.before_grant": _(
            "€ %(amount)s was paid before the grant of %(granted_on)s. Check that it is meant for"
            " this project year."
        ),
        "cofinancing.due_on_flemish_day": _(
            "The due date %(due)s is the Flemish holiday. It does not move: make sure that"
            " everybody knows."
        ),
        "cofinancing.due_after_year": _(
            "The due date %(due)s lies after the end of the project year on %(last_day)s."
        ),
    }
)

# Why there is no due date.
register(
    {
        "cofinancing.no_due.parameter.missing": _(
            "There is no legal figure %(key)s, so there is no due date. Add it under Parameters."
        ),
        "cofinancing.no_due.calendar.year_unknown": _(
            "The holidays of %(year)s are unknown, so there is no due date."
        ),
        "cofinancing.no_due.term.months": _("A term of %(months)s months cannot be counted."),
    }
)

# Why one payment does not count, or not for everything.
register(
    {
        "cofinancing.not_received": _("Counts only once the money is on the account."),
        "cofinancing.not_accepted": _("Counts only once it is accepted."),
        "cofinancing.rejected": _("Does not count: it was rejected."),
        "cofinancing.not_counting.company_cash": _(
            "Contributions in cash by companies do not count for this grant."
        ),
        "cofinancing.not_counting.company_services": _(
            "Paid services to companies do not count, unless VLAIO decides otherwise."
        ),
        "cofinancing.not_counting.federation_fee": _(
            "Compulsory contributions to a federation or collective centre do not count."
        ),
        "cofinancing.not_counting.public_flemish": _("Public Flemish money does not count."),
        "cofinancing.not_counting.public_other": _(
            "Public money does not count, unless VLAIO decides otherwise."
        ),
        "cofinancing.not_counting.knowledge_fee": _(
            "Contributions by knowledge institutions do not count, unless VLAIO decides otherwise."
        ),
        "cofinancing.not_counting.in_kind": _(
            "Contributions in kind do not count, unless VLAIO decides otherwise."
        ),
        "cofinancing.payment_for_year_only": _(
            "Counts for the project year, not for the due date of %(due)s."
        ),
        "cofinancing.value_after_due": _(
            "The value date %(value_date)s lies after the due date of %(due)s."
        ),
        "cofinancing.entered_after_due": _(
            "Entered on %(recorded_on)s, after the due date of %(due)s. To count in time it needs"
            " proof and a second person."
        ),
        "cofinancing.payment_before_grant": _(
            "Paid on %(value_date)s, before the grant of %(granted_on)s."
        ),
    }
)

# Spread (R44).
register(
    {
        "cofinancing.spread_total": _("Money that counts for the project year"),
        "cofinancing.spread_top1": _("Share of the largest contributor"),
        "cofinancing.spread_top3": _("Share of the three largest contributors"),
        "cofinancing.spread_top1_high": _(
            "%(largest)s brings in more than %(limit)s %% of the money."
        ),
        "cofinancing.spread_top3_high": _(
            "The three largest contributors bring in more than %(limit)s %% of the money."
        ),
    }
)
