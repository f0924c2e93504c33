"""Who may use the pages about clusters and organisations, and the records they are about."""

from __future__ import annotations

from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile

from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.kernel.identifiers import make_kbo
from clusters.actions import OrganisationData, merge_lineages
from clusters.actions.links import LinkData, record_link
from clusters.actions.proposals import propose_member
from clusters.actions.proposals.from_table import start_check
from clusters.enums import BoardSeat, DocumentClass, PartyKind
from clusters.models import Cluster, Lineage, MemberProposal, Organisation, OrganisationLink
from tests.access_policy import (
    ADMINISTRATOR,
    AGENCY,
    CLUSTER,
    DECIDERS,
    ENTER,
    EVERYBODY,
    FILE,
    HEAD,
    INSIDE,
    KEEPERS,
    REGISTER,
    Rule,
    Who,
    form,
    keep,
    page,
    read,
    send,
)
from tests.access_world import File, Records
from tests.clusters.builders import (
    interest_in,
    make_cluster,
    make_contact,
    make_document,
    make_member,
    make_organisation,
    make_seat,
)
from tests.clusters.pact_builders import make_signed_pact, renewal_of
from tests.people import NOW, TODAY, acting

POLICY: dict[str, Rule] = {
    "clusters:list": page(EVERYBODY),
    "clusters:new": form(HEAD),
    "clusters:interests": page(AGENCY),
    "clusters:declare_interest": form(AGENCY - {Who.AUDITOR}),
    # An interest of somebody else: the register is for head of team and auditor.
    "clusters:end_interest": Rule(get=HEAD, post=HEAD, see=HEAD | {Who.AUDITOR}),
    "clusters:organisations": page(EVERYBODY),
    "clusters:organisation": Rule(get=AGENCY | CLUSTER, see=AGENCY | CLUSTER),
    "clusters:new_organisation": form(REGISTER),
    "clusters:correct_organisation": form(REGISTER),
    "clusters:record_size": form(REGISTER),
    "clusters:register": Rule(get=AGENCY | ADMINISTRATOR, post=DECIDERS),
    "clusters:new_link": form(REGISTER),
    "clusters:change_link": form(REGISTER),
    "clusters:members": read(),
    "clusters:members_all": read(),
    "clusters:add_member": keep(),
    "clusters:change_member": keep(),
    "clusters:all_proposals": page(EVERYBODY),
    "clusters:proposals": read(),
    "clusters:proposal": read(),
    "clusters:propose_member": keep(CLUSTER),
    "clusters:member_file": keep(CLUSTER),
    "clusters:member_workbook": Rule(get=CLUSTER, see=FILE),
    # A check belongs to who handed the file in.
    "clusters:member_check": Rule(get=CLUSTER, see=FILE, record="members", hidden=CLUSTER),
    "clusters:propose_table": Rule(post=CLUSTER, see=FILE, record="members", hidden=CLUSTER),
    "clusters:change_of_member": Rule(get=CLUSTER, see=FILE),
    "clusters:propose_end": keep(CLUSTER),
    "clusters:propose_details": keep(CLUSTER),
    "clusters:propose_size": keep(CLUSTER),
    "clusters:withdraw_proposal": send(CLUSTER),
    "clusters:accept_proposal": send(KEEPERS),
    "clusters:accept_proposals": send(KEEPERS),
    "clusters:reject_proposal": keep(),
    "clusters:board": read(),
    "clusters:add_seat": keep(),
    "clusters:change_seat": keep(),
    "clusters:assess_chair": keep(),
    "clusters:contacts": read(INSIDE),
    "clusters:log_contact": keep(),
    "clusters:correct_contact": keep(),
    "clusters:documents": read(),
    "clusters:add_document": keep(),
    "clusters:correct_document": keep(record="shared document"),
    "clusters:data": read(),
    "clusters:edit": keep(),
    "clusters:stop": keep(HEAD),
    "clusters:undo_stop": keep(HEAD),
    "clusters:appoint_operator": keep(HEAD),
    "clusters:change_operator": keep(HEAD),
    "clusters:assign_manager": keep(HEAD),
    "clusters:change_manager": keep(HEAD),
    "clusters:pact": read(),
    "clusters:new_pact": keep(),
    "clusters:pact_version": read(),
    "clusters:pact_difference": read(),
    "clusters:pact_paper": read(),
    "clusters:correct_pact": keep(record="draft"),
    "clusters:add_party": keep(record="draft"),
    "clusters:correct_party": keep(record="draft"),
    "clusters:add_signatory": keep(record="draft"),
    "clusters:correct_signatory": keep(record="draft"),
    "clusters:add_commitment": keep(record="draft"),
    "clusters:correct_commitment": keep(record="draft"),
    "clusters:remove_partij": keep(record="draft party"),
    "clusters:remove_ondertekenaar": keep(record="draft signatory"),
    "clusters:remove_engagement": keep(record="draft commitment"),
    "clusters:withdraw_pact": keep(record="draft"),
    "clusters:sign_pact": keep(record="draft"),
    "clusters:renew_pact": keep(),
    "clusters:end_pact": keep(),
    "clusters:join_pact": keep(),
    "clusters:review_pact": keep(),
    "clusters:commitment": read(),
    "clusters:commitment_beginnen": keep(),
    "clusters:commitment_nagekomen": keep(),
    "clusters:commitment_vervallen": keep(),
    "clusters:commitment_hernemen": keep(),
    "clusters:report_progress": replace(keep(ENTER), by_record=True),
    "clusters:report_progress, promised by the government": replace(
        keep(record="of government"), by_record=True
    ),
    "clusters:lineage": read(INSIDE),
    "clusters:assess_lineage": keep(),
    "clusters:merge_lineage": keep(HEAD),
    "clusters:undo_merge": keep(HEAD),
}


