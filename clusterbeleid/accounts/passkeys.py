"""Passkeys by the standard (WebAuthn): what the browser is asked, and whether its answer is right."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from clusterbeleid.accounts.models import User

NAME = "Clusterbeleid"
# The browser says who it is with: a finger, a face or a PIN, so that a passkey is two things at once.
VERIFIED = UserVerificationRequirement.REQUIRED


class BadPasskey(ValueError):
    """The answer of the browser is not one to the question that was asked."""


def ask_new(
    request: HttpRequest, user: User, known: Iterable[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the question for a new passkey, and what must be remembered for its answer."""
    entity = PublicKeyCredentialUserEntity(
        id=str(user.pk).encode(), name=user.email, display_name=user.full_name
    )
    options, state = _server(request).register_begin(
        entity,
        [_credential(one) for one in known],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=VERIFIED,
    )
    return dict(options), dict(state)


def read_new(request: HttpRequest, state: Mapping[str, Any] | None, answer: str) -> tuple[str, str]:
    """Return identifier and stored form of a new passkey; raises ``BadPasskey``."""
    try:
        found = _server(request).register_complete(dict(state or {}), json.loads(answer))
        credential = found.credential_data
        if credential is None:
            raise BadPasskey("credential")
        return websafe_encode(credential.credential_id), websafe_encode(bytes(credential))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadPasskey(type(error).__name__) from error


def ask_known(request: HttpRequest, known: Iterable[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the question to show one of these passkeys, or any when there are none, and what to remember."""
    credentials = [_credential(one) for one in known]
    options, state = _server(request).authenticate_begin(
        credentials or None, user_verification=VERIFIED
    )
    return dict(options), dict(state)


def identifier_of(answer: str) -> str:
    """Return which passkey an answer says it is; raises ``BadPasskey``."""
    try:
        return str(websafe_encode(AuthenticationResponse.from_dict(json.loads(answer)).raw_id))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadPasskey(type(error).__name__) from error


def counter_of(
    request: HttpRequest, state: Mapping[str, Any] | None, stored: str, answer: str
) -> int:
    """Return the counter of a passkey that answered rightly; raises ``BadPasskey``."""
    try:
        values = json.loads(answer)
        _server(request).authenticate_complete(dict(state or {}), [_credential(stored)], values)
        data = AuthenticationResponse.from_dict(values).response.authenticator_data
        return int(data.counter)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadPasskey(type(error).__name__) from error


def _credential(stored: str) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(stored))


def _server(request: HttpRequest) -> Fido2Server:
    host = str(urlsplit(f"//{request.get_host()}").hostname)
    return Fido2Server(PublicKeyCredentialRpEntity(id=host, name=NAME), attestation=None)
