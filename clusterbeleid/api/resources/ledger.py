"""The aid ledger."""

from __future__ import annotations

from django.db.models import QuerySet
from rest_framework import serializers

from agreements.enums import LedgerKind
from agreements.models import LedgerEntry
from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest.asking import Kind, Parameter, as_of, one_cluster
from clusterbeleid.api.rest.base import Collection, Item, Reading
from clusterbeleid.api.rest.fields import MoneyField, Out


class LedgerOut(Out):
    """A line of the aid ledger; it never changes."""

    id = serializers.IntegerField()
    cluster = serializers.IntegerField(source="agreement.cluster_id")
    agreement = serializers.IntegerField(source="agreement_id")
    project_year = serializers.IntegerField(source="project_year_id", allow_null=True)
    kind = serializers.ChoiceField(LedgerKind.choices)
    amount = MoneyField()
    on_day = serializers.DateField()
    reference = serializers.CharField()
    recorded_at = serializers.DateTimeField()


class _Ledger(Reading):
    scope = Scope.LEDGER
    output = LedgerOut
    flat = True

    def rows(self) -> QuerySet[LedgerEntry]:
        """Return the lines of the visible clusters."""
        return files.ledger(self.actor, on=self.today, moment=self.moment())


class LedgerList(_Ledger, Collection):
    """Lists lines of the aid ledger."""

    operation = "ledger_list"
    orders = {"id": "id", "on_day": "on_day"}
    parameters = (
        one_cluster("agreement__cluster"),
        Parameter("agreement", "Only of this agreement.", Kind.WHOLE, apply="agreement"),
        Parameter("project_year", "Only of this year.", Kind.WHOLE, apply="project_year"),
        Parameter("kind", "Only of this kind.", Kind.CHOICE, LedgerKind.values, apply="kind"),
        as_of("The ledger"),
    )


class LedgerItem(_Ledger, Item):
    """Gives one line of the aid ledger."""

    operation = "ledger_item"
    parameters = (as_of("The ledger"),)
