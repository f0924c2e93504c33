"""Members of clusters."""

from __future__ import annotations

from django.db.models import QuerySet
from rest_framework import serializers

from clusterbeleid.accounts.queries import running
from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest.asking import Kind, Parameter, one_cluster
from clusterbeleid.api.rest.base import Collection, Item, Reading
from clusterbeleid.api.rest.fields import Out
from clusters.models import Membership


class MemberOut(Out):
    """A membership of a cluster, past or present."""

    id = serializers.IntegerField()
    cluster = serializers.IntegerField(source="cluster_id")
    organisation = serializers.IntegerField(source="organisation_id")
    kbo = serializers.CharField(source="organisation.kbo")
    name = serializers.CharField(source="organisation.name")
    first_day = serializers.DateField()
    last_day = serializers.DateField(allow_null=True)


class _Members(Reading):
    scope = Scope.MEMBERS
    output = MemberOut
    flat = True

    def rows(self) -> QuerySet[Membership]:
        """Return the memberships of the visible clusters."""
        return files.members(self.actor, on=self.today)


class MemberList(_Members, Collection):
    """Lists members."""

    operation = "members_list"
    orders = {"id": "id", "first_day": "first_day"}
    parameters = (
        one_cluster("cluster"),
        Parameter("organisation", "Only of this organisation.", Kind.WHOLE, apply="organisation"),
        Parameter(
            "on",
            "Only who was a member on this day.",
            Kind.DAY,
            apply=lambda rows, day: rows.filter(running(day)),
        ),
    )


class MemberItem(_Members, Item):
    """Gives one membership."""

    operation = "members_item"
