"""Telling an address what happens: begun, paused, renewed, ended; parked deliveries go again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from oauth2_provider.generators import generate_client_secret

from clusterbeleid.api.enums import Scope
from clusterbeleid.api.models import ApiClient, Webhook, WebhookDelivery, WebhookProgress
from clusterbeleid.api.permissions import may_manage_clients
from clusterbeleid.api.queries.events import last_position
from clusterbeleid.api.transitions import DELIVERIES, WEBHOOKS
from clusterbeleid.api.webhook_enums import WebhookState
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.kept_secrets import seal
from clusterbeleid.core.outward import check_address
from clusterbeleid.core.state import change_state, decide_technical_state

# A reason that the house gives by itself; sentences.py says it in words.
BEGUN = "webhook.begun"


@dataclass(frozen=True)
class Begun:
    """A webhook with the secret that proves its posts; the house keeps it sealed."""

    webhook: Webhook
    secret: str


@transaction.atomic
def begin_webhook(
    client: ApiClient, *, url: str, names: tuple[str, ...], actor: Actor, at: datetime
) -> Begun:
    """Tell an address of every event from now on; earlier ones stand in the feed.

    Raises ``Refused`` for a wrong role, a closed system, one without the right to events, or an
    address that does not lie on the internet; ``ValidationError`` for an address that is told.
    """
    require(may_manage_clients(actor))
    stored = ApiClient.objects.select_for_update().get(pk=client.pk)
    if stored.closed_at is not None:
        raise Refused.because("api.closed")
    if Scope.EVENTS not in stored.scopes:
        raise Refused.because("webhook.no_right")
    refuse(check_address(url))
    secret = generate_client_secret()
    webhook = Webhook(
        client=stored, url=url, names=sorted(names), sealed_secret=seal(secret), secret_made_at=at
    )
    save_tracked(webhook, actor=actor, at=at, reason=BEGUN)
    WebhookProgress.objects.create(webhook=webhook, position=last_position())
    return Begun(webhook, secret)


@transaction.atomic
def renew_webhook_secret(webhook: Webhook, *, actor: Actor, at: datetime, reason: str) -> Begun:
    """Sign with another secret from the next post on; raises ``Refused``."""
    require(may_manage_clients(actor))
    stored = Webhook.objects.select_for_update().get(pk=webhook.pk)
    if stored.state == WebhookState.ENDED:
        raise Refused.because("webhook.ended")
    secret = generate_client_secret()
    stored.sealed_secret, stored.secret_made_at = seal(secret), at
    return Begun(save_tracked(stored, actor=actor, at=at, reason=reason), secret)


def pause_webhook(webhook: Webhook, *, actor: Actor, at: datetime, reason: str) -> Webhook:
    """Post nothing for now; what happens meanwhile is posted afterwards. Raises ``Refused``."""
    return _step(webhook, "pause_webhook", actor, at, reason)


def resume_webhook(webhook: Webhook, *, actor: Actor, at: datetime, reason: str) -> Webhook:
    """Post again, first what happened meanwhile. Raises ``Refused``."""
    return _step(webhook, "resume_webhook", actor, at, reason)


def end_webhook(webhook: Webhook, *, actor: Actor, at: datetime, reason: str) -> Webhook:
    """Post nothing any more. Raises ``Refused``."""
    return _step(webhook, "end_webhook", actor, at, reason)


def rerun_delivery(
    delivery: WebhookDelivery, *, actor: Actor, at: datetime, reason: str
) -> WebhookDelivery:
    """Try a parked delivery again, five times as the first time; raises ``Refused``."""
    require(may_manage_clients(actor))
    untried = {"attempts": 0, "next_try_at": at, "last_error": ""}
    return decide_technical_state(
        delivery, "rerun_delivery", table=DELIVERIES, actor=actor, at=at, reason=reason, **untried
    )


def _step(webhook: Webhook, action: str, actor: Actor, at: datetime, reason: str) -> Webhook:
    with transaction.atomic():
        require(may_manage_clients(actor))
        stored = Webhook.objects.select_for_update().get(pk=webhook.pk)
        return change_state(stored, action, table=WEBHOOKS, actor=actor, at=at, reason=reason)
