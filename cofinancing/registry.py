"""What this room tells the ground floor; loaded once the models are there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core import files, impact, jobs, todo
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor
from clusterbeleid.core.models import StoredFile
from clusterbeleid.kernel.params import Params
from cofinancing import notifications
from cofinancing.actions import importing
from cofinancing.actions.nightly import CHECK_RUN, REMINDER_RUN
from cofinancing.enums import CheckStatus
from cofinancing.queries.checks import check_all
from cofinancing.queries.lapse import LAPSE, is_lapse_document


def outcomes(params: Params, on: date) -> Sequence[impact.Outcome]:
    """Return status and due date of every project year under given figures."""
    return [
        impact.Outcome(
            key=f"cofinancing:{result.project_year_id}",
            scope=f"cluster:{result.year.cluster_id}",
            file=result.cluster,
            subject=f"{result.year.reference}/{result.year.number}",
            value=_value(result.status, result.due),
            url=reverse("cofinancing:project_year", args=[result.project_year_id]),
        )
        for result in check_all(on, params=params)
    ]


def may_read_file(actor: Actor, stored: StoredFile, _on: date) -> bool | None:
    """Keep the document of a decision after a missed due date inside the agency (R55)."""
    if actor.roles - CLUSTER_SIDE or not stored.scope.startswith("cluster:"):
        return None
    return False if is_lapse_document(stored) else None


def _value(status: CheckStatus, due: date | None) -> str:
    return f"{status.label}, {due:%d/%m/%Y}" if due else str(status.label)


files.register_guard(may_read_file)
impact.register("cofinancing", outcomes)
jobs.register_job(CHECK_RUN, _("Check of co-financing"))
jobs.register_job(REMINDER_RUN, _("Reminders of co-financing"))
importing.register()
notifications.register()
todo.register_kind(
    LAPSE,
    _("Decision on lapse"),
    address=lambda task: reverse("cofinancing:decide_lapse", args=[task.pk]),
    closes_itself=True,
    fact_labels={
        "cluster": _("Cluster"),
        "project_year": _("Project year"),
        "checked_on": _("Checked on"),
    },
)
