"""The list itself: narrowing, ordering and cutting into pages, for query sets and for rows in memory alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing.build import make_headers, make_pager, make_row
from clusterbeleid.core.listing.page import ActiveFilter, BoundFilter, ListPage
from clusterbeleid.core.listing.spec import RESERVED, Column, Filter, Rows, folded, read
from clusterbeleid.core.listing.state import ListState, Options, read_state
from clusterbeleid.core.ui import Text

Query = QueryDict | Mapping[str, str]
CHUNK = 2000


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A list declared once and used by page, export and tests.

    ``name`` names the file of an export and the element on the page. ``default_sort`` is the key of a sortable
    column, with ``-`` for descending; empty keeps the order in which the rows come. ``tie_break`` makes the order of
    a query set total. ``prefix`` keeps two lists on one page apart in the address.
    """

    name: str
    caption: Text
    columns: Sequence[Column]
    filters: Sequence[Filter] = ()
    default_sort: str = ""
    page_size: int = 25
    tie_break: str = "pk"
    prefix: str = ""
    empty_text: Text = _("There is nothing here yet.")

    def __post_init__(self) -> None:
        keys = [column.key for column in self.columns]
        names = [rule.key for rule in self.filters]
        if len(set(keys)) != len(keys) or len(set(names)) != len(names):
            raise ValueError(f"list {self.name}: two columns or two filters share a key")
        if RESERVED & set(names):
            raise ValueError(f"list {self.name}: a filter may not be called {', '.join(RESERVED)}")
        sortable = {"", *(column.key for column in self.columns if column.sort is not None)}
        if self.default_sort.removeprefix("-") not in sortable:
            raise ValueError(f"list {self.name}: cannot sort by {self.default_sort}")

    def page(self, query: Query, rows: Rows) -> ListPage:
        """Return the page asked for in ``query``; two queries for a query set, whatever the number of rows."""
        options = self._options()
        state = self._state(query, options)
        found = self._narrow(rows, state)
        total = found.count() if isinstance(found, QuerySet) else len(found)
        pager = make_pager(state, total, self.page_size)
        shown = self._order(found, state)[pager.first_row - 1 : pager.last_row] if total else ()
        return ListPage(
            name=self.name,
            dom_id=f"list-{self.name}",
            caption=str(self.caption),
            headers=make_headers(self.columns, state),
            rows=tuple(make_row(self.columns, subject) for subject in shown),
            filters=tuple(self._bind(rule, state, options) for rule in self.filters),
            active=tuple(
                self._active(rule, state, options)
                for rule in self.filters
                if rule.key in state.parsed
            ),
            pager=pager,
            hidden=tuple(state.at_page(1).without(*state.values).fields()),
            reset_url=state.without(*state.values).address(),
            export_urls={kind: state.at_page(1).address(export=kind) for kind in ("xlsx", "csv")},
            empty_text=str(self.empty_text),
        )

    def everything(self, query: Query, rows: Rows) -> Iterator[Any]:
        """Yield all rows that fit the filters in ``query``, in its order: what an export holds."""
        state = self._state(query, self._options())
        ordered = self._order(self._narrow(rows, state), state)
        return iter(ordered.iterator(CHUNK) if isinstance(ordered, QuerySet) else ordered)

    @cached_property
    def _by_key(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}

    def _options(self) -> Options:
        return {rule.key: rule.options() for rule in self.filters if rule.kind == "choices"}

    def _state(self, query: Query, options: Options) -> ListState:
        return read_state(
            query,
            prefix=self.prefix,
            columns=self.columns,
            filters=self.filters,
            options=options,
            default_sort=self.default_sort,
        )

    def _narrow(self, rows: Rows, state: ListState) -> Rows:
        for rule in self.filters:
            if rule.key in state.parsed:
                rows = rule.narrow(rows, state.parsed[rule.key])
        return rows

    def _order(self, rows: Rows, state: ListState) -> Rows:
        column = self._by_key.get(state.sort_key)
        if isinstance(rows, QuerySet):
            return self._order_in_database(rows, column, descending=state.descending)
        if column is None or column.sort is None:
            return rows
        return _order_in_memory(rows, column, descending=state.descending)

    def _order_in_database(
        self, rows: QuerySet[Any], column: Column | None, *, descending: bool
    ) -> QuerySet[Any]:
        if column is None:
            return rows.order_by(*rows.query.order_by, self.tie_break)
        how: Any = F(column.sort) if isinstance(column.sort, str) else column.sort
        how = how.desc(nulls_last=True) if descending else how.asc(nulls_last=True)
        return rows.order_by(how, self.tie_break)

    def _bind(self, rule: Filter, state: ListState, options: Options) -> BoundFilter:
        value = state.values.get(rule.key, "")
        choices = options.get(rule.key, {})
        return BoundFilter(
            name=self.prefix + rule.key,
            dom_id=f"filter-{self.name}-{rule.key}",
            label=str(rule.label),
            kind=rule.kind,
            value=value,
            hint=str(rule.hint),
            options=tuple((key, label, key == value) for key, label in choices.items()),
            invalid=rule.key in state.errors,
        )

    def _active(self, rule: Filter, state: ListState, options: Options) -> ActiveFilter:
        value = state.values[rule.key]
        return ActiveFilter(
            label=str(rule.label),
            value=options.get(rule.key, {}).get(value, value),
            remove_url=state.without(rule.key).address(),
        )


def _order_in_memory(rows: Sequence[Any], column: Column, *, descending: bool) -> list[Any]:
    """Sort with empty values last in both directions; rows that are equal keep the order in which they came."""
    keys = [(read(row, column.sort), row) for row in rows]  # type: ignore[arg-type] # a path or function by contract
    filled = [
        (folded(key) if isinstance(key, str) else key, row) for key, row in keys if key is not None
    ]
    filled.sort(key=lambda pair: pair[0], reverse=descending)
    return [row for _key, row in filled] + [row for key, row in keys if key is None]
