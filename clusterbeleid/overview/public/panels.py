"""What the public pages show besides their lists, already written out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clusterbeleid.core.formatting import format_euro, format_number
from clusterbeleid.overview.public.leverage import PublicFactor
from clusterbeleid.overview.public.queries import SUPPORTED
from clusterbeleid.overview.tiles import Tile
from projects.enums import LeverageLevel, Programme
from projects.rules.leverage import TOTAL, Factor


@dataclass(frozen=True)
class FactorYear:
    """The factors of a year by level, the total last, with the rows of their denominator."""

    year: int
    levels: tuple[tuple[str, Factor], ...]
    demo: bool

    @property
    def whole(self) -> Factor:
        """Return the total, whose rows are those of all levels."""
        return self.levels[-1][1]


@dataclass(frozen=True)
class OpenRow:
    """What a cluster brought in from one programme in a year; no part of it is confidential."""

    year: int
    level: str
    programme: str
    amount: Decimal
    demo: bool


def portfolio_tiles(
    clusters: Sequence[Any], years: Sequence[tuple[int, int, Decimal]], members: int
) -> list[Tile]:
    """Return the key figures of the whole portfolio; each leads to its rows."""
    running = sum(row.standing == SUPPORTED for row in clusters)
    others = len(clusters) - running
    projects = reverse("overview:public_projects")
    past = ngettext(
        "and %(number)s other, past or to come", "and %(number)s others, past or to come", others
    )
    return [
        Tile(
            _("Supported clusters"),
            format_number(running),
            past % {"number": format_number(others)},
        ),
        Tile(_("Members, each counted once"), format_number(members)),
        Tile(_("Innovation projects"), format_number(sum(row[1] for row in years)), "", projects),
        Tile(_("Aid to these projects"), format_euro(sum((row[2] for row in years), Decimal(0)))),
    ]


def factor_years(found: Iterable[PublicFactor]) -> list[FactorYear]:
    """Bring the factors of each year together, in the order given."""
    names = {level.value: str(level.label) for level in LeverageLevel} | {TOTAL: _("Total")}
    years = groupby(found, key=lambda one: one.factor.year)
    grouped = [(year, list(rows)) for year, rows in years]
    return [
        FactorYear(
            year,
            tuple((names[one.factor.level], one.factor) for one in rows),
            any(one.demo for one in rows),
        )
        for year, rows in grouped
    ]


def open_rows(found: Iterable[dict[str, Any]]) -> list[OpenRow]:
    """Write out what a cluster brought in."""
    return [
        OpenRow(
            row["year"],
            str(LeverageLevel(row["level"]).label),
            str(Programme(row["programme"]).label),
            row["sum"],
            row["demo"],
        )
        for row in found
    ]
