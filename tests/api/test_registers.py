"""Systems that write in a register: facts of enterprises, and aid that stands in the European one (R19, R66)."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command

from agreements.actions import meet_duty
from agreements.models import GrantDuty
from agreements.notifications import publication_key
from agreements.permissions import may_meet_duty
from clusterbeleid.api.enums import Scope
from clusterbeleid.api.models import ApiClient, IdempotentCall
from clusterbeleid.api.queries.clients import actor_of_client
from clusterbeleid.core.actors import PUBLISHER_ROLE, REGISTRAR_ROLE, Actor, Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import BusinessEvent, StateChange, Task
from clusters.actions.register import FactsData, record_enterprise_facts
from clusters.models import EnterpriseFacts
from tests.agreements.builders import ready_to_publish, running_agreement
from tests.api.builders import NEXT_YEAR, Caller, caller, facts_row, open_system, token_of
from tests.clusters.builders import make_cluster, make_organisation, uploaded_picture
from tests.people import NOW, TODAY, acting

pytestmark = pytest.mark.django_db
FACTS = "/api/v1/enterprise-facts/"
TOLD = {"published_on": "2026-06-01", "reference": "TM-2026-7"}


@pytest.fixture(autouse=True)
def _stand_still():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def duty() -> GrantDuty:
    agreement = running_agreement(make_cluster(), date(2026, 1, 1), granted_on=date(2026, 1, 12))
    return ready_to_publish(agreement)


def acknowledge(system: Caller, duty: GrantDuty, body=None, **headers):
    if "If_Match" not in headers:
        headers["If_Match"] = system.get(f"/api/v1/publications/{duty.pk}/")["ETag"]
    return system.post(f"/api/v1/publications/{duty.pk}/acknowledge/", body or TOLD, **headers)


def unmet(duty: GrantDuty) -> bool:
    duty.refresh_from_db()
    return (duty.state, duty.met_on, duty.reference) == ("open", None, "")


# --- publications ---------------------------------------------------------------------------------------------------


def test_acknowledgement_meets_the_duty_with_its_proof_and_is_told(duty):
    picture = uploaded_picture()
    proof = {"name": "bewijs.png", "content": b64encode(picture.read()).decode()}
    system = caller()
    answer = acknowledge(system, duty, TOLD | {"proof": proof})
    assert answer.status_code == 200, answer.content
    shown = answer.json()
    assert (shown["state"], shown["published_on"], shown["reference"]) == (
        "met",
        "2026-06-01",
        "TM-2026-7",
    )
    duty.refresh_from_db()
    assert duty.award.proof.name == "bewijs.png"
    changes = StateChange.objects.order_by("-pk")[:2]
    assert [(one.action, one.actor_label) for one in changes] == [
        ("close_task", system.client.name),
        ("meet_duty", system.client.name),
    ]
    assert BusinessEvent.objects.filter(name="publication_duty.met", object_id=duty.pk).count() == 1
    assert not Task.objects.filter(business_key=publication_key(duty), state="open").exists()


def test_missing_fields_of_the_award_are_told_and_nothing_is_met():
    agreement = running_agreement(make_cluster(), date(2026, 1, 1), granted_on=date(2026, 1, 12))
    duty = agreement.duties.get(kind="publication")
    answer = acknowledge(caller(), duty)
    assert answer.status_code == 422
    codes = {one["code"] for one in answer.json()["errors"]}
    assert {"award.missing_size", "award.missing_nace", "award.missing_authority"} <= codes
    assert unmet(duty)


@pytest.mark.attack("A7")
@pytest.mark.parametrize(
    ("change", "status", "pointer"),
    [
        ({"published_on": "2026-11-22"}, 422, "/published_on"),
        ({"published_on": "2026-01-11"}, 422, "/published_on"),
        ({"published_on": "01/06/2026"}, 400, "/published_on"),
        ({"reference": " "}, 400, "/reference"),
        ({"reference": "x" * 201}, 400, "/reference"),
        ({"state": "met"}, 400, "/state"),
        ({"proof": {"name": "a.png"}}, 400, "/proof/content"),
        ({"proof": {"name": "a.png", "content": "%%%"}}, 400, "/proof/content"),
        ({"proof": {"name": "a.png", "content": 5}}, 400, "/proof/content"),
        ({"proof": {"name": "a.exe", "content": "TVo="}}, 422, "/proof"),
        ({"proof": {"name": "a.png", "content": "TVo="}}, 422, "/proof"),
    ],
)
def test_wrong_acknowledgement_is_pointed_at_and_changes_nothing(duty, change, status, pointer):
    answer = acknowledge(caller(), duty, TOLD | change)
    assert answer.status_code == status, answer.content
    assert {error["pointer"] for error in answer.json()["errors"]} == {pointer}
    assert unmet(duty)
    assert not IdempotentCall.objects.exists()


@pytest.mark.attack("A26")
def test_stale_missing_or_open_version_is_refused(duty):
    system = caller()
    for sent, wanted in ((None, 428), ("*", 428), ('"0"', 412)):
        assert acknowledge(system, duty, If_Match=sent).status_code == wanted
    assert unmet(duty)


@pytest.mark.attack("A24")
def test_duty_is_met_once_and_a_repeated_call_gets_the_first_answer(duty):
    system = caller()
    tag = system.get(f"/api/v1/publications/{duty.pk}/")["ETag"]
    first, again = (
        acknowledge(system, duty, If_Match=tag, Idempotency_Key="een") for _time in range(2)
    )
    assert (first.status_code, first.content) == (again.status_code, again.content)
    later = acknowledge(system, duty, TOLD | {"reference": "TM-2026-8"})
    assert (later.status_code, later.json()["code"]) == (409, "api.conflict")
    duty.refresh_from_db()
    assert duty.reference == "TM-2026-7"


@pytest.mark.attack("A6", "A25")
def test_only_the_right_and_the_reach_open_the_duty(duty):
    tag = caller().get(f"/api/v1/publications/{duty.pk}/")["ETag"]
    elsewhere = caller(clusters=(make_cluster("Elders").pk,))
    reader = caller(scopes=(Scope.PUBLICATIONS.value,))
    for system, wanted in ((elsewhere, 404), (reader, 403)):
        assert acknowledge(system, duty, If_Match=tag).status_code == wanted
    assert unmet(duty)


@pytest.mark.attack("A25")
def test_action_itself_refuses_a_system_without_the_right_or_beyond_its_reach(duty):
    """The address is one door; the permission behind it asks again."""
    cluster = duty.agreement.cluster_id
    publisher = frozenset({PUBLISHER_ROLE})
    inside = Actor(None, "s", publisher, only_clusters=frozenset({cluster}))
    assert may_meet_duty(inside, duty, duty.agreement, on=TODAY)
    for who in (
        Actor(None, "s", publisher, only_clusters=frozenset({cluster + 1})),
        Actor(None, "s", frozenset({Role.AUDITOR.value})),
        Actor(None, "s", frozenset({REGISTRAR_ROLE})),
    ):
        with pytest.raises(Refused):
            meet_duty(duty, on_day=TODAY, reference="TM-1", actor=who, at=NOW)
    assert unmet(duty)
    duty.kind = "evaluation"
    assert not may_meet_duty(inside, duty, duty.agreement, on=TODAY)


# --- facts of enterprises -------------------------------------------------------------------------------------------


def test_delivered_facts_stand_with_their_source_and_a_stopped_enterprise_warns():
    system, one, two = caller(), make_organisation("Golf"), make_organisation("Zee")
    place = {"number": "2000000001", "municipality": "Gent"}
    more = {"nace": "72.190", "activities": ["72.190"], "establishments": [place]}
    rows = [facts_row(two.kbo, status="stopped"), facts_row(one.kbo, **more)]
    answer = system.post(FACTS, {"rows": rows})
    assert answer.status_code == 201, answer.content
    shown = answer.json()["facts"]
    assert [(row["number"], row["status"]) for row in shown] == [
        (two.kbo, "stopped"),
        (one.kbo, "active"),
    ]
    stored = EnterpriseFacts.objects.get(organisation=one)
    assert (stored.source, stored.nace, stored.establishments) == ("api", "72.190", [place])
    assert stored.history.latest().history_user.full_name == system.client.name
    assert EnterpriseFacts.objects.get(organisation=two).is_gone
    one.refresh_from_db()
    assert one.name == "Golf"


def test_same_day_again_replaces_what_was_delivered():
    system, one = caller(), make_organisation()
    for name in ("Golf", "Golf vzw"):
        assert system.post(FACTS, {"rows": [facts_row(one.kbo, name=name)]}).status_code == 201
    assert EnterpriseFacts.objects.get().name == "Golf vzw"


def test_one_fault_keeps_everything_out_and_every_fault_is_pointed_at():
    one, two = make_organisation(), make_organisation()
    rows = [
        facts_row(two.kbo),
        facts_row("0203430576"),
        facts_row(one.kbo, on_day="2026-11-22"),
    ]
    answer = caller().post(FACTS, {"rows": rows})
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [
        "/rows/1/number",
        "/rows/2/on_day",
    ]
    assert not EnterpriseFacts.objects.exists()


@pytest.mark.attack("A7")
@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"number": "0203430577"}, "/rows/0/number"),
        ({"status": "gone"}, "/rows/0/status"),
        ({"name": 5}, "/rows/0/name"),
        ({"name": ""}, "/rows/0/name"),
        ({"insolvent": "false"}, "/rows/0/insolvent"),
        ({"activities": "72"}, "/rows/0/activities"),
        ({"establishments": [{"number": "1", "rank": 2}]}, "/rows/0/establishments/0/rank"),
        ({"source": "service"}, "/rows/0/source"),
        ({"organisation": 1}, "/rows/0/organisation"),
    ],
)
def test_row_that_is_not_as_described_is_pointed_at(change, pointer):
    row = facts_row(make_organisation().kbo) | change
    answer = caller().post(FACTS, {"rows": [row]})
    assert answer.status_code == 400, answer.content
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert not EnterpriseFacts.objects.exists()


@pytest.mark.attack("A24")
def test_repeated_delivery_is_recorded_once():
    system, rows = caller(), [facts_row(make_organisation().kbo)]
    answers = [system.post(FACTS, {"rows": rows}, Idempotency_Key="een") for _ in range(3)]
    assert len({answer.content for answer in answers}) == 1
    assert EnterpriseFacts.objects.get().history.count() == 1


@pytest.mark.attack("A25")
def test_action_refuses_systems_without_the_right():
    one = make_organisation()
    data = FactsData(one.kbo, TODAY, "api", "Golf", "active")
    record_enterprise_facts(data, actor=Actor(None, "s", frozenset({REGISTRAR_ROLE})), at=NOW)
    for role in (PUBLISHER_ROLE, Role.AUDITOR.value, Role.FINANCE.value):
        with pytest.raises(Refused):
            record_enterprise_facts(data, actor=Actor(None, "s", frozenset({role})), at=NOW)
    assert EnterpriseFacts.objects.get().history.count() == 1


def test_system_of_some_clusters_never_writes_about_enterprises():
    with pytest.raises(Refused, match="everything"):
        open_system(clusters=(make_cluster().pk,), scopes=(Scope.FACTS.value,))
    made = open_system(scopes=(Scope.FACTS.value, Scope.ACKNOWLEDGE.value)).client
    everything = actor_of_client(made, made.account)
    made.reach = "clusters"
    assert everything.roles - actor_of_client(made, made.account).roles == {REGISTRAR_ROLE}


# --- the last day ---------------------------------------------------------------------------------------------------


@pytest.mark.attack("A25")
def test_right_in_a_register_has_a_last_day_and_ends_after_it():
    made = open_system(last_day=TODAY)
    name = made.client.application.client_id
    token = token_of(name, made.secret).json()["access_token"]
    system, rows = Caller(made.client, token), [facts_row(make_organisation().kbo)]
    assert system.post(FACTS, {"rows": rows}).status_code == 201
    with time_machine.travel(NOW.replace(hour=23, minute=55), tick=False):
        late = token_of(name, made.secret).json()["access_token"]
    with time_machine.travel(NOW.replace(hour=0, minute=1) + timedelta(days=1), tick=False):
        assert Caller(made.client, late).post(FACTS, {"rows": rows}).status_code == 401
        empty = token_of(name, made.secret).json()
        assert empty["scope"] == ""
        assert (
            Caller(made.client, empty["access_token"]).post(FACTS, {"rows": rows}).status_code
            == 401
        )
    assert EnterpriseFacts.objects.get().history.count() == 1


def test_right_in_a_register_without_last_day_is_refused():
    made = open_system(scopes=(Scope.FACTS.value,)).client
    made.last_day = None
    with pytest.raises(ValidationError, match="register"):
        made.full_clean()
    assert ApiClient.objects.get().last_day == NEXT_YEAR


def test_command_gives_a_right_in_a_register_for_a_year_unless_told(capsys):
    for name, more in (("Een", []), ("Twee", ["--until", "2026-12-31"])):
        call_command(
            "create_api_client", name, "--agency", "OVO001834", "--scopes", Scope.FACTS.value, *more
        )
    assert list(ApiClient.objects.order_by("name").values_list("last_day", flat=True)) == [
        date(2027, 11, 21),
        date(2026, 12, 31),
    ]
    assert capsys.readouterr().out.count("client_secret: ") == 2


def test_person_never_holds_a_role_of_systems():
    assert not {PUBLISHER_ROLE, REGISTRAR_ROLE} & set(Role.values)
    assert json.dumps(sorted(acting(Role.AUDITOR).roles)) == '["auditor"]'
