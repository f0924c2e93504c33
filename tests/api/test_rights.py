"""Rights of a system that are changed: at once, with a reason, and seen in the history."""

from __future__ import annotations

import pytest

from clusterbeleid.api.actions import Rights, change_rights, close_client
from clusterbeleid.api.enums import Reach, Scope
from clusterbeleid.api.models import ApiClient, WebhookDelivery
from clusterbeleid.api.rest import authentication
from clusterbeleid.api.webhook_actions import posting
from clusterbeleid.api.webhook_actions.posting import Posted, post_webhooks
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.errors import Conflict, Refused
from clusterbeleid.core.outward import NotDelivered
from tests.api.builders import Caller, caller, open_system, token_of
from tests.api.webhook_builders import begun, happened
from tests.clusters.builders import make_cluster
from tests.harness.client import StrictClient
from tests.people import NOW, acting, person

pytestmark = pytest.mark.django_db
CLUSTERS, LEDGER = "/api/v1/clusters/", "/api/v1/ledger/"
BOTH = (Scope.CLUSTERS.value, Scope.LEDGER.value)


def changed(client: ApiClient, *scopes: str, **more) -> ApiClient:
    return change_rights(
        client, Rights(scopes=scopes, **more), actor=SYSTEM, at=NOW, reason="Minder"
    )


@pytest.mark.attack("A25")
def test_token_of_before_opens_nothing_and_a_new_one_only_what_is_left():
    made = open_system(scopes=BOTH)
    name = made.client.application.client_id
    old = Caller(made.client, token_of(name, made.secret).json()["access_token"])
    assert old.get(LEDGER).status_code == 200
    changed(made.client, Scope.CLUSTERS.value)
    assert (old.get(LEDGER).status_code, old.get(CLUSTERS).status_code) == (401, 401)
    new = Caller(made.client, token_of(name, made.secret).json()["access_token"])
    assert (new.get(LEDGER).status_code, new.get(CLUSTERS).status_code) == (403, 200)
    assert token_of(name, made.secret, Scope.LEDGER.value).status_code == 400


@pytest.mark.attack("A25")
def test_token_that_outlives_the_change_holds_only_what_the_system_still_has(monkeypatch):
    """Tokens are removed on a change; one that was being made meanwhile meets the rights of now."""
    system = caller(scopes=BOTH)
    ApiClient.objects.filter(pk=system.client.pk).update(scopes=[Scope.CLUSTERS.value])
    assert (system.get(LEDGER).status_code, system.get(CLUSTERS).status_code) == (403, 200)
    usual = authentication._machine

    def as_the_token_says(held):
        machine = usual(held)
        return authentication.Machine(machine.client, machine.actor, frozenset(held[0].split()))

    monkeypatch.setattr(authentication, "_machine", as_the_token_says)
    assert system.get(LEDGER).status_code == 200


@pytest.mark.attack("A25")
def test_narrower_reach_counts_at_once():
    one, two = make_cluster("Een"), make_cluster("Twee")
    made = open_system(scopes=BOTH)
    name = made.client.application.client_id
    changed(made.client, *BOTH, reach=Reach.CLUSTERS.value, clusters=(one.pk,))
    new = Caller(made.client, token_of(name, made.secret).json()["access_token"])
    assert [row["id"] for row in new.get(CLUSTERS).json()["results"]] == [one.pk]
    assert new.get(f"{CLUSTERS}{two.pk}/").status_code == 404


