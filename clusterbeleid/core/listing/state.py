"""The state of a list, read from the address and written back into addresses. Bad input falls back, never fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from clusterbeleid.core.listing.spec import RESERVED, Column, Filter
from clusterbeleid.kernel.dates import DateError, parse_day

Options = Mapping[str, Mapping[str, str]]  # per filter: value and label of each choice

LONGEST = 200
MOST_OTHERS = 20
DIGITS_OF_A_PAGE = 9


@dataclass(frozen=True)
class ListState:
    """Which sort, page and filters are asked for.

    ``sort`` is the key of a sortable column, preceded by ``-`` for descending, or empty. ``values`` holds what was
    typed per filter, ``parsed`` what it means; a filter with a bad value is in ``values`` and ``errors`` only.
    ``others`` are parameters of the page that are not ours and stay in every address.
    """

    prefix: str
    sort: str
    page: int
    values: Mapping[str, str]
    parsed: Mapping[str, Any]
    errors: frozenset[str]
    others: tuple[tuple[str, str], ...]
    default_sort: str

    @property
    def sort_key(self) -> str:
        """Return the key of the column in charge, without direction."""
        return self.sort.removeprefix("-")

    @property
    def descending(self) -> bool:
        """Tell whether the order is reversed."""
        return self.sort.startswith("-")

    def address(self, **own: str) -> str:
        """Return a relative address with this state; ``own`` adds parameters such as ``export``."""
        pairs = [(name, value) for name, value in self.fields() if value]
        pairs += [(self.prefix + name, value) for name, value in own.items()]
        return "?" + urlencode(pairs)

    def fields(self) -> list[tuple[str, str]]:
        """Return the parameters that say this state, as name and value."""
        own = [(self.prefix + key, value) for key, value in self.values.items()]
        if self.sort != self.default_sort:
            own.append((f"{self.prefix}sort", self.sort))
        if self.page > 1:
            own.append((f"{self.prefix}page", str(self.page)))
        return [*self.others, *own]

    def at_page(self, page: int) -> ListState:
        """Return this state on another page."""
        return replace(self, page=page)

    def sorted_by(self, key: str) -> ListState:
        """Return this state sorted by another column, or the other way round, from the first page."""
        return replace(self, sort=f"-{key}" if self.sort == key else key, page=1)

    def without(self, *keys: str) -> ListState:
        """Return this state without the filters named, from the first page."""
        return replace(
            self,
            values={key: value for key, value in self.values.items() if key not in keys},
            page=1,
        )


def read_state(
    query: QueryDict | Mapping[str, str],
    *,
    prefix: str,
    columns: Sequence[Column],
    filters: Sequence[Filter],
    options: Options,
    default_sort: str,
) -> ListState:
    """Read the state from the parameters of a request; whatever cannot be meant is left out."""
    given = {name: _clean(query.get(name) or "") for name in query}
    sortable = {column.key for column in columns if column.sort is not None}
    sort = given.get(f"{prefix}sort", "")
    own = {prefix + name for name in RESERVED} | {prefix + rule.key for rule in filters}
    values, parsed, errors = _read_filters(given, prefix, filters, options)
    return ListState(
        prefix=prefix,
        sort=sort if sort.removeprefix("-") in sortable else default_sort,
        page=_page_number(given.get(f"{prefix}page", "")),
        values=values,
        parsed=parsed,
        errors=errors,
        others=tuple((name, value) for name, value in given.items() if name not in own)[
            :MOST_OTHERS
        ],
        default_sort=default_sort,
    )


def _read_filters(
    given: Mapping[str, str], prefix: str, filters: Sequence[Filter], options: Options
) -> tuple[dict[str, str], dict[str, Any], frozenset[str]]:
    values: dict[str, str] = {}
    parsed: dict[str, Any] = {}
    for rule in filters:
        text = given.get(prefix + rule.key, "").strip()
        if not text or not _can_be_meant(rule, text, options):
            continue
        values[rule.key] = text
        meant = _day(text) if rule.kind == "date" else text
        if meant is not None:
            parsed[rule.key] = meant
    return values, parsed, frozenset(values.keys() - parsed.keys())


def _can_be_meant(rule: Filter, text: str, options: Options) -> bool:
    """Tell whether somebody may have typed or chosen ``text``: a day or words, else an option."""
    return rule.kind in {"date", "text"} or text in options[rule.key]


def _day(text: str) -> date | None:
    try:
        return parse_day(text)
    except DateError:
        return None


def _clean(text: str) -> str:
    """Drop what a database refuses in a text (the null character) and what nobody types (more than a line)."""
    return text.replace("\0", "")[:LONGEST]


def _page_number(text: str) -> int:
    readable = text.isascii() and text.isdigit() and len(text) <= DIGITS_OF_A_PAGE
    return max(1, int(text)) if readable else 1
