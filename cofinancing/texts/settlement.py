"""Sentences about income, statements and settlements."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.texts import register
from cofinancing.enums import IncomeCovers

register(
    {
        "income.in_future": _("%(received_on)s has yet to come. Enter money once it is there."),
        "income.withdrawn": _("This income was withdrawn."),
        "income.enter": _("Income entered"),
        "income.unlinked": _(
            "Income of € %(amount)s is not linked to costs. Say which costs it pays for, or that it"
            " pays for others."
        ),
        "income.above_intensity": _(
            "State aid for %(covers)s is %(share)s %% of the accepted costs; %(limit)s %% is the most."
        ),
        "income.all": _("Income entered"),
        "income.state_aid": _("Other State aid for the same costs"),
        "income.public_share": _("State aid as a share of the accepted costs"),
        **{f"income.covers.{one.value}": one.label for one in IncomeCovers},
    }
)

register(
    {
        "statement.in_future": _("%(day)s has yet to come."),
        "statement.other_agreement": _("This project year is of another agreement."),
        "statement.accounts": _("Statement on separate accounts registered"),
        "statement.fees": _("Publication of fees registered"),
    }
)

# Why a settlement cannot be fixed, and what deserves attention.
register(
    {
        "settlement.head_or_finance": _("The head of team or finance fixes a settlement."),
        "settlement.no_motivation": _(
            "Write down why you fix it so; the motivation stays with it."
        ),
        "settlement.fixed_already": _("This project year is settled already."),
        "settlement.whole_fixed": _(
            "The whole agreement is settled. Withdraw that settlement first."
        ),
        "settlement.costs_wait": _("%(lines)s costs wait for a decision. Judge them first."),
        "settlement.above_most": _(
            "€ %(aid)s is more than the € %(most)s that grant, yearly maximum and accepted costs allow."
        ),
        "settlement.year_above": _(
            "The aid is %(share)s %% of the accepted costs of this year. Over the whole period"
            " %(limit)s %% is the most."
        ),
        "settlement.paid_too_much": _(
            "€ %(amount)s more was paid than is due. Recover it, or set it off."
        ),
        "settlement.no_accounts": _("There is no signed statement on separate accounts yet."),
        "settlement.other_key": _(
            "The overhead key used is %(used)s %%, approved was %(approved)s %%."
        ),
        "settlement.no_fees": _(
            "It is not known where the rules on membership and fees are published."
        ),
        "settlement.fees_old": _(
            "The publication of %(published_on)s is older than the fee list of %(fee_list_on)s."
        ),
        "settlement.year_open": _("Project year %(year)s is not settled yet."),
        "settlement.above_intensity": _(
            "State aid is %(share)s %% of the accepted costs of the whole period; %(limit)s %% is the"
            " most."
        ),
        "settlement.present_above": _(
            "In present value State aid is %(share)s %% of the costs; %(limit)s %% is the most."
        ),
        "settlement.no_discount_rate": _(
            "No discount rate is known for the granting date, so the present value was not computed."
        ),
    }
)

# How a settlement is counted.
register(
    {
        "settlement.granted": _("Granted for the year"),
        "settlement.cap": _("Yearly maximum"),
        "settlement.limit": _("Highest share of aid"),
        "settlement.accepted": _("Accepted costs"),
        "settlement.aid": _("Aid due"),
        "settlement.public": _("All State aid for these costs"),
        "settlement.public_share": _("Public share of the whole period"),
        "settlement.paid": _("Paid"),
        "settlement.difference": _("Still due (below zero: to recover)"),
        "settlement.discount_rate": _("Discount rate on the granting date"),
        "settlement.public_present": _("State aid in present value"),
        "settlement.cost_present": _("Costs in present value"),
    }
)
