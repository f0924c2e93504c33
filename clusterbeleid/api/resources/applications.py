"""Applications: which there are, and how far each is."""

from __future__ import annotations

from django.db.models import QuerySet
from rest_framework import serializers

from applications.enums import ApplicationState, Step
from applications.models import Application
from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest.asking import Kind, Parameter, one_cluster
from clusterbeleid.api.rest.base import Collection, Item, Reading
from clusterbeleid.api.rest.fields import Out


class ApplicationOut(Out):
    """An application that was handed in."""

    id = serializers.IntegerField()
    call = serializers.CharField(source="call.reference")
    reference = serializers.CharField()
    title = serializers.CharField()
    step = serializers.ChoiceField(Step.choices)
    state = serializers.ChoiceField(ApplicationState.choices)
    submitted_at = serializers.DateTimeField()
    applicant = serializers.CharField(source="applicant.kbo")
    cluster = serializers.IntegerField(source="cluster_id", allow_null=True)


class _Applications(Reading):
    scope = Scope.APPLICATIONS
    output = ApplicationOut
    flat = True

    def rows(self) -> QuerySet[Application]:
        """Return the visible applications that were handed in."""
        return files.applications(self.actor, on=self.today)


class ApplicationList(_Applications, Collection):
    """Lists applications."""

    operation = "applications_list"
    orders = {"id": "id", "submitted_at": "submitted_at"}
    parameters = (
        one_cluster("cluster"),
        Parameter("call", "Only in the call with this reference.", apply="call__reference"),
        Parameter(
            "state", "Only in this state.", Kind.CHOICE, ApplicationState.values, apply="state"
        ),
    )


class ApplicationItem(_Applications, Item):
    """Gives one application."""

    operation = "applications_item"
