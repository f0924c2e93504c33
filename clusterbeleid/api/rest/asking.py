"""What may be asked of a list: declared once, described by itself, and anything else refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from clusterbeleid.api.rest.paging import MOST, USUAL
from clusterbeleid.api.rest.problems import Fault, Problem, of_field

_WHOLE = re.compile(r"[0-9]{1,18}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SIGNS = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


class Kind(StrEnum):
    """What a parameter holds."""

    TEXT = "text"
    WHOLE = "whole"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True)
class Parameter:
    """One parameter behind the question mark.

    ``apply`` is the field that must be equal, or a function of rows and value; empty when the
    endpoint reads the value itself.
    """

    name: str
    help: str
    kind: Kind = Kind.TEXT
    choices: Sequence[str] = ()
    apply: str | Callable[[QuerySet[Any], Any], QuerySet[Any]] = ""
    # The smallest and largest number, or length of a text.
    bounds: tuple[int, int] | None = None
    # What a text may consist of; any readable sign without.
    pattern: str = ""

    def schema(self) -> dict[str, Any]:
        """Return it as OpenAPI describes it."""
        low, high = self._bounds
        if self.kind is Kind.WHOLE:
            return {"type": "integer", "minimum": low, "maximum": high}
        if self.kind is Kind.DAY:
            return {"type": "string", "format": "date"}
        if self.kind is Kind.CHOICE:
            return {"type": "string", "enum": list(self.choices)}
        found = {"type": "string", "minLength": low, "maxLength": high}
        return found | ({"pattern": f"^{self.pattern}$"} if self.pattern else {})

    def read(self, text: str) -> Any:
        """Return the value; raises ValueError."""
        if self.kind is Kind.WHOLE:
            return _within(self._bounds, int(_fits(_WHOLE, text)))
        if self.kind is Kind.DAY:
            return date.fromisoformat(_fits(_DAY, text))
        if self.kind is Kind.CHOICE:
            return self.choices[self.choices.index(text)]
        _within(self._bounds, len(text))
        return _fits(re.compile(self.pattern) if self.pattern else _SIGNS, text)

    @property
    def _bounds(self) -> tuple[int, int]:
        usual = (0, 10**18 - 1) if self.kind is Kind.WHOLE else (1, 200)
        return self.bounds or usual

    def narrow(self, rows: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Return the rows that fit."""
        if callable(self.apply):
            return self.apply(rows, value)
        return rows.filter(**{self.apply: value}) if self.apply else rows


def as_of(what: str) -> Parameter:
    """Return the parameter that asks how something stood at the end of an earlier day."""
    return Parameter(
        "as_of", f"{what} as known at the end of this day; today at the latest.", Kind.DAY
    )


def one_cluster(path: str) -> Parameter:
    """Return the filter on a cluster."""
    return Parameter("cluster", "Only of the cluster with this key.", Kind.WHOLE, apply=path)


def of_list(orders: Mapping[str, str], usual: str) -> tuple[Parameter, ...]:
    """Return what every list takes: order, page size and cursor."""
    names = [sign + name for name in orders for sign in ("", "-")]
    return (
        Parameter("order", f"Order; {usual} without.", Kind.CHOICE, names),
        Parameter("limit", f"Rows on a page; {USUAL} without.", Kind.WHOLE, bounds=(1, MOST)),
        Parameter(
            "cursor",
            "Where the page before ended: take the address in `next`.",
            bounds=(1, 2000),
            pattern="[A-Za-z0-9_:.-]+",
        ),
    )


def read_query(query: QueryDict, known: Sequence[Parameter]) -> dict[str, Any]:
    """Return what was asked, by name; raises ``Problem`` with everything that is wrong."""
    by_name = {parameter.name: parameter for parameter in known}
    asked: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, texts in query.lists():
        try:
            [text] = texts
            asked[name] = by_name[name].read(text)
        except KeyError:
            faults.append(of_field("unknown", f"?{name}"))
        except ValueError:
            faults.append(of_field("invalid", f"?{name}"))
    if faults:
        raise Problem(400, "api.query", *faults)
    return asked


def _fits(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text


def _within(bounds: tuple[int, int], number: int) -> int:
    if not bounds[0] <= number <= bounds[1]:
        raise ValueError(number)
    return number
