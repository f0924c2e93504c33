"""Systems that call the API, and the actor each of them is."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, QuerySet
from django.shortcuts import get_object_or_404

from clusterbeleid.accounts.models import User
from clusterbeleid.api.enums import OF_EVERYTHING, Reach, Scope
from clusterbeleid.api.models import ApiClient
from clusterbeleid.core.actors import PUBLISHER_ROLE, REGISTRAR_ROLE, Actor, Role
from clusterbeleid.core.history import Change, changes_of
from clusters.models import Cluster


def clients_in_order() -> QuerySet[ApiClient]:
    """Return all systems, open and closed, with their identifier."""
    return ApiClient.objects.annotate(client_id=F("application__client_id"))


def client_by_key(client_id: int) -> ApiClient:
    """Return one system with its identifier; raises ``Http404``."""
    return get_object_or_404(clients_in_order(), pk=client_id)


def clusters_to_choose() -> QuerySet[Cluster]:
    """Return all clusters by name."""
    return Cluster.objects.order_by("name", "pk")


def names_of_clusters(keys: Iterable[int]) -> list[str]:
    """Return the names of these clusters, in order."""
    return list(clusters_to_choose().filter(pk__in=list(keys)).values_list("name", flat=True))


def changes_of_client(client: ApiClient) -> list[Change]:
    """Return everything that changed in a system, newest first."""
    return changes_of(ApiClient.objects.filter(pk=client.pk))


# What a right makes of the system of an agency; the register of enterprises is of no cluster.
_ROLE_OF_RIGHT = {
    Scope.CONFIRM: Role.FINANCE.value,
    Scope.ACKNOWLEDGE: PUBLISHER_ROLE,
    Scope.FACTS: REGISTRAR_ROLE,
}


def actor_of_client(client: ApiClient, account: User) -> Actor:
    """Return the system as actor.

    A system of an agency reads as an auditor does, and confirms payments as finance does when it
    has that right; the system of a cluster organisation acts as an editor of it. Neither judges.
    """
    return Actor(
        user_id=account.pk,
        label=account.full_name,
        roles=_roles(client),
        organisations=frozenset(client.organisations),
        language=account.language,
        only_clusters=frozenset(client.clusters) if client.reach == Reach.CLUSTERS else None,
    )


def _roles(client: ApiClient) -> frozenset[str]:
    if client.reach == Reach.ORGANISATIONS:
        return frozenset({Role.CLUSTER_EDITOR.value})
    rights = set(client.scopes)
    if client.reach != Reach.ALL:
        rights -= OF_EVERYTHING
    return frozenset(
        {Role.AUDITOR.value} | {role for right, role in _ROLE_OF_RIGHT.items() if right in rights}
    )
