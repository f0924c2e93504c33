"""Who calls: a machine with a token of its own; a session of a person opens nothing here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from oauth2_provider.scopes import BaseScopes
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from clusterbeleid.accounts.models import User
from clusterbeleid.api.enums import Scope
from clusterbeleid.api.models import ApiClient
from clusterbeleid.api.queries.clients import actor_of_client
from clusterbeleid.core import clock
from clusterbeleid.core.actors import Actor

_PREFIX = "bearer "
_COLUMNS = ("id", "name", "scopes", "reach", "clusters", "organisations")
# Written by hand: for this one the mapper takes longer to write the statement than the database to answer. A token
# that was asked for one resource only is none of ours.
_HELD = """
    SELECT token.scope, account.id, account.full_name, account.language,
           client.id, client.name, client.scopes, client.reach, client.clusters, client.organisations
    FROM oauth2_provider_accesstoken AS token
    JOIN api_apiclient AS client ON client.application_id = token.application_id
    JOIN accounts_user AS account ON account.id = client.account_id
    WHERE token.token_checksum = %s AND token.expires > %s AND token.resource = '[]'::jsonb
      AND client.closed_at IS NULL
      AND (client.last_day IS NULL OR client.last_day >= %s)
"""


@dataclass(frozen=True)
class Machine:
    """A system that calls, with the rights of its token."""

    client: ApiClient
    actor: Actor
    scopes: frozenset[str]

    is_authenticated = True


class MachineAuthentication(BaseAuthentication):
    """Reads the token in the header ``Authorization``; one query."""

    def authenticate(self, request: Request) -> tuple[Machine, None] | None:
        """Return the machine; raises ``AuthenticationFailed`` for a token of no use."""
        sent = request.headers.get("Authorization", "")
        if not sent.lower().startswith(_PREFIX):
            return None
        known: Any = request
        held = _held(sent[len(_PREFIX) :].strip(), known.today)
        if held is None:
            raise AuthenticationFailed(code="api.token")
        return _machine(held), None

    def authenticate_header(self, request: Request) -> str:
        """Say how to come in."""
        return 'Bearer realm="api"'


class HasScope(BasePermission):
    """Lets through who holds the right that the endpoint names."""

    code = "api.scope"

    def has_permission(self, request: Request, view: Any) -> bool:
        """Tell whether the token holds the right."""
        machine: Any = request.user
        return isinstance(machine, Machine) and view.scope in machine.scopes


class ClientScopes(BaseScopes):
    """What a token may hold: the rights of its system, and of one that is closed or over none."""

    def get_all_scopes(self) -> Mapping[str, str]:
        """Return every right with its name."""
        return {scope.value: str(scope.label) for scope in Scope}

    def get_available_scopes(
        self, application: Any = None, request: Any = None, *args: Any, **kwargs: Any
    ) -> Sequence[str]:
        """Return the rights of a system."""
        client = ApiClient.objects.filter(application=application, closed_at=None).first()
        return client.scopes if client is not None and not client.is_over(clock.today()) else []

    def get_default_scopes(
        self, application: Any = None, request: Any = None, *args: Any, **kwargs: Any
    ) -> Sequence[str]:
        """Return all of them: who asks for none gets what the system has."""
        return self.get_available_scopes(application)


def _held(sent: str, on: date) -> tuple[Any, ...] | None:
    """Return what stands behind a token that still opens something on ``on``; one query."""
    checksum = hashlib.sha256(sent.encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [checksum, clock.real_now(), on])
        found: tuple[Any, ...] | None = cursor.fetchone()
        return found


def _machine(held: tuple[Any, ...]) -> Machine:
    scope, account_id, full_name, language, *columns = held
    client = ApiClient(**dict(zip(_COLUMNS, columns, strict=True)))
    account = User(pk=account_id, full_name=full_name, language=language)
    scopes = frozenset(scope.split()) & frozenset(client.scopes)
    return Machine(client, actor_of_client(client, account), scopes)
