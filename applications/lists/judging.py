"""The lists of judging."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.enums import ApplicationState, Step
from applications.models import Application
from applications.queries.judging.files import states_to_judge
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone

_S = ApplicationState
_TONES = {
    _S.SUBMITTED: Tone.WARNING,
    _S.COMPLETION_ASKED: Tone.DRAFT,
    _S.ADMISSIBLE: Tone.INFO,
    _S.IN_ASSESSMENT: Tone.INFO,
    _S.ADVISED: Tone.INFO,
    _S.ON_AGENDA: Tone.INFO,
    _S.INVITED: Tone.GOOD,
    _S.GRANTED: Tone.GOOD,
    _S.INADMISSIBLE: Tone.BAD,
    _S.NOT_INVITED: Tone.BAD,
    _S.REFUSED: Tone.BAD,
}


def state_of(application: Application) -> Status:
    """Return where an application stands, as a pill."""
    state = ApplicationState(application.state)
    return Status(state.label, _TONES.get(state, Tone.NEUTRAL))


def _page(row: Any) -> str:
    return reverse("applications:judging", args=[row.pk])


JUDGED = Listing(
    name="applications-to-judge",
    caption=_("Applications to judge"),
    default_sort="-submitted",
    empty_text=_("No application was handed in yet."),
    columns=(
        Column(
            key="reference",
            label=_("Reference"),
            value="reference",
            sort="reference",
            link=_page,
            demo="is_demo",
        ),
        Column(key="title", label=_("Title"), value="title", sort=by_name("title")),
        Column(
            key="applicant",
            label=_("Applicant"),
            value="applicant.name",
            sort=by_name("applicant__name"),
        ),
        Column(key="call", label=_("Call"), value="call.reference", sort="call__reference"),
        Column(key="step", label=_("Step"), value="get_step_display"),
        Column(
            key="submitted",
            label=_("Submitted"),
            value=lambda row: row.submitted_at.date(),
            kind="date",
            sort="submitted_at",
        ),
        Column(key="experts", label=_("Experts"), value="experts", kind="int", sort="experts"),
        Column(key="scored", label=_("Scores in"), value="handed_in", kind="int", sort="handed_in"),
        Column(key="state", label=_("State"), value=state_of, kind="status"),
    ),
    filters=(
        Filter(key="state", label=_("State"), apply="state", choices=states_to_judge),
        Filter(key="step", label=_("Step"), apply="step", choices=Step.choices),
        Filter(key="call", label=_("Call"), apply="call__reference", kind="text"),
        Filter(key="q", label=_("Title"), apply="title", kind="text"),
    ),
)
