"""The government's decision on a call, and what is still to be carried out (R38)."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from applications.enums import ApplicationState, CallState, Step
from applications.models import Application, Call, GovernmentDecision, Selection
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusterbeleid.core.models import BackgroundJob

# An expression of interest in one of these states waits for the choice of the government.
CHOOSABLE = (
    ApplicationState.ADMISSIBLE.value,
    ApplicationState.IN_ASSESSMENT.value,
    ApplicationState.ADVISED.value,
)
_AGENCY = AGENCY_READERS_OF_ALL | {Role.ACCOUNT_MANAGER.value}


def decision_on(call: Call) -> GovernmentDecision | None:
    """Return the government's decision on a call, or None."""
    found = GovernmentDecision.objects.filter(call=call)
    return found.select_related("file", "registered_by").first()


def to_choose(call: Call) -> QuerySet[Application]:
    """Return the expressions of interest on which the government decides, by reference."""
    found = Application.objects.filter(call=call, step=Step.EXPRESSION, state__in=CHOOSABLE)
    return found.select_related("applicant", "call", "cluster").order_by("reference")


def open_expressions(call: Call) -> list[str]:
    """Return the references of expressions handed in on which nobody decided yet."""
    waiting = (ApplicationState.SUBMITTED, ApplicationState.COMPLETION_ASKED)
    found = Application.objects.filter(call=call, step=Step.EXPRESSION, state__in=waiting)
    return list(found.order_by("reference").values_list("reference", flat=True))


def selections_of(decision: GovernmentDecision) -> list[Selection]:
    """Return all choices with their applications, by reference."""
    found = Selection.objects.filter(decision=decision).select_related(
        "application__applicant", "application__call", "application__cluster"
    )
    return list(found.order_by("application__reference"))


def waiting_selections(decision: GovernmentDecision) -> list[Selection]:
    """Return the choices that were not carried out yet."""
    return [row for row in selections_of(decision) if row.application.state in CHOOSABLE]


def visible_call_scopes(actor: Actor, _on: date) -> QuerySet[Call, str]:
    """Return the scopes ``call:<id>`` of the calls whose papers the actor may read: the agency's."""
    found = Call.objects.exclude(state=CallState.DROPPED)
    if not actor.has(*_AGENCY):
        found = Call.objects.none()
    key = Concat(Value("call:"), Cast("pk", TextField()), output_field=TextField())
    return found.order_by().annotate(key=key).values_list("key", flat=True)


def last_batch(call: Call) -> BackgroundJob | None:
    """Return the last work that carried the decision out, or None."""
    found = BackgroundJob.objects.filter(kind=BATCH_KIND, subject_id=call.pk)
    return found.order_by("-pk").first()


BATCH_KIND = "applications.government_batch"
