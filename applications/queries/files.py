"""Who sees which applications, and what is open to write in; without these there is no object."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum, TextField, Value
from django.db.models.functions import Cast, Concat

from applications.enums import ApplicationState, FundingSource, Step
from applications.models import Application, Call, CompletionRequest, FundingLine
from applications.queries.interests import shut_files
from applications.rules.form import section_codes
from applications.transitions import APPLICATIONS
from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, CLUSTER_SIDE, Actor, Role
from clusters.models import AccountManagement, Cluster, ClusterOperator, Organisation


def visible_applications(actor: Actor, *, on: date) -> QuerySet[Application]:
    """Return the applications the actor may see on ``on`` (R55).

    An organisation sees its own. The agency sees what was handed in: head of team, finance and
    auditor everything, an account manager those of the own clusters and of new ones. Nobody those
    with an own declared interest (A16).
    """
    found = Q(pk__in=[])
    if actor.has(*CLUSTER_SIDE):
        found |= Q(applicant__kbo__in=actor.organisations)
    handed_in = Q(submitted_at__isnull=False)
    if actor.has(*AGENCY_READERS_OF_ALL):
        found |= handed_in
    elif actor.has(Role.ACCOUNT_MANAGER):
        followed = AccountManagement.objects.filter(running(on), user_id=actor.user_id or 0)
        own = Q(cluster__isnull=True) | Q(cluster__in=followed.values("cluster_id"))
        found |= handed_in & own
    return Application.objects.filter(found).exclude(shut_files(actor, on=on))


def applications_in_order(actor: Actor, *, on: date) -> QuerySet[Application]:
    """Return the visible applications with what a list shows; ``asked`` is the aid in euro."""
    asked = (
        FundingLine.objects.filter(application=OuterRef("pk"), source=FundingSource.AID)
        .order_by()
        .values("application")
        .annotate(total=Sum("amount"))
        .values("total")
    )
    found = visible_applications(actor, on=on).select_related("call", "applicant", "cluster")
    return found.annotate(asked=Subquery(asked), organisation_name=F("applicant__name"))


def get_visible_application(actor: Actor, application_id: int, *, on: date) -> Application:
    """Return one visible application; raises ``Application.DoesNotExist``."""
    found = visible_applications(actor, on=on).select_related("call", "applicant", "cluster")
    return found.get(pk=application_id)


def visible_scopes(actor: Actor, on: date) -> QuerySet[Application, str]:
    """Return the scopes ``application:<id>`` of the visible applications."""
    key = Concat(Value("application:"), Cast("pk", TextField()), output_field=TextField())
    found = visible_applications(actor, on=on).order_by().annotate(key=key)
    return found.values_list("key", flat=True)


def applications_to_name(actor: Actor, on: date) -> list[tuple[str, str]]:
    """Return the scopes and names of the visible applications, newest first."""
    found = visible_applications(actor, on=on).order_by("-pk").only("pk", "reference", "title")
    return [(row.scope, str(row)) for row in found]


def open_completion(application: Application) -> CompletionRequest | None:
    """Return the request for completion that waits for an answer, or None."""
    return CompletionRequest.objects.filter(application=application, outcome="").first()


def open_sections(application: Application, now: datetime) -> frozenset[str]:
    """Return the sections the applicant may write in now: all of a draft, the named ones after."""
    if application.state == ApplicationState.DRAFT:
        return frozenset(section_codes(application.call.form_version))
    if application.state != ApplicationState.COMPLETION_ASKED:
        return frozenset()
    request = open_completion(application)
    if request is None or now > request.closes_at:
        return frozenset()
    return frozenset(request.sections)


def own_organisation(actor: Actor) -> Organisation | None:
    """Return the one organisation the actor acts for now, when it stands in the register."""
    if not actor.has(*CLUSTER_SIDE):
        return None
    return Organisation.objects.filter(kbo__in=actor.organisations).first()


def clusters_to_continue(organisation: Organisation, call: Call, *, on: date) -> QuerySet[Cluster]:
    """Return the clusters of the call's kind that the organisation carries out now (R11)."""
    return clusters_to_apply_for(organisation, on=on).filter(kind=call.kind)


def clusters_to_apply_for(organisation: Organisation | None, *, on: date) -> QuerySet[Cluster]:
    """Return the clusters that the organisation carries out now, of any kind."""
    operated = ClusterOperator.objects.filter(running(on), organisation=organisation)
    return Cluster.objects.filter(pk__in=operated.values("cluster_id")).order_by("name", "pk")


def number_of_applications(call: Call) -> int:
    """Return how many applications a call has, in both steps."""
    return Application.objects.filter(call=call).count()


def origins_of(application: Application) -> list[Application]:
    """Return the expressions of interest a proposal came from."""
    found = Application.objects.filter(led_to__proposal=application)
    return list(found.select_related("applicant").order_by("reference"))


def led_to(application: Application, actor: Actor, *, on: date) -> Application | None:
    """Return the proposal an expression led to, when the actor may see it."""
    found = visible_applications(actor, on=on)
    return found.filter(origins__expression=application).first()


def joinable(application: Application) -> QuerySet[Application]:
    """Return the other expressions of the call that can be joined with this one."""
    states = [
        source for row in APPLICATIONS.transitions if row.action == "join" for source in row.sources
    ]
    found = Application.objects.filter(
        call=application.call, step=Step.EXPRESSION, state__in=states
    )
    return found.exclude(pk=application.pk).select_related("applicant").order_by("reference")


def completions_of(application: Application) -> list[CompletionRequest]:
    """Return everything that was asked to complete, newest first."""
    found = CompletionRequest.objects.filter(application=application)
    return list(found.select_related("asked_by"))
