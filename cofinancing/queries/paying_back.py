"""How claims are paid back: their instalments, what is set off, and what is asked by now (R46)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import QuerySet, Sum

from cofinancing.enums import PaymentState
from cofinancing.models import Payment, Recovery, RecoveryInstalment
from cofinancing.models.payments import UNDER_WAY
from cofinancing.models.recoveries import OWED
from cofinancing.queries.recoveries import left_of, with_sums
from cofinancing.rules.money.paying_back import Part, SetOffFacts, next_part

_ZERO = Decimal(0)


def owed_recoveries() -> list[tuple[Recovery, Decimal]]:
    """Return the claims that wait for money, each with what is asked by now in euro; for the night.

    Of a claim in instalments that is the one it waits for, else all that is left.
    """
    found = with_sums(Recovery.objects.filter(state__in=OWED)).order_by("due_on", "pk")
    return [(row, _asked_now(row)) for row in found.prefetch_related("instalments")]


def instalments_of(recovery: Recovery) -> list[RecoveryInstalment]:
    """Return the instalments in which a claim is paid back, in order; none when at once."""
    return list(RecoveryInstalment.objects.filter(recovery=recovery))


def parts_of(rows: Iterable[RecoveryInstalment]) -> list[Part]:
    """Return instalments as the rules read them."""
    return [Part(row.due_on, row.amount) for row in rows]


def set_offs_of(recovery: Recovery) -> QuerySet[Payment]:
    """Return the payments under way that are lowered for a claim, in order."""
    found = Payment.objects.filter(set_off=recovery, state__in=UNDER_WAY)
    return found.select_related("instalment__project_year__agreement").order_by("pk")


def waiting_set_off(recovery: Recovery, *, besides: int | None = None) -> Decimal:
    """Return what payments under way already set off against a claim, in euro."""
    rows = set_offs_of(recovery).exclude(pk=besides or 0)
    return Decimal(rows.aggregate(sum=Sum("set_off_amount", default=_ZERO))["sum"])


def payments_to_set_off(recovery: Recovery) -> QuerySet[Payment]:
    """Return the payments of the same cluster that nobody approved yet and that lower nothing."""
    found = Payment.objects.filter(
        state=PaymentState.PROPOSED,
        set_off__isnull=True,
        project_year__agreement__cluster=recovery.project_year.agreement.cluster_id,
    )
    return found.select_related("instalment__project_year__agreement").order_by("pk")


def set_off_facts(recovery: Recovery, payment: Payment, amount: Decimal) -> SetOffFacts:
    """Return what a set-off is held against; two queries."""
    owing = recovery.project_year.agreement.cluster_id
    return SetOffFacts(
        amount=amount,
        payment=payment.amount,
        left=left_of(recovery),
        waiting=waiting_set_off(recovery, besides=payment.pk),
        is_open=payment.state == PaymentState.PROPOSED,
        same_cluster=payment.project_year.agreement.cluster_id == owing,
    )


def _asked_now(row: Recovery) -> Decimal:
    left = Decimal(vars(row)["left"])
    coming = next_part(parts_of(row.instalments.all()), left)
    return left if coming is None else min(coming.amount, left)
