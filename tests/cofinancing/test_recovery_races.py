"""Two people at the same moment never claim or book the same money twice (A15, R46)."""

from decimal import Decimal

import pytest

from clusterbeleid.core.pdf import drawn_here
from cofinancing.actions import recoveries as actions
from cofinancing.actions.recoveries import deciding
from cofinancing.models import Payment, Recovery, RecoveryReceipt
from tests.cofinancing.recovery_builders import (
    came_back,
    claim,
    claimed_back,
    later_payment,
    paid,
)
from tests.cofinancing.test_contribution_races import at_once
from tests.people import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def propose_twice(file):
    return at_once(
        *(
            lambda who=who: actions.propose_recovery(
                file.year, claim(payment=file.payment), actor=who, at=NOW
            )
            for who in (file.proposer, file.head)
        )
    )


@pytest.mark.attack("A15")
def test_two_proposals_on_one_payment_become_one_claim():
    outcome = propose_twice(paid())
    assert (len(outcome.done), len(outcome.refused), outcome.broken) == (1, 1, [])
    assert Recovery.objects.count() == 1


def test_without_the_lock_the_database_still_refuses(monkeypatch):
    monkeypatch.setattr(deciding, "lock_agreement", lambda year: year)
    outcome = propose_twice(paid())
    assert (len(outcome.done), len(outcome.refused) + len(outcome.broken)) == (1, 1)
    assert Recovery.objects.count() == 1


@pytest.mark.attack("A15")
def test_two_receipts_of_all_that_is_left_are_one():
    file = paid()
    with drawn_here():
        row = claimed_back(file)
    outcome = at_once(
        lambda: came_back(file, row, "600.00"), lambda: came_back(file, row, "600.00")
    )
    assert (len(outcome.done), len(outcome.refused), outcome.broken) == (1, 1, [])
    assert RecoveryReceipt.objects.count() == 1
    assert Recovery.objects.get().state == "paid_back"


@pytest.mark.attack("A15")
def test_a_set_off_and_a_receipt_of_all_that_is_left_are_one():
    file = paid()
    with drawn_here():
        row = claimed_back(file, "400.00")
    payment = later_payment(file)
    outcome = at_once(
        lambda: came_back(file, row, "400.00"),
        lambda: actions.set_off(row, payment, amount=Decimal(400), actor=file.finance, at=NOW),
    )
    assert (len(outcome.done), len(outcome.refused), outcome.broken) == (1, 1, [])
    came = RecoveryReceipt.objects.count()
    assert came + Payment.objects.filter(set_off=row).count() == 1
