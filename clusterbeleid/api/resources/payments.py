"""Payments, and the confirmation by accounting that money left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.queries import files
from clusterbeleid.api.rest.asking import Kind, Parameter, one_cluster
from clusterbeleid.api.rest.base import Collection, Item, Reading
from clusterbeleid.api.rest.doing import Action, refuse_stale
from clusterbeleid.api.rest.fields import DayIn, In, MoneyField, Out
from clusterbeleid.api.rest.problems import absent, refused
from clusterbeleid.core import clock
from clusterbeleid.core.errors import Refused
from cofinancing.actions.payments import confirm_paid
from cofinancing.actions.payments.deciding import locked
from cofinancing.enums import PaymentState
from cofinancing.models import Payment


class PaymentOut(Out):
    """A payment of an instalment of the grant."""

    id = serializers.IntegerField()
    cluster = serializers.IntegerField(source="project_year.agreement.cluster_id")
    project_year = serializers.IntegerField(source="project_year_id")
    instalment = serializers.IntegerField(source="instalment.number")
    reference = serializers.CharField(help_text="As it stands in the order for accounting.")
    order = serializers.CharField(source="order.reference", allow_null=True)
    amount = MoneyField()
    state = serializers.ChoiceField(PaymentState.choices)
    proposed_at = serializers.DateTimeField()
    approved_at = serializers.DateTimeField(allow_null=True)
    paid_on = serializers.DateField(allow_null=True)

    def to_representation(self, instance: Payment) -> dict[str, Any]:
        """Add the reference that the order gives."""
        vars(instance)["reference"] = f"BETALING-{instance.pk}"
        return super().to_representation(instance)


class PaidIn(In):
    """That the money left, and when."""

    paid_on = DayIn()


class _Payments(Reading):
    scope = Scope.PAYMENTS
    output = PaymentOut

    def rows(self) -> QuerySet[Payment]:
        """Return the payments of the visible clusters."""
        return files.payments(self.actor, on=self.today)


class PaymentList(_Payments, Collection):
    """Lists payments."""

    operation = "payments_list"
    orders = {"id": "id", "proposed_at": "proposed_at"}
    parameters = (
        one_cluster("project_year__agreement__cluster"),
        Parameter("project_year", "Only of this year.", Kind.WHOLE, apply="project_year"),
        Parameter("state", "Only in this state.", Kind.CHOICE, PaymentState.values, apply="state"),
    )


class PaymentItem(_Payments, Item):
    """Gives one payment."""

    operation = "payments_item"


class PaymentConfirm(Action):
    """Confirms that a payment left the account; it stands in the aid ledger from then on."""

    scope = Scope.CONFIRM
    operation = "payments_confirm"
    input = PaidIn
    output = PaymentOut
    upon_version = True

    def act(self, body: Mapping[str, Any], tag: str, **address: Any) -> Mapping[str, Any]:
        """Confirm it upon what the caller saw."""
        visible = files.payments(self.actor, on=self.today)
        seen = visible.filter(pk=address["payment_id"]).first()
        if seen is None:
            raise absent()
        locked(seen)
        refuse_stale(self._shown(visible, seen.pk), tag)
        try:
            confirm_paid(seen, paid_on=body["paid_on"], actor=self.actor, at=clock.now())
        except Refused as refusal:
            raise refused(refusal, lambda _finding: "/paid_on") from None
        return self._shown(visible, seen.pk)

    def _shown(self, visible: QuerySet[Payment], key: int) -> Mapping[str, Any]:
        [shown] = self.written(visible.filter(pk=key))
        return shown
