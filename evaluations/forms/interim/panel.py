"""Forms of the panel: inviting, declaring, scores and remarks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from applications.forms.judging.experts import passed_field, points_field
from applications.models import Expert
from applications.rules.criteria import ANCHORS_EN, ANCHORS_NL, Criterion
from clusterbeleid.core.fields import DayField
from clusterbeleid.core.forms import VersionForm, offer_rows
from clusters.forms.common import chosen
from evaluations.actions.interim.scoring import RemarkData, ScoreData
from evaluations.forms.interim.steps import long_text
from evaluations.interim_enums import Area, RemarkKind
from evaluations.models import PanelReview, PanelScore, Remark

REMARKS = 8


class InviteForm(forms.Form):
    """Whom to invite, and until when."""

    expert: forms.ModelChoiceField[Expert] = forms.ModelChoiceField(
        queryset=None, label=_("Expert"), empty_label=_("Choose…")
    )
    due_on = DayField(label=_("Until"))

    def __init__(self, *args: Any, experts: QuerySet[Expert], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "expert", experts)


class AcceptForm(forms.Form):
    """The declaration that opens the self-evaluation."""

    free = forms.BooleanField(
        label=_(
            "I have no direct, personal or professional interest in this cluster, and I keep what I "
            "read to myself."
        ),
        error_messages={
            "required": _("Without this declaration you cannot read the self-evaluation.")
        },
    )


class PanelForm(VersionForm):
    """Scores and motivations, and remarks by kind and area; anything may stay empty meanwhile."""

    def __init__(
        self, *args: Any, criteria: Sequence[Criterion], language: str, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.criteria = criteria
        anchors = ANCHORS_EN if language == "en" else ANCHORS_NL
        for number, row in enumerate(criteria, start=1):
            field = points_field(anchors) if row.weight is not None else passed_field()
            field.label = f"{number}. {row.label_en if language == 'en' else row.label_nl}"
            self.fields[f"answer_{row.code}"] = field
            label = _("Motivation of %(number)s") % {"number": number}
            self.fields[f"text_{row.code}"] = long_text(label, rows=4, required=False)
        for number in range(1, REMARKS + 1):
            self._add_remark(number)

    def scores(self) -> list[ScoreData]:
        """Return what a valid form says, criterion by criterion."""
        return [self._score(row) for row in self.criteria]

    def remarks(self) -> list[RemarkData]:
        """Return the remarks with a text."""
        return [
            RemarkData(self._read("kind", n), self._read("area", n), self._read("remark", n))
            for n in range(1, REMARKS + 1)
            if self._read("remark", n).strip()
        ]

    def clean(self) -> dict[str, Any]:
        """Ask kind and area of every remark that has a text."""
        values = super().clean() or {}
        for number in range(1, REMARKS + 1):
            told = values.get(f"remark_{number}", "").strip()
            for name in ("kind", "area"):
                if told and not values.get(f"{name}_{number}"):
                    self.add_error(f"{name}_{number}", _("Choose one for this remark."))
        return values

    def _add_remark(self, number: int) -> None:
        values = {"number": number}
        self.fields[f"kind_{number}"] = chosen(
            _("Kind of remark %(number)s") % values, RemarkKind.choices, required=False
        )
        self.fields[f"area_{number}"] = chosen(
            _("Area of remark %(number)s") % values, Area.choices, required=False
        )
        label = _("Remark %(number)s") % values
        self.fields[f"remark_{number}"] = long_text(label, rows=2, required=False)

    def _read(self, name: str, number: int) -> str:
        return str(self.cleaned_data[f"{name}_{number}"])

    def _score(self, row: Criterion) -> ScoreData:
        answer = self.cleaned_data[f"answer_{row.code}"]
        text = self.cleaned_data[f"text_{row.code}"]
        if row.weight is not None:
            return ScoreData(criterion=row.code, points=answer, text=text)
        return ScoreData(criterion=row.code, passed=answer, text=text)


def panel_start(
    review: PanelReview, scores: Sequence[PanelScore], remarks: Sequence[Remark]
) -> dict[str, Any]:
    """Return stored scores and remarks as the form begins with them."""
    start: dict[str, Any] = {"version": review.version}
    for score in scores:
        start[f"answer_{score.criterion}"] = score.points if score.passed is None else score.passed
        start[f"text_{score.criterion}"] = score.text
    for number, row in enumerate(remarks, start=1):
        start |= {
            f"kind_{number}": row.kind,
            f"area_{number}": row.area,
            f"remark_{number}": row.text,
        }
    return start
