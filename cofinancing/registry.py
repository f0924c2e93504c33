"""What this room tells the ground floor; loaded once the models are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.effects import register_consequence
from agreements.rules import GrantFacts
from clusterbeleid.core import files, impact, imports, jobs, scopes, todo
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, CLUSTER_SIDE, Actor
from clusterbeleid.core.models import StoredFile
from clusterbeleid.kernel.findings import Line
from clusterbeleid.kernel.params import Params
from cofinancing import events, notifications
from cofinancing.actions import importing
from cofinancing.actions.nightly import CHECK_RUN, REMINDER_RUN
from cofinancing.actions.payments.sending import SCOPE
from cofinancing.actions.recoveries.nightly import RECOVERY_RUN
from cofinancing.enums import CheckStatus
from cofinancing.queries.checks import check_all
from cofinancing.queries.lapse import LAPSE, is_lapse_document
from cofinancing.queries.recoveries import OVERDUE, is_inside_document
from cofinancing.rules.deadline import StartFacts, derive_deadline
from cofinancing.rules.figures import TERM_MONTHS, figures_for


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
    """Keep documents of decisions on a missed due date or a write-off inside the agency (R55)."""
    if actor.roles - CLUSTER_SIDE or not stored.scope.startswith("cluster:"):
        return None
    return False if is_lapse_document(stored) or is_inside_document(stored) else None


def payment_scopes(actor: Actor, _on: date) -> frozenset[str]:
    """Let head of team, finance and auditor read the files for accounting."""
    return frozenset({SCOPE}) if actor.has(*AGENCY_READERS_OF_ALL) else frozenset()


def _value(status: CheckStatus, due: date | None) -> str:
    return f"{status.label}, {due:%d/%m/%Y}" if due else str(status.label)


def lines_of_grant(facts: GrantFacts, params: Params) -> Iterator[Line]:
    """Yield what a grant will ask of the members: per project year the amount and its due date (R34)."""
    months = figures_for(params, facts.granted_on).months
    for year in facts.years:
        start = StartFacts(
            year.number, facts.granted_on, year.period.first, facts.clock, facts.reading
        )
        due = derive_deadline(start, months).due
        yield Line(f"line.grant.cofinancing.{year.number}", year.planned_cofinancing, "EUR", "R34")
        yield Line(f"line.grant.cofinancing_due.{year.number}", due, "date", "R34", TERM_MONTHS)


register_consequence(lines_of_grant)
files.register_guard(may_read_file)
scopes.register("payments", payment_scopes)
impact.register("cofinancing", outcomes)
jobs.register_job(CHECK_RUN, _("Check of co-financing"))
jobs.register_job(REMINDER_RUN, _("Reminders of co-financing"))
jobs.register_job(RECOVERY_RUN, _("Watch on recoveries"))
imports.register(importing.CONTRIBUTIONS)
imports.register(importing.COSTS)
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
todo.register_kind(
    OVERDUE,
    _("Recovery that was not paid back in time"),
    address=lambda task: reverse("cofinancing:recovery", args=[task.object_id]),
    closes_itself=True,
    fact_labels={"cluster": _("Cluster"), "left": _("Left to pay back"), "due": _("Due date")},
)
events.register()
