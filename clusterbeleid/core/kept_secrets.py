"""Secrets that must be read again, as the key with which a message is signed: stored sealed.

Sealed with the key of the installation; the keys of before still open them, so that changing the
key breaks nothing.
"""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes

from clusterbeleid.core.errors import Refused

_PURPOSE = b"clusterbeleid kept secrets:"


def seal(secret: str) -> str:
    """Return a secret as it may be stored."""
    return _box().encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str:
    """Return the secret; raises ``Refused`` when no key of this installation opens it."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise Refused.because("core.secret_unreadable") from None


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(_PURPOSE + force_bytes(key)).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
