"""The list of payments over all files."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Status, Tone
from cofinancing.enums import PaymentState
from cofinancing.models import Payment

PAYMENT_TONES = {
    PaymentState.PROPOSED.value: Tone.INFO,
    PaymentState.APPROVED.value: Tone.WARNING,
    PaymentState.SENT.value: Tone.INFO,
    PaymentState.PAID.value: Tone.GOOD,
    PaymentState.REJECTED.value: Tone.BAD,
}


def payment_state(row: Payment) -> Status:
    """Return how far a payment is, as a pill."""
    return Status(row.get_state_display(), PAYMENT_TONES[row.state])


PAYMENTS = Listing(
    name="payments",
    caption=_("Payments"),
    empty_text=_("Nobody proposed a payment yet."),
    default_sort="-when",
    page_size=25,
    columns=(
        Column(
            key="what",
            label=_("Payment"),
            value=str,
            link=lambda row: reverse("cofinancing:payment", args=[row.pk]),
            demo="is_demo",
        ),
        Column(
            key="cluster",
            label=_("Cluster"),
            value="project_year.agreement.cluster.name",
            sort=by_name("project_year__agreement__cluster__name"),
        ),
        Column(key="amount", label=_("Amount"), value="amount", kind="euro", sort="amount"),
        Column(key="state", label=_("State"), value=payment_state, kind="status", sort="state"),
        Column(key="proposer", label=_("Proposed by"), value="proposed_by"),
        Column(key="approver", label=_("Approved by"), value="approved_by"),
        Column(
            key="when",
            label=_("Proposed on"),
            value="proposed_at",
            kind="date",
            sort="proposed_at",
        ),
        Column(key="paid", label=_("Paid on"), value="paid_on", kind="date", sort="paid_on"),
        Column(
            key="order",
            label=_("Order"),
            value="order.reference",
            link=lambda row: (
                reverse("core:file", args=[row.order.file.reference]) if row.order else None
            ),
        ),
    ),
    filters=(Filter(key="state", label=_("State"), apply="state", choices=PaymentState.choices),),
)
