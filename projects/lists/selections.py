"""The list of selections, and the figures that they give, one or two side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.formatting import NOTHING, format_euro, format_number
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Text, Tone
from projects.enums import LeverageLevel
from projects.models import LeverageSelection
from projects.queries.selections import Figure
from projects.rules.leverage import TOTAL, Factor

LEVEL_NAMES: dict[str, Text] = {**dict(LeverageLevel.choices), TOTAL: _("All levels together")}


def selection_state(row: LeverageSelection) -> Status:
    """Return whether a selection is the usual one, in use, or replaced, as a pill."""
    if row.replaced_at is not None:
        return Status(_("Replaced"), Tone.NEUTRAL)
    return Status(_("Usual"), Tone.GOOD) if row.is_default else Status(_("In use"), Tone.INFO)


SELECTIONS = Listing(
    name="selections",
    caption=_("Selections of rows"),
    empty_text=_("No selection was made yet."),
    default_sort="name",
    columns=(
        Column(
            key="name",
            label=_("Name"),
            value="name",
            sort=by_name("name"),
            link=lambda row: reverse("projects:selection", args=[row.pk]),
        ),
        Column(key="number", label=_("Version"), value="number", kind="int", sort="number"),
        Column(key="state", label=_("State"), value=selection_state, kind="status"),
        Column(
            key="excluded",
            label=_("Rows left out"),
            value=lambda row: ", ".join(row.excluded) or _("None"),
        ),
        Column(key="reason", label=_("Reason"), value="reason"),
    ),
    filters=(Filter(key="q", label=_("Name"), apply="name", kind="text"),),
)


def figure_list(selections: Sequence[LeverageSelection]) -> Listing:
    """Return the figures by year and level; every factor stands under the name of its selection."""
    beside = [column for at, one in enumerate(selections) for column in _of_selection(at, one)]
    return Listing(
        name="leverage-figures",
        caption=_("Leverage by year and level"),
        page_size=100,
        columns=(
            Column(key="year", label=_("Year"), value=lambda row: str(row.year), sort="year"),
            Column(key="level", label=_("Level"), value=lambda row: LEVEL_NAMES[row.level]),
            Column(
                key="budget",
                label=_("Leverage budget"),
                value="budget",
                kind="euro",
                template="projects/_amount_cell.html",
            ),
            *beside,
            *((_difference(),) if len(selections) > 1 else ()),
        ),
        filters=(
            Filter(key="year", label=_("Year"), apply=_of_year, kind="text"),
            Filter(key="level", label=_("Level"), apply="level", choices=list(LEVEL_NAMES.items())),
        ),
    )


def written_factor(value: Decimal | None, *, hidden: bool = False) -> str:
    """Write a factor to one decimal; in words when it is hidden, a dash when there is none."""
    return gettext("Confidential") if hidden else format_number(value)


def _of_selection(at: int, one: LeverageSelection) -> tuple[Column, ...]:
    name = str(one)
    return (
        Column(
            key=f"denominator{at}",
            label=gettext("Denominator, %(name)s") % {"name": name},
            value=_take(at, lambda factor: factor.denominator),
            kind="euro",
            on_screen=False,
        ),
        Column(
            key=f"factor{at}",
            label=gettext("Factor, %(name)s") % {"name": name},
            value=_take(at, lambda factor: written_factor(factor.shown, hidden=factor.hidden)),
            note=_take(at, _divided),
        ),
        Column(
            key=f"rows{at}",
            label=gettext("Rows, %(name)s") % {"name": name},
            value=_take(at, lambda factor: ", ".join(factor.rows) or NOTHING),
            on_screen=False,
        ),
    )


def _divided(factor: Factor) -> str:
    amount = {"amount": format_euro(factor.denominator), "number": len(factor.rows)}
    return (
        ngettext(
            "divided by %(amount)s of %(number)s row",
            "divided by %(amount)s of %(number)s rows",
            len(factor.rows),
        )
        % amount
    )


def _take(at: int, read: Callable[[Factor], Any]) -> Callable[[Any], Any]:
    return lambda row: read(row.factors[at])


def _difference() -> Column:
    def value(row: Figure) -> str:
        one, other = (factor.shown for factor in row.factors)
        hidden = any(factor.hidden for factor in row.factors)
        return written_factor(None if one is None or other is None else other - one, hidden=hidden)

    return Column(key="difference", label=_("Difference of the factors"), value=value)


def _of_year(rows: Sequence[Figure], year: str) -> list[Figure]:
    return [row for row in rows if str(row.year) == year.strip()]
