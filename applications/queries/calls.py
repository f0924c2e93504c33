"""Reading calls: who sees which, what is open to the public, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, Max, Q, QuerySet

from applications.enums import ApplicationState, CallState, Step
from applications.models import Application, Call, CallCriterion, CallExtension
from applications.rules.calls import ANCHORS, CallFacts, CriterionFacts, WindowFacts
from clusterbeleid.accounts.models import Mandate, User
from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.history import Change, changes_of
from clusterbeleid.core.models import StateChange
from clusters.enums import ClusterKind

_AGENCY = AGENCY_READERS_OF_ALL | {Role.ACCOUNT_MANAGER.value, Role.COMMITTEE_SECRETARY.value}
PUBLIC = (CallState.PUBLISHED, CallState.CLOSED)


def visible_calls(actor: Actor) -> QuerySet[Call]:
    """Return all calls for the agency, and the published and closed ones for anybody else."""
    found = Call.objects.all()
    return found if actor.has(*_AGENCY) else found.filter(state__in=PUBLIC)


def calls_in_order(actor: Actor) -> QuerySet[Call]:
    """Return the visible calls with ``submitted``: how many applications were handed in."""
    handed_in = Q(applications__submitted_at__isnull=False)
    return visible_calls(actor).annotate(submitted=Count("applications", filter=handed_in))


def get_visible_call(actor: Actor, call_id: int) -> Call:
    """Return one visible call; absent and not yours both raise ``Call.DoesNotExist``."""
    return visible_calls(actor).get(pk=call_id)


def open_calls(now: datetime) -> list[Call]:
    """Return the published calls with a step that is open now or opens later, for everybody."""
    found = Call.objects.filter(state=CallState.PUBLISHED)
    running_or_later = (
        Q(expression_closes_at__gte=now)
        | Q(full_closes_at__gte=now)
        | Q(full_opens_at__isnull=False, full_closes_at__isnull=True)
    )
    return list(found.filter(running_or_later).prefetch_related("criteria").order_by("reference"))


def calls_to_start(now: datetime) -> QuerySet[Call]:
    """Return the calls in which an application may begin now: their first step is open."""
    expression = Q(
        expression_opens_at__lte=now, expression_closes_at__gte=now, kind=ClusterKind.IBN
    )
    lasting = Q(full_closes_at__isnull=True) | Q(full_closes_at__gte=now)
    full = ~Q(kind=ClusterKind.IBN) & Q(full_opens_at__lte=now) & lasting
    found = Call.objects.filter(state=CallState.PUBLISHED)
    return found.filter(expression | full).order_by("reference")


def criteria_of(call: Call) -> list[CallCriterion]:
    """Return the criteria in their order."""
    return list(CallCriterion.objects.filter(call=call))


def extensions_of(call: Call) -> list[CallExtension]:
    """Return every moved term of a call, newest first, with the application it was for."""
    return list(CallExtension.objects.filter(call=call).select_related("application", "decided_by"))


def corrections_of(call: Call) -> list[Change]:
    """Return which words of a call changed once it was published, newest first."""
    published = StateChange.objects.filter(
        content_type=ContentType.objects.get_for_model(Call),
        object_id=call.pk,
        to_state=CallState.PUBLISHED,
    ).first()
    if published is None:
        return []
    words = {"name_nl", "name_en", "about_nl", "about_en"}
    words |= {"contact_name", "contact_email", "contact_phone"}
    return [
        row
        for row in changes_of(Call.objects.filter(pk=call.pk))
        if row.at > published.at and row.field is not None and row.field.name in words
    ]


def call_facts(call: Call, now: datetime) -> CallFacts:
    """Return what the check of a call must know; one query."""
    return CallFacts(
        kind=call.kind,
        expression_opens_at=call.expression_opens_at,
        expression_closes_at=call.expression_closes_at,
        full_opens_at=call.full_opens_at,
        full_closes_at=call.full_closes_at,
        has_decision=bool(call.decision_reference and call.decided_on),
        envelope=call.envelope,
        minimum_companies=call.minimum_companies,
        criteria=tuple(
            CriterionFacts(row.kind, row.label_nl, _has_anchors(row)) for row in criteria_of(call)
        ),
        now=now,
    )


def closing_for(application: Application) -> datetime | None:
    """Return until when this application may be submitted: its own extension, or the term of all."""
    return closings_of([application])[application.pk]


def closings_of(applications: Sequence[Application]) -> dict[int, datetime | None]:
    """Return until when each application may be submitted, by its key; one query."""
    moved = CallExtension.objects.filter(
        application__in=[row.pk for row in applications], step=F("application__step")
    )
    latest = dict(
        moved.order_by()
        .values_list("application_id")
        .annotate(latest=Max("new_closes_at"))
        .values_list("application_id", "latest")
    )
    return {
        row.pk: max(filter(None, (row.call.closes_at(row.step), latest.get(row.pk))), default=None)
        for row in applications
    }


def window_of(application: Application, now: datetime) -> WindowFacts:
    """Return the term of one application in Brussels time; one query."""
    call = application.call
    # One that only begins has no term of its own yet.
    closes = closing_for(application) if application.pk else call.closes_at(application.step)
    opens = call.opens_at(application.step)
    return WindowFacts(
        opens_at=opens.astimezone(BRUSSELS) if opens else None,
        closes_at=closes.astimezone(BRUSSELS) if closes else None,
        call_is_published=call.state == CallState.PUBLISHED,
        now=now,
    )


def open_drafts(call: Call, step: str) -> QuerySet[Application]:
    """Return the applications of a step that are still being written: a term matters to them."""
    return all_drafts(call).filter(step=step)


def all_drafts(call: Call) -> QuerySet[Application]:
    """Return the applications of a call that are still being written, in both steps."""
    found = Application.objects.filter(call=call, state=ApplicationState.DRAFT)
    return found.select_related("applicant", "call").order_by("reference")


def steps_of(call: Call) -> Sequence[Step]:
    """Return the steps of a call in their order."""
    return (Step.EXPRESSION, Step.FULL) if call.first_step == Step.EXPRESSION else (Step.FULL,)


def writers_of(applications: Sequence[Application], on: datetime) -> dict[int, list[User]]:
    """Return per application who may write in it: the people of its organisation; two queries."""
    numbers = {row.applicant.kbo for row in applications}
    mandates = (
        Mandate.objects.filter(
            running(on.astimezone(BRUSSELS).date()),
            organisation_number__in=numbers,
            user__is_active=True,
        )
        .select_related("user")
        .order_by("user_id")
    )
    by_number: dict[str, dict[int, User]] = {}
    for row in mandates:
        by_number.setdefault(row.organisation_number, {})[row.user_id] = row.user
    return {row.pk: list(by_number.get(row.applicant.kbo, {}).values()) for row in applications}


def _has_anchors(row: CallCriterion) -> bool:
    texts = (row.anchors_nl, row.anchors_en)
    return all(len(found) == ANCHORS and all(found) for found in texts)
