"""The runs against the Crossroads Bank, and the organisations that stopped (R66)."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.enums import JobState
from clusterbeleid.core.formatting import format_enterprise_number, format_moment
from clusterbeleid.core.listing import Column, Listing, by_name
from clusterbeleid.core.ui import Status, Tone
from clusters.enums import FactSource
from clusters.models import Organisation

_TONES = {JobState.DONE: Tone.GOOD, JobState.FAILED: Tone.BAD, JobState.REFUSED: Tone.BAD}


def _state(row: Any) -> Status:
    state = JobState(row.state)
    return Status(state.label, _TONES.get(state, Tone.INFO))


def _counted(name: str) -> Any:
    return lambda row: row.result.get(name)


RUNS = Listing(
    name="register-runs",
    caption=_("Runs"),
    prefix="r-",
    page_size=10,
    empty_text=_("The Crossroads Bank has not been read yet."),
    columns=(
        Column(
            key="made",
            label=_("Started"),
            value=lambda row: format_moment(row.created_at),
            link=lambda row: reverse("core:job", args=[row.pk]),
        ),
        Column(key="by", label=_("By"), value=lambda row: str(row.started_by or "")),
        Column(
            key="source",
            label=_("Source"),
            value=lambda row: FactSource(row.options["source"]).label,
        ),
        Column(key="state", label=_("State"), value=_state, kind="status"),
        Column(key="asked", label=_("Asked"), value=_counted("asked"), kind="int"),
        Column(key="recorded", label=_("Recorded"), value=_counted("recorded"), kind="int"),
        Column(key="gone", label=_("Stopped or insolvent"), value=_counted("gone"), kind="int"),
        Column(key="none", label=_("Without answer"), value=_counted("unanswered"), kind="int"),
    ),
)


def gone_list(*, linked: bool) -> Listing:
    """Return the list of organisations that stopped; ``linked`` for who may open their pages."""
    page = _page_of if linked else None
    return Listing(
        name="gone",
        caption=_("Stopped or insolvent according to the Crossroads Bank"),
        prefix="g-",
        default_sort="name",
        empty_text=_("No organisation is known as stopped or insolvent."),
        columns=(
            Column(
                key="name",
                label=_("Organisation"),
                value="name",
                sort=by_name("name"),
                link=page,
                demo="is_demo",
            ),
            Column(
                key="number",
                label=_("Enterprise number"),
                value=lambda row: format_enterprise_number(row.kbo),
                sort="kbo",
            ),
            Column(key="municipality", label=_("Municipality"), value="municipality"),
        ),
    )


def _page_of(row: Organisation) -> str:
    return reverse("clusters:organisation", args=[row.pk])