@pytest.mark.parametrize(
    "rights",
    [
        {
            "scopes": (Scope.CONFIRM.value,),
            "reach": "organisations",
            "organisations": ("0203430576",),
        },
        {"scopes": (Scope.DELIVER.value,)},
        {"scopes": (Scope.FACTS.value,), "reach": "clusters", "clusters": (1,)},
    ],
)
def test_rights_that_do_not_fit_are_refused_and_change_nothing(rights):
    system = caller(scopes=BOTH)
    with pytest.raises(Refused):
        change_rights(system.client, Rights(**rights), actor=SYSTEM, at=NOW, reason="Meer")
    assert ApiClient.objects.get().scopes == sorted(BOTH)
    assert system.get(LEDGER).status_code == 200


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_nobody_else_changes_rights(role):
    made, rights = open_system(scopes=BOTH), Rights(scopes=(Scope.PAYMENTS.value,))
    with pytest.raises(Refused, match="role"):
        change_rights(made.client, rights, actor=acting(role), at=NOW, reason="Ik")
    assert ApiClient.objects.get().scopes == sorted(BOTH)


def test_closed_system_and_a_version_that_is_old_are_refused():
    made, rights = open_system(scopes=BOTH), Rights(scopes=(Scope.CLUSTERS.value,))
    with pytest.raises(Conflict):
        change_rights(
            made.client, rights, actor=SYSTEM, at=NOW, reason="Oud", expected_version=10**6
        )
    close_client(made.client, actor=SYSTEM, at=NOW, reason="Klaar")
    with pytest.raises(Refused, match="closed"):
        change_rights(made.client, rights, actor=SYSTEM, at=NOW, reason="Toch")
    assert ApiClient.objects.get().scopes == sorted(BOTH)


def test_administrator_changes_rights_in_the_browser_with_a_reason():
    client = StrictClient()
    client.force_login(person(Role.ADMINISTRATOR))
    made = open_system(scopes=BOTH)
    address = f"/systemen/{made.client.pk}/rechten/"
    assert 'value="ledger:read"' in client.get(address).content.decode()
    filled = {
        "scopes": [Scope.CLUSTERS.value, Scope.FACTS.value],
        "last_day": "31/12/2026",
        "reach": "all",
        "organisations": "",
        "version": made.client.version,
        "reason": "Kruispuntbank levert voortaan zelf",
    }
    for wrong, field in (
        ({"last_day": ""}, None),
        ({"reason": ""}, "reason"),
        ({"scopes": []}, "scopes"),
    ):
        answer = client.post(address, filled | wrong)
        assert answer.status_code == 422
        assert field is None or field in answer.context["form"].errors
    assert ApiClient.objects.get().scopes == sorted(BOTH)
    done = client.post(address, filled)
    assert done.headers["Location"] == f"/systemen/{made.client.pk}/"
    page = client.get(f"/systemen/{made.client.pk}/").content.decode()
    assert "Kruispuntbank levert voortaan zelf" in page
    assert "31/12/2026" in page
    stored = ApiClient.objects.get()
    assert stored.scopes == [Scope.CLUSTERS.value, Scope.FACTS.value]
    assert client.post(address, filled).status_code == 422


# --- webhooks -------------------------------------------------------------------------------------------------------


@pytest.fixture
def nobody_home(monkeypatch):
    """Let every post fail, so that deliveries wait."""
    posted = []

    def refuse(url, body, headers, *, street):
        posted.append(url)
        raise NotDelivered("status 500", 500)

    monkeypatch.setattr(posting, "post", refuse)
    return posted


@pytest.mark.attack("A25")
def test_what_waits_is_not_posted_once_its_right_is_gone(nobody_home):
    made = begun().webhook
    happened("een")
    assert post_webhooks(now=NOW) == Posted(made=1, failed=1)
    changed(made.client, Scope.EVENTS.value, Scope.CLUSTERS.value)
    later = NOW.replace(hour=20)
    assert post_webhooks(now=later) == Posted(parked=1)
    assert len(nobody_home) == 1
    assert WebhookDelivery.objects.get().last_error == "no right any more"


def test_system_without_the_right_to_events_is_told_nothing(nobody_home):
    made = begun().webhook
    changed(made.client, Scope.CLUSTERS.value, Scope.AGREEMENTS.value)
    happened("een")
    assert post_webhooks(now=NOW) == Posted()
    assert nobody_home == []
    assert not WebhookDelivery.objects.exists()
