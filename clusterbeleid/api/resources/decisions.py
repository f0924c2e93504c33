"""Decisions of the committee."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from rest_framework import serializers

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest.asking import Kind, Parameter
from clusterbeleid.api.rest.base import Collection, Item, Reading
from clusterbeleid.api.rest.fields import Out
from committee.enums import DecisionType
from committee.models import Decision


class ConditionOut(Out):
    """A condition of a decision."""

    number = serializers.IntegerField()
    text = serializers.CharField()
    due_on = serializers.DateField(allow_null=True)


class DecisionOut(Out):
    """A decision as it was recorded; a correction is a decision of its own."""

    id = serializers.IntegerField()
    number = serializers.IntegerField()
    decision_type = serializers.ChoiceField(DecisionType.choices)
    outcome = serializers.CharField()
    subject = serializers.CharField(source="item.title")
    subject_reference = serializers.CharField(source="item.subject_reference")
    file = serializers.CharField(source="item.scope", help_text="As `cluster:12`.")
    authority = serializers.CharField()
    decided_on = serializers.DateField()
    corrects = serializers.IntegerField(source="corrects_id", allow_null=True)
    conditions = ConditionOut(many=True, source="told_conditions")


class _Decisions(Reading):
    scope = Scope.DECISIONS
    output = DecisionOut

    def rows(self) -> QuerySet[Decision]:
        """Return the decisions about the visible files."""
        return files.decisions(self.actor, on=self.today)

    def completed(self, rows: Sequence[Decision]) -> Iterable[Decision]:
        """Put the conditions, read with them, in order."""
        for row in rows:
            vars(row)["told_conditions"] = list(row.conditions.all())
        return rows


class DecisionList(_Decisions, Collection):
    """Lists decisions."""

    operation = "decisions_list"
    orders = {"id": "id", "decided_on": "decided_on"}
    parameters = (
        Parameter("file", "Only about this file, as `cluster:12`.", apply="item__scope"),
        Parameter(
            "decision_type",
            "Only of this kind.",
            Kind.CHOICE,
            DecisionType.values,
            apply="decision_type",
        ),
    )


class DecisionItem(_Decisions, Item):
    """Gives one decision."""

    operation = "decisions_item"
