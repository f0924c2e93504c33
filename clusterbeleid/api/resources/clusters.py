"""Clusters."""

from __future__ import annotations

from django.db.models import QuerySet
from rest_framework import serializers

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest.asking import Kind, Parameter
from clusterbeleid.api.rest.base import Collection, Item, Reading
from clusterbeleid.api.rest.fields import Out
from clusters.enums import ClusterKind
from clusters.models import Cluster


class ClusterOut(Out):
    """A cluster that is or was supported."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(ClusterKind.choices)
    domain = serializers.CharField()
    website = serializers.CharField()
    operator_number = serializers.CharField(allow_null=True)
    operator_name = serializers.CharField(allow_null=True)
    members = serializers.IntegerField(source="member_count")
    stopped_on = serializers.DateField(allow_null=True)


class _Clusters(Reading):
    scope = Scope.CLUSTERS
    output = ClusterOut
    flat = True

    def rows(self) -> QuerySet[Cluster]:
        """Return the visible clusters."""
        return files.clusters(self.actor, on=self.today)


class ClusterList(_Clusters, Collection):
    """Lists clusters."""

    operation = "clusters_list"
    orders = {"id": "id", "name": "name"}
    parameters = (
        Parameter("kind", "Only of this kind.", Kind.CHOICE, ClusterKind.values, apply="kind"),
        Parameter("q", "Part of the name.", apply="name__icontains"),
    )


class ClusterItem(_Clusters, Item):
    """Gives one cluster."""

    operation = "clusters_item"
