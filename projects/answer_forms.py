"""What people type about a parliamentary question."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.fields import DayField
from clusters.forms.common import ReasonedForm
from projects.actions.answers import QuestionData

PLACES = {"answer.in_future": "as_of"}


class QuestionForm(forms.Form):
    """The question: number, day, who asks and who answers."""

    number = forms.CharField(label=_("Number of the question"), max_length=40)
    asked_on = DayField(label=_("Date of the question"))
    member = forms.CharField(
        label=_("Member of parliament"),
        max_length=200,
        help_text=_("As it is written in the answer."),
    )
    minister = forms.CharField(
        label=_("Minister who answers"), max_length=200, help_text=_("Name and competences.")
    )
    subject = forms.CharField(label=_("Subject"), max_length=200)

    def question(self) -> QuestionData:
        """Return what was typed as the action wants it."""
        names = QuestionData.__dataclass_fields__
        return QuestionData(**{name: self.cleaned_data[name] for name in names})


class DrawUpForm(QuestionForm):
    """Draw up an answer: the question, and the day of the figures."""

    as_of = DayField(
        label=_("Figures as of"),
        help_text=_("The answer tells what was known at the end of this day."),
    )
    field_order = ("as_of",)


class ChangeQuestionForm(QuestionForm, ReasonedForm):
    """Correct what was typed about the question."""


class FreezeForm(forms.Form):
    """Approve what was read: its hash comes along."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


def question_of(answer: Any) -> dict[str, Any]:
    """Return the question of an answer under the names of the form."""
    return {name: getattr(answer, name) for name in QuestionData.__dataclass_fields__}
