"""Addresses of pages about clusters and organisations."""

from django.urls import URLPattern, URLResolver, include, path

from clusters.views import (
    board,
    clusters,
    commitment_steps,
    file,
    interests,
    lineages,
    links,
    mandates,
    member_file,
    members,
    organisations,
    pact_drafts,
    pact_papers,
    pact_steps,
    pacts,
    proposals,
    proposing,
    register,
)

app_name = "clusters"

_commitment: list[URLPattern | URLResolver] = [
    path("", pacts.commitment, name="commitment"),
    path("wijzigen/", pact_drafts.correct_commitment, name="correct_commitment"),
    path("voortgang/", commitment_steps.report_progress, name="report_progress"),
    *(
        path(
            f"{step}/",
            commitment_steps.change_commitment,
            {"step": step},
            name=f"commitment_{step}",
        )
        for step in pacts.STEPS
    ),
]
_pact: list[URLPattern | URLResolver] = [
    path("", pacts.version, name="pact_version"),
    path("verschil/", pact_papers.difference, name="pact_difference"),
    path("clusterpact.pdf", pact_papers.paper, name="pact_paper"),
    path("wijzigen/", pact_drafts.correct_pact, name="correct_pact"),
    path("partij/", pact_drafts.add_party, name="add_party"),
    path("partij/<int:party_id>/", pact_drafts.correct_party, name="correct_party"),
    path("ondertekenaar/", pact_drafts.add_signatory, name="add_signatory"),
    path(
        "ondertekenaar/<int:signatory_id>/",
        pact_drafts.correct_signatory,
        name="correct_signatory",
    ),
    path("engagementen/nieuw/", pact_drafts.add_commitment, name="add_commitment"),
    path("engagementen/<int:commitment_id>/", include(_commitment)),
    *(
        path(
            f"verwijderen/{part}/<int:part_id>/",
            pact_drafts.remove_part,
            {"part": part},
            name=f"remove_{part}",
        )
        for part in pact_drafts.PARTS
    ),
    path("ondertekenen/", pact_steps.sign, name="sign_pact"),
    path("vernieuwen/", pact_steps.renew, name="renew_pact"),
    path("intrekken/", pact_steps.withdraw, name="withdraw_pact"),
    path("beeindigen/", pact_steps.end, name="end_pact"),
    path("toetreden/", pact_steps.join, name="join_pact"),
    path("bespreken/", pact_steps.review, name="review_pact"),
]
_proposal = [
    path("", proposals.proposal, name="proposal"),
    path("aanvaarden/", proposals.accept, name="accept_proposal"),
    path("weigeren/", proposals.reject, name="reject_proposal"),
    path("intrekken/", proposals.withdraw, name="withdraw_proposal"),
]
_change = [
    path("", proposing.change_of_member, name="change_of_member"),
    path("einde/", proposing.propose_end, name="propose_end"),
    path("gegevens/", proposing.propose_details, name="propose_details"),
    path("grootte/", proposing.propose_size, name="propose_size"),
]
_cluster: list[URLPattern | URLResolver] = [
    path("leden/", members.members, name="members"),
    path("leden/alle/", members.members, {"former": True}, name="members_all"),
    path("leden/nieuw/", members.add_member, name="add_member"),
    path("leden/<int:membership_id>/", members.change_member, name="change_member"),
    path("leden/bestand/", member_file.hand_in, name="member_file"),
    path("leden/bestand/leden.xlsx", member_file.workbook, name="member_workbook"),
    path("leden/bestand/<int:job_id>/", member_file.check, name="member_check"),
    path("leden/bestand/<int:job_id>/indienen/", member_file.propose, name="propose_table"),
    path("leden/voorstellen/", proposals.proposals, name="proposals"),
    path("leden/voorstellen/nieuw-lid/", proposing.propose_member, name="propose_member"),
    path("leden/voorstellen/aanvaarden/", proposals.accept_many, name="accept_proposals"),
    path("leden/voorstellen/<int:proposal_id>/", include(_proposal)),
    path("leden/<int:membership_id>/voorstel/", include(_change)),
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
    path("pact/", pacts.pact, name="pact"),
    path("pact/nieuw/", pact_drafts.new_pact, name="new_pact"),
    path("pact/<int:pact_id>/", include(_pact)),
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
    path("ledenvoorstellen/", proposals.all_proposals, name="all_proposals"),
    path("belangen/", interests.interests, name="interests"),
    path("belangen/nieuw/", interests.declare_interest, name="declare_interest"),
    path("belangen/<int:interest_id>/", interests.end_interest, name="end_interest"),
    path("organisaties/", organisations.organisations, name="organisations"),
    path("kruispuntbank/", register.register, name="register"),
    path("organisaties/nieuw/", organisations.new_organisation, name="new_organisation"),
    path("organisaties/<int:organisation_id>/", organisations.organisation, name="organisation"),
    path(
        "organisaties/<int:organisation_id>/wijzigen/",
        organisations.correct_organisation,
        name="correct_organisation",
    ),
    path("organisaties/<int:organisation_id>/band/", links.new_link, name="new_link"),
    path(
        "organisaties/<int:organisation_id>/band/<int:link_id>/",
        links.change_link,
        name="change_link",
    ),
    path(
        "organisaties/<int:organisation_id>/grootte/", organisations.record_size, name="record_size"
    ),
]
