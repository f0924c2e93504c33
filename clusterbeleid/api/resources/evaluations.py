"""Interim evaluations: how far each is, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from rest_framework import serializers

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest.asking import Kind, Parameter, one_cluster
from clusterbeleid.api.rest.base import Collection, Item, Reading
from clusterbeleid.api.rest.fields import Out
from evaluations.interim_enums import EvaluationState
from evaluations.models import Evaluation


class EvaluationOut(Out):
    """An interim evaluation; the outcome is told once it was decided."""

    id = serializers.IntegerField()
    reference = serializers.CharField()
    cluster = serializers.IntegerField(source="cluster_id")
    agreement = serializers.IntegerField(source="agreement_id", allow_null=True)
    due_on = serializers.DateField()
    state = serializers.ChoiceField(EvaluationState.choices)
    outcome = serializers.CharField(source="told_outcome", allow_null=True)
    decided_on = serializers.DateField(allow_null=True)
    decision_reference = serializers.CharField()


class _Evaluations(Reading):
    scope = Scope.EVALUATIONS
    output = EvaluationOut

    def rows(self) -> QuerySet[Evaluation]:
        """Return the evaluations of the visible clusters."""
        return files.evaluations(self.actor, on=self.today)

    def completed(self, rows: Sequence[Evaluation]) -> Iterable[Evaluation]:
        """Keep an outcome back until it was decided."""
        for row in rows:
            vars(row)["told_outcome"] = row.outcome if row.decided_on else None
        return rows


class EvaluationList(_Evaluations, Collection):
    """Lists evaluations."""

    operation = "evaluations_list"
    orders = {"id": "id", "due_on": "due_on"}
    parameters = (
        one_cluster("cluster"),
        Parameter(
            "state", "Only in this state.", Kind.CHOICE, EvaluationState.values, apply="state"
        ),
    )


class EvaluationItem(_Evaluations, Item):
    """Gives one evaluation."""

    operation = "evaluations_item"
