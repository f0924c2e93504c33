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
from agreements.queries import PlannedInstalment
from clusterbeleid.core.fields import AmountField, DayField
from clusterbeleid.core.formatting import format_day, format_euro
from clusterbeleid.core.forms import offer_choices

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
    instalment = forms.TypedChoiceField(
        label=_("Instalment of the payment plan"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Only for a payment or a recovery of an instalment."),
    )
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

    def __init__(
        self,
        *args: Any,
        years: Sequence[ProjectYear],
        plan: Sequence[PlannedInstalment] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.years = {row.pk: row for row in years}
        choices = [(row.pk, _year_label(row)) for row in years]
        offer_choices(self, "year", [("", _("Choose…")), *choices])
        instalments = [(row.instalment.pk, _instalment_label(row)) for row in plan]
        offer_choices(self, "instalment", [("", _("None")), *instalments])

    @property
    def chosen_year(self) -> ProjectYear:
        """Return the project year that was chosen."""
        return self.years[self.cleaned_data["year"]]

    def money(self) -> MoneyData:
        """Return what was typed."""
        values = self.cleaned_data
        return MoneyData(
            values["amount"],
            values["on_day"],
            values["money_reference"],
            values["note"],
            values["instalment"],
        )


def _year_label(row: ProjectYear) -> str:
    values = {
        "number": row.number,
        "first": format_day(row.first_day),
        "last": format_day(row.last_day),
    }
    return gettext("Project year %(number)s: %(first)s to %(last)s") % values


def _instalment_label(row: PlannedInstalment) -> str:
    values = {
        "year": row.year.number,
        "number": row.instalment.number,
        "left": format_euro(row.left),
    }
    return gettext("Project year %(year)s, instalment %(number)s: %(left)s left") % values
