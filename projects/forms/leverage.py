"""What people type about leverage, and about selections of rows for its denominator."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import AmountField
from clusters.forms.common import ReasonedForm, chosen, words
from clusters.models import Cluster
from projects.actions.leverage import EntryData
from projects.enums import Confidentiality, LeverageLevel, Programme
from projects.models import LeverageSelection

PLACES = {
    "leverage.by_head": "cluster",
    "leverage.year_in_future": "year",
    "leverage.no_rows": "counted",
    "leverage.unknown_row": "counted",
    "leverage.same_rows": "counted",
}


class EntryForm(forms.Form):
    """Enter a leverage budget."""

    year = forms.IntegerField(
        label=_("Year"),
        min_value=2010,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    level = chosen(_("Level"), LeverageLevel.choices)
    programme = chosen(_("Programme"), Programme.choices)
    description = forms.CharField(label=_("Description"), max_length=300)
    amount = AmountField(label=_("Amount, in euro"))
    cluster = forms.ModelChoiceField(
        Cluster.objects.none(),
        label=_("Cluster"),
        required=False,
        empty_label=_("None: of no cluster apart"),
    )
    cluster_part = words(
        _("Part of the cluster in it"),
        rows=2,
        required=False,
        help_text=_("What the cluster organisation did to acquire it."),
    )
    confidentiality = chosen(_("Class"), Confidentiality.choices)
    source = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("Where the amount can be read.")
    )
    file = forms.FileField(
        label=_("Source document"),
        required=False,
        help_text=_("PDF, Word, Excel, PNG or JPEG, at most 20 MB. It is scanned for viruses."),
    )

    def entry(self) -> EntryData:
        """Return what was typed as the action wants it."""
        names = EntryData.__dataclass_fields__
        return EntryData(**{name: self.cleaned_data[name] for name in names})


class ChangeEntryForm(EntryForm, ReasonedForm):
    """Change a leverage budget; without a file its document stays."""


class RowsField(forms.MultipleChoiceField):
    """The rows of table 5 that count."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self) -> None:
        super().__init__(
            label=_("Rows that count"),
            help_text=_("The denominator is the aid of the ticked rows together."),
            error_messages={"required": _("Tick at least one row.")},
        )


class SelectionForm(forms.Form):
    """Name a selection of rows."""

    name = forms.CharField(label=_("Name"), max_length=100)
    counted = RowsField()
    reason = words(_("Reason"), rows=3, help_text=_("Why these rows, and not the others."))


class ChangeSelectionForm(ReasonedForm):
    """Put a new version in place of a selection."""

    counted = RowsField()

    field_order = ("version", "counted", "reason")


class CompareForm(forms.Form):
    """Choose the selection to put beside this one."""

    other = forms.ModelChoiceField(
        LeverageSelection.objects.none(), label=_("Beside"), empty_label=_("Choose…")
    )


def offer_names(form: forms.Form, names: Any) -> None:
    """Let somebody tick among the rows of table 5."""
    field = form.fields["counted"]
    if isinstance(field, RowsField):
        field.choices = [(name, name) for name in names]
