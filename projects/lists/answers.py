"""The list of answers to parliament."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.ui import Status, Tone
from projects.answer_enums import AnswerState
from projects.models import Answer

_TONES = {
    AnswerState.DRAFT: Tone.DRAFT,
    AnswerState.FROZEN: Tone.GOOD,
    AnswerState.WITHDRAWN: Tone.NEUTRAL,
}


def answer_status(answer: Answer) -> Status:
    """Return the state of an answer as a pill."""
    state = AnswerState(answer.state)
    return Status(state.label, _TONES[state])


ANSWERS = Listing(
    name="answers",
    caption=_("Answers to parliament"),
    empty_text=_("No answer was drawn up yet."),
    default_sort="-asked",
    columns=(
        Column(
            key="number",
            label=_("Number"),
            value="number",
            sort="number",
            link=lambda row: reverse("projects:answer", args=[row.pk]),
        ),
        Column(key="asked", label=_("Asked on"), value="asked_on", kind="date", sort="asked_on"),
        Column(key="member", label=_("Member of parliament"), value="member"),
        Column(key="subject", label=_("Subject"), value="subject"),
        Column(key="as_of", label=_("Figures as of"), value="as_of", kind="date", sort="as_of"),
        Column(key="drawn_by", label=_("Drawn up by"), value="drawn_by.full_name"),
        Column(key="state", label=_("State"), value=answer_status, kind="status"),
    ),
    filters=(
        Filter(key="state", label=_("State"), apply="state", choices=AnswerState.choices),
        Filter(key="q", label=_("Subject"), apply="subject", kind="text"),
    ),
)
