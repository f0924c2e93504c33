"""Payments through the eyes of an actor, and the facts of a payment to be made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum

from agreements.models import Instalment, ProjectYear
from agreements.queries import payment_plan, sums_of_years
from agreements.queries.plans import PlannedInstalment
from agreements.rules import LedgerSums
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.findings import Explained
from clusterbeleid.kernel.params import Params
from cofinancing.enums import PaymentState, SettlementState
from cofinancing.models import Payment, Settlement
from cofinancing.models.payments import UNDER_WAY
from cofinancing.queries.checks import check_one
from cofinancing.queries.conditions import (
    exclusion_of,
    late_duties,
    miss_was_settled,
    reports_of,
    verified_account,
)
from cofinancing.queries.project_years import visible_project_years
from cofinancing.rules.money.payments import PaymentFacts, check_payment

_ZERO = Decimal(0)


@dataclass(frozen=True)
class PlannedPayment:
    """An instalment of the plan with the last payment of it, if any."""

    planned: PlannedInstalment
    payment: Payment | None

    @property
    def is_open(self) -> bool:
        """Tell whether a payment may be proposed: something is left and none is under way."""
        under_way = self.payment is not None and self.payment.state in UNDER_WAY
        return not under_way and self.planned.left > _ZERO


def visible_payments(actor: Actor, *, on: date) -> QuerySet[Payment]:
    """Return the payments of the project years the actor may see."""
    years = visible_project_years(actor, on=on).values("pk")
    return Payment.objects.filter(project_year__in=years).select_related(
        "project_year__agreement__cluster",
        "instalment__project_year__agreement",
        "account__organisation",
        "proposed_by",
        "approved_by",
        "order__file",
        "set_off__project_year__agreement",
    )


def approved_payments() -> QuerySet[Payment]:
    """Return the payments that wait to be sent to accounting, in the order of approval."""
    found = Payment.objects.filter(state=PaymentState.APPROVED)
    return found.select_related(
        "project_year__agreement__cluster", "account__organisation"
    ).order_by("approved_at", "pk")


def planned_payments(project_year: ProjectYear) -> list[PlannedPayment]:
    """Return the payment plan of a project year with what was made of it; three queries."""
    rows = Payment.objects.filter(project_year=project_year).exclude(state=PaymentState.REJECTED)
    last = {row.instalment_id: row for row in rows.order_by("pk")}
    return [
        PlannedPayment(planned, last.get(planned.instalment.pk))
        for planned in payment_plan([project_year])
    ]


def payment_facts_of(
    project_year: ProjectYear,
    instalment: Instalment,
    amount: Decimal,
    params: Params,
    *,
    on: date,
    besides: int | None = None,
) -> PaymentFacts:
    """Return everything that may stand in the way of paying ``amount`` of an instalment.

    ``besides`` is the payment itself when it is proposed already: it does not count against itself.
    """
    agreement = project_year.agreement
    ledger = sums_of_years([project_year.pk]).get(project_year.pk, LedgerSums())
    under_way = _under_way(project_year, besides)
    left = next(p.left for p in payment_plan([project_year]) if p.instalment.pk == instalment.pk)
    check = check_one(project_year, on=on, params=params)
    return PaymentFacts(
        trigger=instalment.trigger,
        amount=amount,
        year=project_year.number,
        first_day=project_year.first_day,
        today=on,
        left_of_commitment=ledger.to_pay - under_way,
        left_of_instalment=left,
        paid=ledger.net_paid + under_way,
        due=_due(project_year),
        cofinancing_required=check.required,
        cofinancing_received=check.received_by_due,
        miss_was_settled=miss_was_settled(project_year),
        exclusion=exclusion_of(agreement.cluster),
        reports=tuple(reports_of(agreement)),
        account_verified=verified_account(agreement.cluster, on) is not None,
        confirmed=agreement.is_confirmed,
        late=late_duties(agreement, on),
    )


def check_now(payment: Payment, *, on: date) -> Explained:
    """Return what the rules say today of a payment that is not approved yet."""
    params = current_params()
    year, amount = payment.project_year, payment.amount
    facts = payment_facts_of(year, payment.instalment, amount, params, on=on, besides=payment.pk)
    return check_payment(facts, params)


def _under_way(project_year: ProjectYear, besides: int | None) -> Decimal:
    found = Payment.objects.filter(project_year=project_year, state__in=UNDER_WAY)
    total: Decimal = found.exclude(pk=besides or 0).aggregate(sum=Sum("amount", default=_ZERO))[
        "sum"
    ]
    return total


def _due(project_year: ProjectYear) -> Decimal | None:
    fixed = Settlement.objects.filter(project_year=project_year, state=SettlementState.FIXED)
    return fixed.values_list("aid", flat=True).first()
