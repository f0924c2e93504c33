"""Typing the project years of a grant, one row each."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.actions import YearDraft
from agreements.forms.rows import Rows
from clusterbeleid.core.fields import AmountField, DayField

_YEAR_FIELDS = tuple(YearDraft.__dataclass_fields__)


class YearForm(forms.Form):
    """One project year; a row without a single entry is no year."""

    first_day = DayField(label=_("First day"), help_text="")
    last_day = DayField(label=_("Last day"), help_text="")
    granted_amount = AmountField(label=_("Granted amount"), help_text="")
    eligible_cost = AmountField(label=_("Eligible cost"), help_text="")
    planned_cofinancing = AmountField(label=_("Planned co-financing"), help_text="")

    def clean(self) -> dict[str, Any]:
        """Name the mistakes at their own row; the database would name only the first."""
        values = super().clean() or {}
        first, last = values.get("first_day"), values.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day lies before the first day."))
        granted, cost = values.get("granted_amount"), values.get("eligible_cost")
        if cost is not None and cost <= 0:
            self.add_error("eligible_cost", _("Type an amount above zero."))
        elif granted is not None and cost is not None and granted > cost:
            self.add_error("granted_amount", _("The grant is not above the eligible cost."))
        return values

    @property
    def draft(self) -> YearDraft:
        """Return the project year of a valid row."""
        return YearDraft(**{name: self.cleaned_data[name] for name in _YEAR_FIELDS})


class YearRows(Rows[YearForm]):
    """The rows of project years; blank ones are left out."""

    COUNT, PREFIX, FIELDS = "years", "year", _YEAR_FIELDS
    PLACE = _("Project year %(number)s")

    @classmethod
    def _form(cls, **more: Any) -> YearForm:
        return YearForm(**more)

    @property
    def drafts(self) -> tuple[YearDraft, ...]:
        """Return the project years of valid rows, in order of their first day."""
        return tuple(sorted((form.draft for form in self.filled), key=lambda row: row.first_day))
