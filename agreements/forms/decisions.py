"""Confirming, ending and stopping an agreement."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import DayField
from clusterbeleid.core.forms import ReasonForm


class ConfirmForm(forms.Form):
    """Let a draft count; an exception needs its motivation, past the ten years an advice too."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    motivation = forms.CharField(
        label=_("Motivation of an exception"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Only needed when the check asks for a reasoned decision."),
    )
    advice = forms.FileField(
        label=_("Legal advice"),
        required=False,
        help_text=_("PDF, Word, PNG or JPG. Only needed past the ten years."),
    )


class EndForm(forms.Form):
    """End an agreement whose last day has passed; nothing needs to be typed."""


class StopForm(ReasonForm):
    """Stop an agreement before its last day."""

    last_day = DayField(label=_("Last day of the aid"))

    field_order = ("last_day", "reason")
