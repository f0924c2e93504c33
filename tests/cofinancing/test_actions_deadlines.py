"""Extending and suspending: who, how, all or nothing, and what stays on record."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, InternalError, transaction

from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.texts import sentence
from cofinancing.actions.deadlines import extend_deadline, suspend_deadline
from cofinancing.enums import CheckStatus
from cofinancing.models import DeadlineChange
from cofinancing.queries.checks import check_all
from tests.agreements.builders import stopped
from tests.clusters.builders import make_cluster, make_operator
from tests.cofinancing.builders import make_year, managed_year, stored_file
from tests.people import NOW, TODAY, acting

pytestmark = pytest.mark.django_db

LATER = date(2026, 12, 15)


def due_of(year) -> date | None:
    return check_all(TODAY, [year.pk])[0].due


def extend(years, actor, **more):
    values = {"new_due": LATER, "reason": "Overmacht", "actor": actor, "at": NOW} | more
    return extend_deadline(years, **values)


def test_account_manager_extends_and_the_decision_stays_on_record():
    year, manager = managed_year()
    document = stored_file(year)
    (change,) = extend([year], manager, document=document)
    assert (due_of(year), check_all(TODAY, [year.pk])[0].status) == (LATER, CheckStatus.AT_RISK)
    assert (change.old_due, change.reason, change.document) == (
        date(2026, 4, 1), "Overmacht", document
    )  # fmt: skip
    assert (change.decided_by_id, change.decided_at) == (manager.user_id, NOW)


def test_extension_by_months_runs_from_the_present_due_date():
    year, manager = managed_year()
    extend([year], manager, new_due=None, months=2)
    extend([year], manager, new_due=None, months=1)
    assert due_of(year) == date(2026, 7, 1)


def test_suspension_adds_its_days():
    year, manager = managed_year()
    suspend_deadline(
        [year], first=date(2026, 2, 2), last=date(2026, 2, 4), reason="Beroep", actor=manager, at=NOW
    )  # fmt: skip
    # 1 April + 3 days is a Saturday; Monday 6 April is Easter Monday.
    assert due_of(year) == date(2026, 4, 7)


def test_set_of_files_shares_one_batch():
    boss = acting(Role.HEAD_OF_TEAM)
    years = [make_year(), make_year(), make_year()]
    changes = extend(years, boss)
    assert len({change.batch for change in changes}) == 1
    assert [due_of(year) for year in years] == [LATER] * 3


def test_one_refused_file_refuses_the_whole_set():
    boss = acting(Role.HEAD_OF_TEAM)
    fine, late = make_year(), make_year(date(2026, 10, 1))
    with pytest.raises(Refused) as refusal:
        extend([fine, late], boss)
    (finding,) = refusal.value.findings
    assert finding.code == "cofinancing.extension_not_later"
    assert str(late) in sentence(finding)
    assert DeadlineChange.objects.count() == 0


def test_every_refused_file_is_named():
    boss = acting(Role.HEAD_OF_TEAM)
    years = [make_year(date(2026, 10, 1)), make_year(date(2026, 10, 15))]
    with pytest.raises(Refused) as refusal:
        extend(years, boss)
    assert len(refusal.value.findings) == 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": "  "}, "cofinancing.reason_missing"),
        ({"months": 2}, "cofinancing.date_or_months"),
        ({"new_due": None}, "cofinancing.date_or_months"),
        ({"new_due": None, "months": -1}, "cofinancing.months"),
        ({"new_due": None, "months": 5000}, "cofinancing.months"),
        ({"new_due": date(2026, 4, 1)}, "cofinancing.extension_not_later"),
    ],
)
def test_extension_that_makes_no_sense_changes_nothing(change, code):
    year, manager = managed_year()
    with pytest.raises(Refused) as refusal:
        extend([year], manager, **change)
    assert [finding.code for finding in refusal.value.findings] == [code]
    assert (due_of(year), DeadlineChange.objects.count()) == (date(2026, 4, 1), 0)


def test_nothing_chosen_is_refused():
    with pytest.raises(Refused, match=r"cofinancing\.nothing_chosen"):
        extend([], acting(Role.HEAD_OF_TEAM))


def test_agreement_that_no_longer_runs_is_refused():
    year = make_year()
    stopped(year.agreement, date(2026, 6, 30))
    with pytest.raises(Refused, match=r"cofinancing\.not_running"):
        extend([year], acting(Role.HEAD_OF_TEAM))
    assert DeadlineChange.objects.count() == 0


def test_suspension_after_the_term_ran_out_is_refused():
    year, manager = managed_year()
    with pytest.raises(Refused, match=r"cofinancing\.suspension_too_late"):
        suspend_deadline(
            [year], first=date(2026, 5, 1), last=date(2026, 5, 9), reason="Beroep", actor=manager, at=NOW
        )  # fmt: skip
    assert DeadlineChange.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "code"),
    [
        (Role.FINANCE, "clusters.read_only"),
        (Role.AUDITOR, "clusters.read_only"),
        (Role.ADMINISTRATOR, "clusters.not_yours"),
        (Role.ACCOUNT_MANAGER, "clusters.not_yours"),
        (Role.COMMITTEE_MEMBER, "clusters.not_yours"),
    ],
)
def test_others_move_nothing(role, code):
    year = make_year()
    with pytest.raises(Refused) as refusal:
        extend([year], acting(role))
    assert [finding.code for finding in refusal.value.findings] == [code]
    assert DeadlineChange.objects.count() == 0


@pytest.mark.parametrize("role", [Role.CLUSTER_EDITOR, Role.CLUSTER_SIGNATORY])
def test_cluster_organisation_moves_nothing(role):
    cluster = make_cluster()
    operator = make_operator(cluster)
    year = make_year(cluster=cluster)
    with pytest.raises(Refused, match=r"clusters\.agency_only"):
        extend([year], acting(role, mandates=[operator.organisation.kbo]))
    assert DeadlineChange.objects.count() == 0


def test_set_with_one_file_of_another_account_manager_is_refused():
    mine, manager = managed_year()
    with pytest.raises(Refused, match=r"clusters\.not_yours"):
        extend([mine, make_year()], manager)
    assert DeadlineChange.objects.count() == 0


def test_job_moves_nothing():
    with pytest.raises(Refused):
        extend([make_year()], SYSTEM)
    assert DeadlineChange.objects.count() == 0


def test_stored_decision_cannot_be_changed_or_removed():
    year, manager = managed_year()
    extend([year], manager)
    for attack in (
        lambda: DeadlineChange.objects.update(new_due=date(2026, 4, 2)),
        lambda: DeadlineChange.objects.all().delete(),
    ):
        with (
            pytest.raises((IntegrityError, InternalError), match="deadline_change_is_final"),
            transaction.atomic(),
        ):
            attack()
    assert due_of(year) == LATER
