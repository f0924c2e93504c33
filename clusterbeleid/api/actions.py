"""Opening, changing, renewing and closing the systems that call the API; a secret is shown once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.db import transaction
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import AccessToken, Application

from clusterbeleid.accounts.models import User
from clusterbeleid.api.enums import OF_AGENCY, OF_EVERYTHING, OF_ORGANISATION, Reach
from clusterbeleid.api.models import ApiClient
from clusterbeleid.api.permissions import may_manage_clients
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked

# Reasons that the house gives by itself; sentences.py says them in words.
OPENED = "api.opened"


@dataclass(frozen=True, kw_only=True)
class Rights:
    """What a system may ask, what it sees, and until which day (for good without)."""

    scopes: tuple[str, ...]
    reach: str = Reach.ALL.value
    clusters: tuple[int, ...] = ()
    organisations: tuple[str, ...] = ()
    last_day: date | None = None


@dataclass(frozen=True, kw_only=True)
class ClientData(Rights):
    """What is known of a system: who it belongs to, and its rights."""

    name: str
    agency_name: str
    agency_number: str
    is_demo: bool = False


@dataclass(frozen=True)
class Opened:
    """A system with its secret, which nobody can read again."""

    client: ApiClient
    secret: str


@transaction.atomic
def open_client(data: ClientData, *, actor: Actor, at: datetime) -> Opened:
    """Open a system; raises ``Refused`` or ``ValidationError``."""
    require(may_manage_clients(actor))
    _refuse_scopes_beyond_reach(data)
    secret = generate_client_secret()
    client = ApiClient(
        name=data.name.strip(),
        agency_name=data.agency_name.strip(),
        agency_number=data.agency_number,
        application=_application(data.name, secret),
        account=_account(data, actor, at),
        secret_made_at=at,
    )
    _give(client, data)
    return Opened(save_tracked(client, actor=actor, at=at, reason=OPENED), secret)


@transaction.atomic
def rotate_secret(client: ApiClient, *, actor: Actor, at: datetime, reason: str) -> Opened:
    """Give a system another secret; the old one and its tokens stop at once. Raises ``Refused``."""
    require(may_manage_clients(actor))
    stored = _opened(client)
    secret = generate_client_secret()
    _renew(stored, secret)
    stored.secret_made_at = at
    return Opened(save_tracked(stored, actor=actor, at=at, reason=reason), secret)


@transaction.atomic
def change_rights(
    client: ApiClient,
    rights: Rights,
    *,
    actor: Actor,
    at: datetime,
    reason: str,
    expected_version: int | None = None,
) -> ApiClient:
    """Give a system other rights; its tokens stop at once and it asks for a new one.

    Raises ``Refused`` for a wrong role, a closed system or rights that do not fit what it sees;
    ``ValidationError``; ``Conflict``.
    """
    require(may_manage_clients(actor))
    stored = _opened(client)
    _refuse_scopes_beyond_reach(rights)
    _give(stored, rights)
    AccessToken.objects.filter(application=stored.application).delete()
    return save_tracked(
        stored, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


@transaction.atomic
def close_client(client: ApiClient, *, actor: Actor, at: datetime, reason: str) -> ApiClient:
    """Close a system for good: its secret and its tokens stop at once. Raises ``Refused``."""
    require(may_manage_clients(actor))
    stored = _opened(client)
    _renew(stored, generate_client_secret())
    stored.closed_at = at
    return save_tracked(stored, actor=actor, at=at, reason=reason)


def _give(client: ApiClient, rights: Rights) -> None:
    client.scopes, client.reach = sorted(rights.scopes), rights.reach
    client.clusters, client.organisations = sorted(rights.clusters), sorted(rights.organisations)
    client.last_day = rights.last_day


def _refuse_scopes_beyond_reach(data: Rights) -> None:
    """Accounting of the agency confirms payments; a cluster organisation delivers its own money."""
    asked = frozenset(data.scopes)
    if data.reach == Reach.ORGANISATIONS and asked & OF_AGENCY:
        raise Refused.because("api.scope_of_agency")
    if data.reach != Reach.ORGANISATIONS and asked & OF_ORGANISATION:
        raise Refused.because("api.scope_of_organisation")
    if data.reach != Reach.ALL and asked & OF_EVERYTHING:
        raise Refused.because("api.scope_of_everything")


def _opened(client: ApiClient) -> ApiClient:
    stored = ApiClient.objects.select_for_update().get(pk=client.pk)
    if stored.closed_at is not None:
        raise Refused.because("api.closed")
    return stored


def _renew(client: ApiClient, secret: str) -> None:
    application = client.application
    application.client_secret = secret
    application.save()
    AccessToken.objects.filter(application=application).delete()


def _application(name: str, secret: str) -> Application:
    found: Application = Application.objects.create(
        name=name,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
        client_secret=secret,
    )
    return found


def _account(data: ClientData, actor: Actor, at: datetime) -> User:
    """Make the account whose name stands in the history: closed, without password, for no mail."""
    account = User(
        email=f"{uuid4().hex}@system.invalid",
        full_name=data.name,
        language="nl",
        is_active=False,
        is_demo=data.is_demo,
    )
    account.password = make_password(None)
    return save_tracked(account, actor=actor, at=at, reason=OPENED)
