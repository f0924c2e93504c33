"""Forms about the lineage of a cluster (R11)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.forms import ReasonForm, offer_rows
from clusters.enums import LineageOutcome
from clusters.forms.common import words
from clusters.models import Lineage


class LineageChoiceForm(forms.Form):
    """A form with a field ``compared_with`` or ``into`` for one of the given lineages."""

    lineage_field: str

    def __init__(self, *args: Any, lineages: QuerySet[Lineage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, self.lineage_field, lineages)


class AssessmentForm(LineageChoiceForm):
    """The test list, the outcome and its motivation."""

    lineage_field = "compared_with"
    compared_with: forms.ModelChoiceField[Lineage] = forms.ModelChoiceField(
        queryset=None, label=_("Compared with lineage"), empty_label=_("Choose…")
    )
    same_members = words(_("Overlap of members"), rows=2)
    same_people = words(_("Overlap of board and staff"), rows=2)
    same_mission = words(_("Overlap of domain and mission"), rows=2)
    same_brand = words(_("Overlap of brand and assets"), rows=2)
    same_area = words(_("Overlap of target area"), rows=2)
    continuity = words(_("Economic continuity"), rows=2)
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=LineageOutcome.choices,
        widget=forms.RadioSelect,
        initial=LineageOutcome.SAME,
        help_text=_("A new lineage starts a new clock and needs a legal advice."),
    )
    motivation = words(_("Motivation"))
    legal_advice = forms.FileField(
        label=_("Legal advice"), required=False, help_text=_("PDF or Word.")
    )


class MergeForm(LineageChoiceForm, ReasonForm):
    """Another lineage to share one clock with."""

    lineage_field = "into"
    into: forms.ModelChoiceField[Lineage] = forms.ModelChoiceField(
        queryset=None, label=_("Merge into lineage"), empty_label=_("Choose…")
    )
    field_order = ["into", "reason"]
