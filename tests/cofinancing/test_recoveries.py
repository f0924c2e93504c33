"""From a claim to money that came back, or a write-off: two people, and what the database keeps (R46)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.db.utils import IntegrityError, InternalError

from agreements.models import LedgerEntry
from clusterbeleid.core.actors import Role
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.files import read_bytes, visible_file
from clusterbeleid.core.mail import render
from clusterbeleid.core.models import OutboxMessage, Task
from cofinancing.actions import recoveries as actions
from cofinancing.models import Recovery, RecoveryReceipt
from cofinancing.queries.recoveries import OVERDUE, visible_recoveries
from cofinancing.tasks import watch_recoveries_nightly
from tests.cofinancing.builders import moment
from tests.cofinancing.cost_builders import accepted_cost, settled
from tests.cofinancing.payment_builders import ready
from tests.cofinancing.recovery_builders import (
    came_back,
    claim,
    claimed_back,
    decision,
    paid,
    proposed,
    write_off_asked,
)
from tests.evaluations.report_builders import signatory_of
from tests.people import NOW, TODAY, acting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("papers_drawn_here")]
DUE = TODAY + timedelta(days=30)


def written(message):
    return render(message.kind, message.language, message.payload)


def refused(code):
    return pytest.raises(Refused, match=code)


def test_claim_gets_a_letter_a_term_and_a_message_and_comes_back_in_parts():
    file = paid()
    signatory = signatory_of(file.year)
    row = claimed_back(file)
    assert (row.state, row.due_on, row.interest) == ("claimed", DUE, Decimal(0))
    assert row.letter is not None
    assert read_bytes(row.letter).startswith(b"%PDF")
    mail = written(OutboxMessage.objects.get(kind="cofinancing.recovery"))
    assert "600,00" in mail.text
    assert signatory.user_id is not None
    row = came_back(file, row, "200.00")
    assert row.state == "partly"
    row = came_back(file, row, "400.00")
    assert row.state == "paid_back"
    back = LedgerEntry.objects.filter(kind="recovered").values_list("amount", flat=True)
    assert list(back.order_by("pk")) == [Decimal(200), Decimal(400)]


@pytest.mark.attack("A12")
def test_proposer_does_not_approve_and_nothing_changes():
    file = paid()
    row = proposed(file)
    with refused("recovery.own_proposal"):
        actions.approve_recovery(row, actor=file.proposer, at=NOW)
    for role in (Role.FINANCE, Role.ACCOUNT_MANAGER, Role.AUDITOR, Role.CLUSTER_SIGNATORY):
        with refused("transition.role"):
            actions.approve_recovery(row, actor=acting(role), at=NOW)
    row.refresh_from_db()
    assert (row.state, row.letter_id, OutboxMessage.objects.count()) == ("proposed", None, 0)


@pytest.mark.attack("A6")
def test_no_claim_is_made_above_what_was_paid_or_on_another_year():
    file, other = paid(), paid()
    with refused("recovery.above_paid"):
        proposed(file, "600.01")
    with refused("recovery.no_source"):
        data = claim(payment=other.payment)
        actions.propose_recovery(file.year, data, actor=file.proposer, at=NOW)
    proposed(file, "400.00")
    with refused("recovery.above_paid"):
        proposed(file, "200.01")
    assert Recovery.objects.count() == 1


def test_unpaid_year_has_nothing_to_claim():
    file = ready()
    data = claim("1.00", "decision", document=decision())
    with refused("recovery.above_paid"):
        actions.propose_recovery(file.year, data, actor=file.proposer, at=NOW)
    assert not Recovery.objects.exists()


def test_settlement_leaves_the_difference_to_claim():
    file = paid()
    accepted_cost(file.year, file.proposer, file.head, "1000")
    settled(file.year, "450", file.head)
    with refused("recovery.above_source"):
        actions.propose_recovery(
            file.year, claim("150.01", "settlement"), actor=file.proposer, at=NOW
        )
    row = actions.propose_recovery(
        file.year, claim("150.00", "settlement"), actor=file.proposer, at=NOW
    )
    assert row.settlement is not None


def test_objection_stops_the_booking_until_the_head_goes_on():
    file = paid()
    row = came_back(file, claimed_back(file), "100.00")
    row = actions.suspend_recovery(row, actor=file.finance, at=NOW, reason="Bezwaar")
    with refused("transition.wrong_state"):
        came_back(file, row, "10.00")
    with refused("recovery.term_in_past"):
        actions.resume_recovery(row, due_on=date(2026, 11, 20), actor=file.head, at=NOW, reason="x")
    row = actions.resume_recovery(
        row, due_on=date(2027, 1, 15), actor=file.head, at=NOW, reason="Bezwaar ongegrond"
    )
    assert (row.state, row.due_on) == ("partly", date(2027, 1, 15))


@pytest.mark.attack("A12")
def test_write_off_is_asked_by_one_and_done_by_another_and_keeps_what_came_in():
    file = paid()
    row = write_off_asked(file, came_back(file, claimed_back(file), "100.00"))
    with refused("recovery.own_write_off"):
        actions.write_off_recovery(row, actor=file.proposer, at=NOW, reason="x")
    assert Recovery.objects.get().state == "write_off"
    row = actions.write_off_recovery(row, actor=file.head, at=NOW, reason="Geen actief meer")
    assert (row.state, row.written_off_by_id) == ("written_off", file.head.user_id)
    assert LedgerEntry.objects.get(kind="recovered").amount == Decimal(100)


def test_refused_write_off_lets_the_claim_go_on():
    file = paid()
    row = write_off_asked(file, claimed_back(file))
    row = actions.resume_recovery(row, due_on=DUE, actor=file.head, at=NOW, reason="Kan betalen")
    assert row.state == "claimed"


def test_receipt_is_booked_once_and_never_above_what_is_left():
    file = paid()
    row = came_back(file, claimed_back(file), "100.00", "REF-1")
    with refused("recovery.known_reference"):
        came_back(file, row, "100.00", "ref-1")
    with refused("recovery.above_left"):
        came_back(file, row, "500.01")
    with refused("transition.role"):
        actions.receive_recovery(
            row,
            actions.ReceiptData(Decimal(1), TODAY, "X"),
            actor=acting(Role.HEAD_OF_TEAM),
            at=NOW,
        )
    assert RecoveryReceipt.objects.count() == 1


@pytest.mark.attack("A5")
def test_cluster_organisation_sees_the_claim_once_its_letter_is_made():
    file = paid()
    signatory = signatory_of(file.year)
    row = proposed(file)
    assert not visible_recoveries(signatory, on=TODAY).exists()
    row = actions.approve_recovery(row, actor=file.head, at=NOW)
    assert visible_recoveries(signatory, on=TODAY).get() == row
    row = write_off_asked(file, row)
    inside = row.write_off_document
    assert inside is not None
    assert visible_file(file.finance, inside.reference, on=TODAY) is not None
    assert visible_file(signatory, inside.reference, on=TODAY) is None
    assert row.letter is not None
    assert visible_file(signatory, row.letter.reference, on=TODAY) is not None
    stranger = signatory_of(paid().year)
    assert not visible_recoveries(stranger, on=TODAY).exists()


def test_night_reminds_and_opens_one_task_that_ends_with_the_money():
    file = paid()
    signatory_of(file.year)
    row = claimed_back(file)
    for day in (DUE - timedelta(days=7), DUE, DUE + timedelta(days=1), DUE + timedelta(days=1)):
        actions.watch_recoveries(day, at=moment(day, 3, 50))
    keys = OutboxMessage.objects.filter(kind="cofinancing.recovery").order_by("pk")
    days = [key.split(":")[3] for key in keys.values_list("business_key", flat=True)]
    assert days == ["0", "-7", "1"]
    assert "is er nog niet" in written(keys[2]).text
    assert Task.objects.get(kind=OVERDUE).state == TaskState.OPEN
    assert Recovery.objects.get().state == "claimed"
    came_back(file, row, "600.00")
    assert Task.objects.get(kind=OVERDUE).state == TaskState.DROPPED


def test_work_of_the_night_runs_from_its_task(monkeypatch):
    monkeypatch.setattr("clusterbeleid.core.clock.today", lambda: TODAY)
    monkeypatch.setattr("clusterbeleid.core.clock.now", lambda: NOW)
    watch_recoveries_nightly()
    assert not Task.objects.filter(kind=OVERDUE).exists()


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE cofinancing_recovery SET amount = 1",
        "UPDATE cofinancing_recovery SET interest = 1",
        "UPDATE cofinancing_recovery SET approved_by_id = proposed_by_id",
        "UPDATE cofinancing_recovery SET state = 'paid_back'",
        "UPDATE cofinancing_recovery SET state = 'written_off'",
        "UPDATE cofinancing_recovery SET letter_id = NULL",
        "DELETE FROM cofinancing_recovery",
        "UPDATE cofinancing_recoveryreceipt SET principal = 1",
        "DELETE FROM cofinancing_recoveryreceipt",
    ],
)
def test_database_keeps_what_was_signed_and_booked(attack):
    file = paid()
    came_back(file, claimed_back(file), "100.00")
    with (
        pytest.raises((IntegrityError, InternalError)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)


def test_database_keeps_claims_within_what_was_paid_and_two_people_apart():
    file = paid()
    row = proposed(file, "400.00")
    with (
        pytest.raises((IntegrityError, InternalError), match="signed_by_two"),
        transaction.atomic(),
    ):
        Recovery.objects.filter(pk=row.pk).update(
            state="claimed", approved_by=F("proposed_by"), approved_at=NOW, due_on=DUE
        )
    twin = Recovery.objects.get(pk=row.pk)
    twin.pk, twin.amount = None, Decimal("200.01")
    with pytest.raises((IntegrityError, InternalError), match="within"), transaction.atomic():
        twin.save()
    assert Recovery.objects.count() == 1
