"""From a proposal to money in the ledger: two people, conditions, and what the database keeps."""

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, InternalError

from agreements.models import Instalment, LedgerEntry
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.files import read_bytes
from cofinancing.actions import payments as actions
from cofinancing.models import BankAccount, Payment
from tests.cofinancing.payment_builders import account, approved, in_order, proposed, ready
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db


def refused(code):
    return pytest.raises(Refused, match=code)


def test_two_people_and_finance_bring_a_payment_into_the_ledger():
    file = ready()
    payment = approved(file)
    assert Instalment.objects.get(pk=file.instalment.pk).held
    order = actions.send_payments(actor=file.finance, at=NOW)
    root = ET.fromstring(read_bytes(order.file))
    text = [one.text for one in root.iter() if one.tag.endswith(("IBAN", "InstdAmt", "CtrlSum"))]
    assert text == ["600.00", "600.00", "BE68539007547034"]
    payment = actions.confirm_paid(payment, paid_on=date(2026, 11, 20), actor=file.finance, at=NOW)
    entry = LedgerEntry.objects.get(kind="paid")
    assert (payment.state, payment.ledger_id, entry.amount) == ("paid", entry.pk, Decimal(600))
    assert entry.instalment_id == file.instalment.pk
    assert not Instalment.objects.get(pk=file.instalment.pk).held


@pytest.mark.attack("A12")
def test_proposer_does_not_approve_the_own_proposal():
    file = ready()
    payment = proposed(file)
    with refused("payment.own_proposal"):
        actions.approve_payment(payment, actor=file.proposer, at=NOW)
    with pytest.raises(IntegrityError, match="payment_signed_by_two"), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(
            state="approved", approved_by=file.proposer.user_id, approved_at=NOW
        )
    assert Payment.objects.get(pk=payment.pk).state == "proposed"


@pytest.mark.parametrize(
    "role", [Role.ACCOUNT_MANAGER, Role.FINANCE, Role.AUDITOR, Role.CLUSTER_SIGNATORY]
)
def test_only_the_head_approves(role):
    file = ready()
    payment = proposed(file)
    with refused("transition.role"):
        actions.approve_payment(payment, actor=acting(role), at=NOW)
    assert Payment.objects.get(pk=payment.pk).state == "proposed"


def test_conditions_are_asked_again_when_somebody_approves():
    file = ready()
    payment = proposed(file)
    in_order(file.year, date(2026, 11, 1), in_difficulty=True)
    with refused("payment.in_difficulty"):
        actions.approve_payment(payment, actor=file.head, at=NOW)
    assert Payment.objects.get(pk=payment.pk).state == "proposed"


def test_another_account_since_the_proposal_stops_the_payment():
    file = ready()
    payment = proposed(file)
    account(file.year, iban="BE71 0961 2345 6769")
    with refused("payment.account_changed"):
        actions.approve_payment(payment, actor=file.head, at=NOW)


def test_everything_that_is_missing_is_said_in_one_go():
    file = ready()
    second = Instalment.objects.select_related("project_year").get(project_year=file.year, number=2)
    BankAccount.objects.update(state="ended")
    with pytest.raises(Refused) as refusal:
        actions.propose_payment(second, amount=Decimal(500), actor=file.proposer, at=NOW)
    codes = [one.code for one in refusal.value.findings]
    assert codes == [
        "payment.above_instalment",
        "payment.report_not_accepted",
        "payment.no_account",
    ]
    assert not Payment.objects.exists()


def test_instalment_is_proposed_once_and_free_again_after_a_rejection():
    file = ready()
    payment = proposed(file)
    with refused("payment.above_commitment|plan.held_already"):
        proposed(file)
    actions.reject_payment(payment, actor=file.head, at=NOW, reason="Te vroeg")
    assert proposed(file).state == "proposed"


def test_database_keeps_payments_within_the_commitment():
    file = ready()
    payment = proposed(file)
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(amount=Decimal("1000.01"))
    row = Payment.objects.get(pk=payment.pk)
    row.pk, row.amount = None, Decimal("400.01")
    row.instalment = Instalment.objects.get(project_year=file.year, number=2)
    with pytest.raises((IntegrityError, InternalError), match="commitment"), transaction.atomic():
        row.save()
    assert Payment.objects.count() == 1


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE cofinancing_payment SET account_id = account_id + 1",
        "UPDATE cofinancing_payment SET approved_by_id = NULL",
        "UPDATE cofinancing_payment SET state = 'paid'",
        "DELETE FROM cofinancing_payment",
        "UPDATE cofinancing_bankaccount SET iban = 'BE71096123456769'",
        "UPDATE cofinancing_exclusioncheck SET in_difficulty = false",
    ],
)
def test_signed_payment_and_its_account_stay_as_they_are(attack):
    file = ready()
    approved(file)
    with (
        pytest.raises((IntegrityError, InternalError)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)


def test_account_needs_good_digits_and_a_second_person():
    file = ready()
    with refused("payment.bad_iban"):
        account(file.year, iban="BE68 5390 0754 7035")
    one = account(file.year, verified=False)
    head = acting(Role.HEAD_OF_TEAM)
    BankAccount.objects.filter(pk=one.pk).update(entered_by=head.user_id)
    with refused("payment.own_account"):
        actions.verify_account(one, actor=head, at=NOW)
    actions.verify_account(one, actor=file.finance, at=NOW)
    assert BankAccount.objects.filter(state="verified").count() == 1


def test_acceptance_of_a_report_needs_its_document():
    file = ready()
    with refused("payment.acceptance_without_document"):
        actions.note_report(file.year, "accepted", date(2026, 11, 1), actor=file.head, at=NOW)
    note = actions.note_report(file.year, "due", date(2027, 6, 1), actor=file.head, at=NOW)
    assert note.kind == "due"
