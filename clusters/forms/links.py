"""Which organisation holds which."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import EnterpriseNumberField
from clusters.actions.links import LinkData
from clusters.enums import LinkKind
from clusters.forms.common import PeriodForm, chosen, figure
from clusters.models import Organisation
from clusters.queries import find_by_number

HOLDS, HELD = "holds", "held"


class LinkForm(PeriodForm):
    """The other organisation, which way the link goes, and on what that rests."""

    number = EnterpriseNumberField(label=_("Enterprise number of the other organisation"))
    way = forms.ChoiceField(
        label=_("Direction"),
        choices=[
            (HELD, _("The other holds this organisation")),
            (HOLDS, _("This organisation holds the other")),
        ],
        widget=forms.RadioSelect,
    )
    kind = chosen(
        _("Kind of link"),
        LinkKind.choices,
        help_text=_("Of a merger the organisation that goes on is the holder."),
    )
    share_pct = figure(_("Share in %"), required=False)
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        help_text=_("For example the annual accounts of 2025, or a declaration."),
    )
    field_order = ("number", "way", "kind", "share_pct", "first_day", "last_day", "source")

    def clean_number(self) -> Organisation:
        """Return the organisation with the number that was typed."""
        found = find_by_number(self.cleaned_data["number"])
        if found is None:
            raise forms.ValidationError(
                _("This number is not in the register of organisations. Register it first.")
            )
        return found

    def data_for_action(self, subject: Organisation) -> LinkData:
        """Return what was typed, seen from ``subject``."""
        values: dict[str, Any] = dict(self.cleaned_data)
        other, way = values.pop("number"), values.pop("way")
        holder, held = (subject, other) if way == HOLDS else (other, subject)
        return LinkData(holder=holder, held=held, **values)


class RegisterRunForm(forms.Form):
    """From which source the facts are read."""

    source = forms.ChoiceField(
        label=_("Source"),
        choices=[
            ("open_data", _("Open data of the Crossroads Bank")),
            ("service", _("Service of the Crossroads Bank")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a source.")},
    )
