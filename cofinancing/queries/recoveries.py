"""Money that is claimed back, through the eyes of an actor, and the facts of a claim to be made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import DecimalField, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from agreements.models import ProjectYear
from agreements.queries import sums_of_years
from agreements.rules import LedgerSums
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor
from clusterbeleid.core.models import StoredFile
from cofinancing.enums import PaymentState, RecoveryGround, RecoveryState, SettlementState
from cofinancing.models import (
    Payment,
    Recovery,
    RecoveryReceipt,
    Settlement,
)
from cofinancing.models.recoveries import OPEN
from cofinancing.queries.project_years import visible_project_years
from cofinancing.rules.money.recovery import RecoveryFacts

OVERDUE = "cofinancing.recovery"
_ZERO = Decimal(0)
_INSIDE = [RecoveryState.PROPOSED, RecoveryState.WITHDRAWN]
_EURO: DecimalField[Decimal, Decimal] = DecimalField(max_digits=12, decimal_places=2)


@dataclass(frozen=True)
class Grounds:
    """What a claim may rest on: the fixed settlement of the year, and payments that were made."""

    settlement: Settlement | None
    payments: QuerySet[Payment]


def visible_recoveries(actor: Actor, *, on: date) -> QuerySet[Recovery]:
    """Return the recoveries of the project years the actor may see, with what came in and is left.

    The cluster organisation sees a claim once its letter is made (R55).
    """
    years = visible_project_years(actor, on=on).values("pk")
    found = with_sums(Recovery.objects.filter(project_year__in=years))
    return found.exclude(state__in=_INSIDE) if actor.has(*CLUSTER_SIDE) else found


def with_sums(rows: QuerySet[Recovery]) -> QuerySet[Recovery]:
    """Return recoveries with ``total``, ``received`` and ``left``, in euro."""
    return rows.select_related(
        "project_year__agreement__cluster", "settlement", "payment", "document", "letter",
        "write_off_document", "proposed_by", "approved_by", "write_off_by", "written_off_by",
    ).annotate(
        total=F("amount") + F("interest"),
        received=_received("principal") + _received("interest"),
        left=F("amount") + F("interest") - _received("principal") - _received("interest"),
    )  # fmt: skip


def receipts_of(recovery: Recovery) -> QuerySet[RecoveryReceipt]:
    """Return what came in on a recovery, in order."""
    return RecoveryReceipt.objects.filter(recovery=recovery).select_related("recorded_by")


def interest_left(recovery: Recovery) -> Decimal:
    """Return the interest that did not come in yet, in euro."""
    paid = receipts_of(recovery).aggregate(sum=Sum("interest", default=_ZERO))["sum"]
    return recovery.interest - Decimal(paid)


def left_of(recovery: Recovery) -> Decimal:
    """Return what did not come in yet, interest included, in euro."""
    sums = receipts_of(recovery).aggregate(
        principal=Sum("principal", default=_ZERO), interest=Sum("interest", default=_ZERO)
    )
    return recovery.amount + recovery.interest - Decimal(sums["principal"] + sums["interest"])


def grounds_of(project_year: ProjectYear) -> Grounds:
    """Return what a claim of a project year may rest on; one query, and one when payments are read."""
    fixed = Settlement.objects.filter(project_year=project_year, state=SettlementState.FIXED)
    paid = Payment.objects.filter(project_year=project_year, state=PaymentState.PAID)
    return Grounds(fixed.first(), paid.select_related("instalment__project_year__agreement"))


def claim_facts(recovery: Recovery, on: date) -> RecoveryFacts:
    """Return what a claim, stored or not, is held against; three queries."""
    year = recovery.project_year
    sums = sums_of_years([year.pk]).get(year.pk, LedgerSums())
    claimed = _principal_left(_open(year).exclude(pk=recovery.pk or 0))
    return RecoveryFacts(
        amount=recovery.amount,
        paid=sums.net_paid,
        claimed=claimed,
        today=on,
        source_left=_source_left(recovery, sums, claimed),
        interest_from=recovery.interest_from,
        has_source=_has_source(recovery),
    )


def paid_in_excess(project_year: ProjectYear, paid: Decimal, aid: Decimal | None) -> Decimal:
    """Return what was paid above a fixed settlement and is not claimed yet, in euro; one query."""
    if aid is None or paid <= aid:
        return _ZERO
    return max(paid - aid - _principal_left(_open(project_year)), _ZERO)


def is_inside_document(stored: StoredFile) -> bool:
    """Tell whether a file is of a proposal or of a write-off: the agency still deliberates (R55)."""
    about = Q(write_off_document=stored) | Q(document=stored, state__in=_INSIDE)
    return Recovery.objects.filter(about).exists()


def overdue_key(recovery: Recovery) -> str:
    """Return the business key of the task about a claim that was not paid back by its due date."""
    return f"{OVERDUE}:{recovery.pk}:{recovery.due_on:%Y-%m-%d}"


def _open(project_year: ProjectYear) -> QuerySet[Recovery]:
    return Recovery.objects.filter(project_year=project_year, state__in=OPEN)


def _source_left(recovery: Recovery, sums: LedgerSums, claimed: Decimal) -> Decimal | None:
    """Return what settlement or payment leaves to claim; None for a decision, or without a source."""
    if recovery.ground == RecoveryGround.SETTLEMENT and recovery.settlement is not None:
        return max(sums.net_paid - recovery.settlement.aid - claimed, _ZERO)
    if recovery.ground == RecoveryGround.PAYMENT and recovery.payment is not None:
        rows = Recovery.objects.filter(payment=recovery.payment).exclude(pk=recovery.pk or 0)
        dead = [RecoveryState.WITHDRAWN, RecoveryState.WRITTEN_OFF]
        taken = rows.exclude(state__in=dead).aggregate(sum=Sum("amount", default=_ZERO))["sum"]
        return max(recovery.payment.amount - Decimal(taken), _ZERO)
    return None


def _has_source(recovery: Recovery) -> bool:
    source = {
        RecoveryGround.SETTLEMENT.value: recovery.settlement_id,
        RecoveryGround.PAYMENT.value: recovery.payment_id,
        RecoveryGround.DECISION.value: recovery.document_id,
    }
    return source.get(recovery.ground) is not None


def _principal_left(rows: QuerySet[Recovery]) -> Decimal:
    found = rows.aggregate(sum=Sum(F("amount") - _received("principal"), default=_ZERO))["sum"]
    return Decimal(found)


def _received(part: str) -> Combinable:
    sums = (
        RecoveryReceipt.objects.filter(recovery=OuterRef("pk"))
        .order_by()
        .values("recovery")
        .annotate(sum=Sum(part))
        .values("sum")
    )
    return Coalesce(Subquery(sums), Value(_ZERO), output_field=_EURO)
