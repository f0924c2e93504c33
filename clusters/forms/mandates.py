"""Forms about operators, members, board seats and account managers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.models import User
from clusterbeleid.core.fields import EnterpriseNumberField
from clusterbeleid.core.forms import offer_rows
from clusters.actions import OrganisationData
from clusters.enums import BoardSeat
from clusters.forms.common import PeriodForm, chosen, figure, words
from clusters.forms.organisations import OrganisationDataForm


class NumberForm(PeriodForm):
    """An organisation by its number, for a period: a member or an operator."""

    number = EnterpriseNumberField(label=_("Enterprise number"))
    field_order = ["number", "first_day", "last_day"]

    def details(self) -> OrganisationData | None:
        """Return nothing: the organisation has to be registered."""
        return None


class NewMemberForm(OrganisationDataForm, NumberForm):
    """A member that is not registered yet: its details are asked in the same breath."""

    field_order = ["number", *OrganisationDataForm.base_fields, "first_day", "last_day"]


class SeatForm(PeriodForm):
    """A seat in the board."""

    person = forms.CharField(label=_("Name"), max_length=200)
    seat = chosen(_("Represents"), BoardSeat.choices)
    number = EnterpriseNumberField(
        label=_("Enterprise number of the organisation represented"),
        required=False,
        help_text=_("Needed for a company. Ten digits, for example 0203.430.576."),
    )
    is_chair = forms.BooleanField(label=_("Chairs the board"), required=False)
    field_order = ["person", "seat", "number", "is_chair", "first_day", "last_day"]


class BackgroundForm(forms.Form):
    """Why a chair who represents no Flemish company is fit to chair."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    company_background = words(_("Company background of the chair"))

    def assessment(self) -> dict[str, Any]:
        """Return text and version under the names that the action uses."""
        values = self.cleaned_data
        return {
            "company_background": values["company_background"],
            "expected_version": values["version"],
        }


class ManagerForm(PeriodForm):
    """An account manager for a part of full time."""

    user: forms.ModelChoiceField[User] = forms.ModelChoiceField(
        queryset=None, label=_("Account manager"), empty_label=_("Choose…")
    )
    fte = figure(_("Full-time equivalent"), help_text=_("Between 0 and 1, for example 0,5."))
    field_order = ["user", "fte", "first_day", "last_day"]

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "user", people)
