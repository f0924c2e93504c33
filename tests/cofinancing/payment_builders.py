"""A project year of which everything that a payment waits for is in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from agreements.actions.plans import InstalmentData, amend_plan
from agreements.models import Instalment, ProjectYear
from agreements.queries import payment_plan
from clusterbeleid.core.actors import Actor, Role
from cofinancing.actions import payments as actions
from cofinancing.models import BankAccount, Payment
from tests.clusters.builders import uploaded_picture
from tests.cofinancing.builders import accepted, make_year
from tests.people import NOW, acting

IBAN = "BE68 5390 0754 7034"


@dataclass(frozen=True)
class Ready:
    """A project year, its first instalment, and the people around it."""

    year: ProjectYear
    instalment: Instalment
    proposer: Actor
    head: Actor
    finance: Actor


def account(year: ProjectYear, *, iban: str = IBAN, verified: bool = True) -> BankAccount:
    """Return the account of the beneficiary, verified by a second person."""
    row = actions.enter_account(
        year.agreement.cluster,
        iban=iban,
        holder="Cluster vzw",
        document=uploaded_picture("rekening.png"),
        actor=acting(Role.HEAD_OF_TEAM),
        at=NOW,
    )
    if not verified:
        return row
    return actions.verify_account(row, actor=acting(Role.FINANCE), at=NOW)


def in_order(year: ProjectYear, on: date = date(2026, 3, 1), **more: bool) -> None:
    """Register a test of the exclusions in which nothing is wrong."""
    answers = {"recovery_open": False, "in_difficulty": False} | more
    actions.test_exclusions(
        year.agreement.cluster,
        tested_on=on,
        accounts_year=2025,
        source="Balanscentrale",
        actor=acting(Role.HEAD_OF_TEAM),
        at=NOW,
        **answers,
    )


def ready(amount: str = "1000.00") -> Ready:
    """Return a year with proved co-financing, a verified account and a fresh test."""
    year = make_year(planned=amount)
    accepted(year, amount)
    account(year)
    in_order(year)
    head, finance = acting(Role.HEAD_OF_TEAM), acting(Role.FINANCE)
    first = Instalment.objects.select_related("project_year").get(project_year=year, number=1)
    return Ready(year, first, acting(Role.HEAD_OF_TEAM), head, finance)


def proposed(file: Ready, amount: str | None = None) -> Payment:
    """Return a payment of the first instalment as proposed."""
    wanted = Decimal(amount) if amount else file.instalment.amount
    return actions.propose_payment(file.instalment, amount=wanted, actor=file.proposer, at=NOW)


def approved(file: Ready) -> Payment:
    """Return a payment that a second person approved."""
    return actions.approve_payment(proposed(file), actor=file.head, at=NOW)


def payments_of_two(year: ProjectYear) -> tuple[Payment, Payment]:
    """Return a proposed and a sent payment of a year that is paid at the grant in two halves."""
    head, half = acting(Role.HEAD_OF_TEAM), year.granted_amount / 2
    expected = [
        value
        for row in payment_plan([year])
        for value in (row.instalment.pk, row.instalment.version)
    ]
    amend_plan(
        year,
        [InstalmentData("granted", half), InstalmentData("granted", half)],
        expected=expected,
        actor=head,
        at=NOW,
        reason="In twee helften",
    )
    account(year)
    in_order(year)
    first, second = (
        actions.propose_payment(row.instalment, amount=row.left, actor=head, at=NOW)
        for row in payment_plan([year])
    )
    actions.approve_payment(second, actor=acting(Role.HEAD_OF_TEAM), at=NOW)
    actions.send_payments(actor=acting(Role.FINANCE), at=NOW)
    return first, Payment.objects.get(pk=second.pk)
