"""Paying back in instalments, or by a set-off against a later payment: two people, never above the claim (R46)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.utils import IntegrityError

from agreements.models import LedgerEntry
from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.files import read_bytes
from clusterbeleid.core.mail import render
from clusterbeleid.core.models import OutboxMessage, Task
from cofinancing.actions import payments
from cofinancing.actions import recoveries as actions
from cofinancing.models import Payment, Recovery, RecoveryInstalment, RecoveryReceipt
from cofinancing.notifications import INSTALMENTS
from cofinancing.queries.paying_back import owed_recoveries
from cofinancing.queries.recoveries import OVERDUE
from tests.cofinancing.builders import moment
from tests.cofinancing.recovery_builders import (
    came_back,
    claimed_back,
    decision,
    later_payment,
    paid,
    proposed,
)
from tests.evaluations.report_builders import signatory_of
from tests.people import NOW, TODAY, acting, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("papers_drawn_here")]
FIRST = date(2026, 12, 1)


def refused(code):
    return pytest.raises(Refused, match=code)


def divided(file, row, count=3):
    return actions.divide_recovery(
        row, count=count, first=FIRST, actor=file.head, at=NOW, reason="Afbetaalplan"
    )


def set_off(file, row, payment, amount="100.00", by=None):
    return actions.set_off(row, payment, amount=Decimal(amount), actor=by or file.finance, at=NOW)


def signed_and_sent(file, payment):
    payments.approve_payment(payment, actor=file.head, at=NOW)
    payments.send_payments(actor=file.finance, at=NOW)
    payment.refresh_from_db()
    return payment


def test_instalments_are_what_is_left_and_the_term_follows_them():
    file = paid()
    row = divided(file, came_back(file, claimed_back(file), "99.99"))
    rows = RecoveryInstalment.objects.filter(recovery=row)
    assert [one.amount for one in rows] == [Decimal("166.67"), Decimal("166.67"), Decimal("166.67")]
    assert row.due_on == FIRST
    row = came_back(file, row, "166.67")
    assert row.due_on == date(2027, 1, 1)
    ((_row, asked),) = owed_recoveries()
    assert asked == Decimal("166.67")
    row = came_back(file, row, "333.34")
    assert row.state == "paid_back"
    history = RecoveryInstalment.history.values_list("history_change_reason", "history_user_id")
    assert set(history) == {("Afbetaalplan", file.head.user_id)}


def test_new_division_replaces_the_one_before():
    file = paid()
    row = divided(file, claimed_back(file))
    row = divided(file, came_back(file, row, "200.00"), count=2)
    amounts = RecoveryInstalment.objects.values_list("amount", flat=True)
    assert list(amounts) == [Decimal(200), Decimal(200)]


def test_instalment_that_is_late_opens_a_task_and_a_payment_of_it_closes_it():
    file = paid()
    row = divided(file, claimed_back(file))
    day = FIRST + timedelta(days=1)
    actions.watch_recoveries(day, at=moment(day, 3, 50))
    task = Task.objects.get(kind=OVERDUE)
    assert (task.state, task.facts["left"]) == (TaskState.OPEN, {"$decimal": "200.00"})
    came_back(file, row, "200.00")
    task.refresh_from_db()
    assert task.state == TaskState.DROPPED


def test_signatory_hears_of_the_instalments_with_every_term():
    file = paid()
    signatory = signatory_of(file.year)
    person(Role.CLUSTER_EDITOR, mandates=sorted(signatory.organisations))
    row = divided(file, claimed_back(file))
    mail = OutboxMessage.objects.get(kind=INSTALMENTS)
    assert mail.recipient == User.objects.get(pk=signatory.user_id or 0).email
    for body in (mail_of(mail).text, mail_of(mail).html):
        for words in ("200,00", "01/12/2026", "01/01/2027", "01/02/2027"):
            assert words in body
    divided(file, row, count=2)
    assert OutboxMessage.objects.filter(kind=INSTALMENTS).count() == 2
    with refused("recovery.term_in_past"):
        actions.divide_recovery(
            row, count=2, first=date(2026, 11, 1), actor=file.head, at=NOW, reason="x"
        )
    assert OutboxMessage.objects.filter(kind=INSTALMENTS).count() == 2


def mail_of(message):
    return render(message.kind, message.language, message.payload)


@pytest.mark.attack("A12")
def test_only_a_head_who_did_not_propose_divides_and_nothing_changes():
    file = paid()
    row = claimed_back(file)
    for who in (file.finance, acting(Role.ACCOUNT_MANAGER), acting(Role.CLUSTER_SIGNATORY)):
        with refused("transition.role"):
            actions.divide_recovery(row, count=2, first=FIRST, actor=who, at=NOW, reason="x")
    with refused("recovery.own_proposal"):
        actions.divide_recovery(row, count=2, first=FIRST, actor=file.proposer, at=NOW, reason="x")
    with refused("recovery.term_in_past"):
        actions.divide_recovery(
            row, count=2, first=date(2026, 11, 1), actor=file.head, at=NOW, reason="x"
        )
    with refused("recovery.not_owed"):
        actions.divide_recovery(
            came_back(file, row, "600.00"),
            count=2,
            first=FIRST,
            actor=file.head,
            at=NOW,
            reason="x",
        )
    assert not RecoveryInstalment.objects.exists()


def test_set_off_lowers_what_leaves_and_is_booked_the_day_of_the_payment():
    file = paid()
    row, payment = claimed_back(file), later_payment(file)
    set_off(file, row, payment, "150.00")
    payment = signed_and_sent(file, payment)
    assert payment.order is not None
    assert b">250.00<" in read_bytes(payment.order.file)
    assert not RecoveryReceipt.objects.exists()
    payments.confirm_paid(payment, paid_on=TODAY, actor=file.finance, at=NOW)
    row = Recovery.objects.get(pk=row.pk)
    receipt = RecoveryReceipt.objects.get()
    assert (row.state, receipt.principal, receipt.received_on) == ("partly", Decimal(150), TODAY)
    kinds = dict(LedgerEntry.objects.order_by("pk").values_list("kind", "amount"))
    assert (kinds["paid"], kinds["recovered"]) == (Decimal(400), Decimal(150))


def test_set_off_of_all_pays_the_claim_back_and_sends_nothing():
    file = paid()
    row, payment = claimed_back(file, "400.00"), later_payment(file)
    set_off(file, row, payment, "400.00")
    payment = signed_and_sent(file, payment)
    assert payment.order is not None
    assert b"<NbOfTxs>0<" in read_bytes(payment.order.file)
    payments.confirm_paid(payment, paid_on=TODAY, actor=file.finance, at=NOW)
    assert Recovery.objects.get(pk=row.pk).state == "paid_back"


@pytest.mark.attack("A12")
def test_who_sets_off_does_not_approve_the_payment():
    file = paid()
    row, payment = claimed_back(file), later_payment(file)
    set_off(file, row, payment, by=file.head)
    with refused("payment.own_set_off"):
        payments.approve_payment(payment, actor=file.head, at=NOW)
    payment.refresh_from_db()
    assert payment.state == "proposed"
    with pytest.raises(IntegrityError, match="payment_set_off_by_two"), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(
            state="approved", approved_by=file.head.user_id, approved_at=NOW
        )


@pytest.mark.attack("A6")
def test_no_set_off_above_the_claim_the_payment_or_on_another_cluster():
    file, other = paid(), paid()
    row, payment = claimed_back(file, "150.00"), later_payment(file)
    with refused("recovery.set_off_above"):
        set_off(file, row, payment, "150.01")
    with refused("recovery.set_off_elsewhere"):
        set_off(file, row, later_payment(other))
    with refused("recovery.nothing"):
        set_off(file, row, payment, "0.00")
    signed_and_sent(file, payment)
    with refused("recovery.set_off_too_late"):
        set_off(file, row, payment)
    assert not Payment.objects.filter(set_off__isnull=False).exists()


@pytest.mark.attack("A5")
def test_nobody_outside_the_file_sets_off_and_nothing_changes():
    file = paid()
    row, payment = claimed_back(file), later_payment(file)
    for role in (Role.ACCOUNT_MANAGER, Role.CLUSTER_SIGNATORY, Role.AUDITOR):
        with refused("clusters"):
            set_off(file, row, payment, by=acting(role))
    payment.refresh_from_db()
    assert (payment.set_off_id, payment.to_transfer) == (None, Decimal(400))
    set_off(file, row, payment)
    for role in (Role.ACCOUNT_MANAGER, Role.CLUSTER_SIGNATORY, Role.AUDITOR):
        with refused("clusters"):
            actions.drop_set_off(payment, actor=acting(role), at=NOW, reason="x")
    payment.refresh_from_db()
    assert payment.to_transfer == Decimal(300)


def test_claim_waits_as_long_as_its_set_off_is_under_way():
    file = paid()
    row, payment = claimed_back(file), later_payment(file)
    set_off(file, row, payment, "400.00")
    with refused("recovery.above_left"):
        came_back(file, row, "200.01")
    with refused("recovery.set_off_waits"):
        actions.suspend_recovery(row, actor=file.finance, at=NOW, reason="Bezwaar")
    with refused("recovery.set_off_waits"):
        actions.ask_write_off(
            row, document=decision(), actor=file.finance, at=NOW, reason="Vereffening"
        )
    actions.drop_set_off(payment, actor=file.finance, at=NOW, reason="Toch niet")
    payment.refresh_from_db()
    assert (payment.set_off_id, payment.set_off_amount) == (None, Decimal(0))
    assert came_back(file, row, "600.00").state == "paid_back"


def test_signed_payment_keeps_its_set_off_and_a_claim_that_waits_takes_none():
    file = paid()
    payment = later_payment(file)
    with refused("recovery.not_owed"):
        set_off(file, proposed(file, "100.00"), payment)
    row = claimed_back(file, "100.00")
    set_off(file, row, payment)
    payment = signed_and_sent(file, payment)
    with refused("recovery.nothing_set_off"):
        actions.drop_set_off(payment, actor=file.finance, at=NOW, reason="x")
    with pytest.raises(IntegrityError, match="keeps its amount"), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(set_off_amount=1)


@pytest.mark.attack("A15")
def test_database_refuses_a_set_off_and_a_receipt_above_the_claim():
    file = paid()
    row, payment = claimed_back(file, "150.00"), later_payment(file)
    values = {"set_off": row, "set_off_by": file.finance.user_id}
    with pytest.raises(IntegrityError, match="no more is set off"), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(set_off_amount="150.01", **values)
    with pytest.raises(IntegrityError, match="payment_set_off_of_a_claim"), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(set_off_amount="0.00", **values)
    set_off(file, row, payment, "150.00")
    with pytest.raises(IntegrityError, match="no more comes back"), transaction.atomic():
        RecoveryReceipt.objects.create(
            recovery=row,
            principal=0,
            interest=Decimal("0.01"),
            received_on=TODAY,
            bank_reference="X",
            recorded_at=NOW,
        )
    assert not RecoveryReceipt.objects.exists()
