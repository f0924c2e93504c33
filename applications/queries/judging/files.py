"""Which applications the agency judges, and what somebody is to them (R55)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from applications.enums import ApplicationState
from applications.judging_enums import ReviewState
from applications.models import Application, Call
from applications.queries.interests import scopes_of, shut_files
from clusterbeleid.accounts.queries import running
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusters.models import AccountManagement
from clusters.queries import is_shut


class Standing(StrEnum):
    """What somebody of the agency is to an application."""

    HEAD = "head"
    MANAGER = "manager"
    READER = "reader"
    NONE = "none"
    RECUSED = "recused"


def judged_applications(actor: Actor, *, on: date) -> QuerySet[Application]:
    """Return what was handed in and the actor may judge or read (R55).

    Head of team, finance and auditor: all. An account manager: those of the own clusters, and
    those of groups that have no cluster yet. Nobody else sees the judgement, nor who declared an
    interest in the file or its cluster (A16).
    """
    found = Application.objects.filter(submitted_at__isnull=False).exclude(shut_files(actor, on=on))
    if actor.has(*AGENCY_READERS_OF_ALL):
        return found
    if actor.user_id is None or not actor.has(Role.ACCOUNT_MANAGER):
        return found.none()
    return found.filter(Q(cluster__isnull=True) | Q(cluster__in=_followed(actor, on)))


def judged_in_order(actor: Actor, *, on: date) -> QuerySet[Application]:
    """Return them for the list, with ``experts`` invited and ``handed_in`` scores; newest first."""
    scored = Q(reviews__state=ReviewState.SUBMITTED)
    return (
        judged_applications(actor, on=on)
        .select_related("call", "applicant", "cluster")
        .annotate(
            experts=Count("reviews", distinct=True),
            handed_in=Count("reviews", filter=scored, distinct=True),
        )
        .order_by("-submitted_at", "-pk")
    )


def get_judged(actor: Actor, application_id: int, *, on: date) -> Application:
    """Return one of them; absent and not yours both raise ``Application.DoesNotExist``."""
    found = judged_applications(actor, on=on).select_related("call", "applicant", "cluster")
    return found.get(pk=application_id)


def standing(actor: Actor, application: Application, *, on: date) -> Standing:
    """Return what the actor is to the application on ``on``; two queries at most."""
    if is_shut(actor, *scopes_of(application), on=on):
        return Standing.RECUSED
    if actor.has(Role.HEAD_OF_TEAM):
        return Standing.HEAD
    if actor.has(Role.ACCOUNT_MANAGER):
        cluster = application.cluster_id
        if cluster is None or _followed(actor, on).filter(cluster_id=cluster).exists():
            return Standing.MANAGER
    return Standing.READER if actor.has(*AGENCY_READERS_OF_ALL) else Standing.NONE


def managers_among(
    people: Collection[int], application: Application, *, on: date
) -> frozenset[int]:
    """Return who of ``people`` follows the cluster of the application as account manager (R52)."""
    if application.cluster_id is None:
        return frozenset()
    found = AccountManagement.objects.filter(
        running(on), cluster_id=application.cluster_id, user_id__in=people
    )
    return frozenset(found.order_by().values_list("user_id", flat=True))


def hidden_in_call(actor: Actor, call: Call, *, on: date) -> bool:
    """Tell whether a call holds an application that was handed in and the actor may not judge."""
    all_of_call = Application.objects.filter(call=call, submitted_at__isnull=False)
    visible = judged_applications(actor, on=on).filter(call=call).order_by().values("pk")
    return all_of_call.exclude(pk__in=visible).exists()


def states_to_judge() -> list[tuple[str, str]]:
    """Return the states of what was handed in, for a filter."""
    hidden = {ApplicationState.DRAFT}
    return [(state.value, str(state.label)) for state in ApplicationState if state not in hidden]


def _followed(actor: Actor, on: date) -> QuerySet[AccountManagement, int]:
    found = AccountManagement.objects.filter(running(on), user_id=actor.user_id or 0)
    return found.order_by().values_list("cluster_id", flat=True)
