"""Who may use the pages about clusters and organisations, and the records they are about."""

from __future__ import annotations

from clusterbeleid.core.actors import Role
from clusters.actions import merge_lineages
from clusters.enums import BoardSeat, DocumentClass
from clusters.models import Lineage
from tests.access_policy import (
    AGENCY,
    CLUSTER,
    EVERYBODY,
    HEAD,
    INSIDE,
    REGISTER,
    Rule,
    form,
    keep,
    page,
    read,
)
from tests.access_world import File, Records
from tests.clusters.builders import (
    make_cluster,
    make_contact,
    make_document,
    make_member,
    make_seat,
)
from tests.people import NOW, acting

POLICY: dict[str, Rule] = {
    "clusters:list": page(EVERYBODY),
    "clusters:new": form(HEAD),
    "clusters:organisations": page(EVERYBODY),
    "clusters:organisation": Rule(get=AGENCY | CLUSTER, see=AGENCY | CLUSTER),
    "clusters:new_organisation": form(REGISTER),
    "clusters:correct_organisation": form(REGISTER),
    "clusters:record_size": form(REGISTER),
    "clusters:members": read(),
    "clusters:members_all": read(),
    "clusters:add_member": keep(),
    "clusters:change_member": keep(),
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
    shared = make_document(cluster)
    internal = make_document(cluster, "Nota", document_class=DocumentClass.INTERNAL)
    return {
        "cluster_id": cluster.pk,
        "membership_id": member.pk,
        "organisation_id": member.organisation_id,
        "mandate_id": make_seat(cluster, seat=BoardSeat.OTHER, is_chair=True).pk,
        "contact_id": make_contact(cluster).pk,
        "shared document:document_id": shared.pk,
        "reference": shared.file.reference,
        "internal document:reference": internal.file.reference,
        "operator_id": cluster.operators.get().pk,
        "management_id": cluster.account_managers.get().pk,
        "lineage_id": Lineage.objects.get(clusters=merged).pk,
    }
