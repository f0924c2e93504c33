"""Forms to open evaluations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import DayField
from clusterbeleid.core.formatting import format_day
from clusterbeleid.core.forms import offer_choices
from evaluations.actions.interim.planning import CampaignData
from evaluations.interim_enums import Outcome
from evaluations.queries.interim.planning import PlannedRow

_MOST_YEARS = 10


class OpenForm(forms.Form):
    """Until when the cluster writes its self-evaluation."""

    self_due_on = DayField(label=_("Self-evaluation until"))


class CampaignForm(OpenForm):
    """The clusters of a campaign."""

    name = forms.CharField(label=_("Name of the campaign"), max_length=200)
    clusters = forms.MultipleChoiceField(
        label=_("Clusters"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one cluster.")},
    )

    field_order = ("name", "self_due_on", "clusters")

    def __init__(self, *args: Any, rows: Sequence[PlannedRow], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [
            (row.planned.cluster_id, f"{row.planned.cluster} ({format_day(row.planned.due)})")
            for row in rows
        ]
        offer_choices(self, "clusters", choices)

    def campaign(self) -> CampaignData:
        """Return what a valid form says."""
        values = self.cleaned_data
        return CampaignData(
            name=values["name"],
            self_due_on=values["self_due_on"],
            cluster_ids=[int(key) for key in values["clusters"]],
        )


class EffectForm(forms.Form):
    """Which outcome to look at; nothing is written."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    years = forms.IntegerField(
        label=_("Years of prolongation"),
        min_value=1,
        max_value=_MOST_YEARS,
        required=False,
        help_text=_("Empty: the usual number of years. A phase-out has its own length."),
    )
