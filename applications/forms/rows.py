"""Forms for the rows of an application: members, seats and targets."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.actions.data import MemberData, SeatData, TargetData
from applications.enums import MemberPart
from clusterbeleid.core.fields import EnterpriseNumberField
from clusters.enums import BoardSeat, SizeClass
from clusters.forms.common import chosen, words


class RowForm(forms.Form):
    """A row with the version that was read; ``data_of`` gives what a valid form says."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)
    data_class: type[Any]

    def data_of(self) -> Any:
        """Return the row as data for the action."""
        names = self.data_class.__dataclass_fields__
        return self.data_class(**{name: self.cleaned_data[name] for name in names})


class MemberForm(RowForm):
    """An organisation of the consortium."""

    data_class = MemberData
    kbo = EnterpriseNumberField(label=_("Enterprise number"))
    name = forms.CharField(label=_("Name"), max_length=200)
    part = chosen(_("Part"), MemberPart.choices)
    size = chosen(
        _("Size"),
        SizeClass.choices,
        required=False,
        help_text=_("Needed for a company (R15): with its linked and partner companies."),
    )
    flemish_site = forms.BooleanField(label=_("Has a site in Flanders"), required=False)
    municipality = forms.CharField(
        label=_("Municipality of the site in Flanders"), max_length=100, required=False
    )
    role = forms.CharField(label=_("Role in the cluster"), max_length=300, required=False)


class SeatForm(RowForm):
    """A proposed seat of the board."""

    data_class = SeatData
    person = forms.CharField(label=_("Name"), max_length=200)
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)
    seat = chosen(_("Represents"), BoardSeat.choices)
    is_chair = forms.BooleanField(label=_("Chair"), required=False)
    company_background = words(
        _("Company background of the chair"),
        rows=2,
        required=False,
        help_text=_("Only needed when the chair does not represent a Flemish company."),
    )


def _figure(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        localize=True,
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


class TargetForm(RowForm):
    """A target with its baseline."""

    data_class = TargetData
    name = forms.CharField(label=_("Indicator"), max_length=200)
    unit = forms.CharField(label=_("Unit"), max_length=40, help_text=_("For example: companies."))
    baseline = _figure(_("Baseline"))
    target = _figure(_("Target"))
    by_year = forms.IntegerField(label=_("By project year"), min_value=1, max_value=20)
