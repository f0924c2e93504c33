"""Forms with which a cluster organisation proposes changes to its members."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import DayField, EnterpriseNumberField
from clusterbeleid.core.sheets.file_texts import FILE_TEXTS
from clusters.actions import SizeData
from clusters.forms.common import words
from clusters.forms.organisations import OrganisationDataForm, SizeForm


class NoteForm(forms.Form):
    """What the account manager should know."""

    note = words(_("Note for VLAIO"), rows=2, required=False)


class ProposedMemberForm(OrganisationDataForm, NoteForm):
    """A new member with the details that the register needs."""

    number = EnterpriseNumberField(label=_("Enterprise number"))
    first_day = DayField(label=_("Member from"))
    field_order = ["number", *OrganisationDataForm.base_fields, "first_day", "note"]

    def told(self) -> dict[str, Any]:
        """Return what was filled in under the names that the action uses."""
        values = {name: self.cleaned_data[name] for name in ("number", "first_day", "note")}
        return {**values, "details": self.details()}


class ProposedDetailsForm(OrganisationDataForm, NoteForm):
    """Other details of a member."""

    field_order = [*OrganisationDataForm.base_fields, "note"]

    def told(self) -> dict[str, Any]:
        """Return what was filled in under the names that the action uses."""
        return {"details": self.details(), "note": self.cleaned_data["note"]}


class ProposedEndForm(NoteForm):
    """The last day of a membership."""

    last_day = DayField(label=_("Last day"))
    field_order = ["last_day", "note"]


class ProposedSizeForm(SizeForm, NoteForm):
    """The size of a member, with its evidence."""

    file = forms.FileField(
        label=_("Evidence"),
        required=False,
        help_text=_("Annual accounts or a declaration: PDF, Word, Excel, CSV, PNG or JPEG."),
    )
    field_order = [*SizeForm.base_fields, "file", "note"]

    def size(self) -> SizeData:
        """Return what was filled in as the action takes it."""
        return SizeData(**{name: self.cleaned_data[name] for name in SizeForm.base_fields})

    def more(self) -> dict[str, Any]:
        """Return file and note under the names that the action uses."""
        return {"uploaded": self.cleaned_data["file"], "note": self.cleaned_data["note"]}


class MemberFileForm(forms.Form):
    """A workbook or CSV file with members."""

    file = forms.FileField(
        label=_("File with members"),
        help_text=_("Excel workbook (.xlsx) or CSV, at most 20 MB and 20.000 rows."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": _("Choose a file."), "empty": str(FILE_TEXTS["file.empty"])},
    )
