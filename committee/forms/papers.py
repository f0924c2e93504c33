"""Forms about papers: approving minutes, and checking a dossier."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusters.forms.common import words


class MinutesForm(forms.Form):
    """What the minutes say beside the decisions."""

    remarks = words(_("Remarks for the minutes"), rows=6, required=False)


class VerifyForm(forms.Form):
    """A PDF, or its hash; nothing is kept."""

    file = forms.FileField(
        label=_("PDF"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf"}),
        help_text=_("The file is compared and not kept."),
    )
    sha256 = forms.RegexField(
        r"^[0-9a-fA-F]{64}$",
        label=_("Hash (SHA-256)"),
        required=False,
        error_messages={"invalid": _("A hash has 64 digits and letters from a to f.")},
    )

    def clean(self) -> dict[str, Any]:
        """Ask one of both."""
        values = super().clean() or {}
        if not self.errors and not values.get("file") and not values.get("sha256"):
            self.add_error("file", _("Choose a PDF, or type its hash."))
        return values

    def digest(self) -> str:
        """Return the hash asked for, in small letters."""
        file = self.cleaned_data["file"]
        if not file:
            return str(self.cleaned_data["sha256"]).lower()
        found = hashlib.sha256()
        for chunk in file.chunks():
            found.update(chunk)
        return found.hexdigest()
