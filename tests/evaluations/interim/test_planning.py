"""Planning, opening and cancelling evaluations; the nightly watch; the two commands."""

import json
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from clusterbeleid.core.actors import Role
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import JobRun, OutboxMessage, StateChange, Task
from clusterbeleid.core.parameters import current_params
from clusters.models import Cluster
from evaluations.actions.interim import planning
from evaluations.actions.interim.nightly import DUE, RUN, nightly_evaluations, watch_evaluations
from evaluations.models import Campaign, Evaluation
from evaluations.queries.interim.planning import planned_evaluations
from evaluations.tasks import watch_evaluations_nightly
from tests.clusters.builders import head, make_cluster, make_manager
from tests.evaluations.interim.builders import SELF_DUE, cluster_with_aid, opened, told
from tests.people import NOW, acting, actor, person

pytestmark = pytest.mark.django_db
DUE_DAY = date(2025, 12, 31)


def night(on):
    return watch_evaluations(on, at=datetime(on.year, on.month, on.day, 3, 20, tzinfo=BRUSSELS))


def answer(name, *args):
    written = StringIO()
    call_command(name, *args, "--format", "json", stdout=written)
    return json.loads(written.getvalue())


def test_plan_of_every_cluster_as_json():
    cluster_with_aid("Catalisti")
    cluster_with_aid("Flux50", start=date(2025, 1, 1), years=1)
    found = [
        (row["cluster"], row["due"], row["interval_months"], row["rule"])
        for row in answer("plan_evaluations", "--on", "2025-06-01")
    ]
    assert found == [
        ("Catalisti", "2025-12-31", 24, "R42"),
        ("Flux50", "2025-12-31", 24, "R42"),
    ]
    assert not Evaluation.objects.exists()


def test_plan_refuses_a_day_that_is_none():
    with pytest.raises(CommandError) as refused:
        call_command("plan_evaluations", "--on", "31/02/2026")
    assert refused.value.returncode == 2


@pytest.mark.parametrize("clusters", [1, 3])
def test_planning_takes_the_same_queries_for_every_number_of_clusters(clusters):
    for _number in range(clusters):
        cluster_with_aid()
    params = current_params()
    with CaptureQueriesContext(connection) as asked:
        rows = planned_evaluations(Cluster.objects.all(), params, on=date(2025, 6, 1))
    assert (len(rows), len(asked)) == (clusters, 5)


@pytest.mark.parametrize(("on", "days"), [(date(2025, 6, 1), 213), (date(2026, 1, 2), -2)])
def test_plan_counts_the_days_to_an_evaluation_and_those_it_is_late(on, days):
    cluster_with_aid()
    [row] = planned_evaluations(Cluster.objects.all(), current_params(), on=on)
    assert (row.planned.due, row.days) == (DUE_DAY, days)


def test_watch_makes_file_and_task_once_per_threshold():
    cluster = cluster_with_aid("Catalisti")
    manager = make_manager(cluster, person(Role.ACCOUNT_MANAGER)).user
    assert night(date(2025, 6, 29)) == (1, 0)
    assert not Evaluation.objects.exists()
    assert night(date(2025, 6, 30)) == (1, 1)
    assert night(date(2025, 6, 30)) == (1, 0)
    task = Task.objects.get(kind=DUE)
    evaluation = Evaluation.objects.get()
    assert (task.due_on, task.facts["months"]) == (DUE_DAY, 6)
    assert list(task.people.all()) == [manager]
    assert task.subject == evaluation
    night(date(2025, 12, 1))
    assert list(Task.objects.filter(kind=DUE).order_by("pk").values_list("state", flat=True)) == [
        "dropped", "open"
    ]  # fmt: skip
    assert Evaluation.objects.count() == 1


def test_missed_nights_change_nothing():
    cluster_with_aid("Catalisti")
    night(date(2025, 12, 20))
    assert [row.facts["months"] for row in Task.objects.filter(kind=DUE)] == [1]


def test_watch_runs_as_a_job_and_by_command():
    assert nightly_evaluations(date(2025, 6, 30), at=NOW) is not None
    written = StringIO()
    call_command("watch_evaluations", "--on", "2025-06-30", stdout=written)
    watch_evaluations_nightly()
    assert written.getvalue() == "0 looked at, 0 opened, 0 sent\n"
    assert JobRun.objects.filter(name=RUN).count() == 3


