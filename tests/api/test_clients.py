"""Systems: opened once, secret shown once, renewed and closed; and what their token opens."""

from __future__ import annotations

import re
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.contrib.auth.hashers import identify_hasher
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from oauth2_provider.models import AccessToken, Application

from clusterbeleid.api.actions import close_client, rotate_secret
from clusterbeleid.api.enums import Scope
from clusterbeleid.api.models import ApiClient
from clusterbeleid.api.rest import authentication
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.errors import Refused
from tests.api.builders import caller, open_system, token_of
from tests.harness.client import StrictClient
from tests.people import NOW, acting, person

pytestmark = pytest.mark.django_db
CLUSTERS = "/api/v1/clusters/"


def test_token_opens_what_its_right_says():
    reader = caller(scopes=("clusters:read",))
    assert reader.get(CLUSTERS).json() == {"results": [], "next": None}
    denied = reader.get("/api/v1/ledger/")
    assert (denied.status_code, denied.json()["code"]) == (403, "api.scope")


@pytest.mark.attack("A25")
def test_token_may_hold_fewer_rights_than_its_system_and_never_more():
    made = open_system(scopes=("clusters:read", "ledger:read"))
    name = made.client.application.client_id
    fewer = token_of(name, made.secret, "ledger:read")
    assert fewer.json()["scope"] == "ledger:read"
    more = token_of(name, made.secret, "ledger:read payments:read")
    assert (more.status_code, more.json()["error"]) == (400, "invalid_scope")


def test_secret_and_token_are_kept_as_a_hash_only():
    reader = caller(scopes=("clusters:read",))
    stored = Application.objects.get()
    assert identify_hasher(stored.client_secret)
    assert list(AccessToken.objects.values_list("token", flat=True)) == [""]
    assert reader.token


def test_token_lives_ten_minutes():
    reader = caller(scopes=("clusters:read",))
    with time_machine.travel(timezone.now() + timedelta(seconds=590)):
        assert reader.get(CLUSTERS).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(seconds=610)):
        answer = reader.get(CLUSTERS)
    assert (answer.status_code, answer.json()["code"]) == (401, "api.token")
    assert answer["WWW-Authenticate"] == 'Bearer realm="api"'


@pytest.mark.attack("A25")
def test_session_of_a_person_opens_nothing():
    client = Client()
    client.force_login(person(Role.HEAD_OF_TEAM))
    assert client.get("/").status_code == 200
    answer = client.get(CLUSTERS)
    assert (answer.status_code, answer.json()["code"]) == (401, "api.token")


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Basic eDp5", "Bearer é"])
def test_without_a_token_nobody_comes_in(header):
    answer = Client().get(CLUSTERS, headers={"Authorization": header})
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")


def test_token_in_the_address_is_none():
    reader = caller(scopes=("clusters:read",))
    assert Client().get(f"{CLUSTERS}?access_token={reader.token}").status_code == 401


def test_new_secret_ends_the_old_one_and_its_tokens():
    made = open_system(scopes=("clusters:read",))
    name = made.client.application.client_id
    old = token_of(name, made.secret).json()["access_token"]
    renewed = rotate_secret(made.client, actor=SYSTEM, at=NOW, reason="Zoals elk jaar")
    assert renewed.secret != made.secret
    assert token_of(name, made.secret).status_code == 401
    assert Client().get(CLUSTERS, headers={"Authorization": f"Bearer {old}"}).status_code == 401
    assert token_of(name, renewed.secret).status_code == 200


def test_closed_system_is_out_for_good():
    reader = caller(scopes=("clusters:read",))
    close_client(reader.client, actor=SYSTEM, at=NOW, reason="Contract voorbij")
    assert reader.get(CLUSTERS).status_code == 401
    with pytest.raises(Refused, match="closed"):
        rotate_secret(reader.client, actor=SYSTEM, at=NOW, reason="Toch nog")


