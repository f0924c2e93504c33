"""Forms about organisations and their size."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import AmountField, DayField, EnterpriseNumberField
from clusters.actions import OrganisationData
from clusters.enums import OrganisationKind, SizeClass
from clusters.forms.common import ReasonedForm, chosen, figure, words, yes_no


class OrganisationDataForm(forms.Form):
    """What the register holds besides the number."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = chosen(_("Kind"), OrganisationKind.choices)
    flemish_establishment = yes_no(_("Has a site in Flanders"))
    municipality = forms.CharField(label=_("Municipality"), max_length=100, required=False)
    website = forms.CharField(label=_("Website"), max_length=200, required=False)

    def details(self) -> OrganisationData:
        """Return what was filled in as the actions take it."""
        names = OrganisationDataForm.base_fields
        return OrganisationData(**{name: self.cleaned_data[name] for name in names})


class OrganisationForm(OrganisationDataForm):
    """A new organisation."""

    number = EnterpriseNumberField(label=_("Enterprise number"))
    field_order = ["number", *OrganisationDataForm.base_fields]


class CorrectOrganisationForm(ReasonedForm, OrganisationDataForm):
    """The data with version and reason; the number never changes."""

    field_order = [*OrganisationDataForm.base_fields, "version", "reason"]


class SizeForm(forms.Form):
    """The figures of one accounting year, or a class chosen by hand (R22)."""

    on_day = DayField(label=_("Accounts closed on"))
    staff = figure(
        _("Staff in annual work units"),
        required=False,
        help_text=_("Linked and partner companies included, for example 12,5."),
    )
    turnover = AmountField(label=_("Turnover"), required=False)
    balance = AmountField(label=_("Balance sheet total"), required=False)
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("For example: annual accounts 2025.")
    )
    manual_size = chosen(
        _("Class chosen by hand"),
        SizeClass.choices,
        required=False,
        help_text=_("Only when the figures alone do not decide, as after a take-over."),
    )
    manual_reason = words(_("Reason for the class chosen by hand"), rows=2, required=False)
