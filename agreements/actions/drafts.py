"""Preparing a grant: a draft may change until a second person confirms it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from agreements.actions.data import AgreementDraft, YearDraft
from agreements.models import ProjectYear, SupportAgreement
from agreements.permissions import may_correct_draft, may_draft_agreement, may_withdraw_draft
from agreements.transitions import AGREEMENTS
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import require
from clusterbeleid.core.history import delete_tracked, save_tracked
from clusterbeleid.core.state import change_state
from clusters.actions.common import day_of, lock
from clusters.models import Cluster

_COPIED = (
    "scheme",
    "first_day",
    "last_day",
    "granted_on",
    "decision_reference",
    "aid_kind",
    "start_reading",
    "clock",
)
_YEAR_FIELDS = tuple(YearDraft.__dataclass_fields__)


@transaction.atomic
def draft_agreement(
    cluster: Cluster,
    draft: AgreementDraft,
    *,
    actor: Actor,
    at: datetime,
    reason: str = "agreements.drafted",
) -> SupportAgreement:
    """Store a grant to be confirmed, with its project years; it counts for nothing yet.

    Raises ``Refused`` for a wrong role and ``ValidationError`` for a broken constraint. What
    the rules think of it is asked at confirming.
    """
    held = lock(cluster)
    require(may_draft_agreement(actor, held, on=day_of(at)))
    agreement = SupportAgreement(cluster=held, drafted_by_id=actor.user_id)
    _copy(draft, agreement)
    agreement.reference = draft.reference.strip() or _next_reference(held, draft)
    save_tracked(agreement, actor=actor, at=at, reason=reason)
    _write_years(agreement, draft.years, actor, at, reason)
    return agreement


@transaction.atomic
def correct_draft(
    agreement: SupportAgreement,
    draft: AgreementDraft,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str = "agreements.corrected",
) -> SupportAgreement:
    """Replace the content of a draft; whoever changes it becomes its author (four eyes).

    Raises ``Refused``, ``Conflict`` when somebody changed it in between, or ``ValidationError``.
    """
    stored = locked(agreement)
    require(may_correct_draft(actor, stored, on=day_of(at)))
    _copy(draft, stored)
    stored.reference = draft.reference.strip() or stored.reference
    stored.drafted_by_id = actor.user_id
    save_tracked(stored, actor=actor, at=at, reason=reason, expected_version=expected_version)
    _write_years(stored, draft.years, actor, at, reason)
    return stored


@transaction.atomic
def withdraw_draft(
    agreement: SupportAgreement, *, actor: Actor, at: datetime, reason: str
) -> SupportAgreement:
    """Put a draft aside with the reason; raises ``Refused``."""
    stored = locked(agreement)
    require(may_withdraw_draft(actor, stored, on=day_of(at)))
    return change_state(
        stored, "withdraw_draft", table=AGREEMENTS, actor=actor, at=at, reason=reason
    )


def locked(agreement: SupportAgreement) -> SupportAgreement:
    """Return the agreement afresh, locked until the transaction ends."""
    found = SupportAgreement.objects.select_for_update(of=("self",))
    return found.select_related("cluster__lineage", "scheme").get(pk=agreement.pk)


def _copy(draft: AgreementDraft, agreement: SupportAgreement) -> None:
    for name in _COPIED:
        setattr(agreement, name, getattr(draft, name))


def _next_reference(cluster: Cluster, draft: AgreementDraft) -> str:
    """Return a reference nobody uses: the file is locked, so the next number is free."""
    number = SupportAgreement.objects.filter(cluster=cluster).count() + 1
    return f"SO-{draft.granted_on:%Y}-{cluster.pk:04d}-{number:02d}"


def _write_years(
    agreement: SupportAgreement,
    years: tuple[YearDraft, ...],
    actor: Actor,
    at: datetime,
    reason: str,
) -> None:
    """Bring the stored years in line; what moved goes first, so that no two overlap meanwhile."""
    wanted = dict(enumerate(years, start=1))
    kept: dict[int, ProjectYear] = {}
    for row in ProjectYear.objects.filter(agreement=agreement):
        if row.number in wanted and _same_days(row, wanted[row.number]):
            kept[row.number] = row
        else:
            delete_tracked(row, actor=actor, at=at, reason=reason)
    for number, year in wanted.items():
        row = kept.get(number) or ProjectYear(agreement=agreement, number=number)
        _write_year(row, year, actor, at, reason)


def _write_year(row: ProjectYear, year: YearDraft, actor: Actor, at: datetime, reason: str) -> None:
    changed = [name for name in _YEAR_FIELDS if getattr(row, name) != getattr(year, name)]
    for name in changed:
        setattr(row, name, getattr(year, name))
    if changed:
        save_tracked(row, actor=actor, at=at, reason=reason)


def _same_days(row: ProjectYear, year: YearDraft) -> bool:
    return (row.first_day, row.last_day) == (year.first_day, year.last_day)
