"""The list of recoveries over all files."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.actors import CLUSTER_SIDE, Actor
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone
from cofinancing.enums import RecoveryGround, RecoveryState
from cofinancing.models import Recovery

RECOVERY_TONES = {
    RecoveryState.PROPOSED.value: Tone.INFO,
    RecoveryState.CLAIMED.value: Tone.WARNING,
    RecoveryState.PARTLY.value: Tone.WARNING,
    RecoveryState.SUSPENDED.value: Tone.INFO,
    RecoveryState.WRITE_OFF.value: Tone.INFO,
    RecoveryState.PAID_BACK.value: Tone.GOOD,
    RecoveryState.WRITTEN_OFF.value: Tone.BAD,
    RecoveryState.WITHDRAWN.value: Tone.NEUTRAL,
}


def recovery_state(row: Recovery, actor: Actor | None = None) -> Status:
    """Return how far a recovery is; outside the agency a write-off is not known before it is done."""
    hidden = row.state == RecoveryState.WRITE_OFF and actor and actor.has(*CLUSTER_SIDE)
    state = RecoveryState.CLAIMED if hidden else RecoveryState(row.state)
    return Status(state.label, RECOVERY_TONES[state.value])


RECOVERIES = Listing(
    name="recoveries",
    caption=_("Recoveries"),
    empty_text=_("No aid is claimed back."),
    default_sort="due",
    page_size=25,
    columns=(
        Column(
            key="what",
            label=_("Recovery"),
            value=str,
            link=lambda row: reverse("cofinancing:recovery", args=[row.pk]),
            demo="is_demo",
        ),
        Column(
            key="cluster",
            label=_("Cluster"),
            value="project_year.agreement.cluster.name",
            sort=by_name("project_year__agreement__cluster__name"),
        ),
        Column(key="ground", label=_("Ground"), value="get_ground_display", sort="ground"),
        Column(key="total", label=_("Claimed"), value="total", kind="euro", sort="total"),
        Column(key="received", label=_("Came back"), value="received", kind="euro"),
        Column(key="left", label=_("Left"), value="left", kind="euro", sort="left"),
        Column(key="state", label=_("State"), value=recovery_state, kind="status", sort="state"),
        Column(key="due", label=_("Due date"), value="due_on", kind="date", sort="due_on"),
        Column(
            key="when",
            label=_("Proposed on"),
            value="proposed_at",
            kind="date",
            sort="proposed_at",
            on_screen=False,
        ),
        Column(key="proposer", label=_("Proposed by"), value="proposed_by", on_screen=False),
        Column(key="approver", label=_("Approved by"), value="approved_by", on_screen=False),
        Column(key="reason", label=_("Reason"), value="reason", on_screen=False),
    ),
    filters=(
        Filter(key="state", label=_("State"), apply="state", choices=RecoveryState.choices),
        Filter(key="ground", label=_("Ground"), apply="ground", choices=RecoveryGround.choices),
        Filter(
            key="cluster",
            label=_("Cluster"),
            apply="project_year.agreement.cluster.name",
            kind="text",
        ),
    ),
)
