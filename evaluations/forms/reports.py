"""Forms of yearly plans and reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.fields import DayField
from clusterbeleid.core.forms import ReasonForm, offer_choices
from clusters.forms.common import chosen, words
from evaluations.enums import SectionOutcome
from evaluations.texts.reports import SECTIONS

_LAST_MOMENT = time(23, 59, 59)


class SignForm(forms.Form):
    """The hash of what the signatory read, and the declaration."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    agree = forms.BooleanField(
        label=_("I read the whole and sign it for my organisation."),
        error_messages={"required": _("Mark this to sign.")},
    )


class TermForm(ReasonForm):
    """Another term, until the end of a day."""

    until = DayField(label=_("Until the end of"))
    field_order = ["until", "reason"]

    def closes_at(self) -> datetime:
        """Return the last moment of the day in Brussels."""
        return datetime.combine(self.cleaned_data["until"], _LAST_MOMENT, tzinfo=BRUSSELS)


class AskForm(TermForm):
    """Which sections open, and until which day."""

    sections = forms.MultipleChoiceField(
        label=_("Sections that open"), widget=forms.CheckboxSelectMultiple
    )
    field_order = ["sections", "until", "reason"]

    def __init__(self, *args: Any, codes: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "sections", [(code, SECTIONS[code]) for code in codes])


class GoOnForm(ReasonForm):
    """Which of the sections asked about are rejected; the others are accepted as they were."""

    rejected = forms.MultipleChoiceField(
        label=_("Sections that you reject"),
        help_text=_("What you do not mark, you accept as it was handed in."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    field_order = ["rejected", "reason"]

    def __init__(self, *args: Any, codes: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "rejected", [(code, SECTIONS[code]) for code in codes])


class JudgeForm(forms.Form):
    """What the account manager says of a section."""

    outcome = chosen(_("Outcome"), SectionOutcome.choices)
    remark = words(_("Remark"), required=False)
