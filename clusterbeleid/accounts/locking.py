"""Secrets that must be read back, such as that of an app with codes, under a lock made of the secret key."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def locked(text: str) -> str:
    """Return ``text`` under the lock of today's key."""
    return _lock().encrypt(text.encode()).decode()


def unlocked(text: str) -> str:
    """Return what is under the lock of today's key or of an earlier one; raises ``ValueError``."""
    try:
        return _lock().decrypt(text.encode()).decode()
    except InvalidToken as error:
        raise ValueError("locked with a key that is gone") from error


def _lock() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(str(key))) for key in keys])


def _key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(f"second step {secret}".encode()).digest())
