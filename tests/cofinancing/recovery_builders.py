"""A project year of which money was paid, and claims to get it back, made through actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.actions.plans import InstalmentData, amend_plan
from agreements.models import Instalment, ProjectYear
from agreements.queries import payment_plan
from clusterbeleid.core.actors import Actor
from clusterbeleid.overview.demo.files import page
from cofinancing.actions import payments
from cofinancing.actions import recoveries as actions
from cofinancing.models import Payment, Recovery
from tests.cofinancing.payment_builders import approved, ready
from tests.people import NOW

PAID_ON = date(2026, 11, 20)
_serial = count(1)


@dataclass(frozen=True)
class Paid:
    """A project year with a payment that was made, and the people around it."""

    year: ProjectYear
    payment: Payment
    proposer: Actor
    head: Actor
    finance: Actor


def paid() -> Paid:
    """Return a year of which the first instalment, 600 euro, was paid."""
    file = ready()
    payment = approved(file)
    payments.send_payments(actor=file.finance, at=NOW)
    done = payments.confirm_paid(payment, paid_on=PAID_ON, actor=file.finance, at=NOW)
    return Paid(file.year, done, file.proposer, file.head, file.finance)


def decision() -> SimpleUploadedFile:
    """Return the document of a decision."""
    return SimpleUploadedFile("beslissing.pdf", page(), content_type="application/pdf")


def claim(amount: str = "600.00", ground: str = "payment", **more: Any) -> actions.RecoveryData:
    """Return a claim as typed."""
    return actions.RecoveryData(
        ground=ground, amount=Decimal(amount), reason="Onterecht betaald", **more
    )


def proposed(file: Paid, amount: str = "600.00", *, at: datetime = NOW, **more: Any) -> Recovery:
    """Return a claim on the payment as proposed."""
    data = claim(amount, payment=file.payment, **more)
    return actions.propose_recovery(file.year, data, actor=file.proposer, at=at)


def claimed_back(file: Paid, amount: str = "600.00", **more: Any) -> Recovery:
    """Return a claim that a second person approved, with its letter."""
    return actions.approve_recovery(proposed(file, amount, **more), actor=file.head, at=NOW)


def came_back(file: Paid, row: Recovery, amount: str, reference: str = "") -> Recovery:
    """Return the claim after money came in."""
    data = actions.ReceiptData(Decimal(amount), PAID_ON, reference or f"TERUG-{next(_serial)}")
    return actions.receive_recovery(row, data, actor=file.finance, at=NOW)


def write_off_asked(file: Paid, row: Recovery) -> Recovery:
    """Return the claim of which the proposer asked a write-off."""
    return actions.ask_write_off(
        row, document=decision(), actor=file.proposer, at=NOW, reason="Vereffening"
    )


def later_payment(file: Paid) -> Payment:
    """Return a proposed payment of 400 euro, at the grant, of a later year of the same cluster."""
    year = file.year.agreement.project_years.get(number=2)
    expected = [
        value
        for row in payment_plan([year])
        for value in (row.instalment.pk, row.instalment.version)
    ]
    parts = [Decimal(400), year.granted_amount - 400]
    amend_plan(
        year,
        [InstalmentData("granted", part) for part in parts],
        expected=expected,
        actor=file.head,
        at=NOW,
        reason="In twee",
    )
    instalment = Instalment.objects.select_related("project_year").get(project_year=year, number=1)
    return payments.propose_payment(instalment, amount=Decimal(400), actor=file.proposer, at=NOW)
