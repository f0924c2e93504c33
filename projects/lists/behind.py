"""The rows behind a figure as a list, with their export."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing import Column, Listing, by_name
from clusterbeleid.core.ui import Text
from projects.lists.sheets import Sheet
from projects.queries.behind import Behind, Row


def behind_list(sheet: Sheet, behind: Behind) -> Listing:
    """Return the list of the rows behind a figure of a table."""
    in_database = isinstance(behind.rows, QuerySet)
    return Listing(
        name=f"table-{sheet.key}-rows",
        caption=_("Rows behind it"),
        page_size=100,
        empty_text=_("No row you may open."),
        columns=(
            Column(
                key="name",
                label=_("Row"),
                value="line",
                sort=by_name("line") if in_database else "line",
                link=_address(behind.page),
            ),
            Column(key="amount", label=_("Amount"), value="euro", kind="euro", sort="euro", note=_note),
            Column(key="remark", label=_("Remark"), value=_note, on_screen=False),
        ),
    )  # fmt: skip


def _address(page: str) -> Callable[[Row], str | None]:
    def address(row: Row) -> str | None:
        return reverse(page, args=[row.target]) if page and row.target else None

    return address


def _note(row: Row) -> Text:
    return _("Confidential") if row.closed else ""
