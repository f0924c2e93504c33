"""Forms of an applicant: starting, title and period."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from applications.actions.data import FileData
from applications.models import Call
from clusterbeleid.core.fields import DayField
from clusterbeleid.core.forms import offer_rows
from clusters.enums import SizeClass
from clusters.forms.common import chosen
from clusters.models import Cluster

_LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]


class StartForm(forms.Form):
    """The call and a first title; the rest comes afterwards."""

    call: forms.ModelChoiceField[Call] = forms.ModelChoiceField(
        queryset=None, label=_("Call"), empty_label=_("Choose…")
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    cluster: forms.ModelChoiceField[Cluster] = forms.ModelChoiceField(
        queryset=None,
        label=_("Continues an existing cluster"),
        required=False,
        empty_label=_("No, this is a new initiative"),
        help_text=_("A cluster that goes on shares its ten years of support."),
    )

    def __init__(
        self, *args: Any, calls: QuerySet[Call], clusters: QuerySet[Cluster], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "call", calls)
        offer_rows(self, "cluster", clusters)


class FileForm(forms.Form):
    """Title, language and period, with the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=200)
    language = forms.ChoiceField(
        label=_("Language of the application"), choices=_LANGUAGES, widget=forms.RadioSelect
    )
    applicant_size = chosen(
        _("Size of the applying organisation"),
        SizeClass.choices,
        required=False,
        help_text=_("Needed to submit (R15): with its linked and partner companies."),
    )
    first_day = DayField(label=_("First day of the activities"), required=False)
    last_day = DayField(label=_("Last day of the activities"), required=False)

    def clean(self) -> dict[str, Any]:
        """Name the mistake at the last day."""
        values = super().clean() or {}
        first, last = values.get("first_day"), values.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day lies before the first day."))
        return values

    def data_of(self) -> FileData:
        """Return what a valid form says."""
        names = ("title", "language", "applicant_size", "first_day", "last_day")
        return FileData(**{name: self.cleaned_data[name] for name in names})
