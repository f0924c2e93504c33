"""The proposals of a cluster, and those of all clusters for the agency."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clusterbeleid.core.formatting import (
    NOTHING,
    format_day,
    format_enterprise_number,
    format_moment,
    format_number,
)
from clusterbeleid.core.listing import Column, Filter, Listing, by_name
from clusterbeleid.core.ui import Difference, Status, Tone
from clusters.enums import OrganisationKind, ProposalKind, ProposalState, SizeClass
from clusters.models import MemberProposal
from clusters.queries.proposals import search_proposals

TONES = {
    ProposalState.WAITING.value: Tone.INFO,
    ProposalState.ACCEPTED.value: Tone.GOOD,
    ProposalState.REJECTED.value: Tone.BAD,
}
YES_NO = {True: gettext_lazy("Yes"), False: gettext_lazy("No")}


def proposal_status(row: MemberProposal) -> Status:
    """Return what became of a proposal, as a pill."""
    return Status(row.get_state_display(), TONES.get(row.state, Tone.NEUTRAL))


def proposal_differences(row: MemberProposal) -> list[Difference]:
    """Return what a proposal changes: as the register stands now, and as proposed."""
    match row.kind:
        case ProposalKind.ADD:
            return [
                Difference(_("Member from"), NOTHING, format_day(row.first_day)),
                *_details(row),
            ]
        case ProposalKind.END:
            before = row.membership.last_day if row.membership is not None else None
            return [Difference(_("Member until"), format_day(before), format_day(row.last_day))]
        case ProposalKind.DETAILS:
            return _details(row)
    return _size(row)


def _details(row: MemberProposal) -> list[Difference]:
    """Compare with the register; of a new member everything is new."""
    body = row.organisation if row.kind == ProposalKind.DETAILS else None
    site, stored = YES_NO[bool(row.flemish_establishment)], body and body.flemish_establishment
    pairs = [
        (_("Name"), body and body.name, row.name),
        (_("Kind"), body and str(body.get_kind_display()), _kind(row)),
        (_("Site in Flanders"), body and str(YES_NO[bool(stored)]), str(site)),
        (_("Municipality"), body and body.municipality, row.municipality),
        (_("Website"), body and body.website, row.website),
    ]
    return [
        Difference(label, old or NOTHING, new or NOTHING)
        for label, old, new in pairs
        if (old or "") != new
    ]


def _kind(row: MemberProposal) -> str:
    return str(OrganisationKind(row.organisation_kind).label)


def _size(row: MemberProposal) -> list[Difference]:
    by_hand = str(SizeClass(row.manual_size).label) if row.manual_size else ""
    pairs = [
        (_("Accounts closed on"), format_day(row.size_on)),
        (_("Staff in annual work units"), format_number(row.staff) if row.staff else ""),
        (_("Turnover"), f"€ {format_number(row.turnover)}" if row.turnover else ""),
        (_("Balance sheet total"), f"€ {format_number(row.balance)}" if row.balance else ""),
        (_("Class chosen by hand"), by_hand),
        (_("Reason for the class chosen by hand"), row.manual_reason),
        (_("Source"), row.size_source),
    ]
    return [Difference(label, NOTHING, value) for label, value in pairs if value]


def _in_words(row: MemberProposal) -> str:
    return "; ".join(f"{one.field}: {one.old} → {one.new}" for one in proposal_differences(row))


def proposal_list(*, selecting: bool = False, with_cluster: bool = False) -> Listing:
    """Return the proposals; ``selecting`` puts a box before those that wait."""
    cluster = Column(
        key="cluster",
        label=gettext_lazy("Cluster"),
        value="cluster.name",
        sort=by_name("cluster__name"),
    )
    choose = Column(
        key="choose",
        label=gettext_lazy("Choose"),
        value=lambda row: "",
        template="clusters/_choose_proposal_cell.html",
        in_export=False,
    )
    first: Sequence[Column] = [
        *([choose] if selecting else []),
        *([cluster] if with_cluster else []),
    ]
    return Listing(
        name="member-proposals",
        caption=gettext_lazy("Proposals about members"),
        empty_text=gettext_lazy("Nothing was proposed yet."),
        columns=(*first, *_COLUMNS),
        filters=_FILTERS,
    )


_COLUMNS = (
    Column(
        key="name",
        label=gettext_lazy("Organisation"),
        value="subject",
        sort="named_order",
        link=lambda row: reverse("clusters:proposal", args=[row.cluster_id, row.pk]),
        note=lambda row: format_enterprise_number(row.kbo),
    ),
    Column(key="kind", label=gettext_lazy("What"), value="get_kind_display", sort="kind"),
    Column(
        key="changes",
        label=gettext_lazy("What changes"),
        value=_in_words,
        template="clusters/_proposal_changes_cell.html",
    ),
    Column(
        key="proposed",
        label=gettext_lazy("Proposed"),
        value=lambda row: format_moment(row.submitted_at),
        sort="submitted_at",
        note=lambda row: row.submitted_by.full_name,
    ),
    Column(
        key="state",
        label=gettext_lazy("State"),
        value=proposal_status,
        kind="status",
        sort="state",
        note=lambda row: row.decision_reason,
    ),
)
_FILTERS = (
    Filter(key="q", label=gettext_lazy("Name or number"), apply=search_proposals, kind="text"),
    Filter(key="kind", label=gettext_lazy("What"), apply="kind", choices=ProposalKind.choices),
    Filter(key="state", label=gettext_lazy("State"), apply="state", choices=ProposalState.choices),
)
