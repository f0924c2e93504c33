"""The income of a project year."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.listing.spec import folded
from clusterbeleid.core.ui import Status, Tone
from cofinancing.enums import IncomeCovers, IncomeNature
from cofinancing.models import IncomeLine
from cofinancing.rules.money.income import STATE_AID


def _state(row: IncomeLine) -> Status:
    """Return whether an income counts as State aid, as a pill."""
    if row.withdrawn_reason:
        return Status(_("Withdrawn"))
    if row.covers == IncomeCovers.UNLINKED:
        return Status(_("Not linked"), Tone.WARNING)
    if row.nature in STATE_AID and row.covers != IncomeCovers.OTHER:
        return Status(_("State aid"), Tone.INFO)
    return Status(_("Does not cumulate"))


def _correcting(row: IncomeLine) -> str | None:
    """Return where a line is mended; what was withdrawn stays as it is."""
    return None if row.withdrawn_reason else reverse("cofinancing:correct_income", args=[row.pk])


WITHDRAW = Column(
    key="withdraw",
    label=_("Change"),
    value="pk",
    template="cofinancing/_withdraw_income_cell.html",
    in_export=False,
)


def income_list(*, changing: bool = False) -> Listing:
    """Return the list over rows in memory; with ``changing`` lines are mended and withdrawn from it."""
    return Listing(
        name="income",
        caption=_("Income"),
        prefix="i-",
        empty_text=_("No income was entered for this project year yet."),
        default_sort="day",
        page_size=25,
        columns=(
            Column(
                key="payer",
                label=_("From whom"),
                value="payer",
                sort=lambda row: folded(row.payer),
                link=_correcting if changing else None,
                demo="is_demo",
            ),
            Column(key="nature", label=_("Nature"), value="get_nature_display", sort="nature"),
            Column(
                key="day",
                label=_("Received on"),
                value="received_on",
                kind="date",
                sort="received_on",
            ),
            Column(key="amount", label=_("Amount"), value="amount", kind="euro", sort="amount"),
            Column(key="covers", label=_("Pays for"), value="get_covers_display", sort="covers"),
            Column(key="counts", label=_("Counts"), value=_state, kind="status"),
            *((WITHDRAW,) if changing else ()),
            Column(key="note", label=_("Note"), value="note", on_screen=False),
        ),
        filters=(
            Filter(key="nature", label=_("Nature"), apply="nature", choices=IncomeNature.choices),
        ),
    )
