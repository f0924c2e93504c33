"""What somebody asks of a table on the command line, as the screen offers it; refused in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.core.management.base import CommandError, CommandParser

from clusters.models import Cluster
from projects.enums import PolicyLabel
from projects.forms.tables import FIRST_YEAR
from projects.lists.sheets import SHEETS
from projects.rules.selections import Selection

# Option, and the field of the selection that it fills.
_FIELDS = {"from": "first", "to": "last", "cluster": "cluster", "label": "label"}


def add_selection(parser: CommandParser) -> None:
    """Take a period, a cluster and a policy label."""
    parser.add_argument("--from", type=int, metavar="YEAR", help="first year of decision")
    parser.add_argument("--to", type=int, metavar="YEAR", help="last year of decision")
    parser.add_argument("--cluster", metavar="NAME", help="the cluster that takes part")
    parser.add_argument("--label", metavar="CODE", help=", ".join(PolicyLabel.values))


def selection_of(key: str, options: Mapping[str, Any], *, today: date) -> Selection:
    """Return what was asked of a table; raises ``CommandError`` for what makes no sense."""
    given = {field: options[name] for name, field in _FIELDS.items() if options[name] is not None}
    useless = sorted(given.keys() - SHEETS[key].offers)
    if useless:
        raise CommandError(f"table {key} knows no {', '.join(useless)}")
    _check_years(given.get("first"), given.get("last"), today)
    return Selection(
        given.get("first"),
        given.get("last"),
        _cluster(given["cluster"]) if "cluster" in given else None,
        _one_of(given["label"], PolicyLabel.values, "label") if "label" in given else None,
    )


def _check_years(first: int | None, last: int | None, today: date) -> None:
    for year in (first, last):
        if year is not None and not FIRST_YEAR <= year <= today.year:
            raise CommandError(f"choose a year from {FIRST_YEAR} up to {today.year}, not {year}")
    if first and last and last < first:
        raise CommandError(f"the last year {last} lies before the first year {first}")


def _cluster(name: str) -> int:
    known = dict(Cluster.objects.order_by("name").values_list("name", "pk"))
    return known[_one_of(name, known, "cluster")]


def _one_of(asked: str, known: Collection[str], kind: str) -> str:
    if asked not in known:
        raise CommandError(f"no {kind} {asked!r}; choose from: {', '.join(known)}")
    return asked
