"""The form of the advice on an evaluation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from clusterbeleid.accounts.models import User
from clusterbeleid.core.fields import AmountField, DayField
from clusterbeleid.core.forms import offer_rows
from clusters.forms.common import chosen
from evaluations.actions.interim.advice import AdviceData, ConditionData
from evaluations.forms.interim.steps import long_text
from evaluations.interim_enums import Outcome
from evaluations.models import AdviceCondition, EvaluationAdvice

_MOST_YEARS = 10
_COPIED = ("outcome", "years", "yearly_amount", "motivation", "draft_decision", "second_reader")
CONDITIONS = 5


class AdviceForm(forms.Form):
    """The advice with its draft decision, the outcome, and the conditions."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    outcome = chosen(_("Outcome"), Outcome.choices)
    years = forms.IntegerField(
        label=_("Years of prolongation"), min_value=1, max_value=_MOST_YEARS, required=False
    )
    yearly_amount = AmountField(
        label=_("Aid per project year"),
        required=False,
        help_text=_("Empty: the yearly maximum."),
    )
    motivation = long_text(_("Motivation"))
    draft_decision = long_text(_("Draft decision"), rows=5)
    second_reader: forms.ModelChoiceField[User] = forms.ModelChoiceField(
        queryset=None,
        label=_("Second reader"),
        empty_label=_("Choose…"),
        help_text=_("Somebody who does not follow this cluster when the author does."),
    )

    def __init__(self, *args: Any, readers: QuerySet[User], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "second_reader", readers)
        for number in range(1, CONDITIONS + 1):
            values = {"number": number}
            self.fields[f"condition_{number}"] = long_text(
                _("Condition %(number)s") % values, rows=2, required=False
            )
            self.fields[f"due_{number}"] = DayField(
                label=_("Condition %(number)s: to be met by") % values, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Ask the years of a prolongation, and the day of each condition."""
        values = super().clean() or {}
        if values.get("outcome") not in {None, "", Outcome.NEGATIVE} and not values.get("years"):
            self.add_error("years", _("Give the number of years of the prolongation."))
        for number in range(1, CONDITIONS + 1):
            if values.get(f"condition_{number}") and not values.get(f"due_{number}"):
                self.add_error(f"due_{number}", _("Say by when this condition must be met."))
        return values

    def advice(self) -> AdviceData:
        """Return what a valid form says."""
        values = {name: self.cleaned_data[name] for name in _COPIED}
        conditions = [ConditionData(text, day) for text, day in self._conditions()]
        return AdviceData(**values, conditions=conditions)

    def _conditions(self) -> Iterator[tuple[str, date]]:
        for number in range(1, CONDITIONS + 1):
            text = self.cleaned_data[f"condition_{number}"].strip()
            if text:
                yield text, self.cleaned_data[f"due_{number}"]


def advice_start(
    advice: EvaluationAdvice | None, conditions: Sequence[AdviceCondition]
) -> dict[str, Any]:
    """Return a stored advice as the form begins with it."""
    if advice is None:
        return {"version": 0}
    start = {name: getattr(advice, name) for name in ("version", *_COPIED)}
    for row in conditions:
        start |= {f"condition_{row.number}": row.text, f"due_{row.number}": row.due_on}
    return start
