"""Forms of indicators."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import DayField
from clusterbeleid.core.forms import offer_rows
from clusters.forms.common import chosen, words
from evaluations.actions.kpis import DefinitionData, TargetData, ValueData
from evaluations.enums import Better, KpiUnit
from evaluations.models import KpiVersion

_FIRST_YEAR, _LAST_YEAR = 2015, 2100


def _number(label: Any, **more: Any) -> forms.DecimalField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.DecimalField(
        label=label, localize=True, max_digits=16, decimal_places=4, widget=widget, **more
    )


class _FigureForm(forms.Form):
    definition: forms.ModelChoiceField[KpiVersion] = forms.ModelChoiceField(
        queryset=None, label=_("Indicator")
    )
    year = forms.IntegerField(label=_("Year"), min_value=_FIRST_YEAR, max_value=_LAST_YEAR)
    source = forms.CharField(label=_("Source"), max_length=300)

    def __init__(self, *args: Any, definitions: QuerySet[KpiVersion], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "definition", definitions)


class ValueForm(_FigureForm):
    """A measured figure with its grounds."""

    value = _number(_("Value"))
    scope = forms.CharField(
        label=_("Scope"), max_length=300, help_text=_("What is counted, for example: all members.")
    )
    on_day = DayField(label=_("Measured on"))
    field_order = ["definition", "year", "value", "scope", "on_day", "source"]

    def typed(self) -> ValueData:
        """Return what was typed."""
        values = {key: value for key, value in self.cleaned_data.items() if key != "definition"}
        return ValueData(**values)


class TargetForm(_FigureForm):
    """A target, with where it starts from."""

    target = _number(_("Target"))
    baseline = _number(_("Baseline"), required=False)
    baseline_year = forms.IntegerField(
        label=_("Year of the baseline"),
        min_value=_FIRST_YEAR,
        max_value=_LAST_YEAR,
        required=False,
    )
    field_order = ["definition", "year", "target", "baseline", "baseline_year", "source"]

    def typed(self) -> TargetData:
        """Return what was typed."""
        values = {key: value for key, value in self.cleaned_data.items() if key != "definition"}
        return TargetData(**values)


class DefinitionForm(forms.Form):
    """What is measured; the next version when the code is known already."""

    code = forms.SlugField(
        label=_("Code"), max_length=60, help_text=_("A known code gets a next version.")
    )
    name_nl = forms.CharField(label=_("Name in Dutch"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200)
    definition_nl = words(_("Definition in Dutch"))
    definition_en = words(_("Definition in English"))
    unit = chosen(_("Unit"), KpiUnit.choices)
    better = chosen(_("Direction"), Better.choices)
    source = forms.CharField(label=_("Source"), max_length=300)

    def typed(self) -> DefinitionData:
        """Return what was typed."""
        values = {key: value for key, value in self.cleaned_data.items() if key != "code"}
        return DefinitionData(**values)
