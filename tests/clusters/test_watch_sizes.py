"""Sizes of members that grow too old: one task for each cluster, opened at night, closed when mended (R22)."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from clusterbeleid.celery import app
from clusterbeleid.core.actors import Role
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.models import JobRun, LegalParameter, Task
from clusterbeleid.core.task_kinds import work_address
from clusters.actions.sizes import OUTDATED, SIZES_RUN, nightly_sizes, watch_sizes
from clusters.enums import OrganisationKind
from clusters.tasks import watch_sizes_nightly
from tests.clusters.builders import (
    have_figures,
    make_cluster,
    make_manager,
    make_member,
    make_organisation,
    make_size,
)
from tests.people import NOW, TODAY, person

pytestmark = pytest.mark.django_db
# The figure says eighteen months: a size of this day is too old from 22/11/2026 on.
LAST_FRESH = date(2025, 5, 21)


@pytest.fixture
def cluster():
    have_figures()
    return make_cluster()


def member_of(cluster, on_day, **more):
    body = make_organisation(**more)
    make_member(cluster, body)
    make_size(body, "small", on_day=on_day)
    return body


def open_tasks_of(cluster):
    return Task.objects.filter(kind=OUTDATED, scope=cluster.scope, state=TaskState.OPEN)


def test_size_is_asked_again_the_day_after_the_months_of_the_figure(cluster):
    user = person(Role.ACCOUNT_MANAGER)
    make_manager(cluster, user)
    member_of(cluster, LAST_FRESH)
    assert watch_sizes(TODAY, at=NOW) == []
    (task,) = watch_sizes(date(2026, 11, 22), at=NOW)
    assert (task.kind, task.scope, task.due_on) == (OUTDATED, cluster.scope, None)
    assert task.roles == ["cluster_editor", "cluster_signatory"]
    assert [one.pk for one in task.people.all()] == [user.pk]
    assert task.facts == {"members": 1, "oldest_size": {"$day": "2025-05-21"}}
    members = reverse("clusters:members", args=[cluster.pk])
    assert work_address(task) == f"{members}?size_age=old"


def test_months_are_a_dated_figure(cluster):
    member_of(cluster, LAST_FRESH)
    LegalParameter.objects.filter(key="size.stale_after_months").update(value=12)
    assert len(watch_sizes(TODAY, at=NOW)) == 1


def test_second_run_and_a_member_more_open_nothing(cluster):
    member_of(cluster, date(2024, 12, 31))
    (task,) = watch_sizes(TODAY, at=NOW)
    assert Role.HEAD_OF_TEAM.value in task.roles
    member_of(cluster, date(2025, 3, 31))
    assert watch_sizes(TODAY, at=NOW) == []
    assert open_tasks_of(cluster).count() == 1


def test_task_closes_once_every_size_is_recent(cluster):
    body = member_of(cluster, date(2024, 12, 31))
    (task,) = watch_sizes(TODAY, at=NOW)
    make_size(body, "small", on_day=date(2025, 12, 31))
    assert watch_sizes(TODAY, at=NOW) == []
    task.refresh_from_db()
    assert (task.state, task.outcome) == (TaskState.DONE, "done")
    (again,) = watch_sizes(date(2027, 7, 1), at=NOW)
    assert again.business_key != task.business_key


@pytest.mark.parametrize("case", ["institute", "former", "stopped", "no size"])
def test_nobody_is_asked_about(cluster, case):
    body = make_organisation(
        kind=OrganisationKind.KNOWLEDGE if case == "institute" else OrganisationKind.COMPANY
    )
    make_member(cluster, body, last_day=date(2026, 6, 30) if case == "former" else None)
    if case != "no size":
        make_size(body, "small", on_day=date(2024, 12, 31))
    if case == "stopped":
        cluster.stopped_on, cluster.stopped_reason = date(2026, 1, 1), "Gestopt."
        type(cluster).objects.filter(pk=cluster.pk).update(
            stopped_on=cluster.stopped_on, stopped_reason=cluster.stopped_reason
        )
    assert watch_sizes(TODAY, at=NOW) == []


@pytest.mark.parametrize("number", [1, 3])
def test_a_night_that_opens_nothing_costs_the_same_for_one_and_three_clusters(
    number, django_assert_num_queries
):
    have_figures()
    for _number in range(number):
        member_of(make_cluster(), date(2024, 12, 31))
    watch_sizes(TODAY, at=NOW)
    with django_assert_num_queries(8):
        assert watch_sizes(TODAY, at=NOW) == []


def test_command_job_and_clock_do_the_same(cluster):
    member_of(cluster, date(2024, 12, 31))
    written = StringIO()
    call_command("watch_sizes", "--on", "2026-11-21", stdout=written)
    assert written.getvalue() == "1 looked at, 1 opened, 0 sent\n"
    run = nightly_sizes(TODAY, at=NOW)
    assert run is not None
    assert (run.looked_at, run.opened) == (1, 0)
    watch_sizes_nightly()
    assert JobRun.objects.filter(name=SIZES_RUN).count() == 3
    tasks = [entry["task"] for entry in app.conf.beat_schedule.values()]
    assert "clusters.tasks.watch_sizes_nightly" in tasks


def test_members_are_narrowed_to_an_old_size(client, cluster):
    old = member_of(cluster, date(2024, 12, 31))
    recent = member_of(cluster, date(2025, 12, 31))
    client.force_login(person(Role.HEAD_OF_TEAM))
    page = reverse("clusters:members", args=[cluster.pk])
    shown = client.get(page, {"size_age": "old"}).content.decode()
    assert old.name in shown
    assert recent.name not in shown
    shown = client.get(page, {"size_age": "recent"}).content.decode()
    assert (old.name in shown, recent.name in shown) == (False, True)
