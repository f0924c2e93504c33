"""The duties of a grant in the database: written at the grant, met once, otherwise fixed (R19)."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from agreements.actions import meet_duty
from agreements.actions.awards import AwardData, fill_in_award
from agreements.models import GrantDuty, SupportAgreement
from agreements.queries.award_suggestions import suggested_award
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import StateChange, Task
from clusters.models import Cluster
from tests.agreements.builders import make_draft, make_scheme, running_agreement
from tests.clusters.builders import make_cluster, make_manager
from tests.people import NOW, acting, actor, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return person(Role.ACCOUNT_MANAGER)


@pytest.fixture
def agreement(manager) -> SupportAgreement:
    cluster: Cluster = make_cluster()
    make_manager(cluster, manager)
    scheme = make_scheme(code="SPC-SA", sa_number="SA.12345")
    found = running_agreement(
        cluster, date(2026, 1, 1), 3, granted_on=date(2026, 1, 12), scheme=scheme
    )
    fill_in(publication(found))
    return found


def publication(agreement: SupportAgreement) -> GrantDuty:
    return agreement.duties.get(kind="publication")


def fill_in(duty: GrantDuty) -> None:
    start = suggested_award(duty) | {"size": "SME", "nuts2": "BE21", "nace": "94.1"}
    data = AwardData(**(start | {"authority": "VLAIO"}))
    fill_in_award(duty, data, actor=acting(Role.HEAD_OF_TEAM), at=NOW)


def met(duty: GrantDuty, **more: Any) -> GrantDuty:
    values: dict[str, Any] = {
        "on_day": date(2026, 6, 1),
        "reference": "TM-10001",
        "actor": acting(Role.HEAD_OF_TEAM),
        "at": NOW,
    }
    return meet_duty(duty, **(values | more))


def rows() -> list[Any]:
    models: tuple[Any, ...] = (GrantDuty, Task, StateChange)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


def refused(code: str, act: Any) -> None:
    before = rows()
    with pytest.raises(Refused) as refusal, transaction.atomic():
        act()
    assert [finding.code for finding in refusal.value.findings] == [code]
    assert rows() == before


def test_grant_writes_its_duties_and_asks_somebody_to_publish(agreement, manager):
    found = agreement.duties.order_by("due_on").values_list("kind", "due_on", "required")
    assert list(found) == [
        ("publication", date(2026, 7, 13), True),
        ("evaluation", date(2027, 12, 31), True),
        ("retention", date(2036, 1, 12), True),
    ]
    task = Task.objects.get(kind="agreements.publication")
    assert (task.due_on, task.roles, list(task.people.all()), task.scope) == (
        date(2026, 7, 13),
        [Role.HEAD_OF_TEAM.value],
        [manager],
        agreement.cluster.scope,
    )
    assert not GrantDuty.objects.filter(agreement=make_draft(make_cluster())).exists()


def test_grant_below_the_threshold_keeps_why_nothing_is_published():
    agreement = running_agreement(
        make_cluster(), date(2026, 1, 1), 1, "90000", granted_on=date(2026, 1, 12)
    )
    duty = publication(agreement)
    assert (duty.required, duty.explained["lines"][2]["value"]) == (False, "100000.00")
    assert not Task.objects.filter(kind="agreements.publication").exists()
    refused("duty.not_required", lambda: met(duty))


def test_account_manager_records_the_publication_and_the_task_closes(agreement, manager):
    duty = met(publication(agreement), actor=actor(manager))
    assert (duty.state, duty.met_on, duty.reference) == ("met", date(2026, 6, 1), "TM-10001")
    task = Task.objects.get(kind="agreements.publication")
    assert (task.state, task.outcome, task.closed_by_id) == ("done", "published", manager.pk)
    refused("transition.wrong_state", lambda: met(duty))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"on_day": date(2026, 1, 11)}, "duty.day_outside"),
        ({"on_day": date(2026, 12, 31)}, "duty.day_outside"),
        ({"reference": " "}, "duty.reference_missing"),
    ],
)
def test_publication_needs_a_possible_day_and_a_reference(agreement, more, code):
    refused(code, lambda: met(publication(agreement), **more))


@pytest.mark.parametrize(
    ("role", "code"),
    [(Role.AUDITOR, "agreements.read_only"), (Role.ACCOUNT_MANAGER, "agreements.not_yours")],
)
def test_others_do_not_record_a_publication(agreement, role, code):
    refused(code, lambda: met(publication(agreement), actor=acting(role)))


@pytest.mark.parametrize(
    "change",
    ["due_on = due_on + 30", "required = false", "amount = 1", "explained = '{}'", "state = 'met'"],
)
def test_raw_sql_does_not_move_a_duty(agreement, change):
    before = rows()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE agreements_grantduty SET {change} WHERE kind = 'publication'")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM agreements_grantduty")
    assert rows() == before


def test_agreement_shows_its_duties_and_the_publication_is_recorded(agreement, manager, client):
    client.force_login(manager)
    page = reverse("agreements:detail", args=[agreement.pk])
    shown = client.get(page).content.decode()
    for expected in ("Wat de toekenning vraagt", "13/07/2026", "31/12/2027", "12/01/2036"):
        assert expected in shown, expected
    address = reverse("agreements:meet_duty", args=[publication(agreement).pk])
    assert address in shown
    wrong = client.post(address, {"on_day": "11/01/2026", "reference": "TM-1"})
    assert (wrong.status_code, publication(agreement).state) == (422, "open")
    assert client.post(address, {"on_day": "12/01/2026", "reference": "TM-1"}).status_code == 302
    assert "TM-1" in client.get(page).content.decode()
