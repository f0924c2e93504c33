"""Recording a payment, a recovery or a release."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.actions import MoneyData
from agreements.enums import LedgerKind
from agreements.models import ProjectYear
from clusterbeleid.core.fields import AmountField, DayField
from clusterbeleid.core.formatting import format_day

KINDS = [
    (kind.value, kind.label)
    for kind in (LedgerKind.PAID, LedgerKind.RECOVERED, LedgerKind.DECOMMITTED)
]


class MoneyForm(forms.Form):
    """A line for the ledger; once recorded it stays, a mistake gets a counter-line."""

    kind = forms.ChoiceField(
        label=_("Kind of line"), choices=KINDS, widget=forms.RadioSelect, initial=LedgerKind.PAID
    )
    year = forms.TypedChoiceField(label=_("Project year"), coerce=int)
    amount = AmountField(label=_("Amount"))
    on_day = DayField(label=_("Date"))
    money_reference = forms.CharField(
        label=_("Reference"), max_length=100, help_text=_("Of the payment, as the bank shows it.")
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, years: Sequence[ProjectYear], **more: Any) -> None:
        super().__init__(*args, **more)
        self.years = {row.pk: row for row in years}
        choices = [(row.pk, _year_label(row)) for row in years]
        self.fields["year"].choices = [("", _("Choose…")), *choices]  # type: ignore[attr-defined]  # a choice

    @property
    def chosen_year(self) -> ProjectYear:
        """Return the project year that was chosen."""
        return self.years[self.cleaned_data["year"]]

    def money(self) -> MoneyData:
        """Return what was typed."""
        values = self.cleaned_data
        return MoneyData(
            values["amount"], values["on_day"], values["money_reference"], values["note"]
        )


def _year_label(row: ProjectYear) -> str:
    values = {
        "number": row.number,
        "first": format_day(row.first_day),
        "last": format_day(row.last_day),
    }
    return gettext("Project year %(number)s: %(first)s to %(last)s") % values
