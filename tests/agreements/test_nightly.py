"""The nightly watch over the ten years: each warning once, whatever the nights that were missed."""

from datetime import date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from agreements.actions.nightly import TEN_YEARS_RUN, nightly_ten_years, watch_ten_years
from agreements.notifications import WARNING
from agreements.tasks import check_ten_years_nightly
from clusterbeleid.accounts.models import RoleAssignment
from clusterbeleid.core import jobs, mail
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.models import JobRun, OutboxMessage, Task
from tests.agreements.builders import legal_figures, running_agreement, stopped
from tests.clusters.builders import make_cluster, make_manager
from tests.people import NOW, RIGHTS_FROM, TODAY, person

pytestmark = pytest.mark.django_db

LAST_DAY = date(2026, 12, 31)


def night(on: date):
    return watch_ten_years(on, at=datetime(on.year, on.month, on.day, 3, 10, tzinfo=BRUSSELS))


def messages() -> list[tuple[str, str]]:
    found = OutboxMessage.objects.filter(kind=WARNING).order_by("business_key")
    return [(row.business_key, row.recipient) for row in found]


@pytest.fixture
def catalisti():
    """A cluster whose aid runs to the last day of its ten years, with an account manager."""
    cluster = make_cluster("Catalisti")
    running_agreement(cluster, date(2017, 1, 1), 3)
    running_agreement(cluster, date(2020, 1, 1), 3)
    running_agreement(cluster, date(2023, 1, 1), 1)
    running_agreement(cluster, date(2024, 1, 1), 3)
    make_manager(cluster, person(Role.ACCOUNT_MANAGER, email="am@example.be"))
    return cluster


def only_heads(*emails: str) -> None:
    """Let nobody but these people be head of team: builders made some on the way."""
    for row in RoleAssignment.objects.filter(role=Role.HEAD_OF_TEAM):
        row.last_day = RIGHTS_FROM
        save_tracked(row, actor=SYSTEM, at=NOW, reason="for a test")
    for email in emails:
        person(Role.HEAD_OF_TEAM, email=email)


def test_warning_opens_a_task_and_mails_manager_and_head(catalisti):
    only_heads("head@example.be")
    result = night(TODAY)
    assert (result.looked_at, result.opened, result.sent) == (1, 1, 2)
    task = Task.objects.get(kind=WARNING)
    key = f"{WARNING}:{catalisti.lineage_id}:2026-12-31:3"
    assert (task.business_key, task.scope, task.due_on, task.roles) == (
        key,
        catalisti.scope,
        LAST_DAY,
        ["head_of_team"],
    )
    assert [one.email for one in task.people.all()] == ["am@example.be"]
    assert sorted(recipient for _key, recipient in messages()) == [
        "am@example.be",
        "head@example.be",
    ]
    assert all(business_key.startswith(f"{key}:") for business_key, _recipient in messages())


def test_second_run_changes_nothing(catalisti):
    only_heads("head@example.be")
    night(TODAY)
    before = (
        messages(),
        list(Task.objects.filter(kind=WARNING).values_list("pk", "state", "version")),
    )
    assert (night(TODAY).opened, night(TODAY).sent) == (0, 0)
    assert (
        messages(),
        list(Task.objects.filter(kind=WARNING).values_list("pk", "state", "version")),
    ) == before


def test_only_the_nearest_of_several_missed_warnings_goes_out(catalisti):
    only_heads("head@example.be")
    night(date(2026, 12, 10))
    assert {key.split(":")[3] for key, _recipient in messages()} == {"1"}
    assert Task.objects.filter(kind=WARNING).count() == 1


def test_every_threshold_warns_once_when_no_night_is_missed(catalisti):
    only_heads("head@example.be")
    day = date(2024, 12, 25)
    while day <= date(2027, 1, 3):
        night(day)
        day += timedelta(days=10)
    warned = [key.split(":")[3] for key, recipient in messages() if recipient == "head@example.be"]
    assert sorted(warned, key=int) == ["1", "3", "6", "12", "24"]
    states = dict(
        Task.objects.filter(kind=WARNING).order_by("opened_at").values_list("business_key", "state")
    )
    assert list(states.values()) == ["dropped"] * 4 + ["open"]


def final_state(nights: list[date]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return messages and tasks after these nights, and take them back."""
    with transaction.atomic():
        for day in nights:
            night(day)
        tasks = list(
            Task.objects.filter(kind=WARNING)
            .order_by("business_key")
            .values_list("business_key", "state")
        )
        found = messages(), tasks
        transaction.set_rollback(True)
    return found


def test_three_missed_nights_end_in_the_same_state(catalisti):
    only_heads("head@example.be")
    every = [date(2026, 9, 28) + timedelta(days=shift) for shift in range(6)]
    missed = [every[0], every[1], every[5]]
    assert final_state(missed) == final_state(every)
    assert len(final_state(every)[0]) == 4


@pytest.mark.parametrize("case", ["far away", "stopped", "ended", "ran out", "no aid"])
def test_no_warning_where_there_is_no_end_to_prepare(case):
    legal_figures()
    cluster = make_cluster()
    if case == "far away":
        running_agreement(cluster, date(2026, 1, 1), 1)
    if case == "stopped":
        stopped(running_agreement(cluster, date(2025, 1, 1), 3), date(2027, 6, 30))
    if case == "ended":
        running_agreement(cluster, date(2016, 5, 1), 3)
    if case == "ran out":
        running_agreement(cluster, date(2017, 1, 1), 3)
    result = night(TODAY)
    assert (result.opened, result.sent) == (0, 0)
    assert not Task.objects.filter(kind=WARNING).exists()


def test_run_is_recorded_and_skipped_when_another_process_is_at_it(catalisti):
    only_heads("head@example.be")
    run = nightly_ten_years(TODAY, at=NOW)
    row = JobRun.objects.get(name=TEN_YEARS_RUN)
    assert run is not None
    assert (row.looked_at, row.opened, row.sent, row.on_day, row.error) == (1, 1, 2, TODAY, "")
    assert jobs.job_label(TEN_YEARS_RUN) != TEN_YEARS_RUN


def test_task_and_command_do_the_same_work(catalisti, capsys):
    only_heads("head@example.be")
    call_command("watch_ten_years", "--on", "2026-11-21")
    assert capsys.readouterr().out.strip() == "1 looked at, 1 opened, 2 sent"
    before = messages()
    check_ten_years_nightly()
    assert set(before) <= set(messages())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_mail_says_what_ends_and_when(catalisti, language):
    only_heads()
    person(Role.HEAD_OF_TEAM, email="h@example.be", language=language, name="Hilde Peeters")
    night(TODAY)
    message = OutboxMessage.objects.get(recipient="h@example.be")
    built = mail.build(message)
    expected = {
        "nl": "Catalisti: de tien jaar werkingssteun lopen af op 31/12/2026",
        "en": "Catalisti: the ten years of aid end on 31/12/2026",
    }
    assert built.subject == expected[language]
    for text in (built.body, str(built.alternatives[0][0])):
        assert "Hilde Peeters" in text
        assert "31/12/2026" in text
        assert f"/clusters/{catalisti.pk}/overeenkomsten/" in text


@pytest.mark.parametrize("number", [1, 3])
def test_watching_costs_the_same_for_any_number_of_lineages(number):
    for _turn in range(number):
        running_agreement(make_cluster(), date(2024, 1, 1), 3)
    with CaptureQueriesContext(connection) as captured:
        result = night(TODAY)
    assert result.looked_at == number
    assert len(captured) == 11
