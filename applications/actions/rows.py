"""Members of the consortium, seats of the board and targets: added, corrected, removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeAlias

from django.db import transaction

from applications.actions.common import opened_for
from applications.actions.data import MemberData, SeatData, TargetData
from applications.models import (
    Application,
    ConsortiumMember,
    KpiTarget,
    Pledge,
    ProposedSeat,
)
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.history import delete_tracked, save_tracked
from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.identifiers import parse_kbo

Row: TypeAlias = ConsortiumMember | ProposedSeat | KpiTarget
RowData: TypeAlias = MemberData | SeatData | TargetData
SECTIONS: Mapping[type[Any], str] = {
    ConsortiumMember: "consortium",
    ProposedSeat: "board",
    KpiTarget: "targets",
}
_MODELS: Mapping[type[Any], type[Row]] = {
    MemberData: ConsortiumMember,
    SeatData: ProposedSeat,
    TargetData: KpiTarget,
}


@transaction.atomic
def add_row(application: Application, data: RowData, *, actor: Actor, at: datetime) -> Row:
    """Add a member, a seat or a target.

    Raises ``Refused`` when the section is not open or an enterprise number stands in the
    consortium already, and ``ValidationError`` for a broken constraint.
    """
    model = _MODELS[type(data)]
    stored = opened_for(application, SECTIONS[model], actor=actor, at=at)
    row = model(application=stored, **_values(stored, data))
    return save_tracked(row, actor=actor, at=at, reason="applications.row_added")


@transaction.atomic
def correct_row(
    row: Row, data: RowData, *, expected_version: int, actor: Actor, at: datetime
) -> Row:
    """Change a member, a seat or a target; raises as ``add_row``, and ``Conflict``."""
    stored = opened_for(row.application, SECTIONS[type(row)], actor=actor, at=at)
    for name, value in _values(stored, data, row.pk).items():
        setattr(row, name, value)
    return save_tracked(
        row,
        actor=actor,
        at=at,
        reason="applications.row_corrected",
        expected_version=expected_version,
    )


@transaction.atomic
def remove_row(row: Row, *, actor: Actor, at: datetime) -> None:
    """Take a member (with its promises), a seat or a target out; raises ``Refused``."""
    opened_for(row.application, SECTIONS[type(row)], actor=actor, at=at)
    if isinstance(row, ConsortiumMember):
        for pledge in Pledge.objects.filter(member=row):
            delete_tracked(pledge, actor=actor, at=at, reason="applications.row_removed")
    delete_tracked(row, actor=actor, at=at, reason="applications.row_removed")


def _values(application: Application, data: RowData, own: int | None = None) -> dict[str, Any]:
    values = asdict(data)
    if isinstance(data, MemberData):
        values["kbo"] = _number(data.kbo)
        twin = ConsortiumMember.objects.filter(application=application, kbo=values["kbo"])
        other = twin.exclude(pk=own or 0).first()
        if other is not None:
            raise Refused.because("consortium.kbo_twice", "R37", name=other.name)
    return values


def _number(typed: str) -> str:
    try:
        return parse_kbo(typed)
    except KernelError as error:
        raise Refused.because(error.code, "R66", **error.params) from error
