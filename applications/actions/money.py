"""Saving amounts as typed, cell by cell: what cannot be read is kept as text and blocks submitting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeAlias

from django.db import transaction

from applications.actions.common import opened_for
from applications.models import (
    Application,
    BudgetLine,
    ConsortiumMember,
    FundingLine,
    Pledge,
)
from applications.models.content import TYPED_LENGTH
from applications.rules.cells import BudgetCell, Cell, FundingCell, PledgeCell
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.written.answers import Column, Saved, TypedText, save_typed
from clusterbeleid.kernel.errors import KernelError
from clusterbeleid.kernel.money import parse_amount

AmountRow: TypeAlias = BudgetLine | FundingLine | Pledge


@dataclass(frozen=True)
class _Place:
    """Where a cell is stored: the model and what names its row."""

    model: type[Any]
    names: Mapping[str, Any]


@transaction.atomic
def save_amounts(
    application: Application,
    section: str,
    typed: Mapping[Cell, TypedText],
    *,
    actor: Actor,
    at: datetime,
) -> Saved:
    """Store the cells that changed; a cell changed by somebody else is a clash and stays.

    Raises ``Refused`` when the section is not open, or for a cell of another section or of a
    member of another consortium (A6); then nothing is stored.
    """
    stored = opened_for(application, section, actor=actor, at=at)
    own = set(ConsortiumMember.objects.filter(application=stored).values_list("pk", flat=True))
    known = {cell: _known(stored, cell, section, own) for cell in typed}
    cleaned = {
        cell.key: TypedText(one.text.replace("\0", "").strip()[:TYPED_LENGTH], one.version)
        for cell, one in typed.items()
    }
    rows = {cell.key: row for cell, row in known.items()}
    return save_typed(cleaned, rows, _TYPED, actor=actor, at=at)


def read_amount(text: str) -> Decimal | None:
    """Return the amount that was typed; None when it is empty, negative or no amount."""
    try:
        amount = parse_amount(text)
    except KernelError:
        return None
    return amount if amount >= 0 and amount < _TOO_LARGE else None


_TOO_LARGE = Decimal(10) ** 10  # what the column holds


def _known(application: Application, cell: Cell, section: str, own: set[int]) -> AmountRow:
    place = _place(cell, own)
    if cell.section != section or place is None:
        raise Refused.because("written.unknown_field", field=cell.key)
    found = place.model.objects.filter(application=application, **place.names).first()
    row: AmountRow = found or place.model(application=application, **place.names)
    return row


def _place(cell: Cell, own: set[int]) -> _Place | None:
    match cell:
        case BudgetCell():
            names = {"year": cell.year, "category": cell.category, "nature": cell.nature}
            return _Place(BudgetLine, names)
        case FundingCell():
            return _Place(FundingLine, {"year": cell.year, "source": cell.source})
        case PledgeCell() if cell.member in own:
            return _Place(Pledge, {"year": cell.year, "member_id": cell.member})
    return None


def _put(row: AmountRow, text: str) -> None:
    row.typed, row.amount = text, read_amount(text)


_TYPED = Column("typed", "applications.written", _put)
