"""What people type about another version of a type of project."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import AmountField, DayField
from clusters.forms.common import chosen, words
from projects.actions.type_proposals import FIGURES, TypeFigures
from projects.models import ProjectType

PLACES = {"type.day_outside": "first_day", "type.not_last": "first_day"}
_PARTS = (("vlaio", "VLAIO"), ("gber", "GBER"))
_LETTERS = [(letter, letter) for letter in "ABCDE"]
_MOST = Decimal(100)


def _number(label: Any, *, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=required,
        min_value=0,
        max_value=1000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def _share(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        localize=True,
        min_value=Decimal(0),
        max_value=_MOST,
        max_digits=5,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


class TypeForm(forms.Form):
    """Propose other figures of a type, from a day on; an empty figure is not known."""

    first_day = DayField(label=_("Holds from"))
    min_companies = _number(_("Fewest independent companies"))
    min_research = _number(_("Fewest research organisations"), required=True)
    min_clusters = _number(_("Fewest clusters with a company"), required=True)
    max_cost_pct = _share(_("Largest share of one partner"))
    min_aid = AmountField(label=_("Lowest aid, in euro"), required=False)
    max_aid = AmountField(label=_("Highest aid, in euro"), required=False)
    max_months = _number(_("Longest, in months"))
    source = forms.CharField(label=_("Source"), max_length=300)
    certainty = chosen(_("Certainty"), _LETTERS)
    reason = words(_("Reason of the change"), rows=2)

    def __init__(self, kind: ProjectType, data: Any = None, files: Any = None) -> None:
        start = {name: getattr(kind, name) for name in FIGURES}
        self.rates = list(kind.rates.all())
        for rate in self.rates:
            start |= {f"rate_{rate.pk}_{part}": getattr(rate, f"{part}_pct") for part, _n in _PARTS}
        super().__init__(data, files, initial=start)
        for rate in self.rates:
            for part, name in _PARTS:
                self.fields[f"rate_{rate.pk}_{part}"] = _share(f"{rate_name(rate)}: {name}, %")
        last = ("source", "certainty", "reason")
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    def figures(self) -> TypeFigures:
        """Return what was typed as the action wants it."""
        values = self.cleaned_data
        names = (*FIGURES, "first_day", "source", "certainty")
        rates = [
            (values[f"rate_{rate.pk}_vlaio"], values[f"rate_{rate.pk}_gber"]) for rate in self.rates
        ]
        return TypeFigures(**{name: values[name] for name in names}, rates=rates)


def rate_name(rate: Any) -> str:
    """Return for whom and what a rate is, in words."""
    words = (rate.get_part_display(), rate.get_activity_display(), rate.get_size_display())
    return ", ".join(str(word) for word in words if word)
