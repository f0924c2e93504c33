"""The list of calls, for officials."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.enums import CallState
from applications.models import Call
from clusterbeleid.core.formatting import format_moment
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone
from clusters.enums import ClusterKind

TONES = {
    CallState.DRAFT: Tone.DRAFT,
    CallState.PUBLISHED: Tone.GOOD,
    CallState.CLOSED: Tone.NEUTRAL,
    CallState.DROPPED: Tone.NEUTRAL,
}


def call_status(call: Call) -> Status:
    """Return the state of a call as a pill."""
    state = CallState(call.state)
    return Status(state.label, TONES[state])


CALLS_LIST = Listing(
    name="calls",
    caption=_("Calls"),
    empty_text=_("There is no call yet."),
    default_sort="-reference",
    columns=(
        Column(
            key="reference",
            label=_("Reference"),
            value="reference",
            sort=by_name("reference"),
            link=lambda row: reverse("applications:call", args=[row.pk]),
            demo="is_demo",
        ),
        Column(key="name", label=_("Name"), value="name_nl", sort=by_name("name_nl")),
        Column(key="kind", label=_("Kind"), value="get_kind_display", sort="kind"),
        Column(
            key="expressions",
            label=_("Expressions until"),
            value=lambda row: format_moment(row.expression_closes_at),
            sort="expression_closes_at",
        ),
        Column(
            key="full",
            label=_("Full proposals until"),
            value=lambda row: format_moment(row.full_closes_at),
            sort="full_closes_at",
        ),
        Column(
            key="submitted", label=_("Submitted"), value="submitted", kind="int", sort="submitted"
        ),
        Column(key="state", label=_("State"), value=call_status, kind="status"),
    ),
    filters=(
        Filter(key="q", label=_("Name"), apply="name_nl", kind="text"),
        Filter(key="kind", label=_("Kind"), apply="kind", choices=ClusterKind.choices),
        Filter(key="state", label=_("State"), apply="state", choices=CallState.choices),
    ),
)
