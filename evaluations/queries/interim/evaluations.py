"""Interim evaluations through the eyes of an actor (R55)."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import users_with_mandate
from clusterbeleid.core.actors import Actor
from clusters.models import Cluster
from clusters.queries import operator_of, seen_by, visible_clusters
from evaluations.models import Evaluation


def visible_evaluations(actor: Actor, *, on: date) -> QuerySet[Evaluation]:
    """Return the evaluations of the visible clusters; none is hidden from its own cluster."""
    return Evaluation.objects.filter(cluster__in=visible_clusters(actor, on=on))


def evaluations_in_order(actor: Actor, *, on: date) -> QuerySet[Evaluation]:
    """Return them for the list, the latest due day first."""
    found = visible_evaluations(actor, on=on).select_related("cluster", "agreement")
    return found.order_by("-due_on", "cluster__name", "pk")


def get_visible_evaluation(actor: Actor, evaluation_id: int, *, on: date) -> Evaluation:
    """Return one of them; absent and not yours both raise ``Evaluation.DoesNotExist``."""
    found = visible_evaluations(actor, on=on).select_related(
        "cluster__lineage", "agreement__scheme", "campaign", "submitted_by", "replied_by"
    )
    evaluation = found.get(pk=evaluation_id)
    seen_by(actor, evaluation.cluster)
    return evaluation


def find_evaluation(name: str) -> Evaluation:
    """Return the evaluation with this reference or key; raises ``Evaluation.DoesNotExist``."""
    found = Evaluation.objects.select_related("cluster__lineage", "agreement__scheme")
    key = {"pk": int(name)} if name.isdecimal() else {"reference": name}
    return found.get(**key)


def people_of_cluster(cluster: Cluster, *, on: date) -> list[User]:
    """Return who acts for the cluster organisation on ``on``, by name."""
    mandate = operator_of(cluster, on=on)
    if mandate is None:
        return []
    found = users_with_mandate(mandate.organisation.kbo, on=on)
    return list(found.order_by("full_name", "pk"))
