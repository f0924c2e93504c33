"""The list of applications: for officials, and the own files of an applicant."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.enums import ApplicationState, Step
from applications.models import Application
from clusterbeleid.core.formatting import format_moment
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone

_S = ApplicationState
_TONES = {
    _S.DRAFT: Tone.DRAFT,
    _S.COMPLETION_ASKED: Tone.WARNING,
    _S.INADMISSIBLE: Tone.BAD,
    _S.REFUSED: Tone.BAD,
    _S.NOT_INVITED: Tone.BAD,
    _S.GRANTED: Tone.GOOD,
    _S.INVITED: Tone.GOOD,
    _S.WITHDRAWN: Tone.NEUTRAL,
}


def application_status(application: Application) -> Status:
    """Return the state of an application as a pill."""
    state = ApplicationState(application.state)
    return Status(state.label, _TONES.get(state, Tone.INFO))


APPLICATIONS_LIST = Listing(
    name="applications",
    caption=_("Applications"),
    empty_text=_("There is no application yet."),
    default_sort="-reference",
    columns=(
        Column(
            key="reference",
            label=_("Reference"),
            value="reference",
            sort=by_name("reference"),
            link=lambda row: reverse("applications:detail", args=[row.pk]),
            demo="is_demo",
        ),
        Column(key="title", label=_("Title"), value="title", sort=by_name("title")),
        Column(
            key="organisation",
            label=_("Cluster organisation"),
            value="organisation_name",
            sort=by_name("organisation_name"),
        ),
        Column(
            key="call", label=_("Call"), value="call.reference", sort=by_name("call__reference")
        ),
        Column(key="step", label=_("Step"), value="get_step_display", sort="step"),
        Column(key="asked", label=_("Aid asked"), value="asked", kind="euro", sort="asked"),
        Column(
            key="submitted",
            label=_("Submitted"),
            value=lambda row: format_moment(row.submitted_at),
            sort="submitted_at",
        ),
        Column(key="state", label=_("State"), value=application_status, kind="status"),
    ),
    filters=(
        Filter(key="q", label=_("Title"), apply="title", kind="text"),
        Filter(key="call", label=_("Call"), apply="call__reference", kind="text"),
        Filter(key="step", label=_("Step"), apply="step", choices=Step.choices),
        Filter(key="state", label=_("State"), apply="state", choices=ApplicationState.choices),
    ),
)
