"""Forms of the ground floor, and what forms of all rooms share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import DayField


class ReasonForm(forms.Form):
    """Why something is done; for an action that needs nothing else."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write down why; the reason is kept with your name.")},
    )


class VersionForm(forms.Form):
    """The version that was read; nothing else is asked."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class VersionedReasonForm(ReasonForm):
    """The version that was read, and the reason."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class DemoDayForm(forms.Form):
    """The day on which the demo stands still, and why it moves."""

    day = DayField(label=_("Day of the demo"))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        error_messages={"required": _("Write down why; the reason is kept with your name.")},
    )


class CloseTaskForm(ReasonForm):
    """Close a task: done, or no longer needed."""

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[("done", _("Done")), ("dropped", _("No longer needed"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the task ended.")},
    )

    field_order = ("outcome", "reason")

    @property
    def drops(self) -> bool:
        """Tell whether the task is no longer needed."""
        return bool(self.cleaned_data["outcome"] == "dropped")


def offer_rows(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Let the field ``name`` of a form choose among ``rows``; raises ``TypeError`` for another field."""
    field = form.fields[name]
    if not isinstance(field, forms.ModelChoiceField):
        raise TypeError(f"{name} chooses no rows")
    field.queryset = rows


def offer_choices(form: forms.Form, name: str, choices: Any) -> None:
    """Let the field ``name`` of a form choose among ``choices``; raises ``TypeError`` for another field."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} is no choice")
    field.choices = choices


class ValuesForm(forms.Form):
    """A form whose values go to an action under their own names."""

    def values(self) -> dict[str, Any]:
        """Return what was typed, under the names that the action uses."""
        return dict(self.cleaned_data)
