"""Agreements with their project years, now or as they stood; project years by themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from agreements.enums import AgreementState, AidKind
from agreements.models import ProjectYear, SupportAgreement
from agreements.queries.agreements import known_schemes
from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest.asking import Kind, Parameter, as_of, one_cluster
from clusterbeleid.api.rest.base import Collection, Item, Reading
from clusterbeleid.api.rest.fields import MoneyField, Out
from clusterbeleid.core.history import as_known


class YearOfAgreementOut(Out):
    """A project year inside its agreement."""

    id = serializers.IntegerField()
    number = serializers.IntegerField()
    first_day = serializers.DateField()
    last_day = serializers.DateField(allow_null=True)
    granted = MoneyField(source="granted_amount")
    eligible_cost = MoneyField()
    planned_cofinancing = MoneyField()


class AgreementOut(Out):
    """A support agreement that was confirmed."""

    id = serializers.IntegerField()
    cluster = serializers.IntegerField(source="cluster_id")
    scheme = serializers.CharField()
    reference = serializers.CharField()
    decision_reference = serializers.CharField()
    granted_on = serializers.DateField(allow_null=True)
    aid_kind = serializers.ChoiceField(AidKind.choices)
    first_day = serializers.DateField()
    last_day = serializers.DateField(allow_null=True)
    state = serializers.ChoiceField(AgreementState.choices)
    granted = MoneyField()
    project_years = YearOfAgreementOut(many=True)


class ProjectYearOut(YearOfAgreementOut):
    """A granted project year."""

    agreement = serializers.IntegerField(source="agreement_id")
    agreement_reference = serializers.CharField(source="agreement.reference")
    cluster = serializers.IntegerField(source="agreement.cluster_id")
    paid = MoneyField()
    recovered = MoneyField()


_FIELDS = (
    "id", "cluster_id", "reference", "decision_reference", "granted_on", "aid_kind", "first_day",
    "last_day", "state",
)  # fmt: skip


class _Agreements(Reading):
    scope = Scope.AGREEMENTS
    output = AgreementOut

    def rows(self) -> QuerySet[SupportAgreement]:
        """Return the confirmed agreements of the visible clusters."""
        return files.agreements(self.actor, on=self.today, moment=self.moment())

    def completed(self, rows: Sequence[SupportAgreement]) -> Iterable[dict[str, Any]]:
        """Return them with scheme and project years as known then."""
        schemes = known_schemes(self.moment())
        years: defaultdict[int, list[ProjectYear]] = defaultdict(list)
        found = as_known(ProjectYear, self.moment()).filter(agreement_id__in=[r.id for r in rows])
        for year in found.order_by("agreement_id", "number"):
            years[year.agreement_id].append(year)
        for row in rows:
            granted = sum((year.granted_amount for year in years[row.id]), Decimal(0))
            more = {
                "scheme": schemes[row.scheme_id].code,
                "granted": granted,
                "project_years": years[row.id],
            }
            yield {name: getattr(row, name) for name in _FIELDS} | more


class AgreementList(_Agreements, Collection):
    """Lists agreements."""

    operation = "agreements_list"
    orders = {"id": "id", "first_day": "first_day", "reference": "reference"}
    parameters = (
        one_cluster("cluster"),
        Parameter(
            "state", "Only in this state.", Kind.CHOICE, AgreementState.values, apply="state"
        ),
        as_of("Agreements and project years"),
    )


class AgreementItem(_Agreements, Item):
    """Gives one agreement."""

    operation = "agreements_item"
    parameters = (as_of("The agreement and its project years"),)


class _ProjectYears(Reading):
    scope = Scope.AGREEMENTS
    output = ProjectYearOut
    flat = True

    def rows(self) -> QuerySet[ProjectYear]:
        """Return the granted project years of the visible clusters."""
        return files.project_years(self.actor, on=self.today)


class ProjectYearList(_ProjectYears, Collection):
    """Lists project years."""

    operation = "project_years_list"
    orders = {"id": "id", "first_day": "first_day"}
    parameters = (
        one_cluster("agreement__cluster"),
        Parameter("agreement", "Only of this agreement.", Kind.WHOLE, apply="agreement"),
    )


class ProjectYearItem(_ProjectYears, Item):
    """Gives one project year."""

    operation = "project_years_item"
