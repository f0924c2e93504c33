"""A hundred times the same call at once: one effect, and answers as documented."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import cycle

import pytest

from agreements.models import LedgerEntry
from clusterbeleid.api.models import IdempotentCall
from clusterbeleid.api.rest import doing
from clusterbeleid.core.models import StateChange
from clusters.models import EnterpriseFacts
from clusters.queries import operator_of
from cofinancing.models import Contribution
from tests.agreements.builders import ready_to_publish, running_agreement
from tests.api.builders import caller, facts_row
from tests.api.test_doing import PAID, confirm, deliver, received_row, sent_payment, tag_of
from tests.api.test_registers import acknowledge
from tests.clusters.builders import make_cluster, make_operator, make_organisation
from tests.cofinancing.builders import make_year
from tests.cofinancing.test_contribution_races import at_once
from tests.people import TODAY

pytestmark = pytest.mark.django_db(transaction=True)
TIMES, TOGETHER = 100, 10


def replayed(call) -> Counter[tuple[int, bytes]]:
    """Make the call a hundred times, ten at once; returns how often each answer came."""
    answers: Counter[tuple[int, bytes]] = Counter()
    for _round in range(TIMES // TOGETHER):
        outcome = at_once(*(call for _ in range(TOGETHER)))
        assert outcome.broken == []
        assert outcome.refused == []
        answers.update((answer.status_code, answer.content) for answer in outcome.done)
    return answers


def told(answers: Counter[tuple[int, bytes]]) -> tuple[Counter[int], set[bytes]]:
    """Return how often each status came, and the bodies of success."""
    statuses: Counter[int] = Counter()
    for (status, _body), times in answers.items():
        statuses[status] += times
    return statuses, {body for status, body in answers if status < 300}


@pytest.mark.attack("A24")
def test_hundred_confirmations_with_one_key_pay_once():
    system, payment = caller(), sent_payment()
    tag = tag_of(system, payment)
    statuses, bodies = told(
        replayed(lambda: confirm(system, payment, PAID, If_Match=tag, Idempotency_Key="een"))
    )
    assert statuses.keys() <= {200, 409}
    assert statuses.total() == TIMES
    assert len(bodies) == 1
    assert LedgerEntry.objects.filter(kind="paid").count() == 1
    assert IdempotentCall.objects.count() == 1


@pytest.mark.attack("A24", "A26")
def test_hundred_confirmations_with_as_many_keys_pay_once():
    system, payment = caller(), sent_payment()
    tag = tag_of(system, payment)
    statuses, bodies = told(replayed(lambda: confirm(system, payment, PAID, If_Match=tag)))
    assert (statuses[200], statuses[412]) == (1, TIMES - 1)
    assert len(bodies) == 1
    assert LedgerEntry.objects.filter(kind="paid").count() == 1


@pytest.mark.attack("A24")
@pytest.mark.parametrize("key", ["een", ""])
def test_hundred_deliveries_enter_the_money_once(key):
    year = make_year()
    operator = operator_of(year.agreement.cluster, on=TODAY) or make_operator(
        year.agreement.cluster
    )
    system = caller(organisations=(operator.organisation.kbo,))
    row = received_row(year)
    more = {"Idempotency_Key": key} if key else {}
    statuses, bodies = told(replayed(lambda: deliver(system, year, row, **more)))
    assert statuses.keys() <= ({201, 409} if key else {201, 422})
    assert len(bodies) == 1
    assert Contribution.objects.filter(project_year=year).count() == 1


@pytest.mark.attack("A24", "A26")
@pytest.mark.parametrize("key", ["een", ""])
def test_hundred_acknowledgements_meet_the_duty_once(key):
    agreement = running_agreement(make_cluster(), date(2026, 1, 1), granted_on=date(2026, 1, 12))
    system, duty = caller(), ready_to_publish(agreement)
    more = {"If_Match": system.get(f"/api/v1/publications/{duty.pk}/")["ETag"]}
    more |= {"Idempotency_Key": key} if key else {}
    statuses, bodies = told(replayed(lambda: acknowledge(system, duty, **more)))
    assert statuses.keys() <= ({200, 409} if key else {200, 412})
    assert len(bodies) == 1
    met = StateChange.objects.filter(action="meet_duty", object_id=str(duty.pk))
    assert met.count() == 1


@pytest.mark.attack("A24")
@pytest.mark.parametrize("key", ["een", ""])
def test_hundred_deliveries_of_facts_leave_one_row_an_enterprise(key):
    system, one, two = caller(), make_organisation(), make_organisation()
    # Half of them name the enterprises the other way round: nobody waits for another in a circle.
    turns = cycle(
        [[facts_row(one.kbo), facts_row(two.kbo)], [facts_row(two.kbo), facts_row(one.kbo)]]
    )
    more = {"Idempotency_Key": key} if key else {}
    rows = next(turns)
    statuses, _bodies = told(
        replayed(
            lambda: system.post(
                "/api/v1/enterprise-facts/", {"rows": rows if key else next(turns)}, **more
            )
        )
    )
    assert statuses.keys() <= ({201, 409} if key else {201})
    assert EnterpriseFacts.objects.count() == 2
    written = EnterpriseFacts.history.count()
    assert written == (2 if key else 2 * TIMES)


def test_without_the_lock_the_database_still_keeps_one_answer(monkeypatch):
    monkeypatch.setattr(doing, "only_one", lambda client, key: True)
    monkeypatch.setattr(doing, "answered", lambda client, key: None)
    system, payment = caller(), sent_payment()
    tag = tag_of(system, payment)
    outcome = at_once(
        *(
            lambda: confirm(system, payment, PAID, If_Match=tag, Idempotency_Key="een")
            for _ in range(4)
        )
    )
    assert {answer.status_code for answer in outcome.done} <= {200, 412}
    assert LedgerEntry.objects.filter(kind="paid").count() == 1
