"""What people type about income, statements and settlements."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import AmountField, DayField
from clusterbeleid.core.sheets.file_texts import FILE_TEXTS
from clusters.forms.common import ReasonedForm, chosen, figure, words
from cofinancing.actions.income import IncomeData
from cofinancing.enums import IncomeCovers, IncomeNature

PLACES = {
    "income.in_future": "received_on",
    "statement.in_future": "signed_on",
    "settlement.above_most": "aid",
    "settlement.no_motivation": "motivation",
    **dict.fromkeys(FILE_TEXTS, "document"),
}


class IncomeForm(forms.Form):
    """An income beside the grant."""

    nature = chosen(_("Nature"), IncomeNature.choices)
    payer = forms.CharField(label=_("From whom"), max_length=200)
    received_on = DayField(label=_("Received on"))
    amount = AmountField(label=_("Amount, in euro"))
    covers = chosen(_("Which costs does it pay for?"), IncomeCovers.choices)
    note = words(_("Note"), rows=2, required=False)

    def income(self) -> IncomeData:
        """Return what was typed as the action wants it."""
        return IncomeData(
            **{name: self.cleaned_data[name] for name in IncomeData.__dataclass_fields__}
        )


class CorrectIncomeForm(IncomeForm, ReasonedForm):
    """Mend an income, as linking it to costs."""

    field_order = ["version", *IncomeForm.base_fields, "reason"]


class AccountsForm(forms.Form):
    """A signed statement on separate accounts."""

    signed_on = DayField(label=_("Signed on"))
    key_approved = figure(_("Approved overhead key, in %"))
    key_used = figure(_("Overhead key used, in %"))
    document = forms.FileField(
        label=_("Signed statement"),
        help_text=_("PDF."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf"}),
    )


class FeesForm(forms.Form):
    """Where membership and fees are published."""

    url = forms.URLField(
        label=_("Address of the published rules"), max_length=300, assume_scheme="https"
    )
    published_on = DayField(label=_("Published on"))
    fee_list_on = DayField(label=_("Date of the fee list in use"))


class SettleYearForm(forms.Form):
    """Fix the aid due for a project year."""

    aid = AmountField(label=_("Aid due, in euro"))
    motivation = words(_("Motivation"))


class SettleWholeForm(forms.Form):
    """Fix the settlement of the whole agreement."""

    motivation = words(_("Motivation"))


def stored_income(line: Any) -> dict[str, Any]:
    """Return what is stored for the fields of the form, to begin with."""
    names = ("nature", "payer", "received_on", "amount", "covers", "note", "version")
    return {name: getattr(line, name) for name in names}
