"""The register of organisations and their size through the years."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.findings import blocking
from clusterbeleid.kernel.identifiers import format_kbo, parse_kbo
from clusterbeleid.kernel.params import Params
from clusters.actions.common import day_of, kernel_refusals
from clusters.enums import SizeClass
from clusters.models import Organisation, SizeSnapshot
from clusters.permissions import may_register_organisation
from clusters.queries import figures_of
from clusters.rules import size_over_years


@dataclass(frozen=True)
class OrganisationData:
    """What the register holds besides the number; ``kind`` is an OrganisationKind."""

    name: str
    kind: str
    flemish_establishment: bool
    municipality: str = ""
    website: str = ""


@dataclass(frozen=True)
class SizeData:
    """Figures on the closing day of the accounts, or a class by hand with its reason (R22)."""

    on_day: date
    source: str
    staff: Decimal | None = None
    turnover: Decimal | None = None
    balance: Decimal | None = None
    manual_size: str = ""
    manual_reason: str = ""


def register_organisation(
    number: str,
    data: OrganisationData,
    *,
    actor: Actor,
    at: datetime,
    reason: str = "clusters.registered",
    is_demo: bool = False,
) -> Organisation:
    """Enter an organisation; ``number`` is its KBO number in any usual notation (R66).

    Raises ``Refused`` for a wrong role, a number that is none (``kbo.*``) or one that is
    registered already, and ``ValidationError`` for an incomplete name or kind.
    """
    require(may_register_organisation(actor))
    with kernel_refusals("R66"):
        kbo = parse_kbo(number)
    known = Organisation.objects.filter(kbo=kbo).first()
    if known is not None:
        raise Refused.because("organisation.known", "R66", kbo=format_kbo(kbo), name=known.name)
    row = Organisation(kbo=kbo, is_demo=is_demo, **asdict(data))
    try:
        return save_tracked(row, actor=actor, at=at, reason=reason)
    except IntegrityError as error:
        # Somebody else registered the same number between the question and the answer.
        raise Refused.because(
            "organisation.known", "R66", kbo=format_kbo(kbo), name=data.name
        ) from error


def correct_organisation(
    organisation: Organisation,
    data: OrganisationData,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str,
) -> Organisation:
    """Change the data of an organisation, never its number: another number is another body.

    Raises ``Refused``, ``Conflict`` or ``ValidationError``.
    """
    require(may_register_organisation(actor))
    for name, value in asdict(data).items():
        setattr(organisation, name, value)
    return save_tracked(
        organisation, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


@transaction.atomic
def record_size(
    organisation: Organisation,
    data: SizeData,
    *,
    actor: Actor,
    at: datetime,
    reason: str = "clusters.size_recorded",
) -> SizeSnapshot:
    """Store the size of an undertaking on a day, by the rule of consecutive years or by hand.

    Later snapshots are calculated anew, since the year before them changed. Raises
    ``Refused`` for a wrong role, a day in the future or a figure that is missing, and
    ``ValidationError`` for a second snapshot on one day.
    """
    require(may_register_organisation(actor))
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    if data.on_day > day_of(at):
        raise Refused.because("size.in_future", "R22", on_day=data.on_day)
    if bool(data.manual_size) != bool(data.manual_reason.strip()):
        raise Refused.because("size.reason_by_hand", "R22")
    params = current_params()
    stored = list(SizeSnapshot.objects.filter(organisation=organisation).order_by("on_day"))
    row = SizeSnapshot(organisation=organisation, **_stored_fields(data))
    row.size = _size_after(row, stored, params)
    save_tracked(row, actor=actor, at=at, reason=reason)
    for later in stored:
        _calculate_anew(later, [*stored, row], params, actor, at)
    return row


def _stored_fields(data: SizeData) -> dict[str, object]:
    fields = asdict(data)
    fields["size"] = fields.pop("manual_size")
    return fields


def _size_after(row: SizeSnapshot, others: list[SizeSnapshot], params: Params) -> SizeClass:
    earlier = [figures_of(other) for other in others if other.on_day < row.on_day]
    with kernel_refusals("R22"):
        answer = size_over_years([*earlier, figures_of(row)], params)
    refused = blocking(answer.explained.findings)
    if refused or answer.size is None:
        raise Refused(*refused)
    return answer.size


def _calculate_anew(
    later: SizeSnapshot, all_rows: list[SizeSnapshot], params: Params, actor: Actor, at: datetime
) -> None:
    """Store the class of a snapshot when another one before it changes it."""
    size = _size_after(later, [row for row in all_rows if row is not later], params)
    if size != later.size:
        later.size = size
        save_tracked(later, actor=actor, at=at, reason="clusters.size_recalculated")
