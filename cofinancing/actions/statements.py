"""Statements that a settlement asks for: separate accounts and published fees (R5, R13)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from agreements.models import ProjectYear, SupportAgreement
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.history import traced
from clusters.actions.common import day_of
from clusters.permissions import relation
from cofinancing.models import AccountsStatement, FeePublication
from cofinancing.permissions.costs import may_claim_cost

SIGNED_KINDS = frozenset({"pdf"})


@transaction.atomic
def state_accounts(
    agreement: SupportAgreement,
    project_year: ProjectYear | None,
    *,
    signed_on: date,
    key_approved: Decimal,
    key_used: Decimal,
    document: UploadedFile[Any],
    actor: Actor,
    at: datetime,
) -> AccountsStatement:
    """Register a signed statement on separate accounts, of a year or of the whole (R5).

    Keys in percent. Raises ``Refused`` for somebody else, a day in the future, or another file.
    """
    _require(agreement, signed_on, actor, at)
    if project_year is not None and project_year.agreement_id != agreement.pk:
        raise Refused.because("statement.other_agreement", "R5")
    scope = agreement.cluster.scope
    stored = store_upload(document, scope=scope, actor=actor, at=at, allowed=SIGNED_KINDS)
    row = AccountsStatement(
        agreement=agreement,
        project_year=project_year,
        signed_on=signed_on,
        key_approved=key_approved,
        key_used=key_used,
        document=stored,
        recorded_by_id=actor.user_id,
        recorded_at=at,
    )
    row.full_clean()
    with traced(actor, "statement.accounts"):
        row.save()
    return row


@transaction.atomic
def publish_fees(
    project_year: ProjectYear,
    *,
    url: str,
    published_on: date,
    fee_list_on: date,
    actor: Actor,
    at: datetime,
) -> FeePublication:
    """Register where membership and fees are published and which list is in use (R13)."""
    _require(project_year.agreement, published_on, actor, at)
    return hear_of_fees(
        project_year,
        url=url,
        published_on=published_on,
        fee_list_on=fee_list_on,
        actor=actor,
        at=at,
    )


@transaction.atomic
def hear_of_fees(
    project_year: ProjectYear,
    *,
    url: str,
    published_on: date,
    fee_list_on: date,
    actor: Actor,
    at: datetime,
) -> FeePublication:
    """Keep what an accepted report says of rules and fees, in the transaction of that step (R13).

    Nobody types it again. Who may accept, the room of reports asked already.
    """
    row = FeePublication(
        project_year=project_year,
        url=url,
        published_on=published_on,
        fee_list_on=fee_list_on,
        recorded_by_id=actor.user_id,
        recorded_at=at,
    )
    row.full_clean()
    with traced(actor, "statement.fees"):
        row.save()
    return row


def _require(agreement: SupportAgreement, day: date, actor: Actor, at: datetime) -> None:
    on = day_of(at)
    require(may_claim_cost(actor, relation(actor, agreement.cluster, on=on)))
    if day > on:
        raise Refused.because("statement.in_future", "R5", day=day)
