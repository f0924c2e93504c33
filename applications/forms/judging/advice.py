"""Forms about the advice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from applications.actions.judging.advice import AdviceData
from applications.enums import Step
from applications.judging_enums import Proposal
from applications.models import Advice, AdviceYear
from applications.queries.judging.advice import ProposedYear
from applications.rules.judging.advice import ALLOWED
from clusterbeleid.accounts.models import User
from clusterbeleid.core.fields import AmountField
from clusterbeleid.core.formatting import format_euro
from clusterbeleid.core.forms import offer_choices, offer_rows
from clusters.forms.common import chosen

_LONGEST = 20_000


class AdviceForm(forms.Form):
    """The advice with the draft decision, and the aid proposed by project year."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    proposal = chosen(_("Proposal"), [])
    motivation = forms.CharField(
        label=_("Motivation"), max_length=_LONGEST, widget=forms.Textarea(attrs={"rows": 10})
    )
    draft_decision = forms.CharField(
        label=_("Draft decision"), max_length=_LONGEST, widget=forms.Textarea(attrs={"rows": 6})
    )
    second_author: forms.ModelChoiceField[User] = forms.ModelChoiceField(
        queryset=None,
        label=_("Second author"),
        required=False,
        empty_label=_("Nobody"),
        help_text=_("Needed when the author follows the cluster as account manager."),
    )

    def __init__(
        self,
        *args: Any,
        step: str,
        authors: QuerySet[User],
        years: Sequence[ProposedYear],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.years = years if step == Step.FULL else ()
        labels = dict(Proposal.choices)
        options = [(value, labels[value]) for value in Proposal.values if value in ALLOWED[step]]
        offer_choices(self, "proposal", [("", _("Choose…")), *options])
        offer_rows(self, "second_author", authors)
        for year in self.years:
            self.fields[f"year_{year.number}"] = AmountField(
                label=_("Aid proposed for project year %(number)s") % {"number": year.number},
                help_text=_("Asked: %(asked)s, of a cost of %(cost)s.")
                % {"asked": format_euro(year.asked), "cost": format_euro(year.eligible_cost)},
                initial=year.asked,
                required=False,
            )

    def data_of_advice(self) -> AdviceData:
        """Return what a valid form says; an empty year gets what was asked."""
        values = self.cleaned_data
        granted = {year.number: values[f"year_{year.number}"] for year in self.years}
        return AdviceData(
            proposal=values["proposal"],
            motivation=values["motivation"],
            draft_decision=values["draft_decision"],
            second_author=values["second_author"],
            granted={number: amount for number, amount in granted.items() if amount is not None},
        )


def advice_start(advice: Advice | None, years: Sequence[AdviceYear]) -> dict[str, Any]:
    """Return a stored advice as the form begins with it."""
    if advice is None:
        return {"version": 0}
    names = ("version", "proposal", "motivation", "draft_decision", "second_author")
    start = {name: getattr(advice, name) for name in names}
    return {**start, **{f"year_{row.number}": row.granted_amount for row in years}}
