"""The form of a new webhook; the rules live in the actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class WebhookForm(forms.Form):
    """An address that is told what happens, and of which events."""

    url = forms.CharField(
        label=_("Address"),
        max_length=500,
        help_text=_("An address on the internet that begins with https://."),
    )
    names = forms.MultipleChoiceField(
        label=_("Only these events"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none to tell of all events that the system may read."),
    )

    def __init__(self, *args: Any, names: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["names"]
        field.choices = [(name, name) for name in names]

    def values(self) -> dict[str, Any]:
        """Return what was filled in as the action takes it."""
        return {"url": self.cleaned_data["url"], "names": tuple(self.cleaned_data["names"])}
