"""To whom reminders go: people of the cluster organisation and the account managers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from clusterbeleid.accounts.enums import MandateKind
from clusterbeleid.accounts.models import Mandate, User
from clusterbeleid.accounts.queries import running
from clusters.models import ClusterOperator
from clusters.queries import managers_by_cluster


def recipients_by_cluster(cluster_ids: Collection[int], *, on: date) -> dict[int, tuple[User, ...]]:
    """Return for each cluster who is reminded on ``on``, everybody once; three queries.

    Active people with a mandate for the body that carries out the cluster, and the account
    managers.
    """
    managers = managers_by_cluster(on=on)
    operators = ClusterOperator.objects.filter(running(on), cluster_id__in=cluster_ids)
    numbers = dict(operators.values_list("cluster_id", "organisation__kbo"))
    mandated = _mandated(set(numbers.values()), on)
    found: dict[int, tuple[User, ...]] = {}
    for cluster_id in cluster_ids:
        people = [*mandated.get(numbers.get(cluster_id, ""), ()), *managers.get(cluster_id, ())]
        found[cluster_id] = tuple({person.pk: person for person in people}.values())
    return found


def signatories_of(cluster_id: int, *, on: date) -> list[User]:
    """Return the active people who sign on ``on`` for the body that carries out a cluster; one query."""
    bodies = ClusterOperator.objects.filter(running(on), cluster_id=cluster_id)
    rows = Mandate.objects.filter(
        running(on),
        kind=MandateKind.SIGNATORY,
        organisation_number__in=bodies.values("organisation__kbo"),
        user__is_active=True,
    )
    people = {row.user_id: row.user for row in rows.select_related("user").order_by("user_id")}
    return list(people.values())


def _mandated(numbers: Collection[str], on: date) -> dict[str, list[User]]:
    rows = Mandate.objects.filter(
        running(on), organisation_number__in=numbers, user__is_active=True
    ).select_related("user")
    found: defaultdict[str, list[User]] = defaultdict(list)
    for row in rows.order_by("organisation_number", "user_id"):
        found[row.organisation_number].append(row.user)
    return dict(found)
