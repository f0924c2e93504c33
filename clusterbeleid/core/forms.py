"""Forms of the ground floor."""

from __future__ import annotations

from django import forms
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
