"""Forms about legal figures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.enums import Certainty
from clusterbeleid.core.fields import AmountField, DayField
from clusterbeleid.core.parameters import ParameterDraft


class FigureField(AmountField):
    """A figure of any unit, written as an amount is: 12.500 or 0,5."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput)
        kwargs.setdefault("help_text", _("For example 12.500 or 0,5."))
        super().__init__(negative=True, **kwargs)


def _certainties() -> list[tuple[str, str]]:
    """Return the choices in the language of the request."""
    return [(one.value, f"{one.value} – {one.label}") for one in Certainty]


class ProposalForm(forms.Form):
    """Another value of a known figure, from a day on."""

    value = FigureField(label=_("New value"))
    valid_from = DayField(label=_("Valid from"))
    valid_to = DayField(label=_("Valid to"), required=False)
    source = forms.CharField(
        label=_("Source"),
        help_text=_("The law, decision or document, with its article or page."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
    certainty = forms.ChoiceField(
        label=_("Certainty"),
        choices=_certainties,
    )
    reason = forms.CharField(
        label=_("Reason of the change"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a last day before the first day, at its field."""
        values: dict[str, Any] = super().clean() or {}
        first, last = values.get("valid_from"), values.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("The last day lies before the first day."))
        return values

    def draft(self, key: str, rule: str) -> ParameterDraft:
        """Return what was typed, for the action."""
        values = self.cleaned_data
        return ParameterDraft(
            key=key,
            value=Decimal(values["value"]),
            valid_from=values["valid_from"],
            valid_to=values["valid_to"],
            rule=rule,
            source=values["source"],
            certainty=values["certainty"],
        )


class DecisionForm(forms.Form):
    """Approve, or reject with a reason."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[("approve", _("Approve")), ("reject", _("Reject"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
