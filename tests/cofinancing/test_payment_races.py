"""Two people at the same moment never pay more than was committed (A15)."""

from decimal import Decimal

import pytest

from agreements.models import Instalment
from cofinancing.actions import payments as actions
from cofinancing.actions.payments import deciding
from cofinancing.models import Payment
from tests.cofinancing.payment_builders import proposed, ready
from tests.cofinancing.test_contribution_races import at_once
from tests.people import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def propose_twice(file):
    return at_once(
        *(
            lambda who=who: actions.propose_payment(
                file.instalment, amount=file.instalment.amount, actor=who, at=NOW
            )
            for who in (file.proposer, file.head)
        )
    )


@pytest.mark.attack("A15")
def test_two_proposals_of_one_instalment_become_one_payment():
    outcome = propose_twice(ready())
    assert (len(outcome.done), len(outcome.refused), outcome.broken) == (1, 1, [])
    assert Payment.objects.count() == 1


def test_without_the_lock_the_database_still_refuses(monkeypatch):
    monkeypatch.setattr(deciding, "lock_agreement", lambda year: year)
    monkeypatch.setattr(deciding, "hold_instalment", lambda *_a, **_k: None)
    outcome = propose_twice(ready())
    assert (len(outcome.done), len(outcome.refused) + len(outcome.broken)) == (1, 1)
    assert Payment.objects.count() == 1


def test_two_approvals_of_one_payment_are_one_approval():
    file = ready()
    payment = proposed(file)
    third = ready().head
    outcome = at_once(
        lambda: actions.approve_payment(payment, actor=file.head, at=NOW),
        lambda: actions.approve_payment(payment, actor=third, at=NOW),
    )
    assert (len(outcome.done), len(outcome.refused), outcome.broken) == (1, 1, [])
    assert Payment.objects.get(pk=payment.pk).history.filter(state="approved").count() == 1
    assert Instalment.objects.get(pk=file.instalment.pk).amount == Decimal(600)
