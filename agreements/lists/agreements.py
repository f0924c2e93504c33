"""The agreements of a cluster."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.enums import AgreementState
from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.ui import Status, Tone

_TONES = {
    AgreementState.DRAFT: Tone.DRAFT,
    AgreementState.RUNNING: Tone.GOOD,
    AgreementState.ENDED: Tone.NEUTRAL,
    AgreementState.STOPPED: Tone.WARNING,
    AgreementState.WITHDRAWN: Tone.NEUTRAL,
}


def agreement_status(state: str) -> Status:
    """Return the state of an agreement as a pill."""
    known = AgreementState(state)
    return Status(known.label, _TONES[known])


def agreement_list() -> Listing:
    """Return the list of the agreements of one cluster; rows are ``AgreementFile``."""
    return Listing(
        name="agreements",
        caption=_("Agreements"),
        prefix="a-",
        empty_text=_("This cluster has no agreement yet."),
        columns=(*_AGREEMENT, *_GRANT),
        filters=(_BY_STATE,),
    )


_AGREEMENT = (
    Column(
        key="reference",
        label=_("Reference"),
        value="agreement.reference",
        link=lambda row: reverse("agreements:detail", args=[row.agreement.pk]),
        sort="agreement.reference",
    ),
    Column(
        key="first_day",
        label=_("First day"),
        value="agreement.first_day",
        kind="date",
        sort="agreement.first_day",
    ),
    Column(
        key="last_day",
        label=_("Last day"),
        value="agreement.last_day",
        kind="date",
        sort="agreement.last_day",
    ),
    Column(
        key="state",
        label=_("State"),
        value=lambda row: agreement_status(row.agreement.state),
        kind="status",
    ),
)
_GRANT = (
    Column(key="scheme", label=_("Scheme"), value="scheme.name"),
    Column(key="granted_on", label=_("Granted on"), value="agreement.granted_on", kind="date"),
    Column(
        key="decision",
        label=_("Reference of the decision"),
        value="agreement.decision_reference",
        on_screen=False,
    ),
    Column(key="granted", label=_("Aid"), value="granted", kind="euro", sort="granted"),
)
_BY_STATE = Filter(
    key="state", label=_("State"), apply="agreement.state", choices=AgreementState.choices
)
