"""Forms about experts and their reviews."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.actions.judging.experts import ExpertData
from applications.actions.judging.scores import ScoreData
from applications.judging_enums import HIGHEST_SCORE, ReviewLanguage
from applications.models import CallCriterion, Expert, Score
from clusterbeleid.accounts.models import User
from clusterbeleid.core.fields import DayField, EnterpriseNumberField
from clusterbeleid.core.forms import ReasonForm, offer_rows
from clusters.forms.common import PeriodForm, ReasonedForm, words

_LONGEST = 10_000


class ExpertForm(PeriodForm):
    """What is known of an expert, and the days of the contract."""

    organisation_name = forms.CharField(label=_("Organisation"), max_length=200)
    organisation_number = EnterpriseNumberField(
        label=_("Enterprise number of the organisation"),
        required=False,
        help_text=_("Leave empty for a body without a Belgian number."),
    )
    expertise = words(_("Expertise"), rows=3)
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=ReviewLanguage.choices, widget=forms.CheckboxSelectMultiple
    )
    nda_signed_on = DayField(label=_("Confidentiality signed on"))
    field_order = [
        "person",
        "version",
        "organisation_name",
        "organisation_number",
        "expertise",
        "languages",
        "nda_signed_on",
        "first_day",
        "last_day",
        "reason",
    ]

    def expert(self) -> ExpertData:
        """Return what a valid form says."""
        values = {name: self.cleaned_data[name] for name in ExpertData.__dataclass_fields__}
        number = values["organisation_number"] or ""
        languages = tuple(values["languages"])
        return ExpertData(**{**values, "organisation_number": number, "languages": languages})


class NewExpertForm(ExpertForm):
    """The same, with the person."""

    person: forms.ModelChoiceField[User] = forms.ModelChoiceField(
        queryset=None,
        label=_("Person"),
        empty_label=_("Choose…"),
        help_text=_("The administrator gives somebody the role of expert first."),
    )

    def __init__(self, *args: Any, people: QuerySet[User], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "person", people)


class CorrectExpertForm(ExpertForm, ReasonedForm):
    """The same, with the version that was read and the reason."""


class InviteForm(forms.Form):
    """Whom to invite, and until when."""

    expert: forms.ModelChoiceField[Expert] = forms.ModelChoiceField(
        queryset=None, label=_("Expert"), empty_label=_("Choose…")
    )
    due_on = DayField(label=_("Until"))

    def __init__(self, *args: Any, experts: QuerySet[Expert], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "expert", experts)


class TermForm(ReasonForm):
    """Another term."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    due_on = DayField(label=_("Until"))
    field_order = ["version", "due_on", "reason"]


class AcceptForm(forms.Form):
    """The declaration that opens the application."""

    free = forms.BooleanField(
        label=_(
            "I have no direct, personal or professional interest in this application, and I keep "
            "what I read to myself."
        ),
        error_messages={"required": _("Without this declaration you cannot read the application.")},
    )


class MeetingForm(forms.Form):
    """What was said in a consensus meeting."""

    held_on = DayField(label=_("Held on"))
    participants = words(_("Who took part"), rows=2)
    notes = forms.CharField(
        label=_("Notes"), max_length=_LONGEST, widget=forms.Textarea(attrs={"rows": 10})
    )


class ScoresForm(forms.Form):
    """A score and its motivation for each criterion of the call; anything may stay empty meanwhile."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        criteria: Sequence[CallCriterion],
        language: str,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.criteria = criteria
        for number, row in enumerate(criteria, start=1):
            name = row.label_en if language == "en" else row.label_nl
            anchors = row.anchors_en if language == "en" else row.anchors_nl
            field = points_field(anchors) if row.weight is not None else passed_field()
            field.label = f"{number}. {name}"
            self.fields[f"answer_{row.pk}"] = field
            self.fields[f"text_{row.pk}"] = forms.CharField(
                label=_("Motivation of %(number)s") % {"number": number},
                max_length=_LONGEST,
                required=False,
                widget=forms.Textarea(attrs={"rows": 5}),
            )

    def scores(self) -> list[ScoreData]:
        """Return what a valid form says, criterion by criterion."""
        return [self._score(row) for row in self.criteria]

    def _score(self, row: CallCriterion) -> ScoreData:
        answer = self.cleaned_data[f"answer_{row.pk}"]
        text = self.cleaned_data[f"text_{row.pk}"]
        if row.weight is not None:
            return ScoreData(criterion_id=row.pk, points=answer, text=text)
        return ScoreData(criterion_id=row.pk, passed=answer, text=text)


def scores_start(version: int, known: dict[int, Score]) -> dict[str, Any]:
    """Return stored scores as the form begins with them."""
    start: dict[str, Any] = {"version": version}
    for key, row in known.items():
        start[f"answer_{key}"] = row.points if row.passed is None else row.passed
        start[f"text_{key}"] = row.text
    return start


def points_field(anchors: Sequence[str]) -> forms.TypedChoiceField:
    """Return the choice of a score; ``anchors`` says what each score means."""
    meanings = dict(enumerate(anchors))
    choices = [
        (str(score), f"{score}: {meanings[score]}" if score in meanings else str(score))
        for score in range(HIGHEST_SCORE + 1)
    ]
    return forms.TypedChoiceField(
        choices=choices, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )


def passed_field() -> forms.TypedChoiceField:
    """Return the choice between passed and failed, for a critical criterion."""
    return forms.TypedChoiceField(
        choices=[
            ("True", pgettext_lazy("criterion", "Passed")),
            ("False", pgettext_lazy("criterion", "Failed")),
        ],
        coerce=lambda value: value == "True",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
