"""The what-if above a ranking: another envelope, another lowest score; nothing is stored."""

from __future__ import annotations

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.enums import Step
from applications.judging_enums import HIGHEST_SCORE
from clusterbeleid.core.fields import AmountField


class WhatIfForm(forms.Form):
    """Query parameters of the ranking."""

    step = forms.ChoiceField(label=_("Step"), choices=Step.choices, required=False)
    envelope = AmountField(label=_("Another envelope"), required=False)
    cut_off = forms.DecimalField(
        label=_("Lowest score above the line"),
        required=False,
        localize=True,
        min_value=Decimal(0),
        max_value=Decimal(HIGHEST_SCORE),
        max_digits=3,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
