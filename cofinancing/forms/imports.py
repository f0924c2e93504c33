"""Handing in a file with contributions or costs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.sheets.file_texts import FILE_TEXTS


class TableField(forms.FileField):
    """A workbook or CSV file."""

    def __init__(self, **more: Any) -> None:
        more.setdefault(
            "help_text", _("Excel workbook (.xlsx) or CSV, at most 20 MB and 20.000 rows.")
        )
        super().__init__(
            widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
            error_messages={
                "required": _("Choose a file."),
                "empty": str(FILE_TEXTS["file.empty"]),
            },
            **more,
        )


class ImportForm(forms.Form):
    """A file with contributions."""

    file = TableField(label=_("File with contributions"))


class CostImportForm(forms.Form):
    """A file with costs."""

    file = TableField(label=_("File with costs"))
