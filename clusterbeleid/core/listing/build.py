"""Makes the parts of a page of a list: heads, cells and the pager."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from clusterbeleid.core.formatting import (
    NOTHING,
    format_day,
    format_euro,
    format_number,
    format_pct,
)
from clusterbeleid.core.listing.page import Cell, Header, PageLink, Pager, Row
from clusterbeleid.core.listing.spec import Column, read
from clusterbeleid.core.listing.state import ListState
from clusterbeleid.core.ui import Status

NEIGHBOURS = 2  # pages shown on either side of the current one
FORMATS: dict[str, Callable[[Any], str]] = {
    "euro": format_euro,
    "date": format_day,
    "int": format_number,
    "pct": format_pct,
}


def make_headers(columns: Sequence[Column], state: ListState) -> tuple[Header, ...]:
    """Return the heads of the columns on screen with their sort addresses."""
    return tuple(_header(column, state) for column in columns if column.on_screen)


def _header(column: Column, state: ListState) -> Header:
    order: Literal["none", "ascending", "descending"] = "none"
    if column.key == state.sort_key:
        order = "descending" if state.descending else "ascending"
    url = state.sorted_by(column.key).address() if column.sort is not None else ""
    return Header(column.key, str(column.label), column.is_figure, order, url)


def make_row(columns: Sequence[Column], subject: Any) -> Row:
    """Return the cells of one row on screen."""
    return Row(subject, tuple(_cell(column, subject) for column in columns if column.on_screen))


def _cell(column: Column, subject: Any) -> Cell:
    value = read(subject, column.value)
    return Cell(
        value=value,
        text=written(column, value),
        is_figure=column.is_figure,
        url=(column.link(subject) or "") if column.link else "",
        note=str(column.note(subject) or "") if column.note else "",
        status=value if isinstance(value, Status) else None,
        template=column.template or "",
        label=str(column.label),
        is_demo=bool(column.demo and read(subject, column.demo)),
    )


def written(column: Column, value: Any) -> str:
    """Return a value as the reader expects it; nothing becomes a dash."""
    if value is None or value == "":
        return NOTHING
    write = FORMATS.get(column.kind)
    return write(value) if write else str(value)


def make_pager(state: ListState, total: int, page_size: int) -> Pager:
    """Return the pager; a page past the end becomes the last one."""
    pages = max(1, -(-total // page_size))
    number = min(state.page, pages)
    return Pager(
        number=number,
        pages=pages,
        total=total,
        first_row=min(total, (number - 1) * page_size + 1),
        last_row=min(total, number * page_size),
        previous_url=state.at_page(number - 1).address() if number > 1 else "",
        next_url=state.at_page(number + 1).address() if number < pages else "",
        links=_links(state, number, pages),
    )


def _links(state: ListState, number: int, pages: int) -> tuple[PageLink, ...]:
    shown = {1, pages, *range(max(1, number - NEIGHBOURS), min(pages, number + NEIGHBOURS) + 1)}
    links: list[PageLink] = []
    for page in sorted(shown):
        if links and page - links[-1].number > 1:
            links.append(PageLink(0, "", current=False))
        links.append(PageLink(page, state.at_page(page).address(), current=page == number))
    return tuple(links)
