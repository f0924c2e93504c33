"""Keeping a legal ground of aid."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.actions import SchemeData
from clusterbeleid.core.fields import DayField
from clusters.enums import ClusterKind
from clusters.forms.common import ReasonedForm, chosen, yes_no


class SchemeForm(forms.Form):
    """A scheme with the validity of its ground."""

    code = forms.CharField(label=_("Code"), max_length=20)
    name = forms.CharField(label=_("Name"), max_length=200)
    cluster_kind = chosen(_("Kind of cluster"), ClusterKind.choices)
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=200)
    counts_for_ten_years = yes_no(
        _("Counts for the ten years of GBER art. 27"),
        help_text=_("Aid under art. 27 counts; de minimis aid and project aid do not."),
    )
    sa_number = forms.CharField(label=_("SA number"), max_length=20, required=False)
    valid_from = DayField(label=_("Valid from"))
    valid_to = DayField(
        label=_("Valid to"), required=False, help_text=_("Leave empty when no end is known.")
    )

    def data_for_action(self) -> SchemeData:
        """Return what was typed."""
        names = SchemeForm.base_fields
        return SchemeData(**{name: self.cleaned_data[name] for name in names})


class CorrectSchemeForm(SchemeForm, ReasonedForm):
    """Change a scheme, with the reason."""

    field_order = [*SchemeForm.base_fields, "reason"]
