"""Recording that aid was published."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import DayField


class MeetForm(forms.Form):
    """The day, and the reference or address under which everybody finds it."""

    on_day = DayField(label=_("Published on"))
    reference = forms.CharField(
        label=_("Reference or address"),
        max_length=200,
        help_text=_("As the register of the European Commission or the own register shows it."),
    )
    uploaded = forms.FileField(
        label=_("Proof of the register"),
        required=False,
        help_text=_("PDF, Word, PNG or JPG: the acknowledgement as the register gave it."),
    )
