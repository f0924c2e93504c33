"""What Celery calls at night."""

from __future__ import annotations

from clusterbeleid.api.idempotency import forget_nightly
from clusterbeleid.api.webhook_actions.posting import post_webhooks
from clusterbeleid.core import clock
from clusterbeleid.core.scheduled import scheduled


@scheduled
def forget_calls_nightly() -> None:
    """Drop the answers that nobody repeats any more, and tokens that are over."""
    forget_nightly()


@scheduled
def post_webhooks_often() -> None:
    """Post what happened to the addresses that want to know; two passes at once share the work."""
    post_webhooks(now=clock.real_now())
