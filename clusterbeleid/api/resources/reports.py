"""Yearly plans and reports: how far each is."""

from __future__ import annotations

from django.db.models import QuerySet
from rest_framework import serializers

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest.asking import Kind, Parameter, one_cluster
from clusterbeleid.api.rest.base import Collection, Item, Reading
from clusterbeleid.api.rest.fields import Out
from evaluations.enums import ReportKind, ReportState
from evaluations.models import Report


class ReportOut(Out):
    """A yearly plan or report."""

    id = serializers.IntegerField()
    cluster = serializers.IntegerField(source="cluster_id")
    project_year = serializers.IntegerField(source="project_year_id", allow_null=True)
    kind = serializers.ChoiceField(ReportKind.choices)
    state = serializers.ChoiceField(ReportState.choices)
    due_on = serializers.DateField()
    submitted_at = serializers.DateTimeField(allow_null=True)
    accepted_at = serializers.DateTimeField(allow_null=True)


class _Reports(Reading):
    scope = Scope.REPORTS
    output = ReportOut
    flat = True

    def rows(self) -> QuerySet[Report]:
        """Return the plans and reports of the visible clusters."""
        return files.reports(self.actor, on=self.today)


class ReportList(_Reports, Collection):
    """Lists yearly plans and reports."""

    operation = "reports_list"
    orders = {"id": "id", "due_on": "due_on"}
    parameters = (
        one_cluster("cluster"),
        Parameter("kind", "Only of this kind.", Kind.CHOICE, ReportKind.values, apply="kind"),
        Parameter("state", "Only in this state.", Kind.CHOICE, ReportState.values, apply="state"),
    )


class ReportItem(_Reports, Item):
    """Gives one plan or report."""

    operation = "reports_item"
