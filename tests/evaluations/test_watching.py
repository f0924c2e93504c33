"""Reminders of reports, questions, conditions and fee lists: each once, also after missed nights."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from clusterbeleid.accounts.actions.digests import send_digests
from clusterbeleid.core.actors import Role
from clusterbeleid.core.enums import OutboxState, TaskState
from clusterbeleid.core.mail import render
from clusterbeleid.core.models import OutboxMessage, Task
from clusterbeleid.core.todo import open_task
from cofinancing.actions.statements import publish_fees
from cofinancing.models import FeePublication
from evaluations.actions.interim.nightly import watch_evaluations
from evaluations.actions.watching import remind_duties
from evaluations.rules.reminders import duty_day
from tests.clusters.builders import head, make_manager
from tests.cofinancing.builders import make_year, moment
from tests.evaluations.interim.builders import told
from tests.evaluations.report_builders import (
    accepted_with_everything,
    asked,
    opened,
    signatory_of,
)
from tests.people import NOW, TODAY, person

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 31)
DAYS = (-30, -7, 0)


@pytest.mark.parametrize(
    ("late", "expected"),
    [(-31, None), (-30, -30), (-8, -30), (-7, -7), (-1, -7), (0, 0), (6, 0), (7, 7), (15, 14)],
)
def test_day_of_a_reminder(late, expected):
    assert duty_day(DAYS, 7, DUE, DUE + timedelta(days=late)) == expected


def nights(*days):
    for day in days:
        remind_duties(day, at=moment(day, 3, 45))


def days_said(kind="evaluations.report_due"):
    keys = OutboxMessage.objects.filter(kind=kind).order_by("pk")
    return [int(key.split(":")[3]) for key in keys.values_list("business_key", flat=True)]


def test_report_is_reminded_of_on_each_day_once_and_weekly_when_late():
    year = make_year()
    signatory_of(year)
    opened(year)
    every = [DUE + timedelta(days=n) for n in range(-40, 16)]
    nights(*every, *every)
    assert days_said() == [-30, -7, 0, 7, 14]
    first = OutboxMessage.objects.order_by("pk")[0]
    assert (first.state, first.scope) == (
        OutboxState.GATHERED,
        f"cluster:{year.agreement.cluster_id}",
    )


def test_missed_nights_give_the_latest_reminder_only():
    year = make_year()
    signatory_of(year)
    opened(year)
    nights(DUE + timedelta(days=15))
    assert days_said() == [14]


def test_what_was_handed_in_is_left_alone():
    year = make_year()
    signatory_of(year)
    report = opened(year)
    report.__class__.objects.filter(pk=report.pk).update(state="submitted", submitted_at=NOW)
    nights(DUE)
    assert days_said() == []


def test_questions_are_reminded_of_by_their_own_term_and_then_become_a_task():
    year = make_year()
    manager = person(Role.ACCOUNT_MANAGER)
    make_manager(year.agreement.cluster, manager)
    report = asked(year, signatory_of(year))
    last = (NOW + timedelta(days=14)).date()
    nights(last - timedelta(days=7), last)
    assert days_said() == [-7, -7, 0, 0]
    assert not Task.objects.filter(kind="reports.late").exists()
    nights(last + timedelta(days=1), last + timedelta(days=2))
    task = Task.objects.get(kind="reports.late")
    assert (task.object_id, [one.pk for one in task.people.all()]) == (report.pk, [manager.pk])


def test_evaluation_that_comes_near_is_told_once_for_each_threshold():
    found = told()
    due = found.evaluation.due_on
    for months in (6, 5, 3, 2, 1):
        day = due - timedelta(days=months * 30)
        watch_evaluations(day, at=moment(day, 3, 20))
        watch_evaluations(day, at=moment(day, 3, 20))
    keys = OutboxMessage.objects.filter(kind="evaluations.evaluation_near").order_by("pk")
    said = [key.split(":")[3] for key in keys.values_list("business_key", flat=True)]
    assert sorted(set(said)) == ["1", "3", "6"]
    assert len(said) == len(set(keys.values_list("business_key", flat=True)))
    people = {found.manager.user_id, found.editor.user_id, found.signatory.user_id}
    assert len(said) == 3 * len(people)


def test_condition_is_reminded_of_until_it_is_closed():
    found = told()
    task = open_task(
        "evaluations.condition", "evaluations.condition:1:1", at=NOW, subject=found.evaluation,
        scope=found.evaluation.scope, due_on=DUE,
        facts={"condition": "Meer kmo's.", "decision": "HBC-2026-1"},
    )  # fmt: skip
    assert task is not None
    nights(DUE - timedelta(days=30), DUE)
    assert set(days_said("evaluations.condition_due")) == {-30, 0}
    Task.objects.filter(pk=task.pk).update(state=TaskState.DONE, closed_at=NOW, outcome="done")
    before = OutboxMessage.objects.count()
    nights(DUE + timedelta(days=7))
    assert OutboxMessage.objects.count() == before


def publish(year, published, in_use):
    return publish_fees(
        year, url="https://leden.be", published_on=published, fee_list_on=in_use, actor=head(),
        at=NOW,
    )  # fmt: skip


def test_rules_older_than_the_fee_list_are_a_task_until_newer_ones_stand_there():
    year = make_year()
    signatory_of(year)
    publish(year, date(2025, 1, 1), date(2026, 1, 1))
    nights(TODAY, TODAY)
    assert OutboxMessage.objects.filter(kind="evaluations.fees_older").count() == 1
    assert Task.objects.get(kind="evaluations.fees_older").state == TaskState.OPEN
    publish(year, date(2026, 2, 1), date(2026, 1, 1))
    nights(TODAY)
    assert Task.objects.get(kind="evaluations.fees_older").state == TaskState.DROPPED


@pytest.mark.parametrize(("published", "tasks"), [("15/01/2025", 0), ("15/12/2024", 1)])
def test_accepted_report_tells_how_old_the_rules_are(published, tasks):
    year = make_year()
    accepted_with_everything(year, signatory_of(year), **{"fees-date": published})
    row = FeePublication.objects.get(project_year=year)
    assert (row.url, row.fee_list_on) == ("https://leden.be", date(2025, 1, 1))
    nights(TODAY)
    assert Task.objects.filter(kind="evaluations.fees_older").count() == tasks


@pytest.mark.parametrize("lacking", ["fees-url", "fees-date", "fee-list-from"])
def test_report_without_address_or_day_tells_nothing_about_fees(lacking):
    year = make_year()
    accepted_with_everything(year, signatory_of(year), **{lacking: "volgt"})
    assert not FeePublication.objects.exists()


def test_everything_of_a_day_is_one_mail_that_reads_well():
    year = make_year()
    signatory_of(year)
    opened(year)
    opened(year, "plan")
    publish(year, date(2025, 1, 1), date(2026, 1, 1))
    nights(DUE)
    assert send_digests(DUE, at=NOW) == (1, 1)
    (digest,) = OutboxMessage.objects.filter(state=OutboxState.PENDING)
    text = render(digest.kind, "nl", digest.payload).text
    assert "jaarverslag 2026 tegen 31/12/2026" in text
    assert "jaarplan 2026 tegen 31/12/2026" in text
    assert "gepubliceerde regels ouder dan de tarieflijst" in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_mail_is_written_in_both_languages(language):
    year = make_year()
    signatory_of(year)
    opened(year)
    publish(year, date(2025, 1, 1), date(2026, 1, 1))
    nights(DUE, DUE + timedelta(days=7))
    for row in OutboxMessage.objects.all():
        mail = render(row.kind, language, row.payload)
        assert "http" in mail.text
        assert mail.subject
        assert "{" not in mail.text + mail.subject


def test_command_says_what_it_did_and_does_nothing_twice():
    year = make_year()
    signatory_of(year)
    opened(year)
    said = []
    for _one in range(2):
        out = StringIO()
        call_command("remind_duties", on="2026-12-31", stdout=out)
        said.append(out.getvalue().strip())
    assert said == ["1 looked at, 0 opened, 1 sent", "1 looked at, 0 opened, 0 sent"]
