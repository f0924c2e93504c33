"""The list of costs of a project year."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from applications.enums import CostCategory
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone
from cofinancing.documents.cost_table import cost_title
from cofinancing.enums import CostKind, CostState
from cofinancing.models import CostLine

COST_TONES = {
    CostState.CLAIMED.value: Tone.INFO,
    CostState.ACCEPTED.value: Tone.GOOD,
    CostState.PARTLY.value: Tone.WARNING,
    CostState.REJECTED.value: Tone.BAD,
    CostState.WITHDRAWN.value: Tone.NEUTRAL,
}


def cost_state(line: CostLine) -> Status:
    """Return how far a cost is, as a pill."""
    return Status(line.get_state_display(), COST_TONES[line.state])


def _narrow(rows: QuerySet[CostLine], text: str) -> QuerySet[CostLine]:
    """Narrow by a part of the description, the supplier or the number of the invoice."""
    return rows.filter(
        Q(description__unaccent__icontains=text)
        | Q(supplier__unaccent__icontains=text)
        | Q(invoice_number__icontains=text)
    )


title = lazy(cost_title, str)
WHAT: tuple[Column, ...] = (
    Column(
        key="description",
        label=title("description"),
        value="description",
        sort=by_name("description"),
        link=lambda row: reverse("cofinancing:cost", args=[row.pk]),
        note=lambda row: row.supplier,
        demo="is_demo",
    ),
    Column(key="line", label=title("line"), value="pk", on_screen=False),
    Column(key="supplier", label=title("supplier"), value="supplier", on_screen=False),
    Column(
        key="category",
        label=title("category"),
        value=lambda row: row.category,
        sort="category",
    ),
    Column(key="kind", label=title("kind"), value="get_kind_display", sort="kind"),
    Column(key="day", label=title("cost_on"), value="cost_on", kind="date", sort="cost_on"),
    Column(key="invoice", label=title("invoice_number"), value="invoice_number", on_screen=False),
    Column(key="activity", label=title("activity_code"), value="activity_code", on_screen=False),
)
AMOUNTS: tuple[Column, ...] = (
    Column(key="amount", label=title("amount"), value="amount", kind="euro", sort="amount"),
    Column(
        key="accepted",
        label=_("Accepted"),
        value="accepted_amount",
        kind="euro",
        sort="accepted_amount",
    ),
    Column(
        key="state",
        label=_("State"),
        value=cost_state,
        kind="status",
        sort="state",
        note=lambda row: row.decision_reason,
    ),
    Column(key="reason", label=_("Reason"), value="decision_reason", on_screen=False),
    Column(
        key="evidence",
        label=_("Evidence"),
        value="evidence.name",
        link=lambda row: (
            reverse("core:file", args=[row.evidence.reference]) if row.evidence else None
        ),
    ),
    Column(key="note", label=title("note"), value="note", on_screen=False),
)
CHOOSE = Column(
    key="choose",
    label=_("Choose"),
    value="pk",
    template="cofinancing/_choose_cost_cell.html",
    in_export=False,
)
FILTERS = (
    Filter(key="q", label=_("Description or supplier"), apply=_narrow, kind="text"),
    Filter(key="state", label=_("State"), apply="state", choices=CostState.choices),
    Filter(key="category", label=_("Category"), apply="category", choices=CostCategory.choices),
    Filter(key="kind", label=_("Kind of cost"), apply="kind", choices=CostKind.choices),
)


def cost_list(*, selecting: bool = False) -> Listing:
    """Return the list; with ``selecting`` each line that waits has a box."""
    return Listing(
        name="costs",
        caption=_("Costs"),
        empty_text=_("No cost was claimed for this project year yet."),
        default_sort="day",
        page_size=25,
        columns=(*WHAT, *((CHOOSE,) if selecting else ()), *AMOUNTS),
        filters=FILTERS,
    )
