"""Who of the agency declared an interest in a file neither sees nor handles it (A16)."""

from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from agreements.models import LedgerEntry
from applications.actions.judging import reviews
from applications.permissions.judging import may_judge, may_rank
from applications.queries.files import visible_applications
from applications.queries.judging.files import judged_applications
from clusterbeleid.core import todo
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import Task
from clusterbeleid.core.queries import visible_tasks
from clusters import actions
from clusters.models import AccountManagement, StaffInterest
from clusters.queries import visible_clusters
from tests.agreements.builders import first_year, paid, running_agreement
from tests.applications.judging.builders import in_assessment, invited
from tests.clusters.builders import interest_in, make_cluster, make_manager
from tests.harness.client import StrictClient
from tests.people import NOW, TODAY, actor, person

pytestmark = [pytest.mark.django_db, pytest.mark.attack("A16")]


def codes(act):
    with pytest.raises(Refused) as refusal:
        act()
    return [finding.code for finding in refusal.value.findings]


def give(cluster, user, boss):
    return actions.assign_account_manager(
        cluster, user, fte=Decimal("0.5"), first_day=TODAY, actor=boss, at=NOW
    )


@pytest.mark.parametrize("role", ["head", "manager"])
def test_cluster_is_shut_for_who_declared_an_interest(role):
    cluster = make_cluster()
    user = person(Role.HEAD_OF_TEAM) if role == "head" else make_manager(cluster).user
    other = person(Role.HEAD_OF_TEAM)
    assert visible_clusters(actor(user), on=TODAY).filter(pk=cluster.pk).exists()
    interest_in(cluster, user)
    assert not visible_clusters(actor(user), on=TODAY).filter(pk=cluster.pk).exists()
    assert visible_clusters(actor(other), on=TODAY).filter(pk=cluster.pk).exists()
    stop: dict[str, Any] = {"stopped_on": TODAY, "expected_version": cluster.version, "reason": "x"}
    stop |= {"actor": actor(user), "at": NOW}
    before = cluster.version
    assert codes(lambda: actions.stop_cluster(cluster, **stop)) == ["clusters.interest_declared"]
    cluster.refresh_from_db()
    assert cluster.version == before
    client = StrictClient()
    client.force_login(user)
    assert client.get(reverse("clusters:data", args=[cluster.pk])).status_code == 404


def test_nobody_gives_the_file_to_who_has_an_interest():
    cluster, user = make_cluster(), person(Role.ACCOUNT_MANAGER)
    make_manager(cluster, user, last_day=TODAY)
    boss = actor(person(Role.HEAD_OF_TEAM))
    interest_in(cluster, user)
    before = AccountManagement.objects.count()
    later = TODAY + timedelta(days=1)
    assert codes(
        lambda: actions.assign_account_manager(
            cluster, user, fte=Decimal("0.5"), first_day=later, actor=boss, at=NOW
        )
    ) == ["clusters.manager_has_interest"]
    with (
        pytest.raises(IntegrityError, match="declared an interest"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO clusters_accountmanagement (version, cluster_id, user_id, fte, first_day)"
            " VALUES (1, %s, %s, 0.5, %s)",
            [cluster.pk, user.pk, later],
        )
    assert AccountManagement.objects.count() == before


def test_application_is_shut_in_every_step():
    file = in_assessment()
    user = person(Role.HEAD_OF_TEAM)
    who = actor(user)
    review = invited(file)
    assert may_rank(who, file.call, on=TODAY)
    actions.declare_interest(
        file.scope, str(file), first_day=TODAY, interest="Familie.", actor=who, at=NOW
    )
    assert not visible_applications(who, on=TODAY).exists()
    assert not judged_applications(who, on=TODAY).exists()
    assert may_rank(who, file.call, on=TODAY).code == "ranking.not_all_yours"
    for step in ("write_advice", "invite_expert", "declare_admissible", "record_exclusion"):
        assert may_judge(step, who, file, on=TODAY).code == "clusters.interest_declared"
    due = TODAY + timedelta(days=20)
    assert codes(lambda: reviews.invite_expert(file, review.expert, due, actor=who, at=NOW)) == [
        "clusters.interest_declared"
    ]


def test_finance_with_an_interest_pays_nothing():
    """The money is asked of ``may_handle``, for a role that follows no file."""
    agreement, user = running_agreement(), person(Role.FINANCE)
    interest_in(agreement.cluster, user)
    before = LedgerEntry.objects.count()
    act = partial(paid, first_year(agreement), "10", by=actor(user))
    assert codes(act) == ["clusters.interest_declared"]
    assert LedgerEntry.objects.count() == before


def test_own_tasks_go_to_the_head_of_team():
    cluster, boss = make_cluster(), actor(person(Role.HEAD_OF_TEAM))
    user = make_manager(cluster).user
    opened = todo.open_task("test", "test:1", at=NOW, scope=cluster.scope, people=[user.pk])
    assert opened is not None
    interest_in(cluster, user)
    task = Task.objects.get(pk=opened.pk)
    assert (list(task.people.all()), task.roles) == ([], ["head_of_team"])
    assert not visible_tasks(actor(user), on=TODAY).filter(pk=task.pk).exists()
    assert visible_tasks(boss, on=TODAY).filter(pk=task.pk).exists()


def test_only_another_head_of_team_ends_an_interest():
    cluster, user = make_cluster(), person(Role.HEAD_OF_TEAM)
    row = interest_in(cluster, user)
    end: dict[str, Any] = {"last_day": TODAY, "expected_version": 1, "at": NOW, "reason": "x"}
    own = codes(lambda: actions.end_interest(row, actor=actor(user), **end))
    assert own == ["clusters.own_interest"]
    assert StaffInterest.objects.get().last_day is None
    actions.end_interest(row, actor=actor(person(Role.HEAD_OF_TEAM)), **end)
    assert visible_clusters(actor(user), on=TODAY + timedelta(days=1)).exists()


def test_interest_is_declared_and_ended_on_the_screen(time_machine):
    time_machine.move_to(NOW, tick=False)
    cluster, user = make_cluster(), person(Role.HEAD_OF_TEAM, name="Els Eigen")
    client = StrictClient()
    client.force_login(user)
    form = {"scope": cluster.scope, "first_day": f"{TODAY:%d/%m/%Y}", "interest": "Familie."}
    assert client.post(reverse("clusters:declare_interest"), form).status_code == 302
    assert cluster.name in client.get(reverse("clusters:interests")).content.decode()
    row = StaffInterest.objects.get()
    client.force_login(person(Role.HEAD_OF_TEAM))
    ending = {"version": row.version, "last_day": f"{TODAY:%d/%m/%Y}", "reason": "Voorbij."}
    done = client.post(reverse("clusters:end_interest", args=[row.pk]), ending)
    assert done.status_code == 302
    assert StaffInterest.objects.get().last_day == TODAY
