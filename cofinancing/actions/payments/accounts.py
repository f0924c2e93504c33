"""The account of a beneficiary: entered by one, verified by another."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from stdnum import iban as iban_numbers
from stdnum.exceptions import ValidationError as BadNumber

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.state import change_state, record_creations
from clusters.actions.common import day_of
from clusters.models import Cluster
from clusters.permissions import relation
from clusters.queries import operator_of
from cofinancing.actions.contributions.common import EVIDENCE_KINDS
from cofinancing.models import BankAccount
from cofinancing.permissions.costs import may_claim_cost
from cofinancing.permissions.payments import may_verify_account
from cofinancing.permissions.settlements import may_settle
from cofinancing.transitions import ACCOUNTS


@transaction.atomic
def enter_account(
    cluster: Cluster,
    *,
    iban: str,
    holder: str,
    document: UploadedFile[Any],
    actor: Actor,
    at: datetime,
) -> BankAccount:
    """Enter the account of who operates the cluster today; it counts once somebody verified it.

    Raises ``Refused`` for a number with a wrong check, or a cluster without organisation.
    """
    on = day_of(at)
    require(may_claim_cost(actor, relation(actor, cluster, on=on)))
    operator = operator_of(cluster, on=on)
    if operator is None:
        raise Refused.because("payment.no_operator", "R4")
    account = BankAccount(
        organisation_id=operator.organisation_id,
        iban=checked_iban(iban),
        holder=holder.strip(),
        document=store_upload(
            document, scope=cluster.scope, actor=actor, at=at, allowed=EVIDENCE_KINDS
        ),
        entered_by_id=actor.user_id,
    )
    save_tracked(account, actor=actor, at=at, reason="account.enter")
    record_creations([account], "enter", actor=actor, at=at, reason="account.enter")
    return account


@transaction.atomic
def verify_account(account: BankAccount, *, actor: Actor, at: datetime) -> BankAccount:
    """Say as second person that the account is of the beneficiary; an earlier one ends."""
    stored = _locked(account)
    require(may_verify_account(actor, stored))
    for earlier in BankAccount.objects.filter(
        organisation_id=stored.organisation_id, state="verified"
    ):
        _end(earlier, actor, at, "account.replaced")
    stored.verified_by_id = actor.user_id
    return change_state(
        stored, "verify", table=ACCOUNTS, actor=actor, at=at, reason="account.verify"
    )


@transaction.atomic
def end_account(account: BankAccount, *, actor: Actor, at: datetime, reason: str) -> BankAccount:
    """Take an account out of use."""
    stored = _locked(account)
    require(may_settle(actor))
    return _end(stored, actor, at, reason)


def checked_iban(text: str) -> str:
    """Return an account number without spaces; raises ``Refused`` when its check digits are wrong."""
    number = "".join(text.split()).upper()
    try:
        return str(iban_numbers.validate(number, check_country=False))
    except BadNumber:
        raise Refused.because("payment.bad_iban", "R45", text=text[:40]) from None


def _end(account: BankAccount, actor: Actor, at: datetime, reason: str) -> BankAccount:
    return change_state(account, "end_account", table=ACCOUNTS, actor=actor, at=at, reason=reason)


def _locked(account: BankAccount) -> BankAccount:
    return BankAccount.objects.select_for_update(of=("self",)).get(pk=account.pk)
