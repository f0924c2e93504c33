"""Handing in a file with contributions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.sheets.file_texts import FILE_TEXTS

# A refusal of the file stands at the field of the file.
PLACES = dict.fromkeys(FILE_TEXTS, "file")


class ImportForm(forms.Form):
    """A workbook or CSV file."""

    file = forms.FileField(
        label=_("File with contributions"),
        help_text=_("Excel workbook (.xlsx) or CSV, at most 20 MB and 20.000 rows."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": _("Choose a file."), "empty": str(FILE_TEXTS["file.empty"])},
    )