def test_opening_asks_the_cluster_by_mail():
    found = told()
    planning.open_evaluation(found.evaluation, SELF_DUE, actor=found.manager, at=NOW)
    stored = found.fresh()
    assert (stored.state, stored.self_due_on) == ("self_evaluation", SELF_DUE)
    assert OutboxMessage.objects.filter(kind="evaluations.opened").count() == 2
    assert StateChange.objects.filter(object_id=stored.pk, action="open_evaluation").exists()


def test_others_do_not_open():
    found = told()
    for role in (Role.FINANCE, Role.AUDITOR, Role.ACCOUNT_MANAGER, Role.EXPERT):
        with pytest.raises(Refused):
            planning.open_evaluation(found.evaluation, SELF_DUE, actor=acting(role), at=NOW)
    assert found.fresh().state == "planned"


def test_opening_refuses_a_day_that_has_passed():
    found = told()
    with pytest.raises(Refused) as refused:
        planning.open_evaluation(
            found.evaluation, NOW.date() - timedelta(days=1), actor=head(), at=NOW
        )
    assert [row.code for row in refused.value.findings] == ["evaluations.term_past"]
    assert found.fresh().state == "planned"


def campaign(*clusters, by=None):
    data = planning.CampaignData(
        name="Ronde 2026", self_due_on=SELF_DUE, cluster_ids=[row.pk for row in clusters]
    )
    return planning.open_campaign(data, actor=by or head(), at=NOW)


def test_campaign_opens_several_at_once():
    one, two = cluster_with_aid("Een"), cluster_with_aid("Twee")
    made = campaign(one, two)
    assert [row.state for row in made.evaluations.all()] == ["self_evaluation"] * 2
    with pytest.raises(Refused):
        campaign(one)
    assert Evaluation.objects.count() == 2


def test_campaign_is_all_or_nothing_and_for_the_head():
    one, ended = cluster_with_aid("Een"), make_cluster("Zonder steun")
    for attempt in (lambda: campaign(one, ended), lambda: campaign(one, by=acting(Role.FINANCE))):
        with pytest.raises(Refused):
            attempt()
    assert not Campaign.objects.exists()
    assert not Evaluation.objects.exists()


def test_account_manager_of_a_cluster_opens_no_campaign_for_it():
    manager = person(Role.ACCOUNT_MANAGER)
    cluster = cluster_with_aid("Een", manager=manager)
    with pytest.raises(Refused) as refused:
        campaign(cluster, by=actor(manager))
    assert [row.code for row in refused.value.findings] == ["evaluations.head_only"]
    assert not Evaluation.objects.exists()


def test_cancelled_evaluation_may_be_planned_again():
    found = opened()
    planning.cancel_evaluation(found.evaluation, actor=head(), at=NOW, reason="Fout geopend.")
    again = planning.start_evaluation(found.cluster, SELF_DUE, actor=head(), at=NOW)
    assert again.pk != found.evaluation.pk
    assert again.state == "self_evaluation"


def test_effect_as_json_writes_nothing():
    found = told()
    before = Evaluation.history.count()
    rows = answer(
        "evaluation_effect", found.evaluation.reference, "--outcome", "positive", "--years", "8"
    )
    assert (rows["first_day"], rows["last_day"]) == ("2027-01-01", "2033-12-31")
    assert [row["code"] for row in rows["findings"]] == ["effect.shortened"]
    assert rows["budget"] == "4550000.00"
    gone = answer("evaluation_effect", str(found.evaluation.pk), "--outcome", "negative")
    assert gone["stops_on"] == "2027-12-31"
    assert Evaluation.history.count() == before


def test_effect_of_an_unknown_evaluation_is_refused():
    with pytest.raises(CommandError) as refused:
        call_command("evaluation_effect", "TE-0", "--outcome", "positive")
    assert refused.value.returncode == 2


def test_database_keeps_one_evaluation_per_due_day_and_its_outcome():
    found = told()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as sql:
        sql.execute("UPDATE evaluations_evaluation SET outcome = 'positive'")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as sql:
        sql.execute("UPDATE evaluations_evaluation SET findings = 'Stiekem'")
    assert found.fresh().outcome == ""
