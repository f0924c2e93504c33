"""Legal figures with their source."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from rest_framework import serializers

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest.asking import Kind, Parameter
from clusterbeleid.api.rest.base import Collection, Item, Reading
from clusterbeleid.api.rest.fields import Out
from clusterbeleid.core.models import LegalParameter


class ParameterOut(Out):
    """An approved legal figure; what it counts in stands in its key."""

    id = serializers.IntegerField()
    key = serializers.CharField()
    value = serializers.DecimalField(None, None)
    valid_from = serializers.DateField()
    valid_to = serializers.DateField(allow_null=True)
    rule = serializers.CharField()
    source = serializers.CharField()
    certainty = serializers.CharField()


class _Parameters(Reading):
    scope = Scope.PARAMETERS
    output = ParameterOut
    flat = True

    def rows(self) -> QuerySet[LegalParameter]:
        """Return the approved figures."""
        return files.parameters(self.actor)


class ParameterList(_Parameters, Collection):
    """Lists legal figures."""

    operation = "parameters_list"
    orders = {"id": "id", "key": "key"}
    parameters = (
        Parameter("key", "Only with this key.", apply="key"),
        Parameter(
            "on",
            "Only what is valid on this day.",
            Kind.DAY,
            apply=lambda rows, day: rows.filter(
                Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day
            ),
        ),
    )


class ParameterItem(_Parameters, Item):
    """Gives one legal figure."""

    operation = "parameters_item"
