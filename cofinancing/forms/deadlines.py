"""Forms with which officials move due dates, and decide after a missed one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import DayField
from clusterbeleid.core.forms import offer_choices
from clusters.forms.common import words
from cofinancing.enums import LapseOutcome

_ABOUT_FILES = _("PDF, Word, Excel, PNG or JPEG.")
_MOST_MONTHS = 12


class ReasonedDecision(forms.Form):
    """Why, and on which document."""

    reason = words(
        _("Reason"),
        rows=3,
        error_messages={"required": _("Write down why; the reason is kept with your name.")},
    )
    document = forms.FileField(label=_("Document"), required=False, help_text=_ABOUT_FILES)


class _LaterDate(forms.Form):
    """A later due date: the day itself, or a number of months."""

    new_due = DayField(label=_("New due date"), required=False)
    months = forms.IntegerField(
        label=_("Or: months after the present due date"),
        required=False,
        min_value=1,
        max_value=_MOST_MONTHS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class ExtendForm(ReasonedDecision, _LaterDate):
    """Extend the term of the project years at hand."""

    field_order = ("years", "new_due", "months", "reason", "document")


class SuspendForm(ReasonedDecision):
    """Let the term rest for some days."""

    first = DayField(label=_("First day of the suspension"))
    last = DayField(label=_("Last day of the suspension"))

    field_order = ("years", "first", "last", "reason", "document")


class _Chosen(forms.Form):
    """Which project years a decision is about."""

    years = forms.MultipleChoiceField(
        label=_("Project years"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one project year.")},
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "years", choices)

    def chosen(self) -> list[int]:
        """Return the keys of the chosen project years."""
        return [int(key) for key in self.cleaned_data["years"]]


class ExtendManyForm(_Chosen, ExtendForm):
    """Extend the term of a set of project years in one decision."""


class SuspendManyForm(_Chosen, SuspendForm):
    """Suspend the term of a set of project years in one decision."""


class DecideLapseForm(ReasonedDecision, _LaterDate):
    """What a person decides after a missed due date."""

    outcome = forms.ChoiceField(
        label=_("Decision"),
        choices=LapseOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you decide.")},
    )
    document = forms.FileField(label=_("Document of the decision"), help_text=_ABOUT_FILES)

    field_order = ("outcome", "new_due", "months", "reason", "document")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_due"].label = _("New due date, for an extra term")

    def clean(self) -> dict[str, Any]:
        """Refuse a date with a decision that gives no extra term."""
        values = super().clean() or {}
        dated = values.get("new_due") or values.get("months")
        if dated and values.get("outcome") not in {None, LapseOutcome.EXTRA_TERM}:
            self.add_error("outcome", _("A new due date goes with an extra term only."))
        return values
