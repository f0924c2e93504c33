"""Systems with a token, made through the actions of the room, and calls of theirs."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from django.test import Client

from clusterbeleid.api.actions import ClientData, open_client
from clusterbeleid.api.enums import (
    OF_AGENCY,
    OF_EVERYTHING,
    OF_ORGANISATION,
    OF_REGISTERS,
    Reach,
    Scope,
)
from clusterbeleid.api.models import ApiClient
from clusterbeleid.core.actors import SYSTEM
from tests.harness.client import reading_only
from tests.people import NOW

_serial = count(1)
NEXT_YEAR = date(2027, 12, 31)
OF_EVERYBODY = tuple(set(Scope.values) - OF_AGENCY - OF_ORGANISATION)


@dataclass(frozen=True)
class Caller:
    """A system that calls with a token."""

    client: ApiClient
    token: str

    def get(self, address: str, **headers: str) -> Any:
        """Read; nothing may be written meanwhile."""
        with reading_only():
            return Client().get(address, headers=self._head(headers))

    def post(self, address: str, body: object, **headers: str) -> Any:
        """Send a body with a key of its own, unless one is given."""
        sent = {"Idempotency-Key": f"key-{next(_serial)}"} | _dashed(headers)
        sent = {name: value for name, value in sent.items() if value}
        return Client().post(
            address,
            json.dumps(body),
            content_type="application/json",
            headers=self._head({}) | sent,
        )

    def ask(self, method: str, address: str, **headers: str) -> Any:
        """Send any method without a body."""
        return Client().generic(method, address, headers=self._head(headers))

    def _head(self, headers: dict[str, str]) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} | _dashed(headers)


def _dashed(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def open_system(
    *,
    clusters: tuple[int, ...] = (),
    organisations: tuple[str, ...] = (),
    scopes: tuple[str, ...] = (),
    last_day: date | None = None,
) -> Any:
    """Open a system with every right that its reach allows, or ``scopes``; returns it with its secret."""
    reach, own = Reach.ALL, OF_AGENCY
    if clusters:
        reach, own = Reach.CLUSTERS, OF_AGENCY - OF_EVERYTHING
    if organisations:
        reach, own = Reach.ORGANISATIONS, OF_ORGANISATION
    rights = scopes or (*OF_EVERYBODY, *own)
    data = ClientData(
        name=f"Systeem {next(_serial)}",
        agency_name="Departement",
        agency_number="OVO001834",
        scopes=rights,
        last_day=last_day or (NEXT_YEAR if OF_REGISTERS & set(rights) else None),
        reach=reach.value,
        clusters=clusters,
        organisations=organisations,
    )
    return open_client(data, actor=SYSTEM, at=NOW)


def token_of(client_id: str, secret: str, scope: str = "") -> Any:
    """Ask for a token as a system does; returns the answer."""
    basic = b64encode(f"{client_id}:{secret}".encode()).decode()
    body = {"grant_type": "client_credentials"} | ({"scope": scope} if scope else {})
    return Client().post("/api/v1/token/", body, headers={"Authorization": f"Basic {basic}"})


def caller(**what: Any) -> Caller:
    """Return a system that has its token."""
    made = open_system(**what)
    answer = token_of(made.client.application.client_id, made.secret)
    return Caller(made.client, answer.json()["access_token"])


def facts_row(number: str, **more: Any) -> dict[str, Any]:
    """Return what the Crossroads Bank says of an enterprise, as a system delivers it."""
    known = {"number": number, "on_day": "2026-11-20", "name": "Golf", "status": "active"}
    return known | more
