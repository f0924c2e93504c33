"""Writing lines of the aid ledger; they are never changed, a mistake gets a counter-line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from agreements.actions.data import MoneyData
from agreements.actions.drafts import locked
from agreements.enums import LedgerKind
from agreements.models import LedgerEntry, ProjectYear, SupportAgreement
from agreements.permissions import may_record_money
from agreements.queries import payment_plan, project_years_of, standing_reference, sums_by_year
from agreements.rules import (
    LedgerSums,
    MoneyFacts,
    check_payment,
    check_recovery,
    check_release,
)
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.history import traced
from clusterbeleid.kernel.findings import Finding
from clusterbeleid.kernel.money import MoneyError, euro
from clusterbeleid.kernel.periods import Period
from clusters.actions.common import day_of
from clusters.permissions import may_handle

Check = Callable[[MoneyFacts], tuple[Finding, ...]]


def record_payment(
    year: ProjectYear, money: MoneyData, *, actor: Actor, at: datetime
) -> LedgerEntry:
    """Record a payment to the cluster organisation, never above the commitment of the year (R45).

    Raises ``Refused`` with every objection: role, amount, day, reference known already.
    """
    return _record(LedgerKind.PAID, check_payment, year, money, actor, at)


def record_recovery(
    year: ProjectYear, money: MoneyData, *, actor: Actor, at: datetime
) -> LedgerEntry:
    """Record money that came back, never above what was paid for the year (R46); ``Refused``."""
    return _record(LedgerKind.RECOVERED, check_recovery, year, money, actor, at)


def record_release(
    year: ProjectYear, money: MoneyData, *, actor: Actor, at: datetime
) -> LedgerEntry:
    """Release a part of the commitment that will not be paid (R12); raises ``Refused``."""
    return _record(LedgerKind.DECOMMITTED, check_release, year, money, actor, at)


def commit(agreement: SupportAgreement, *, actor: Actor, at: datetime) -> None:
    """Write one committed line for each project year, on the granting date (R12)."""
    for year in project_years_of(agreement):
        if year.granted_amount > 0:
            _write(
                LedgerKind.COMMITTED,
                agreement,
                year,
                MoneyData(
                    year.granted_amount,
                    agreement.granted_on,
                    f"{agreement.reference}/{year.number}",
                ),
                actor,
                at,
            )


def release_rest(agreement: SupportAgreement, *, actor: Actor, at: datetime, reason: str) -> None:
    """Release what is not paid of the years that begin after the last day of the agreement."""
    sums = sums_by_year(agreement)
    last_day = agreement.last_day or agreement.first_day
    for year in project_years_of(agreement):
        rest = sums.get(year.pk, LedgerSums()).to_pay
        if year.first_day > last_day and rest > 0:
            reference = f"{agreement.reference}/{year.number}/stop"
            money = MoneyData(rest, day_of(at), reference, reason)
            _write(LedgerKind.DECOMMITTED, agreement, year, money, actor, at)


@transaction.atomic
def _record(
    kind: LedgerKind,
    check: Check,
    year: ProjectYear,
    money: MoneyData,
    actor: Actor,
    at: datetime,
) -> LedgerEntry:
    """Lock the agreement, so that two payments cannot share the same headroom (A15)."""
    agreement = locked(year.agreement)
    require(may_handle(actor, agreement.cluster.scope, on=day_of(at)))
    require(may_record_money(actor, agreement))
    refuse(check(_facts(kind, agreement, year, money, at)))
    try:
        with transaction.atomic():
            return _write(kind, agreement, year, money, actor, at)
    except IntegrityError:
        # The same reference arrived in another agreement at this very moment.
        raise Refused.because("ledger.duplicate", "R45", agreement=money.reference) from None


def _facts(
    kind: LedgerKind,
    agreement: SupportAgreement,
    year: ProjectYear,
    money: MoneyData,
    at: datetime,
) -> MoneyFacts:
    standing = standing_reference(kind.value, money.reference.strip())
    return MoneyFacts(
        amount=_euro(money.amount),
        on_day=money.on_day,
        reference=money.reference.strip(),
        agreement=Period(agreement.first_day, agreement.last_day),
        sums=sums_by_year(agreement).get(year.pk, LedgerSums()),
        today=day_of(at),
        duplicate_of=standing.agreement.reference if standing else "",
        instalment_left=_left_of(year, money),
    )


def _left_of(year: ProjectYear, money: MoneyData) -> Decimal | None:
    """Return what is left of the instalment that is paid; ``Refused`` for one of another year."""
    if money.instalment_id is None:
        return None
    for planned in payment_plan([year]):
        if planned.instalment.pk == money.instalment_id:
            return planned.left
    raise Refused.because("ledger.instalment_of_other_year", "R45")


def _euro(amount: Decimal) -> Decimal:
    try:
        return euro(amount)
    except MoneyError as error:
        raise Refused.because(error.code, "R45", **error.params) from error


def _write(
    kind: LedgerKind,
    agreement: SupportAgreement,
    year: ProjectYear,
    money: MoneyData,
    actor: Actor,
    at: datetime,
) -> LedgerEntry:
    with traced(actor, f"ledger.{kind.value}"):
        return LedgerEntry.objects.create(
            lineage_id=agreement.cluster.lineage_id,
            agreement=agreement,
            project_year=year,
            instalment_id=money.instalment_id,
            kind=kind.value,
            amount=money.amount,
            on_day=money.on_day,
            reference=money.reference.strip(),
            note=money.note.strip(),
            recorded_by_id=actor.user_id,
            recorded_at=at,
        )
