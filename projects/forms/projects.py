"""What people type about projects and partners."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import AmountField, DayField, EnterpriseNumberField
from clusterbeleid.core.forms import ReasonForm
from clusters.enums import SizeClass
from clusters.forms.common import ReasonedForm, chosen, words, yes_no
from clusters.models import Cluster
from cofinancing.forms.imports import TableField
from projects.actions.envelopes import PaymentData
from projects.actions.partners import PartnerData
from projects.actions.projects import ProjectData
from projects.enums import Activity, BudgetSource, LegalBasis, PartnerRole, PolicyLabel
from projects.models import Envelope, ProjectType

PLACES = {
    "envelope.transfer_too_large": "amount",
    "envelope.other_year": "target",
    "project.paid_too_much": "amount",
    "project.known_payment": "reference",
    "ledger.in_future": "paid_on",
    "project.unknown_number": "kbo",
    "project.decision_in_future": "decided_on",
    "project.regular_by_head": "lead",
}


def _optional(label: Any, choices: Any, **more: Any) -> forms.ChoiceField:
    return chosen(label, choices, required=False, **more)


class ProjectForm(forms.Form):
    """Enter a project."""

    reference = forms.CharField(label=_("Reference"), max_length=40)
    title = forms.CharField(label=_("Title"), max_length=300)
    type = forms.ModelChoiceField(
        ProjectType.objects.none(), label=_("Type"), empty_label=_("Choose…")
    )
    lead = forms.ModelChoiceField(
        Cluster.objects.none(),
        label=_("Cluster that hands it in"),
        required=False,
        empty_label=_("None: a regular project"),
    )
    others = forms.ModelMultipleChoiceField(
        Cluster.objects.none(),
        label=_("Other clusters"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    source = chosen(_("Budget"), BudgetSource.choices)
    envelope = forms.ModelChoiceField(
        Envelope.objects.none(),
        label=_("Envelope"),
        required=False,
        empty_label=_("None"),
        help_text=_("The aid is reserved in it now, and committed by the decision."),
    )
    aid = AmountField(label=_("Aid, in euro"))
    first_day = DayField(label=_("Start"), required=False)
    last_day = DayField(label=_("End"), required=False)
    labels = forms.MultipleChoiceField(
        label=_("Policy labels"),
        choices=PolicyLabel.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def project(self) -> ProjectData:
        """Return what was typed as the action wants it."""
        names = ProjectData.__dataclass_fields__
        return ProjectData(**{name: self.cleaned_data[name] for name in names})

    def clusters(self) -> dict[str, Any]:
        """Return the clusters under the names that the actions use."""
        return {name: self.cleaned_data[name] for name in ("lead", "others")}


class ChangeProjectForm(ProjectForm, ReasonedForm):
    """Change a project in preparation."""


class PartnerForm(forms.Form):
    """Add a partner."""

    kbo = EnterpriseNumberField(label=_("Enterprise number"))
    role = chosen(_("Role"), PartnerRole.choices)
    size = _optional(_("Size at submission"), SizeClass.choices, help_text=_("For companies."))
    flemish = yes_no(_("Site in Flanders"))
    activity = _optional(_("Kind of research"), Activity.choices)
    budget = AmountField(label=_("Share of the budget, in euro"))
    aid = AmountField(label=_("Share of the aid, in euro"))
    legal_basis = _optional(
        _("Legal basis"), LegalBasis.choices, help_text=_("Needed as soon as there is aid.")
    )

    def partner(self) -> PartnerData:
        """Return what was typed as the action wants it."""
        names = PartnerData.__dataclass_fields__
        return PartnerData(**{name: self.cleaned_data[name] for name in names})


class ChangePartnerForm(PartnerForm, ReasonedForm):
    """Change a partner."""


class DecideForm(forms.Form):
    """Record the decision that grants the aid."""

    decided_on = DayField(label=_("Decided on"))
    reason = words(
        _("Reason"),
        rows=3,
        required=False,
        help_text=_("Needed when a rule is overridden."),
    )


class ProjectFileForm(forms.Form):
    """A file with projects and their partners."""

    file = TableField(
        label=_("File with projects"),
        help_text=_("Excel workbook (.xlsx) or CSV, at most 20 MB and 60.000 rows."),
    )


class EnvelopeForm(forms.Form):
    """Set an envelope."""

    cluster = forms.ModelChoiceField(
        Cluster.objects.none(),
        label=_("Cluster"),
        required=False,
        empty_label=_("None: the common envelope"),
    )
    year = forms.IntegerField(
        label=_("Year"),
        min_value=2015,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    amount = AmountField(label=_("Amount, in euro"))
    source = forms.CharField(label=_("Source"), max_length=300)


class ChangeEnvelopeForm(ReasonedForm):
    """Change the amount of an envelope."""

    amount = AmountField(label=_("Amount, in euro"))
    source = forms.CharField(label=_("Source"), max_length=300)

    field_order = ("version", "amount", "source", "reason")


class TransferForm(ReasonForm):
    """Move money to another envelope of the same year."""

    target = forms.ModelChoiceField(
        Envelope.objects.none(), label=_("To envelope"), empty_label=_("Choose…")
    )
    amount = AmountField(label=_("Amount, in euro"))

    field_order = ("target", "amount", "reason")


class PaymentForm(forms.Form):
    """Book what was paid on a project."""

    amount = AmountField(label=_("Amount, in euro"))
    paid_on = DayField(label=_("Paid on"))
    reference = forms.CharField(label=_("Bank reference"), max_length=100)

    def payment(self) -> PaymentData:
        """Return what was typed as the action wants it."""
        return PaymentData(**self.cleaned_data)
