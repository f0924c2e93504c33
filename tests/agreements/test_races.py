"""Two people at the same moment: money and grants are counted once, with a control without the lock."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from django.db import connection

from agreements import actions
from agreements.actions import decisions, lines
from agreements.actions.checking import check_stored
from agreements.models import LedgerEntry, SupportAgreement
from agreements.rules import check_payment
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict, Refused
from tests.agreements.builders import (
    confirmed,
    first_year,
    legal_figures,
    make_draft,
    running_agreement,
    with_operator,
)
from tests.clusters.builders import make_cluster
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 20


@dataclass
class Outcome:
    """What came of the threads, by kind of answer."""

    done: list[object] = field(default_factory=list)
    refused: list[Exception] = field(default_factory=list)
    broken: list[Exception] = field(default_factory=list)

    @property
    def counts(self) -> tuple[int, int, int]:
        return len(self.done), len(self.refused), len(self.broken)


def at_once(*works: Callable[[], object]) -> Outcome:
    """Run ``works`` in threads that start together; every thread has its own connection."""
    start, outcome = threading.Barrier(len(works), timeout=PATIENCE), Outcome()

    def run(work: Callable[[], object]) -> None:
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


def meeting(act: Callable[..., object]) -> Callable[..., object]:
    """Return ``act`` that waits, once done, until the other thread has done it too."""
    both = threading.Barrier(2, timeout=PATIENCE)

    def wrapped(*given, **named):
        answer = act(*given, **named)
        both.wait()
        return answer

    return wrapped


def payments(year) -> list[Callable[[], object]]:
    finance = [acting(Role.FINANCE), acting(Role.FINANCE)]
    amount, day = Decimal("300000.00"), date(2026, 3, 2)
    return [
        partial(
            actions.record_payment,
            year,
            actions.MoneyData(amount, day, f"BET-{number}"),
            actor=who,
            at=NOW,
        )
        for number, who in enumerate(finance)
    ]


@pytest.mark.attack("A15")
def test_two_payments_cannot_share_the_same_headroom():
    year = first_year(running_agreement())
    assert at_once(*payments(year)).counts == (1, 1, 0)
    assert LedgerEntry.objects.filter(kind="paid").count() == 1


def test_without_the_lock_two_payments_would_pass(monkeypatch):
    """Negative control (A15)."""
    year = first_year(running_agreement())
    found = SupportAgreement.objects.select_related("cluster__lineage", "scheme")
    monkeypatch.setattr(lines, "locked", lambda agreement: found.get(pk=agreement.pk))
    monkeypatch.setattr(lines, "check_payment", meeting(check_payment))
    assert at_once(*payments(year)).counts == (2, 0, 0)
    assert LedgerEntry.objects.filter(kind="paid").count() == 2


@pytest.mark.attack("A3")
def test_same_reference_in_two_agreements_counts_once():
    years = [first_year(running_agreement()) for _turn in range(2)]
    money = actions.MoneyData(Decimal("10.00"), date(2026, 3, 2), "BET-ZELFDE")
    treasurer = acting(Role.FINANCE)
    outcome = at_once(
        *(
            lambda year=year: actions.record_payment(year, money, actor=treasurer, at=NOW)
            for year in years
        )
    )
    assert outcome.counts == (1, 1, 0)
    assert LedgerEntry.objects.filter(reference="BET-ZELFDE").count() == 1


@pytest.mark.attack("A12")
def test_two_heads_confirm_the_same_draft_once():
    legal_figures()
    draft = make_draft(with_operator(make_cluster()))
    heads = [acting(Role.HEAD_OF_TEAM), acting(Role.HEAD_OF_TEAM)]
    outcome = at_once(*(lambda who=who: confirmed(draft, by=who) for who in heads))
    assert outcome.counts == (1, 1, 0)
    assert LedgerEntry.objects.count() == 3


def confirmations() -> list[Callable[[], object]]:
    """Return two confirmations of the same days, for two clusters of one lineage."""
    legal_figures()
    cluster = with_operator(make_cluster())
    follower = with_operator(make_cluster(continues=cluster))
    drafts = [make_draft(cluster), make_draft(follower)]
    heads = [acting(Role.HEAD_OF_TEAM), acting(Role.HEAD_OF_TEAM)]
    return [partial(confirmed, draft, by=who) for draft, who in zip(drafts, heads, strict=True)]


def test_two_grants_to_one_lineage_see_each_other():
    assert at_once(*confirmations()).counts == (1, 1, 0)
    assert SupportAgreement.objects.filter(state="running").count() == 1


def test_without_the_lock_two_grants_would_pass(monkeypatch):
    """Negative control: the check of each is done before the other is written."""
    works = confirmations()
    for lock in ("_lock_lineage", "_lock_scheme"):
        monkeypatch.setattr(decisions, lock, lambda _agreement: None)
    monkeypatch.setattr(decisions, "check_stored", meeting(check_stored))
    assert at_once(*works).counts == (2, 0, 0)


@pytest.mark.attack("A9")
def test_scheme_keeps_what_it_counts_for_while_a_grant_on_it_is_confirmed(monkeypatch):
    legal_figures()
    draft, checked = make_draft(with_operator(make_cluster())), threading.Event()
    head, boss = acting(Role.HEAD_OF_TEAM), acting(Role.HEAD_OF_TEAM)
    stored = {one.name: getattr(draft.scheme, one.name) for one in fields(actions.SchemeData)}
    harmless = actions.SchemeData(**stored | {"counts_for_ten_years": False})

    def slowly(*given, **named):
        answer = check_stored(*given, **named)
        checked.set()
        time.sleep(0.5)
        return answer

    def correct():
        assert checked.wait(PATIENCE)
        return actions.correct_scheme(
            draft.scheme, harmless, expected_version=1, actor=boss, at=NOW, reason="Vergissing"
        )

    monkeypatch.setattr(decisions, "check_stored", slowly)
    outcome = at_once(partial(confirmed, draft, by=head), correct)
    assert outcome.counts == (1, 1, 0)
    draft.scheme.refresh_from_db()
    assert draft.scheme.counts_for_ten_years
