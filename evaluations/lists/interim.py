"""The lists of interim evaluations."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.lists.experts import review_state
from clusterbeleid.core.formatting import format_days_left
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone
from evaluations.interim_enums import EvaluationState, Outcome
from evaluations.models import Evaluation
from evaluations.queries.interim.planning import PlannedRow

_S = EvaluationState
_TONES = {
    _S.PLANNED: Tone.DRAFT,
    _S.REPLY: Tone.WARNING,
    _S.ADVICE: Tone.WARNING,
    _S.DECIDED: Tone.GOOD,
    _S.CANCELLED: Tone.NEUTRAL,
}
_OUTCOME_TONES = {
    Outcome.POSITIVE: Tone.GOOD,
    Outcome.CONDITIONS: Tone.WARNING,
    Outcome.NEGATIVE: Tone.BAD,
}


def evaluation_status(evaluation: Evaluation) -> Status:
    """Return the state of an evaluation as a pill; of a decided one its outcome."""
    if evaluation.outcome:
        outcome = Outcome(evaluation.outcome)
        return Status(outcome.label, _OUTCOME_TONES[outcome])
    state = EvaluationState(evaluation.state)
    return Status(state.label, _TONES.get(state, Tone.INFO))


def planned_status(row: PlannedRow) -> Status:
    """Return the state of what is planned; without a file it only stands in the plan."""
    if row.evaluation is None:
        return Status(_S.PLANNED.label, Tone.DRAFT)
    return evaluation_status(row.evaluation)


def _address(row: PlannedRow) -> str | None:
    if row.evaluation is None:
        return None
    return reverse("evaluations:evaluation", args=[row.evaluation.pk])


PLANNED = Listing(
    name="planned-evaluations",
    caption=_("Next evaluation of each cluster"),
    prefix="p-",
    default_sort="due",
    empty_text=_("No cluster has an evaluation to come."),
    columns=(
        Column(
            key="cluster", label=_("Cluster"), value="planned.cluster", sort="planned.cluster",
            link=_address,
        ),
        Column(
            key="due", label=_("Due"), value="planned.due", kind="date", sort="planned.due",
            note=lambda row: format_days_left(row.days),
        ),
        Column(
            key="interval", label=_("Interval in months"), value="planned.interval_months",
            kind="int",
        ),
        Column(key="agreement", label=_("Agreement"), value="planned.grant.reference"),
        Column(key="state", label=_("State"), value=planned_status, kind="status"),
        Column(
            key="why", label=_("Why"), value=lambda row: "", in_export=False,
            template="evaluations/interim/_why_cell.html",
        ),
    ),
)  # fmt: skip

EVALUATIONS = Listing(
    name="evaluations",
    caption=_("All evaluations"),
    default_sort="-due",
    empty_text=_("No evaluation was opened yet."),
    columns=(
        Column(
            key="reference",
            label=_("Reference"),
            value="reference",
            sort="reference",
            link=lambda row: reverse("evaluations:evaluation", args=[row.pk]),
        ),
        Column(
            key="cluster", label=_("Cluster"), value="cluster.name", sort=by_name("cluster__name")
        ),
        Column(key="due", label=_("Due"), value="due_on", kind="date", sort="due_on"),
        Column(key="agreement", label=_("Agreement"), value="agreement.reference"),
        Column(key="state", label=_("State"), value=evaluation_status, kind="status"),
        Column(
            key="decision",
            label=_("Decision"),
            value="decision_reference",
            note=lambda row: f"{row.decided_on:%d/%m/%Y}" if row.decided_on else "",
        ),
    ),
    filters=(
        Filter(key="state", label=_("State"), apply="state", choices=EvaluationState.choices),
        Filter(key="q", label=_("Cluster"), apply="cluster.name", kind="text"),
    ),
)

OWN_PANELS = Listing(
    name="my-panels",
    caption=_("My panels"),
    default_sort="due",
    empty_text=_("You have no open panel now."),
    columns=(
        Column(
            key="reference",
            label=_("Evaluation"),
            value="evaluation.reference",
            sort="evaluation__reference",
            link=lambda row: reverse("evaluations:own_panel", args=[row.pk]),
        ),
        Column(key="cluster", label=_("Cluster"), value="evaluation.cluster.name"),
        Column(key="due", label=_("Until"), value="due_on", kind="date", sort="due_on"),
        Column(key="state", label=_("State"), value=review_state, kind="status"),
    ),
)
