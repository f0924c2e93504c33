"""Calls that may come twice: answered once, kept in the transaction of what they did."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from oauth2_provider.models import AccessToken

from clusterbeleid.api.models import ApiClient, IdempotentCall
from clusterbeleid.core import clock, jobs

# How long a repeated call still gets its first answer; docs/how-to/api.md says so to others.
KEPT = timedelta(days=7)
FORGET_RUN = "api.forget_calls"


def only_one(client: ApiClient, key: str) -> bool:
    """Tell whether no other call with this key is being answered; the lock ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_xact_lock(hashtext('api.call'), hashtext(%s))",
            [f"{client.pk}:{key}"],
        )
        return bool(cursor.fetchone()[0])


def answered(client: ApiClient, key: str) -> IdempotentCall | None:
    """Return the call of this client with this key, when it was answered before."""
    return IdempotentCall.objects.filter(client=client, key=key).first()


def keep_answer(
    client: ApiClient,
    key: str,
    fingerprint: str,
    status: int,
    shown: Mapping[str, Any],
    etag: str,
) -> IdempotentCall:
    """Keep an answer with what it did, all or nothing."""
    return IdempotentCall.objects.create(
        client=client,
        key=key,
        fingerprint=fingerprint,
        status=status,
        body=json.dumps(shown, ensure_ascii=False),
        etag=etag,
        made_at=clock.real_now(),
    )


def forget_calls(*, at: datetime) -> int:
    """Drop the answers that nobody repeats any more, and tokens that are over; returns how many."""
    answers = IdempotentCall.objects.filter(made_at__lt=at - KEPT).delete()[0]
    tokens: int = AccessToken.objects.filter(expires__lt=at).delete()[0]
    return answers + tokens


def forget_nightly() -> jobs.Run | None:
    """Drop old answers under the trace of the night."""

    def work(run: jobs.Run) -> None:
        run.looked_at = forget_calls(at=clock.real_now())

    return jobs.run_once(FORGET_RUN, clock.today(), work)
