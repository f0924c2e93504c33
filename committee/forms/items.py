"""Forms about one agenda item: interest, vote, regularity, decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import DayField
from clusterbeleid.core.forms import offer_choices, offer_rows
from clusters.forms.common import chosen, words, yes_no
from committee.actions import DecisionData
from committee.enums import Choice, DecisionType
from committee.models import AgendaItem, Decision
from committee.rules import ConditionFacts

CONDITIONS = 5


class InterestForm(forms.Form):
    """Say whether one has an own interest, before anything can be read."""

    has_interest = yes_no(
        _("Do you have a direct, personal or professional interest in this item?"),
        help_text=_("With an interest you read nothing of it and do not vote. It is final."),
    )
    reason = words(_("Reason"), rows=3, required=False)


class LateInterestForm(forms.Form):
    """Declare an interest after an earlier "no"."""

    reason = words(_("Which interest do you have?"), rows=3)


class VoteForm(forms.Form):
    """One vote."""

    choice = forms.ChoiceField(
        label=_("Your vote"),
        choices=Choice.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose for, against or abstention.")},
    )


class RegularityForm(forms.Form):
    """Why quorum and majority were regular while no figure says so."""

    note = words(_("Why the procedure was regular"), rows=3)


class DecisionForm(forms.Form):
    """What the committee decided; with room for a few conditions."""

    decision_type = chosen(_("Kind of decision"), DecisionType.choices)
    outcome = words(_("Decision"), rows=4)
    motivation = words(
        _("Motivation"),
        rows=6,
        help_text=_(
            "The facts and the rules on which the decision rests. It stands in the letter."
        ),
    )
    corrects: forms.ModelChoiceField[Decision] = forms.ModelChoiceField(
        queryset=None,
        label=_("Earlier decision"),
        required=False,
        empty_label=_("None"),
        help_text=_("Only to withdraw or correct a decision."),
    )

    def __init__(
        self, *args: Any, types: Sequence[tuple[str, str]], earlier: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "decision_type", [("", _("Choose…")), *types])
        offer_rows(self, "corrects", earlier)
        for number in range(1, CONDITIONS + 1):
            values = {"number": number}
            self.fields[f"condition-{number}"] = words(
                _("Condition %(number)s") % values, rows=2, required=False
            )
            self.fields[f"due-{number}"] = DayField(
                label=_("Condition %(number)s: to be met by") % values, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Ask the day of a condition, and the text of a day."""
        values = super().clean() or {}
        for number in range(1, CONDITIONS + 1):
            text, due = values.get(f"condition-{number}"), values.get(f"due-{number}")
            if text and due is None and f"due-{number}" not in self.errors:
                self.add_error(f"due-{number}", _("Say by when this condition must be met."))
            if due is not None and not text:
                self.add_error(f"condition-{number}", _("Write the condition, or empty its day."))
        return values

    def data_for_action(self, item: AgendaItem) -> DecisionData:
        """Return what the actions need, with the figures of the proposal."""
        values = self.cleaned_data
        numbers = [n for n in range(1, CONDITIONS + 1) if values.get(f"condition-{n}")]
        return DecisionData(
            decision_type=values["decision_type"],
            outcome=values["outcome"],
            motivation=values["motivation"],
            payload=item.payload,
            conditions=tuple(
                ConditionFacts(values[f"condition-{n}"], values[f"due-{n}"]) for n in numbers
            ),
            corrects=values["corrects"],
        )
