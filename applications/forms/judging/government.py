"""The form of the government's decision: a choice with grounds for every expression of interest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.actions.judging.government import Choice
from applications.models import Application
from clusterbeleid.core.fields import DayField
from clusters.forms.common import words

_CHOICES = [("True", _("Invite to a full proposal")), ("False", _("Do not invite"))]


class GovernmentForm(forms.Form):
    """Reference, day and document, and what was decided about each expression."""

    reference = forms.CharField(label=_("Reference of the decision"), max_length=100)
    decided_on = DayField(label=_("Date of the decision"))
    file = forms.FileField(
        label=_("Document of the decision"), help_text=_("A PDF, Word file or picture.")
    )

    def __init__(self, *args: Any, expressions: Sequence[Application], **more: Any) -> None:
        super().__init__(*args, **more)
        self.expressions = expressions
        for row in expressions:
            self.fields[f"invited_{row.pk}"] = forms.TypedChoiceField(
                label=f"{row.reference}: {row.title}",
                choices=_CHOICES,
                coerce=lambda value: value == "True",
                widget=forms.RadioSelect,
            )
            self.fields[f"reason_{row.pk}"] = words(
                _("Grounds for %(reference)s") % {"reference": row.reference},
                rows=3,
                help_text=_("The applicant reads this in the letter."),
            )

    def chosen(self) -> list[Choice]:
        """Return what a valid form says about each expression."""
        values = self.cleaned_data
        return [
            Choice(row.pk, values[f"invited_{row.pk}"], values[f"reason_{row.pk}"])
            for row in self.expressions
        ]