def records(file: File) -> Records:
    """Make one of everything in the file, and an older cluster that was merged into it."""
    cluster = file.cluster
    merged = make_cluster(f"Oud: {cluster.name}")
    boss = acting(Role.HEAD_OF_TEAM)
    merge_lineages(merged.lineage, cluster.lineage, actor=boss, at=NOW, reason="Fusie.")
    member = make_member(cluster)
    editor = acting(Role.CLUSTER_EDITOR, mandates=[cluster.operators.get().organisation.kbo])
    upload = SimpleUploadedFile("leden.csv", b"kbo;naam\n", content_type="text/csv")
    shared = make_document(cluster)
    internal = make_document(cluster, "Nota", document_class=DocumentClass.INTERNAL)
    return {
        "cluster_id": cluster.pk,
        "membership_id": member.pk,
        "proposal_id": _proposal(cluster, editor).pk,
        "members:job_id": start_check(cluster, upload, actor=editor, at=NOW).pk,
        "organisation_id": member.organisation_id,
        "mandate_id": make_seat(cluster, seat=BoardSeat.OTHER, is_chair=True).pk,
        "contact_id": make_contact(cluster).pk,
        "shared document:document_id": shared.pk,
        "reference": shared.file.reference,
        "internal document:reference": internal.file.reference,
        "operator_id": cluster.operators.get().pk,
        "management_id": cluster.account_managers.get().pk,
        **_pacts(cluster),
        "link_id": _link(member.organisation).pk,
        "interest_id": interest_in(cluster).pk,
        "lineage_id": Lineage.objects.get(clusters=merged).pk,
    }


def _link(held: Organisation) -> OrganisationLink:
    """Record who holds a member."""
    data = LinkData(
        holder=make_organisation(),
        held=held,
        kind="majority",
        first_day=TODAY,
        source="Jaarrekening",
    )
    return record_link(data, actor=acting(Role.HEAD_OF_TEAM), at=NOW)


def _proposal(cluster: Cluster, editor: Actor) -> MemberProposal:
    """Let an editor of the cluster organisation propose a new member."""
    details = OrganisationData(
        f"Voorgesteld voor {cluster.name}", "company", flemish_establishment=True
    )
    return propose_member(
        cluster, make_kbo(700_000 + cluster.pk), details, first_day=TODAY, actor=editor, at=NOW
    )


def _pacts(cluster: Cluster) -> Records:
    """Make a version in force and the draft of the next one."""
    pact = make_signed_pact(cluster)
    own = pact.commitments.get(owner__kind=PartyKind.CLUSTER)
    theirs = pact.commitments.get(owner__kind=PartyKind.MINISTER)
    draft = renewal_of(pact)
    commitment = draft.commitments.earliest("pk")
    return {
        "pact_id": pact.pk,
        "commitment_id": own.pk,
        "of government:commitment_id": theirs.pk,
        "draft:pact_id": draft.pk,
        "draft:party_id": draft.parties.earliest("pk").pk,
        "draft:signatory_id": draft.signatories.earliest("pk").pk,
        "draft:commitment_id": commitment.pk,
        "draft party:pact_id": draft.pk,
        "draft party:part_id": draft.parties.earliest("pk").pk,
        "draft signatory:pact_id": draft.pk,
        "draft signatory:part_id": draft.signatories.earliest("pk").pk,
        "draft commitment:pact_id": draft.pk,
        "draft commitment:part_id": commitment.pk,
    }
