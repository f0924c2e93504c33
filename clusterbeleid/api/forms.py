"""Forms about systems; the rules live in the actions."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.api.actions import ClientData, Rights
from clusterbeleid.api.enums import Reach, Scope
from clusterbeleid.api.models import ApiClient
from clusterbeleid.api.queries.clients import clusters_to_choose
from clusterbeleid.core.fields import DayField
from clusterbeleid.core.forms import ReasonForm, offer_rows
from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.identifiers import parse_kbo
from clusters.models import Cluster

_OVO = re.compile(r"OVO[0-9]{6}")


def number_of(text: str) -> str:
    """Return an enterprise number or OVO code as it is stored; raises ``ValidationError``."""
    plain = text.strip().upper()
    if _OVO.fullmatch(plain):
        return plain
    try:
        return parse_kbo(plain)
    except KernelError:
        raise forms.ValidationError(
            _("Write an enterprise number, or OVO and six digits.")
        ) from None


class RightsForm(forms.Form):
    """What a system may ask, what it sees, and until when."""

    scopes = forms.MultipleChoiceField(
        label=_("Rights"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one right.")},
    )
    last_day = DayField(
        label=_("Until and including"),
        required=False,
        help_text=_("Required for a right to write in a register; empty means until you close it."),
    )
    reach = forms.ChoiceField(
        label=_("Sees"), choices=Reach.choices, widget=forms.RadioSelect, initial=Reach.CLUSTERS
    )
    clusters = forms.ModelMultipleChoiceField(
        queryset=Cluster.objects.none(),
        label=_("Clusters"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("With “Only these clusters”."),
    )
    organisations = forms.CharField(
        label=_("Enterprise numbers"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("With “As these cluster organisations”; one on each line."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "clusters", clusters_to_choose())

    def clean_organisations(self) -> tuple[str, ...]:
        """Return the numbers as they are stored."""
        lines = self.cleaned_data["organisations"].splitlines()
        return tuple(dict.fromkeys(number_of(line) for line in lines if line.strip()))

    def given(self) -> dict[str, Any]:
        """Return the rights that were filled in, under the names that the actions use."""
        filled = self.cleaned_data
        return {
            "scopes": tuple(filled["scopes"]),
            "last_day": filled["last_day"],
            "reach": filled["reach"],
            "clusters": tuple(row.pk for row in filled["clusters"]),
            "organisations": filled["organisations"],
        }


class ClientForm(RightsForm):
    """A new system."""

    name = forms.CharField(
        label=_("Name of the system"),
        max_length=100,
        help_text=_("It stands in the history with everything that the system does."),
    )
    agency_name = forms.CharField(label=_("Agency or organisation"), max_length=200)
    agency_number = forms.CharField(
        label=_("Enterprise number or OVO code"),
        max_length=20,
        help_text=_("For example 0203.430.576 or OVO001834."),
    )

    field_order = ("name", "agency_name", "agency_number")

    def clean_agency_number(self) -> str:
        """Return the number as it is stored."""
        return number_of(self.cleaned_data["agency_number"])

    def data_of_client(self) -> ClientData:
        """Return what was filled in as the action takes it."""
        filled = self.cleaned_data
        names = {name: filled[name] for name in self.field_order}
        return ClientData(**names, **self.given())


class ChangeRightsForm(RightsForm, ReasonForm):
    """Other rights for a system, with the version that was read and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ("scopes", "last_day", "reach", "clusters", "organisations", "reason")

    def change(self) -> dict[str, Any]:
        """Return what was filled in as the action takes it."""
        filled = self.cleaned_data
        return {
            "rights": Rights(**self.given()),
            "reason": filled["reason"],
            "expected_version": filled["version"],
        }


def rights_now(client: ApiClient) -> dict[str, Any]:
    """Return the rights of a system as the form shows them."""
    return {
        "scopes": client.scopes,
        "last_day": client.last_day,
        "reach": client.reach,
        "clusters": client.clusters,
        "organisations": "\n".join(client.organisations),
        "version": client.version,
    }
