"""One page of a list, ready for the template ``components/listing.html``: nothing is left to compute there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from clusterbeleid.core.ui import Status


@dataclass(frozen=True)
class Header:
    """The head of a column; ``sort_url`` is empty when the column cannot be sorted."""

    key: str
    label: str
    is_figure: bool
    aria_sort: Literal["none", "ascending", "descending"]
    sort_url: str


@dataclass(frozen=True)
class Cell:
    """One cell: ``text`` as written, ``url`` behind it, ``status`` when it is a pill, ``template`` when it draws itself."""

    value: Any
    text: str
    is_figure: bool
    url: str
    note: str
    status: Status | None
    template: str
    label: str
    is_demo: bool


@dataclass(frozen=True)
class Row:
    """A row: the object itself and its cells, the first of which is the head of the row."""

    subject: Any
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class BoundFilter:
    """A filter with what was asked: ``options`` are value, label and whether chosen."""

    name: str
    dom_id: str
    label: str
    kind: str
    value: str
    hint: str
    options: tuple[tuple[str, str, bool], ...]
    invalid: bool


@dataclass(frozen=True)
class ActiveFilter:
    """A filter in force, with the address of the list without it."""

    label: str
    value: str
    remove_url: str


@dataclass(frozen=True)
class PageLink:
    """A numbered page; ``number`` 0 is a gap."""

    number: int
    url: str
    current: bool


@dataclass(frozen=True)
class Pager:
    """Where we are: page ``number`` of ``pages``, rows ``first_row`` to ``last_row`` of ``total``."""

    number: int
    pages: int
    total: int
    first_row: int
    last_row: int
    previous_url: str
    next_url: str
    links: tuple[PageLink, ...]


@dataclass(frozen=True)
class ListPage:
    """Everything the template needs; ``hidden`` are the parameters a filter form must carry along."""

    name: str
    dom_id: str
    caption: str
    headers: tuple[Header, ...]
    rows: tuple[Row, ...]
    filters: tuple[BoundFilter, ...]
    active: tuple[ActiveFilter, ...]
    pager: Pager
    hidden: tuple[tuple[str, str], ...]
    reset_url: str
    export_urls: dict[str, str]
    empty_text: str

    @property
    def total(self) -> int:
        """Return the number of rows over all pages."""
        return self.pager.total
