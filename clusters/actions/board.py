"""Who governs a cluster organisation, and from when (R40)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.history import save_tracked
from clusters.actions.common import day_of, lock
from clusters.models import BoardMandate, Cluster, Organisation
from clusters.permissions import may_seat_board_member
from clusters.rules import OrganisationFacts, check_seat


@dataclass(frozen=True)
class SeatData:
    """A seat in the board: who, for which organisation, and whether in the chair (R40)."""

    person: str
    seat: str
    is_chair: bool = False
    company_background: str = ""


@transaction.atomic
def seat_board_member(
    cluster: Cluster,
    data: SeatData,
    organisation: Organisation | None,
    *,
    first_day: date,
    last_day: date | None = None,
    actor: Actor,
    at: datetime,
    reason: str = "clusters.seat_taken",
    is_demo: bool = False,
) -> BoardMandate:
    """Enter a seat in the board (R40).

    Raises ``Refused`` when the seat does not fit the organisation, and ``ValidationError``
    for a second chair or a person seated twice.
    """
    require(may_seat_board_member(actor, cluster, on=day_of(at)))
    refuse(check_seat(data.seat, _facts(organisation)))
    lock(cluster)
    row = BoardMandate(
        cluster=cluster,
        organisation=organisation,
        person=data.person,
        seat=data.seat,
        is_chair=data.is_chair,
        company_background=data.company_background,
        first_day=first_day,
        last_day=last_day,
        is_demo=is_demo,
    )
    return save_tracked(row, actor=actor, at=at, reason=reason)


def assess_chair(
    mandate: BoardMandate,
    *,
    company_background: str,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str = "clusters.chair_assessed",
) -> BoardMandate:
    """Record the company background of a chair who does not sit for a Flemish company (R40).

    Raises ``Refused`` when the seat is not the chair's or the text is empty, or ``Conflict``.
    """
    require(may_seat_board_member(actor, mandate.cluster, on=day_of(at)))
    if not mandate.is_chair:
        raise Refused.because("board.not_the_chair", "R40")
    if not company_background.strip():
        raise Refused.because("board.background_missing", "R40")
    mandate.company_background = company_background.strip()
    return save_tracked(
        mandate, actor=actor, at=at, reason=reason, expected_version=expected_version
    )


def _facts(organisation: Organisation | None) -> OrganisationFacts | None:
    if organisation is None:
        return None
    return OrganisationFacts(organisation.kind, organisation.flemish_establishment)
