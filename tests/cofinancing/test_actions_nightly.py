"""Nights in a row: the same final state with gaps, doubles and moved dates (Q11, A32)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import transaction

from clusterbeleid.core.actors import Role
from clusterbeleid.core.mail import render
from clusterbeleid.core.models import JobRun, OutboxMessage, Task
from clusterbeleid.core.parameters import ParameterDraft, approve_parameter, propose_parameter
from cofinancing.actions.deadlines import extend_deadline
from cofinancing.actions.lapse import decide_lapse
from cofinancing.actions.nightly import nightly_check, send_reminders, watch_cofinancing
from cofinancing.enums import LapseOutcome
from cofinancing.tasks import check_cofinancing_nightly, send_reminders_nightly
from tests.clusters.builders import make_cluster, make_manager, make_operator
from tests.cofinancing.builders import accepted, make_year, managed_year, moment, stored_file
from tests.people import NOW, acting, person

pytestmark = pytest.mark.django_db

DUE = date(2026, 4, 1)


def nights(days: Iterable[date]) -> None:
    for day in days:
        at = moment(day, 3, 10)
        watch_cofinancing(day, at=at)
        send_reminders(day, at=at)


def every_day(first: date, number: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(number)]


def sent() -> list[str]:
    """The reminders that went out: due date and day relative to it, in order of sending."""
    keys = OutboxMessage.objects.order_by("pk").values_list("business_key", flat=True)
    return [":".join(key.split(":")[2:4]) for key in keys]


def rows() -> set[tuple[str, str]]:
    """All that the nights brought about."""
    messages = OutboxMessage.objects.values_list("business_key", "recipient")
    tasks = Task.objects.values_list("business_key", "subject_label")
    return {*messages, *tasks}


def small_world() -> None:
    """Files that are met, at risk, missed, moved and decided, with people to remind."""
    for start, amount in (
        (date(2026, 1, 1), "0"),
        (date(2026, 2, 15), "800"),
        (date(2026, 5, 3), "10"),
    ):
        manager = person(Role.ACCOUNT_MANAGER)
        cluster = make_cluster(manager=manager)
        operator = make_operator(cluster)
        person(Role.CLUSTER_EDITOR, mandates=[operator.organisation.kbo])
        year = make_year(start, cluster=cluster)
        if amount != "0":
            accepted(year, amount + ".00", start + timedelta(days=20))


def test_five_reminders_go_out_around_a_due_date():
    managed_year()
    nights(every_day(date(2026, 2, 1), 120))
    assert sent() == [f"2026-04-01:{day}" for day in (-30, -14, -7, 0, 7)]


def test_reminders_go_to_mandates_and_account_managers_once_each():
    cluster = make_cluster()
    operator = make_operator(cluster)
    manager = person(Role.ACCOUNT_MANAGER)
    make_manager(cluster, manager)
    editor = person(Role.CLUSTER_EDITOR, mandates=[operator.organisation.kbo], language="en")
    person(Role.CLUSTER_EDITOR, mandates=["0203430576"])
    make_year(cluster=cluster)
    assert send_reminders(date(2026, 3, 2), at=NOW).sent == 2
    found = OutboxMessage.objects.order_by("recipient").values_list(
        "recipient", "language", "scope"
    )
    assert set(found) == {
        (manager.email, "nl", cluster.scope), (editor.email, "en", cluster.scope)
    }  # fmt: skip


def test_second_run_sends_nothing():
    managed_year()
    assert [send_reminders(date(2026, 3, 2), at=NOW).sent for _ in range(3)] == [1, 0, 0]


def test_nobody_is_reminded_before_the_first_day():
    managed_year()
    assert send_reminders(date(2026, 3, 1), at=NOW).sent == 0


def test_met_file_reminds_nobody():
    year, _manager = managed_year()
    accepted(year, "800.00", date(2026, 2, 2))
    nights(every_day(date(2026, 2, 3), 90))
    assert sent() == []


def test_reminders_stop_once_the_money_is_there():
    year, _manager = managed_year()
    accepted(year, "800.00", date(2026, 3, 20))
    nights(every_day(date(2026, 2, 1), 90))
    assert sent() == ["2026-04-01:-30", "2026-04-01:-14"]


def test_long_gap_sends_the_latest_reminder_and_no_burst():
    managed_year()
    nights([date(2026, 3, 28)])
    assert sent() == ["2026-04-01:-7"]


def test_old_misses_are_a_task_and_not_a_mail():
    managed_year()
    nights([date(2026, 5, 2)])
    assert (sent(), Task.objects.count()) == ([], 1)


def test_reminders_stop_after_a_decision():
    year, manager = managed_year()
    nights(every_day(date(2026, 3, 30), 5))
    decide_lapse(
        Task.objects.get(), outcome=LapseOutcome.CONTINUE.value, reason="Kleine vertraging",
        document=stored_file(year), actor=manager, at=NOW,
    )  # fmt: skip
    nights(every_day(date(2026, 4, 4), 30))
    assert sent() == ["2026-04-01:-7", "2026-04-01:0"]


def test_moved_due_date_has_reminders_of_its_own():
    year, manager = managed_year()
    nights(every_day(date(2026, 3, 1), 29))
    extend_deadline([year], new_due=date(2026, 6, 1), reason="Beroep", actor=manager, at=NOW)
    nights(every_day(date(2026, 3, 30), 90))
    assert sent() == [
        "2026-04-01:-30", "2026-04-01:-14", "2026-04-01:-7",
        "2026-06-01:-30", "2026-06-01:-14", "2026-06-01:-7", "2026-06-01:0", "2026-06-01:7",
    ]  # fmt: skip
    assert list(Task.objects.values_list("business_key", flat=True)) == [
        f"cofinancing.lapse:{year.pk}:2026-06-01"
    ]


@pytest.mark.attack("A32")
def test_changed_legal_figure_moves_the_reminders_and_repeats_none():
    # A32: three months become four between two nights; 1 May is a holiday, so Monday 4 May.
    managed_year()
    nights(every_day(date(2026, 3, 1), 20))
    draft = ParameterDraft(
        "cofinancing.term_months", Decimal(4), date(2025, 1, 1), None, "R34", "Test", "E"
    )
    proposal = propose_parameter(draft, actor=acting(Role.ADMINISTRATOR), at=NOW, reason="Test")
    approve_parameter(proposal, actor=acting(Role.HEAD_OF_TEAM), at=NOW, reason="Test")
    nights(every_day(date(2026, 3, 21), 70))
    assert sent() == [
        "2026-04-01:-30", "2026-04-01:-14",
        "2026-05-04:-30", "2026-05-04:-14", "2026-05-04:-7", "2026-05-04:0", "2026-05-04:7",
    ]  # fmt: skip
    assert [task.business_key[-10:] for task in Task.objects.all()] == ["2026-05-04"]


@pytest.mark.attack("A32")
def test_nights_with_gaps_and_doubles_end_like_undisturbed_ones():
    small_world()
    year = every_day(date(2026, 2, 20), 200)
    with transaction.atomic():
        nights(year)
        undisturbed = rows()
        transaction.set_rollback(True)
    # Two files that never get there: five reminders for two people each, and a task.
    assert len(undisturbed) == 2 * 5 * 2 + 2
    assert rows() == set()
    # Three nights away, then two runs in the night of return: over and over.
    disturbed = [day for number, day in enumerate(year) if number % 4 == 3 for _twice in range(2)]
    nights([*disturbed, year[-1]])
    assert rows() == undisturbed


def test_three_days_of_silence_over_the_due_date_lose_nothing():
    small_world()
    nights([*every_day(date(2026, 1, 1), 89), *every_day(date(2026, 4, 3), 5)])
    keys = rows()
    assert any(":2026-04-01:0:" in key for key, _ in keys)
    assert any(key.startswith("cofinancing.lapse") for key, _ in keys)


@pytest.mark.parametrize("files", [1, 3])
def test_night_costs_the_same_queries_for_any_number_of_files(files, django_assert_num_queries):
    for _ in range(files):
        managed_year()
    send_reminders(date(2026, 4, 2), at=NOW)
    watch_cofinancing(date(2026, 4, 2), at=NOW)
    with django_assert_num_queries(12):
        send_reminders(date(2026, 4, 2), at=NOW)
    with django_assert_num_queries(10):
        watch_cofinancing(date(2026, 4, 2), at=NOW)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("day", [date(2026, 3, 2), date(2026, 4, 8)])
def test_reminder_says_what_lacks_and_by_when(language, day):
    year, _manager = managed_year()
    send_reminders(day, at=NOW)
    message = OutboxMessage.objects.get()
    mail = render(message.kind, language, message.payload)
    assert "01/04/2026" in mail.subject
    assert year.agreement.cluster.name in mail.subject
    for body in (mail.text, mail.html):
        assert "800,00" in body
        assert f"/projectjaren/{year.pk}/" in body
    assert "<" not in mail.text


@pytest.mark.django_db(transaction=True)
def test_each_run_writes_its_row():
    managed_year()
    nightly_check(date(2026, 4, 2), at=NOW)
    call_command("send_reminders", "--on", "2026-04-01")
    call_command("watch_cofinancing", "--on", "2026-04-02")
    check_cofinancing_nightly()
    send_reminders_nightly()
    found = JobRun.objects.order_by("pk").values_list(
        "name", "looked_at", "opened", "sent", "error"
    )
    assert list(found)[:3] == [
        ("check_cofinancing", 3, 1, 0, ""),
        ("send_reminders", 3, 0, 1, ""),
        ("check_cofinancing", 3, 0, 0, ""),
    ]
    assert JobRun.objects.count() == 5
