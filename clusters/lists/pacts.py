"""The commitments of a version of a cluster pact."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusterbeleid.core.formatting import format_moment
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone
from clusters.enums import CommitmentState, PactState
from clusters.models import ClusterPact, PactCommitment, PactParty

PACT_TONES = {
    PactState.DRAFT.value: Tone.DRAFT,
    PactState.SIGNED.value: Tone.GOOD,
}
COMMITMENT_TONES = {
    CommitmentState.RUNNING.value: Tone.INFO,
    CommitmentState.DONE.value: Tone.GOOD,
}


def pact_status(pact: ClusterPact) -> Status:
    """Return the state of a version as a pill."""
    return Status(pact.get_state_display(), PACT_TONES.get(pact.state, Tone.NEUTRAL))


def commitment_status(row: PactCommitment) -> Status:
    """Return the state of a promise as a pill."""
    return Status(row.get_state_display(), COMMITMENT_TONES.get(row.state, Tone.NEUTRAL))


def commitment_list(cluster_id: int, parties: Iterable[PactParty]) -> Listing:
    """Return the list of promises; each leads to its progress."""
    return Listing(
        name="commitments",
        caption=_("Commitments"),
        empty_text=_("Nobody promised anything in this version yet."),
        default_sort="number",
        columns=(
            Column(key="number", label=_("No."), value="number", sort="number"),
            Column(
                key="title",
                label=_("Commitment"),
                value="title",
                sort=by_name("title"),
                link=lambda row: reverse(
                    "clusters:commitment", args=[cluster_id, row.pact_id, row.pk]
                ),
            ),
            *_COLUMNS,
        ),
        filters=(
            Filter(key="q", label=_("Commitment"), apply="title", kind="text"),
            Filter(
                key="owner",
                label=_("Promised by"),
                apply="owner",
                choices=[(str(row.pk), row.name) for row in parties],
            ),
            Filter(key="state", label=_("State"), apply="state", choices=CommitmentState.choices),
            Filter(key="until", label=_("Due by"), apply=_until, kind="date"),
        ),
    )


def _until(rows: Any, day: Any) -> Any:
    return rows.filter(due_on__lte=day)


_COLUMNS = (
    Column(key="owner", label=_("Promised by"), value="owner.name", sort=by_name("owner__name")),
    Column(
        key="due",
        label=pgettext_lazy("commitment", "Term"),
        value="due_on",
        kind="date",
        sort="due_on",
    ),
    Column(key="state", label=_("State"), value=commitment_status, kind="status", sort="state"),
    Column(
        key="progress",
        label=_("Last progress"),
        value=lambda row: format_moment(row.last_progress),
        sort="last_progress",
    ),
)