def test_open_token_of_a_closed_system_opens_nothing(monkeypatch):
    """The token is removed on closing; were one to stay, the door itself still asks."""
    reader = caller(scopes=("clusters:read",))
    ApiClient.objects.filter(pk=reader.client.pk).update(closed_at=NOW)
    assert reader.get(CLUSTERS).status_code == 401
    open_door = authentication._HELD.replace("AND client.closed_at IS NULL", "")
    monkeypatch.setattr(authentication, "_HELD", open_door)
    assert reader.get(CLUSTERS).status_code == 200


@pytest.mark.parametrize(
    "what",
    [
        {"organisations": ("0203430576",), "scopes": ("payments:confirm",)},
        {"clusters": (1,), "scopes": ("contributions:deliver",)},
        {"scopes": ("contributions:deliver",)},
    ],
)
def test_right_that_does_not_fit_what_it_sees_is_refused(what):
    with pytest.raises(Refused):
        open_system(**what)
    assert not ApiClient.objects.exists()


def test_only_known_rights():
    with pytest.raises(ValidationError):
        open_system(scopes=("everything:write",))


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_nobody_else_opens_or_renews_a_system(role):
    made = open_system()
    with pytest.raises(Refused, match="role"):
        rotate_secret(made.client, actor=acting(role), at=NOW, reason="Ik")


def test_command_prints_identifier_and_secret_once():
    written = StringIO()
    call_command(
        "create_api_client", "Boekhouding", "--agency", "0203.430.576",
        "--scopes", "payments:read", "payments:confirm", stdout=written,
    )  # fmt: skip
    found = dict(re.findall(r"(client_\w+): (\S+)", written.getvalue()))
    assert token_of(found["client_id"], found["client_secret"]).status_code == 200
    assert ApiClient.objects.get().agency_number == "0203430576"
    with pytest.raises(CommandError):
        call_command("create_api_client", "X", "--agency", "1", "--scopes", "payments:read")


def administrator() -> StrictClient:
    client = StrictClient()
    client.force_login(person(Role.ADMINISTRATOR))
    return client


FILLED = {
    "name": "Boekhouding",
    "agency_name": "Departement Financiën",
    "agency_number": "ovo001834",
    "scopes": [Scope.PAYMENTS.value, Scope.CONFIRM.value],
    "reach": "all",
    "organisations": "",
}


def test_administrator_opens_renews_and_closes_a_system_in_the_browser():
    client = administrator()
    page = client.post("/systemen/nieuw/", FILLED).content.decode()
    row = ApiClient.objects.get()
    name, secret = re.findall(r"<code>([^<]{20,})</code>", page)
    assert name == row.application.client_id
    assert token_of(name, secret).status_code == 200
    for address in (f"/systemen/{row.pk}/", "/systemen/", "/systemen/?export=csv"):
        answer = client.get(address)
        assert "Boekhouding" in answer.content.decode("utf-8-sig")
        assert secret not in answer.content.decode("utf-8-sig")
    page = client.post(f"/systemen/{row.pk}/geheim/", {"reason": "Jaarlijks"}).content.decode()
    _name, other = re.findall(r"<code>([^<]{20,})</code>", page)
    assert (token_of(name, secret).status_code, token_of(name, other).status_code) == (401, 200)
    closed = client.post(f"/systemen/{row.pk}/sluiten/", {"reason": "Klaar"})
    assert closed.headers["Location"] == f"/systemen/{row.pk}/"
    assert token_of(name, other).status_code == 401
    history = client.get(f"/systemen/{row.pk}/").content.decode()
    assert "Jaarlijks" in history
    assert "Klaar" in history


def test_form_says_what_is_wrong_at_its_field():
    page = administrator().post("/systemen/nieuw/", FILLED | {"agency_number": "12", "scopes": []})
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"agency_number", "scopes"}
    refused = administrator().post("/systemen/nieuw/", FILLED | {"reach": "clusters"})
    assert refused.status_code == 422
    assert not ApiClient.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_takes_the_same_queries_whatever_its_length(rows, django_assert_num_queries):
    for _number in range(rows):
        open_system()
    client = administrator()
    client.get("/systemen/")
    with django_assert_num_queries(6):
        client.get("/systemen/")
