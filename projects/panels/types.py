"""What a proposal for a type would change, figure by figure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst

from clusterbeleid.core.formatting import NOTHING, format_number
from projects.actions.type_proposals import FIGURES
from projects.forms.types import rate_name
from projects.models import ProjectType, TypeProposal


@dataclass(frozen=True)
class FigureChange:
    """A figure before and after; both written."""

    name: str
    old: str
    new: str

    @property
    def differs(self) -> bool:
        """Tell whether the proposal changes it."""
        return self.old != self.new


def changes_proposed(row: TypeProposal) -> list[FigureChange]:
    """Return every figure of the type with its proposed value."""
    found = [
        FigureChange(_label(name), _written(getattr(row.type, name)), _written(getattr(row, name)))
        for name in FIGURES
    ]
    for rate, pair in zip(row.type.rates.all(), row.rates, strict=False):
        for part, old, new in zip(
            ("VLAIO", "GBER"), (rate.vlaio_pct, rate.gber_pct), pair, strict=True
        ):
            proposed = None if new is None else Decimal(new)
            found.append(
                FigureChange(f"{rate_name(rate)}: {part}, %", _written(old), _written(proposed))
            )
    return found


def _label(name: str) -> str:
    return capfirst(str(ProjectType._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def _written(value: Any) -> str:
    """Write a figure without zeros behind the comma, so that 50 and 50,00 are one."""
    if value is None:
        return NOTHING
    if isinstance(value, Decimal):
        value = (
            value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
        )
    return format_number(value)
