"""Two people at the same moment: exactly one succeeds, and nobody sees an error of the database."""

import contextlib
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection

from clusterbeleid.core.errors import Conflict, Refused
from cofinancing.actions import contributions as actions
from cofinancing.actions.contributions import assessing, common, correcting, entering
from cofinancing.models import Contribution
from tests.cofinancing.contribution_builders import (
    IN_TIME,
    VALUE,
    make_file,
    member_of,
    pledged,
    receipt,
    received,
)

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 10


@dataclass
class Outcome:
    """What came of the threads, by kind of answer."""

    done: list[Any] = field(default_factory=list)
    refused: list[Any] = field(default_factory=list)
    broken: list[Any] = field(default_factory=list)


def at_once(*works: Callable[[], object]) -> Outcome:
    """Run ``works`` in threads that start together; every thread has its own connection."""
    start, outcome = threading.Barrier(len(works), timeout=PATIENCE), Outcome()

    def run(work):
        try:
            start.wait()
            outcome.done.append(work())
        except (Refused, Conflict) as refusal:
            outcome.refused.append(refusal)
        except Exception as error:  # noqa: BLE001 - whatever else happens is what the test is about
            outcome.broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return outcome


@pytest.fixture
def meet(monkeypatch):
    """Let both threads finish their checks before either writes, when nothing holds them apart."""
    barrier = threading.Barrier(2)
    assess = assessing.assess_received

    def meeting(*args, **kwargs):
        found = assess(*args, **kwargs)
        # Broken when the other one waits for our lock: that is the point.
        with contextlib.suppress(threading.BrokenBarrierError):
            barrier.wait(timeout=1)
        return found

    monkeypatch.setattr(entering, "assess_received", meeting)
    monkeypatch.setattr(correcting, "assess_received", meeting)


def receive_both(file):
    payer = member_of(file)
    lines = [pledged(file, payer), pledged(file, payer)]
    money = [receipt("100", VALUE, "F-1"), receipt("100", VALUE, "f 1")]
    return at_once(
        *(
            lambda line=line, one=one: actions.receive_contribution(
                line, one, actor=file.editor, at=IN_TIME
            )
            for line, one in zip(lines, money, strict=True)
        )
    )


def test_same_payment_in_two_lines_counts_once(meet):
    outcome = receive_both(make_file())
    assert (len(outcome.done), len(outcome.refused), outcome.broken) == (1, 1, [])
    assert outcome.refused[0].findings[0].code == "contribution.payment_twice"
    assert Contribution.objects.filter(state="received").count() == 1


def test_without_the_lock_the_constraint_still_holds(meet, monkeypatch):
    monkeypatch.setattr(common, "lock_payers", lambda _ids: None)
    outcome = receive_both(make_file())
    assert (len(outcome.done), len(outcome.broken)) == (1, 1)
    # Seen by the validation or only by the database, depending on who is quicker.
    assert re.search("contribution_payment_once|already counts|telt al mee", str(outcome.broken[0]))
    assert Contribution.objects.filter(state="received").count() == 1


def test_two_officials_accept_one_line():
    file = make_file()
    row = received(file)
    outcome = at_once(
        lambda: actions.accept_contribution(row, actor=file.manager, at=IN_TIME),
        lambda: actions.accept_contribution(row, actor=file.head, at=IN_TIME),
    )
    assert (len(outcome.done), len(outcome.refused), outcome.broken) == (1, 1, [])
    assert outcome.refused[0].findings[0].code == "contribution.decided"
    assert Contribution.objects.get(pk=row.pk).history.filter(state="accepted").count() == 1


def test_many_lines_accepted_twice_at_once_are_accepted_once():
    file = make_file()
    rows = [received(file) for _ in range(3)]
    ids = [row.pk for row in rows]
    outcome = at_once(
        lambda: actions.accept_contributions(file.year, ids, actor=file.manager, at=IN_TIME),
        lambda: actions.accept_contributions(
            file.year, list(reversed(ids)), actor=file.head, at=IN_TIME
        ),
    )
    assert (outcome.refused, outcome.broken) == ([], [])
    assert sorted(len(one.accepted) for one in outcome.done) == [0, 3]
    assert Contribution.history.filter(state="accepted").count() == 3


def test_correction_and_acceptance_do_not_mix():
    file = make_file()
    row = received(file, money=receipt("100"))
    outcome = at_once(
        lambda: actions.accept_contribution(row, actor=file.manager, at=IN_TIME),
        lambda: actions.correct_receipt(
            row,
            receipt("999999"),
            expected_version=row.version,
            actor=file.editor,
            at=IN_TIME,
            reason="Meer",
        ),
    )
    assert outcome.broken == []
    stored = Contribution.objects.get(pk=row.pk)
    # Whoever came first, what was accepted is what stood there at that moment.
    accepted = stored.history.filter(state="accepted").get()
    assert (stored.state, stored.received_amount) == ("accepted", accepted.received_amount)
    corrected = stored.history.filter(received_amount=999999).exists()
    assert corrected == (stored.received_amount == 999999)
