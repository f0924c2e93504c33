"""The second step of logging in: set up, shown and taken away (Q23)."""

from __future__ import annotations

import base64
import hmac
import secrets
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from clusterbeleid.accounts.actions.sessions import end_sessions_of
from clusterbeleid.accounts.actions.sign_in import count_second_step, succeeded
from clusterbeleid.accounts.enums import FactorKind
from clusterbeleid.accounts.locking import locked, unlocked
from clusterbeleid.accounts.models import FactorUse, RecoveryCode, SecondFactor, User
from clusterbeleid.accounts.permissions import may_change_rights_of, may_remove_factor
from clusterbeleid.accounts.queries import account_of
from clusterbeleid.accounts.rules import step_of_code
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import delete_tracked, save_tracked

ADDED, REMOVED = "accounts.factor_added", "accounts.factor_removed"
RECOVERY_CODES = 10


def new_secret() -> str:
    """Return a fresh secret for an app with codes, as it is typed in: base32, 160 bits."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


@transaction.atomic
def add_codes(*, secret: str, code: str, actor: Actor, at: datetime) -> SecondFactor:
    """Add an app with codes, once it showed that it has the secret; raises ``Refused``."""
    step = step_of_code(secret, code, seconds=at.timestamp(), after=0)
    if step is None:
        raise Refused.because("accounts.wrong_code")
    factor = SecondFactor(
        user=account_of(actor),
        kind=FactorKind.CODES,
        label=str(FactorKind.CODES.label),
        secret=locked(secret),
        added_at=at,
    )
    save_tracked(factor, actor=actor, at=at, reason=ADDED)
    FactorUse.objects.create(factor=factor, counter=step, at=at)
    return factor


@transaction.atomic
def add_passkey(
    *, credential: str, stored: str, label: str, actor: Actor, at: datetime
) -> SecondFactor:
    """Add a passkey that the browser made and ``accounts.passkeys`` found right."""
    factor = SecondFactor(
        user=account_of(actor),
        kind=FactorKind.PASSKEY,
        label=label.strip(),
        secret=stored,
        credential=credential,
        added_at=at,
    )
    save_tracked(factor, actor=actor, at=at, reason=ADDED)
    FactorUse.objects.create(factor=factor, counter=0, at=at)
    return factor


@transaction.atomic
def remove_factor(factor: SecondFactor, *, actor: Actor, at: datetime) -> None:
    """Take one of one's own second steps away; the last one of a role that needs it stays."""
    User.objects.select_for_update().get(pk=factor.user_id)
    require(may_remove_factor(actor, factor))
    delete_tracked(factor, actor=actor, at=at, reason=REMOVED)
    if not SecondFactor.objects.filter(user_id=factor.user_id).exists():
        RecoveryCode.objects.filter(user_id=factor.user_id).delete()


@transaction.atomic
def make_recovery_codes(*, actor: Actor) -> list[str]:
    """Return ten new codes, shown once; the old ones are worth nothing any more."""
    person = account_of(actor)
    RecoveryCode.objects.filter(user=person).delete()
    codes = [f"{secrets.token_hex(3)}-{secrets.token_hex(3)}" for _number in range(RECOVERY_CODES)]
    for code in codes:
        RecoveryCode.objects.create(user=person, digest=_digest(person, code, settings.SECRET_KEY))
    return codes


def take_code(user: User, code: str, *, origin: str, at: datetime) -> None:
    """Take the second step by a code of the app, or by a recovery code; each works once.

    Counted before it is judged, ten tries an hour. Raises ``Refused``.
    """
    tried = count_second_step(user, origin=origin, at=at)
    with transaction.atomic():
        if not (_takes_app_code(user, code, at) or _takes_recovery_code(user, code)):
            raise Refused.because("accounts.wrong_code")
    succeeded(tried)


def take_passkey(
    user: User, factor: SecondFactor, read: Callable[[], int], *, at: datetime
) -> None:
    """Take the second step by a passkey; its counter may not go back. Raises what ``read`` raises."""
    with transaction.atomic():
        use = FactorUse.objects.select_for_update().get(factor=factor, factor__user=user)
        counter = read()
        if counter and counter <= use.counter:
            raise Refused.because("accounts.wrong_passkey")
        use.counter, use.at = counter, at
        use.save(update_fields=["counter", "at"])


@transaction.atomic
def forget_factors(person: User, *, actor: Actor, at: datetime, reason: str) -> None:
    """Take all second steps of somebody away who lost them; an administrator does it, never for oneself."""
    require(may_change_rights_of(actor, person))
    for factor in SecondFactor.objects.select_for_update().filter(user=person):
        delete_tracked(factor, actor=actor, at=at, reason=reason)
    RecoveryCode.objects.filter(user=person).delete()
    end_sessions_of(person.pk)


def _takes_app_code(user: User, code: str, at: datetime) -> bool:
    use = (
        FactorUse.objects.select_for_update()
        .select_related("factor")
        .filter(factor__user=user, factor__kind=FactorKind.CODES)
        .first()
    )
    if use is None:
        return False
    secret = unlocked(use.factor.secret)
    step = step_of_code(secret, code, seconds=at.timestamp(), after=use.counter)
    if step is None:
        return False
    use.counter, use.at = step, at
    use.save(update_fields=["counter", "at"])
    return True


def _takes_recovery_code(user: User, code: str) -> bool:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [_digest(user, code, str(key)) for key in keys]
    return RecoveryCode.objects.filter(user=user, digest__in=digests).delete()[0] > 0


def _digest(user: User, code: str, key: str) -> str:
    """Return what is kept of a code: worth nothing to who reads the table without the key."""
    return hmac.new(key.encode(), f"{user.pk} {code.strip().lower()}".encode(), sha256).hexdigest()
