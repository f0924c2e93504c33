"""Typing another payment plan for a project year, one row for each open instalment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.actions import InstalmentData
from agreements.enums import InstalmentTrigger
from agreements.forms.rows import Rows
from clusterbeleid.core.fields import AmountField
from clusterbeleid.core.forms import ReasonForm


class PlanForm(ReasonForm):
    """Why the plan changes, and which instalments the person read: keys and versions."""

    read = forms.RegexField(r"^(\d+(,\d+)*)?$", widget=forms.HiddenInput, required=False)

    @property
    def expected(self) -> list[int]:
        """Return keys and versions as read, one after the other."""
        return [int(part) for part in self.cleaned_data["read"].split(",") if part]


class InstalmentForm(forms.Form):
    """One instalment; a row without a single entry is none."""

    trigger = forms.ChoiceField(
        label=_("When to pay"), choices=[("", _("Choose…")), *InstalmentTrigger.choices]
    )
    amount = AmountField(label=_("Amount"), help_text="")
    condition = forms.CharField(label=_("Further condition"), max_length=500, required=False)

    @property
    def instalment(self) -> InstalmentData:
        """Return the instalment of a valid row."""
        return InstalmentData(**self.cleaned_data)


class PlanRows(Rows[InstalmentForm]):
    """The open instalments of a project year; blank rows are left out."""

    COUNT, PREFIX = "instalments", "instalment"
    FIELDS = ("trigger", "amount", "condition")
    PLACE = _("Instalment %(number)s")

    @classmethod
    def _form(cls, **more: Any) -> InstalmentForm:
        return InstalmentForm(**more)

    @property
    def wanted(self) -> list[InstalmentData]:
        """Return the instalments of valid rows in order."""
        return [form.instalment for form in self.filled]
