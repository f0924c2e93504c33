"""The state of the co-financing of each project year, with lines and findings as on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from agreements.models import ProjectYear
from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest.asking import Kind, Parameter, one_cluster
from clusterbeleid.api.rest.base import Collection, Item, Reading
from clusterbeleid.api.rest.fields import MoneyField, Out
from clusterbeleid.api.rest.problems import in_both
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.findings import Finding, Level
from cofinancing.enums import CheckStatus
from cofinancing.queries.checks import check_all
from cofinancing.rules.check import CheckResult


class LineOut(Out):
    """A line of a calculation."""

    term = serializers.CharField()
    value = serializers.CharField(help_text="An exact decimal, a day or a text, as `unit` says.")
    unit = serializers.CharField(help_text="EUR, pct, number, days, date or text.")
    source = serializers.CharField()
    parameter = serializers.CharField(allow_null=True)


class FindingOut(Out):
    """What a rule says about it."""

    level = serializers.ChoiceField([level.value for level in Level])
    code = serializers.CharField()
    rule = serializers.CharField()
    nl = serializers.CharField()
    en = serializers.CharField()


class CofinancingOut(Out):
    """How far a project year is with the share that must be paid in by its due date."""

    project_year = serializers.IntegerField()
    agreement = serializers.IntegerField()
    cluster = serializers.IntegerField()
    number = serializers.IntegerField()
    on = serializers.DateField(help_text="The day of this judgement.")
    status = serializers.ChoiceField(CheckStatus.choices)
    due = serializers.DateField(allow_null=True)
    planned = MoneyField()
    required = MoneyField()
    received_by_due = MoneyField()
    gap = MoneyField()
    percentage = serializers.CharField(allow_null=True, help_text="Exact, 80 means 80 %.")
    days_left = serializers.IntegerField(allow_null=True)
    lines = LineOut(many=True)
    findings = FindingOut(many=True)


class _Cofinancing(Reading):
    scope = Scope.COFINANCING
    output = CofinancingOut

    def rows(self) -> QuerySet[ProjectYear]:
        """Return the granted project years of the visible clusters."""
        return files.project_years(self.actor, on=self.today)

    def completed(self, rows: Sequence[ProjectYear]) -> Iterable[Mapping[str, Any]]:
        """Return the judgement of each, in their order; four queries."""
        results = check_all(self.today, [row.pk for row in rows])
        found = {result.project_year_id: result for result in results}
        return [_told(found[row.pk]) for row in rows]


class CofinancingList(_Cofinancing, Collection):
    """Lists the state of the co-financing by project year."""

    operation = "cofinancing_list"
    orders = {"id": "id", "first_day": "first_day"}
    parameters = (
        one_cluster("agreement__cluster"),
        Parameter("agreement", "Only of this agreement.", Kind.WHOLE, apply="agreement"),
    )


class CofinancingItem(_Cofinancing, Item):
    """Gives the state of the co-financing of one project year."""

    operation = "cofinancing_item"


def _told(result: CheckResult) -> dict[str, Any]:
    explained = result.explained
    return {
        "project_year": result.project_year_id,
        "agreement": result.year.agreement_id,
        "cluster": result.year.cluster_id,
        "number": result.year.number,
        "on": result.on,
        "status": str(result.status),
        "due": result.due,
        "planned": result.basis,
        "required": result.required,
        "received_by_due": result.received_by_due,
        "gap": result.gap,
        "percentage": _exact(result.percentage),
        "days_left": result.days_left,
        "lines": [
            {**line.as_json(), "value": str(line.as_json()["value"])} for line in explained.lines
        ],
        "findings": [_finding(finding) for finding in explained.findings],
    }


def _exact(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _finding(finding: Finding) -> dict[str, Any]:
    plain = {"level": finding.level.value, "code": finding.code, "rule": finding.rule}
    return plain | in_both(lambda: sentence(finding))
