"""De minimis aid, discounts on services, and what the Commission asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.actions.de_minimis import DeMinimisData
from agreements.actions.discounts import DiscountData
from agreements.enums import AidInstrument, AidOrigin
from agreements.models import SupportScheme
from agreements.queries import schemes_in_order
from clusterbeleid.core.fields import AmountField, DayField, EnterpriseNumberField
from clusterbeleid.core.forms import offer_rows
from clusters.models import Organisation
from clusters.queries import find_by_number


class KnownNumberForm(forms.Form):
    """A form that begins with the enterprise number of an organisation in the register."""

    number = EnterpriseNumberField(label=_("Enterprise number"))

    def clean_number(self) -> Organisation:
        """Return the organisation with the number that was typed."""
        found = find_by_number(self.cleaned_data["number"])
        if found is None:
            raise forms.ValidationError(
                _("This number is not in the register of organisations. Register it first.")
            )
        return found

    def _values(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        values.pop("uploaded", None)
        return {"organisation": values.pop("number"), **values}


class DeMinimisForm(KnownNumberForm):
    """Aid that we grant, or that the undertaking declares to have had elsewhere."""

    origin = forms.ChoiceField(
        label=_("Granted by"), choices=AidOrigin.choices, widget=forms.RadioSelect
    )
    granted_on = DayField(label=_("Granted on"))
    amount = AmountField(
        label=_("Gross grant equivalent"),
        help_text=_("Before tax; of a loan or guarantee its equivalent as a grant."),
    )
    authority = forms.CharField(label=_("Granting authority"), max_length=200)
    instrument = forms.ChoiceField(label=_("Aid instrument"), choices=AidInstrument.choices)
    nace = forms.CharField(
        label=_("Sector (NACE group)"), max_length=6, help_text=_("For example 94.1 or 72.19.")
    )
    purpose = forms.CharField(label=_("For what"), max_length=300)
    uploaded = forms.FileField(
        label=_("Declaration of the undertaking"),
        required=False,
        help_text=_("Which other de minimis aid it had. Needed until the register covers 3 years."),
    )

    def data_for_action(self) -> DeMinimisData:
        """Return what was typed."""
        return DeMinimisData(**self._values())


class DiscountForm(KnownNumberForm):
    """A service to an SME below its market price."""

    on_day = DayField(label=_("Day of the service"))
    service = forms.CharField(label=_("Service"), max_length=300)
    price = AmountField(label=_("Market price"))
    paid = AmountField(label=_("Price paid"))
    rules_url = forms.URLField(
        label=_("Address of the published price rules"),
        max_length=300,
        assume_scheme="https",
        help_text=_("Where everybody read, before the service, who gets which discount."),
    )
    rules_published_on = DayField(label=_("Price rules published on"))

    def data_for_action(self) -> DiscountData:
        """Return what was typed."""
        return DiscountData(**self._values())


class RequestForm(forms.Form):
    """A request of the Commission for information about a scheme."""

    scheme = forms.ModelChoiceField(
        label=_("Scheme"), queryset=SupportScheme.objects.none(), empty_label=_("Choose…")
    )
    received_on = DayField(label=_("Received on"))
    subject = forms.CharField(label=_("About what"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "scheme", schemes_in_order())


class AcknowledgeForm(forms.Form):
    """That somebody else received it: day, reference and proof."""

    on_day = DayField(label=_("Done on"))
    reference = forms.CharField(label=_("Reference"), max_length=200)
    uploaded = forms.FileField(
        label=_("Proof"), required=False, help_text=_("PDF, Word, PNG or JPG.")
    )
