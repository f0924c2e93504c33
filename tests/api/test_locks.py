"""Which rows each action on systems and addresses holds, in order (A24, A26)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clusterbeleid.api.actions import rotate_secret
from clusterbeleid.api.webhook_actions import managing
from clusterbeleid.api.webhook_actions.posting import post_webhooks
from clusterbeleid.core.actors import SYSTEM, Role
from tests.api.builders import open_system
from tests.api.webhook_builders import URL, begun, delivery_of
from tests.harness.locks import locks_taken
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db

Act = Callable[[], object]
CLIENT, WEBHOOK, PROGRESS = "api_apiclient", "api_webhook", "api_webhookprogress"


def renewed_system() -> Act:
    client = open_system().client
    return lambda: rotate_secret(client, actor=SYSTEM, at=NOW, reason="Gelekt")


def told_address() -> Act:
    client = open_system().client
    return lambda: managing.begin_webhook(client, url=URL, names=(), actor=SYSTEM, at=NOW)


def renewed_address() -> Act:
    webhook = begun().webhook
    return lambda: managing.renew_webhook_secret(webhook, actor=SYSTEM, at=NOW, reason="Gelekt")


def paused_address() -> Act:
    webhook = begun().webhook
    who = acting(Role.ADMINISTRATOR)
    return lambda: managing.pause_webhook(webhook, actor=who, at=NOW, reason="Onderhoud")


def posted_event() -> Act:
    delivery_of(begun().webhook)
    return lambda: post_webhooks(now=NOW, limit=1)


# ``change_state`` locks the row twice more, ``save_tracked`` once.
HELD: dict[Callable[[], Act], list[str]] = {
    renewed_system: [CLIENT, CLIENT],
    told_address: [CLIENT],
    renewed_address: [WEBHOOK, WEBHOOK],
    paused_address: [WEBHOOK, WEBHOOK, WEBHOOK],
    posted_event: [PROGRESS, "api_webhookdelivery"],
}


@pytest.mark.parametrize("arranged", HELD, ids=lambda arranged: arranged.__name__)
def test_action_holds_the_rows_it_decides_on(
    arranged: Callable[[], Act], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "clusterbeleid.api.webhook_actions.posting.post", lambda *_args, **_more: 200
    )
    act = arranged()
    with locks_taken() as taken:
        act()
    assert taken == HELD[arranged]
