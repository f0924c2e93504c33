"""Addresses of pages about clusters and organisations."""

from django.urls import include, path

from clusters.views import board, clusters, file, lineages, mandates, members, organisations

app_name = "clusters"

_cluster = [
    path("leden/", members.members, name="members"),
    path("leden/alle/", members.members, {"former": True}, name="members_all"),
    path("leden/nieuw/", members.add_member, name="add_member"),
    path("leden/<int:membership_id>/", members.change_member, name="change_member"),
    path("bestuur/", board.board, name="board"),
    path("bestuur/nieuw/", board.add_seat, name="add_seat"),
    path("bestuur/<int:mandate_id>/", board.change_seat, name="change_seat"),
    path("bestuur/<int:mandate_id>/achtergrond/", board.assess_chair, name="assess_chair"),
    path("contacten/", file.contacts, name="contacts"),
    path("contacten/nieuw/", file.log_contact, name="log_contact"),
    path("contacten/<int:contact_id>/", file.correct_contact, name="correct_contact"),
    path("documenten/", file.documents, name="documents"),
    path("documenten/nieuw/", file.add_document, name="add_document"),
    path("documenten/<int:document_id>/", file.correct_document, name="correct_document"),
    path("gegevens/", clusters.details, name="data"),
    path("gegevens/wijzigen/", clusters.correct_cluster, name="edit"),
    path("gegevens/stopzetten/", clusters.stop_cluster, name="stop"),
    path("gegevens/hernemen/", clusters.undo_stop, name="undo_stop"),
    path("gegevens/clusterorganisatie/", mandates.appoint_operator, name="appoint_operator"),
    path(
        "gegevens/clusterorganisatie/<int:operator_id>/",
        mandates.change_operator,
        name="change_operator",
    ),
    path("gegevens/accountmanager/", mandates.assign_manager, name="assign_manager"),
    path(
        "gegevens/accountmanager/<int:management_id>/",
        mandates.change_manager,
        name="change_manager",
    ),
    path("afstamming/", lineages.lineage, name="lineage"),
    path("afstamming/beoordelen/", lineages.assess, name="assess_lineage"),
    path("afstamming/samenvoegen/", lineages.merge, name="merge_lineage"),
    path("afstamming/losmaken/<int:lineage_id>/", lineages.undo_merge, name="undo_merge"),
]
urlpatterns = [
    path("clusters/", clusters.clusters, name="list"),
    path("clusters/nieuw/", clusters.new_cluster, name="new"),
    path("clusters/<int:cluster_id>/", include(_cluster)),
    path("organisaties/", organisations.organisations, name="organisations"),
    path("organisaties/nieuw/", organisations.new_organisation, name="new_organisation"),
    path("organisaties/<int:organisation_id>/", organisations.organisation, name="organisation"),
    path(
        "organisaties/<int:organisation_id>/wijzigen/",
        organisations.correct_organisation,
        name="correct_organisation",
    ),
    path(
        "organisaties/<int:organisation_id>/grootte/", organisations.record_size, name="record_size"
    ),
]
