"""Forms of the steps of an evaluation: signing, findings, reply."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.forms import VersionForm

_LONGEST = 20_000


def long_text(label: Any, *, rows: int = 10, **more: Any) -> forms.CharField:
    """Return a field for a text of some pages."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=_LONGEST, widget=widget, **more)


class SignForm(forms.Form):
    """The hash of what was read; signing seals it."""

    seen = forms.CharField(widget=forms.HiddenInput)


class EmptyForm(forms.Form):
    """Nothing is asked but the decision itself."""


class FindingsForm(VersionForm):
    """The draft findings."""

    text = long_text(_("Draft findings"), rows=16)


class ReplyForm(VersionForm):
    """The reply of the cluster."""

    text = long_text(_("Your reply"), rows=14)
