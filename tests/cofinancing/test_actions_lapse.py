"""The decision after a missed due date: opened by the night, taken by a person."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.forms import model_to_dict

from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import Task
from cofinancing.actions.deadlines import extend_deadline
from cofinancing.actions.lapse import decide_lapse
from cofinancing.actions.nightly import watch_cofinancing
from cofinancing.enums import LapseOutcome
from cofinancing.models import DeadlineChange, LapseDecision
from cofinancing.queries.checks import check_all
from tests.agreements.builders import stopped
from tests.clusters.builders import manager_of
from tests.cofinancing.builders import accepted, make_year, managed_year, stored_file
from tests.people import NOW, TODAY, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def missed():
    """A missed project year, its account manager, and the task that a night opened."""
    year, manager = managed_year()
    watch_cofinancing(date(2026, 4, 2), at=NOW)
    return year, manager, Task.objects.get()


def decide(task, year, actor, **more):
    values = {
        "outcome": LapseOutcome.CONTINUE.value, "reason": "Het geld kwam een dag later.",
        "document": stored_file(year), "actor": actor, "at": NOW,
    } | more  # fmt: skip
    return decide_lapse(task, **values)


def test_night_opens_one_task_with_the_figures_as_they_stand(missed):
    year, manager, task = missed
    assert task.kind == "cofinancing.lapse"
    assert task.business_key == f"cofinancing.lapse:{year.pk}:2026-04-01"
    assert (task.object_id, task.scope) == (year.pk, year.agreement.cluster.scope)
    assert [person.pk for person in task.people.all()] == [manager.user_id]
    assert task.roles == ["head_of_team", "account_manager"]
    assert task.due_on == date(2026, 5, 1)
    assert task.facts["required"] == {"$decimal": "800.00"}
    assert [finding["code"] for finding in task.facts["findings"]] == ["cofinancing.missed"]


def test_second_night_opens_nothing(missed):
    assert watch_cofinancing(date(2026, 4, 2), at=NOW).opened == 0
    assert watch_cofinancing(date(2026, 6, 2), at=NOW).opened == 0
    assert Task.objects.count() == 1


def test_night_of_the_due_date_opens_nothing():
    make_year()
    assert watch_cofinancing(date(2026, 4, 1), at=NOW).opened == 0


def test_met_and_stopped_files_open_nothing():
    accepted(make_year(), "800.00")
    stopped(make_year(date(2025, 1, 1)).agreement, date(2026, 6, 30))
    assert watch_cofinancing(date(2026, 4, 2), at=NOW).opened == 0


def test_money_that_arrives_later_leaves_task_and_facts_alone(missed):
    year, _manager, task = missed
    before = model_to_dict(Task.objects.get())
    accepted(year, "900.00")
    watch_cofinancing(TODAY, at=NOW)
    assert model_to_dict(Task.objects.get()) == before
    assert task.state == TaskState.OPEN


def test_account_manager_decides_and_the_task_closes(missed):
    year, manager, task = missed
    decision = decide(task, year, manager)
    task.refresh_from_db()
    assert (task.state, task.outcome, task.closed_by_id) == (
        TaskState.DONE, "continue", manager.user_id
    )  # fmt: skip
    assert (decision.facts, decision.project_year, decision.decided_by_id) == (
        task.facts, year, manager.user_id
    )  # fmt: skip


def test_account_manager_who_came_later_may_decide(missed):
    year, _manager, task = missed
    decide(task, year, manager_of(year.agreement.cluster))
    assert LapseDecision.objects.count() == 1


def test_proposal_to_lapse_changes_nothing_in_the_agreement(missed):
    year, _manager, task = missed
    decide(task, year, acting(Role.HEAD_OF_TEAM), outcome=LapseOutcome.LAPSE.value)
    year.agreement.refresh_from_db()
    assert (year.agreement.state, DeadlineChange.objects.count()) == ("running", 0)


def test_extra_term_moves_the_due_date_in_the_same_step(missed):
    year, manager, task = missed
    decide(task, year, manager, outcome=LapseOutcome.EXTRA_TERM.value, months=2)
    (change,) = DeadlineChange.objects.all()
    assert (change.new_due, check_all(TODAY, [year.pk])[0].due) == (
        date(2026, 6, 1), date(2026, 6, 1)
    )  # fmt: skip


def test_extra_term_without_date_leaves_everything_open(missed):
    year, manager, task = missed
    with pytest.raises(Refused, match=r"cofinancing\.date_or_months"):
        decide(task, year, manager, outcome=LapseOutcome.EXTRA_TERM.value)
    _nothing_happened(task)


def test_miss_of_the_extra_term_opens_a_task_of_its_own(missed):
    year, manager, task = missed
    decide(task, year, manager, outcome=LapseOutcome.EXTRA_TERM.value, months=2)
    assert watch_cofinancing(date(2026, 6, 2), at=NOW).opened == 1
    assert Task.objects.get(state=TaskState.OPEN).business_key.endswith(":2026-06-01")


def test_extension_after_the_miss_leaves_the_task_to_its_person(missed):
    year, manager, task = missed
    extend_deadline([year], months=2, reason="Beroep", actor=manager, at=NOW)
    watch_cofinancing(date(2026, 4, 3), at=NOW)
    task.refresh_from_db()
    assert (task.state, Task.objects.count()) == (TaskState.OPEN, 1)


def test_second_decision_is_refused(missed):
    year, manager, task = missed
    decide(task, year, manager)
    with pytest.raises(Refused, match=r"task\.closed"):
        decide(task, year, acting(Role.HEAD_OF_TEAM))
    assert LapseDecision.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": " "}, "cofinancing.reason_missing"),
        ({"document": None}, "cofinancing.lapse_document_missing"),
    ],
)
def test_decision_needs_reason_and_document(missed, change, code):
    year, manager, task = missed
    with pytest.raises(Refused) as refusal:
        decide(task, year, manager, **change)
    assert [finding.code for finding in refusal.value.findings] == [code]
    _nothing_happened(task)


@pytest.mark.parametrize(
    "role", [Role.FINANCE, Role.AUDITOR, Role.ADMINISTRATOR, Role.ACCOUNT_MANAGER]
)
def test_others_do_not_decide(missed, role):
    year, _manager, task = missed
    with pytest.raises(Refused):
        decide(task, year, acting(role))
    _nothing_happened(task)


@pytest.mark.parametrize("role", [Role.CLUSTER_EDITOR, Role.CLUSTER_SIGNATORY])
def test_cluster_organisation_does_not_decide(missed, role):
    year, _manager, task = missed
    numbers = list(year.agreement.cluster.operators.values_list("organisation__kbo", flat=True))
    with pytest.raises(Refused, match=r"clusters\.agency_only"):
        decide(task, year, acting(role, mandates=numbers))
    _nothing_happened(task)


def test_job_does_not_decide(missed):
    year, _manager, task = missed
    with pytest.raises(Refused):
        decide(task, year, SYSTEM)
    _nothing_happened(task)


def test_task_of_another_kind_is_refused(missed):
    year, manager, task = missed
    Task.objects.filter(pk=task.pk).update(kind="agreements.ten_years")
    with pytest.raises(Refused, match=r"cofinancing\.no_lapse_task"):
        decide(task, year, manager)
    _nothing_happened(task)


def test_stored_decision_cannot_be_changed_or_removed(missed):
    year, manager, task = missed
    decide(task, year, manager)
    for attack in (
        lambda: LapseDecision.objects.update(outcome="lapse"),
        lambda: LapseDecision.objects.all().delete(),
    ):
        with (
            pytest.raises((IntegrityError, InternalError), match="lapse_decision_is_final"),
            transaction.atomic(),
        ):
            attack()
    assert LapseDecision.objects.get().outcome == "continue"


def _nothing_happened(task) -> None:
    task.refresh_from_db()
    assert (task.state, LapseDecision.objects.count(), DeadlineChange.objects.count()) == (
        TaskState.OPEN, 0, 0
    )  # fmt: skip
