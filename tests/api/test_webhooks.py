"""Addresses that are told: signed, once, with patience; parked ones go again by a person."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from clusterbeleid.api.actions import close_client
from clusterbeleid.api.models import Webhook, WebhookDelivery
from clusterbeleid.api.webhook_actions import managing as actions
from clusterbeleid.api.webhook_actions.posting import Posted, post_webhooks
from clusterbeleid.core import outward
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.kept_secrets import unseal
from clusterbeleid.core.models import StateChange
from tests.api.builders import open_system
from tests.api.webhook_builders import URL, begun, delivery_of, happened
from tests.harness.client import StrictClient
from tests.people import NOW, acting, person

pytestmark = pytest.mark.django_db


class Posts(list[tuple[str, Any, Any]]):
    """What was posted; ``statuses`` are the next answers."""

    def __init__(self) -> None:
        super().__init__()
        self.statuses: list[int] = []

    def post(self, url: str, body: bytes, headers: Any, *, street: Any) -> int:
        """Take a post as the street would."""
        self.append((url, json.loads(body), headers))
        status = self.statuses.pop(0) if self.statuses else 200
        if status != 200:
            raise outward.NotDelivered(f"status {status}", status)
        return status


@pytest.fixture
def posts(monkeypatch: pytest.MonkeyPatch) -> Posts:
    """Take posts instead of the internet."""
    taken = Posts()
    monkeypatch.setattr("clusterbeleid.api.webhook_actions.posting.post", taken.post)
    return taken


def states():
    return list(WebhookDelivery.objects.order_by("pk").values_list("state", "attempts"))


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


def test_event_from_now_on_is_posted_once_with_its_signature(posts):
    happened("before")
    made = begun()
    happened("after")
    assert post_webhooks(now=NOW) == Posted(made=1, sent=1)
    assert post_webhooks(now=NOW) == Posted()

    ((url, told, headers),) = posts
    assert (url, told["position"], told["name"]) == (URL, 2, "agreement.granted")
    seconds = int(NOW.timestamp())
    body = json.dumps(told, ensure_ascii=False).encode()
    proof = hmac.new(made.secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256)
    assert headers == {
        outward.SIGNATURE: f"t={seconds},v1={proof.hexdigest()}",
        "Clusterbeleid-Event": "2",
    }


def test_only_wanted_events_that_the_system_may_read_are_posted(posts):
    begun(names=("agreement.ended",))
    begun(scopes=("events:read", "reports:read"))
    happened("granted")
    happened("ended", name="agreement.ended")
    happened("report", subject="report", name="report.accepted")
    post_webhooks(now=NOW)
    assert [told["name"] for _url, told, _headers in posts] == [
        "agreement.ended",
        "report.accepted",
    ]


def test_post_that_fails_is_tried_later_and_parked_after_five_tries(posts):
    begun()
    happened()
    posts.statuses += [500] * 5
    at = NOW
    for tries, minutes in enumerate((1, 5, 15, 60), start=1):
        assert post_webhooks(now=at).failed == 1
        assert post_webhooks(now=at + timedelta(minutes=minutes, seconds=-1)) == Posted()
        at += timedelta(minutes=minutes)
        assert states() == [("pending", tries)]
    assert post_webhooks(now=at).parked == 1
    delivery = WebhookDelivery.objects.get()
    assert (delivery.state, delivery.last_status, delivery.last_error) == (
        "parked",
        500,
        "status 500",
    )


def test_parked_delivery_goes_again_by_an_administrator_with_a_reason(posts):
    begun()
    happened()
    posts.statuses += [500] * 5
    for days in range(5):
        post_webhooks(now=NOW + timedelta(days=days))
    parked = WebhookDelivery.objects.get()
    for who, reason in ((acting(Role.AUDITOR), "Hersteld."), (acting(Role.ADMINISTRATOR), "")):
        with pytest.raises(Refused):
            actions.rerun_delivery(parked, actor=who, at=NOW, reason=reason)
        assert states() == [("parked", 5)]

    actions.rerun_delivery(parked, actor=acting(Role.ADMINISTRATOR), at=NOW, reason="Hersteld.")
    assert states() == [("pending", 0)]
    assert post_webhooks(now=NOW).sent == 1
    assert StateChange.objects.filter(action="rerun_delivery").count() == 1
    with pytest.raises(Refused):
        actions.rerun_delivery(
            WebhookDelivery.objects.get(), actor=acting(Role.ADMINISTRATOR), at=NOW, reason="Nog."
        )


def test_paused_address_gets_what_happened_meanwhile_when_it_resumes(posts):
    webhook = begun().webhook
    boss = acting(Role.ADMINISTRATOR)
    actions.pause_webhook(webhook, actor=boss, at=NOW, reason="Onderhoud.")
    happened()
    assert (post_webhooks(now=NOW), posts) == (Posted(), [])
    actions.resume_webhook(webhook, actor=boss, at=NOW, reason="Klaar.")
    assert post_webhooks(now=NOW).sent == 1


@pytest.mark.parametrize("end", ["webhook", "system"])
def test_nothing_is_posted_after_the_end(posts, end):
    webhook = begun().webhook
    happened("waits")
    posts.statuses += [500]
    post_webhooks(now=NOW)
    boss = acting(Role.ADMINISTRATOR)
    if end == "webhook":
        actions.end_webhook(webhook, actor=boss, at=NOW, reason="Gedaan.")
    else:
        close_client(webhook.client, actor=boss, at=NOW, reason="Gedaan.")
    happened("later")
    posts.clear()
    assert (post_webhooks(now=NOW + timedelta(days=1)), posts) == (Posted(), [])


def test_new_secret_signs_the_next_post(posts):
    made = begun()
    renewed = actions.renew_webhook_secret(
        made.webhook, actor=acting(Role.ADMINISTRATOR), at=NOW, reason="Gelekt."
    )
    stored = Webhook.objects.get()
    assert unseal(stored.sealed_secret) == renewed.secret != made.secret
    assert renewed.secret not in stored.sealed_secret


def test_secret_that_no_key_opens_parks_and_says_so(posts, settings):
    begun()
    happened()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "x" * 60, []
    post_webhooks(now=NOW)
    assert (posts, WebhookDelivery.objects.get().last_error) == ([], "secret unreadable")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://ontvanger.example.be/", "outward.address"),
        ("https://127.0.0.1/", "outward.address_inside"),
        ("https://localhost/", "outward.address_inside"),
        ("https://a:b@ontvanger.example.be/", "outward.address_with_more"),
    ],
)
def test_address_inside_is_refused(url, code):
    with pytest.raises(Refused) as refusal:
        begun(url)
    assert (codes(refusal), Webhook.objects.count()) == ([code], 0)


def test_who_begins_a_webhook_and_for_which_system():
    client = open_system().client
    with pytest.raises(Refused):
        actions.begin_webhook(client, url=URL, names=(), actor=acting(Role.AUDITOR), at=NOW)
    no_right = open_system(scopes=("clusters:read",)).client
    with pytest.raises(Refused) as refusal:
        actions.begin_webhook(no_right, url=URL, names=(), actor=SYSTEM, at=NOW)
    assert codes(refusal) == ["webhook.no_right"]
    close_client(client, actor=SYSTEM, at=NOW, reason="Gedaan.")
    with pytest.raises(Refused) as refusal:
        actions.begin_webhook(client, url=URL, names=(), actor=SYSTEM, at=NOW)
    assert (codes(refusal), Webhook.objects.count()) == (["api.closed"], 0)


def test_address_is_told_once_until_it_ends():
    first = begun().webhook
    with pytest.raises(ValidationError):
        actions.begin_webhook(first.client, url=URL, names=(), actor=SYSTEM, at=NOW)
    actions.end_webhook(first, actor=acting(Role.ADMINISTRATOR), at=NOW, reason="Gedaan.")
    actions.begin_webhook(first.client, url=URL, names=(), actor=SYSTEM, at=NOW)
    assert Webhook.objects.count() == 2


def logged_in(role):
    client = StrictClient()
    client.force_login(person(role))
    return client


def test_administrator_begins_sees_the_secret_once_pauses_and_ends():
    browser, system = logged_in(Role.ADMINISTRATOR), open_system().client
    wrong = browser.post(f"/systemen/{system.pk}/webhook/", {"url": "https://127.0.0.1/"})
    assert wrong.status_code == 422
    made = browser.post(f"/systemen/{system.pk}/webhook/", {"url": URL})
    webhook = Webhook.objects.get()
    secret = unseal(webhook.sealed_secret)
    assert secret in made.content.decode()
    page = browser.get(f"/webhooks/{webhook.pk}/").content.decode()
    assert URL in page
    assert secret not in page
    assert URL in browser.get(f"/systemen/{system.pk}/").content.decode()
    for address, state in (
        ("pauzeren", "paused"),
        ("hervatten", "active"),
        ("beeindigen", "ended"),
    ):
        browser.post(f"/webhooks/{webhook.pk}/{address}/", {"reason": "Afgesproken."})
        webhook.refresh_from_db()
        assert webhook.state == state


def test_delivery_page_shows_what_came_of_it_and_sends_again(posts):
    webhook = begun().webhook
    posts.statuses += [503] * 5
    delivery = delivery_of(webhook)
    for days in range(5):
        post_webhooks(now=NOW + timedelta(days=days))
    browser = logged_in(Role.ADMINISTRATOR)
    address = f"/webhooks/{webhook.pk}/leveringen/{delivery.pk}/"
    assert "status 503" in browser.get(address).content.decode()
    assert browser.post(address, {"reason": "Hersteld."}).status_code == 302
    assert states() == [("pending", 0)]


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_cost_the_same_queries_for_any_number_of_rows(rows, django_assert_num_queries):
    webhook = begun().webhook
    for number in range(rows):
        happened(str(number))
    for number in range(rows - 1):
        actions.begin_webhook(webhook.client, url=f"{URL}{number}", names=(), actor=SYSTEM, at=NOW)
    post_webhooks(now=NOW, limit=0)
    browser = logged_in(Role.AUDITOR)
    with django_assert_num_queries(10):
        browser.get(f"/webhooks/{webhook.pk}/")
    with django_assert_num_queries(8):
        browser.get(f"/systemen/{webhook.client_id}/")


@pytest.mark.attack("A27")
def test_sealed_secret_stays_out_of_the_history_on_the_page():
    made = begun().webhook
    client = StrictClient()
    client.force_login(person(Role.ADMINISTRATOR))
    page = client.get(f"/webhooks/{made.pk}/").content.decode()
    assert made.url in page
    assert made.sealed_secret not in page
    later = NOW + timedelta(minutes=1)
    actions.renew_webhook_secret(made, actor=SYSTEM, at=later, reason="Jaarlijks")
    page = client.get(f"/webhooks/{made.pk}/").content.decode()
    assert "Jaarlijks" in page
    assert Webhook.objects.get().sealed_secret not in page
