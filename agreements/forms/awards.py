"""The fields of annex III of the GBER about one award."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.actions.awards import AwardData
from agreements.enums import AidInstrument, AmountBasis, AwardObjective, AwardSize, Region
from clusterbeleid.core.fields import EnterpriseNumberField
from clusters.forms.common import chosen
from clusters.models import Organisation
from clusters.queries import find_by_number


class AwardForm(forms.Form):
    """What the register asks beside the grant itself; what is not known yet may stay empty."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    number = EnterpriseNumberField(label=_("Enterprise number of the beneficiary"))
    size = chosen(_("Size at granting"), AwardSize.choices, required=False)
    nuts2 = chosen(_("Region (NUTS-2)"), Region.choices, required=False)
    nace = forms.CharField(
        label=_("Sector (NACE group)"),
        max_length=6,
        required=False,
        help_text=_("For example 94.1: the main activity of the beneficiary."),
    )
    basis = forms.ChoiceField(
        label=_("Published amount"),
        choices=AmountBasis.choices,
        help_text=_("Of operating aid the amount of each year may be published instead."),
    )
    instrument = forms.ChoiceField(label=_("Aid instrument"), choices=AidInstrument.choices)
    objective = forms.ChoiceField(label=_("Objective"), choices=AwardObjective.choices)
    authority = forms.CharField(
        label=_("Granting authority"),
        max_length=200,
        required=False,
        help_text=_("As it was called on the day of granting."),
    )

    def clean_number(self) -> Organisation:
        """Return the organisation with the number that was typed."""
        found = find_by_number(self.cleaned_data["number"])
        if found is None:
            raise forms.ValidationError(
                _("This number is not in the register of organisations. Register it first.")
            )
        return found

    def data_for_action(self) -> AwardData:
        """Return what was typed."""
        values: dict[str, Any] = dict(self.cleaned_data)
        values.pop("version")
        return AwardData(beneficiary=values.pop("number"), **values)
