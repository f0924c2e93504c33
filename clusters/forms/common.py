"""Parts that the forms of this room share."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import DayField

YES_NO = [("True", _("Yes")), ("False", _("No"))]


def words(
    label: Any, *, rows: int = 4, lang: str = "", most: int = 4000, **more: Any
) -> forms.CharField:
    """Return a field for running text of ``most`` signs; ``lang`` when it is in a language of its own."""
    widget = forms.Textarea(attrs={"rows": rows} | ({"lang": lang} if lang else {}))
    return forms.CharField(label=label, max_length=most, widget=widget, **more)


def figure(label: Any, *, places: int = 2, **more: Any) -> forms.DecimalField:
    """Return a field for a number of zero or more, typed with a comma."""
    return forms.DecimalField(
        label=label,
        localize=True,
        min_value=Decimal(0),
        max_digits=10,
        decimal_places=places,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        **more,
    )


def yes_no(label: Any, **more: Any) -> forms.TypedChoiceField:
    """Return a question that must be answered: no box that is off by accident."""
    return forms.TypedChoiceField(
        label=label,
        choices=YES_NO,
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
        **more,
    )


def chosen(label: Any, choices: Any, **more: Any) -> forms.ChoiceField:
    """Return a choice that starts with nothing chosen."""
    empty = [("", _("Choose…"))]
    return forms.ChoiceField(label=label, choices=[*empty, *choices], **more)


class ReasonedForm(forms.Form):
    """A change to what is stored: the version that was read, and why it changes."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = words(
        _("Reason of the change"),
        rows=2,
        error_messages={"required": _("Write down why; the reason is kept with your name.")},
    )

    def change(self) -> dict[str, Any]:
        """Return version and reason under the names that the actions use."""
        values = self.cleaned_data
        return {"expected_version": values["version"], "reason": values["reason"]}


class PeriodForm(forms.Form):
    """First and last day, both included."""

    first_day = DayField(label=_("First day"))
    last_day = DayField(
        label=_("Last day"), required=False, help_text=_("Leave empty while it still runs.")
    )

    def days(self) -> dict[str, Any]:
        """Return both days under the names that the actions use."""
        return {name: self.cleaned_data[name] for name in ("first_day", "last_day")}


class CorrectPeriodForm(PeriodForm, ReasonedForm):
    """End a mandate, or correct its days."""

    field_order = ["version", "first_day", "last_day", "reason"]
