"""Addresses of judging; part of the addresses of this room."""

from django.urls import path

from applications.views.judging import (
    admissibility,
    advice,
    experts,
    government,
    own_reviews,
    ranking,
)

urlpatterns = [
    path("beoordelingen/", admissibility.to_judge, name="to_judge"),
    path("beoordelingen/<int:application_id>/", admissibility.judging, name="judging"),
    path(
        "beoordelingen/<int:application_id>/brieven/<int:letter_id>/",
        admissibility.letter,
        name="judging_letter",
    ),
    path(
        "beoordelingen/<int:application_id>/uitsluitingen/",
        admissibility.exclusion,
        name="exclusion",
    ),
    path(
        "beoordelingen/<int:application_id>/punten/<slug:point>/",
        admissibility.point,
        name="point",
    ),
    path(
        "beoordelingen/<int:application_id>/ontvankelijk/",
        admissibility.declare_admissible,
        name="declare_admissible",
    ),
    path(
        "beoordelingen/<int:application_id>/niet-ontvankelijk/",
        admissibility.declare_inadmissible,
        name="declare_inadmissible",
    ),
    path(
        "beoordelingen/<int:application_id>/beoordeling-starten/",
        admissibility.start_assessment,
        name="start_assessment",
    ),
    path("experten/", experts.experts, name="experts"),
    path("experten/nieuw/", experts.new_expert, name="new_expert"),
    path("experten/<int:expert_id>/", experts.expert, name="expert"),
    path("experten/<int:expert_id>/wijzigen/", experts.correct_expert, name="correct_expert"),
    path(
        "beoordelingen/<int:application_id>/experten/uitnodigen/",
        experts.invite,
        name="invite_expert",
    ),
    path(
        "beoordelingen/<int:application_id>/experten/<int:review_id>/intrekken/",
        experts.withdraw,
        name="withdraw_invitation",
    ),
    path(
        "beoordelingen/<int:application_id>/experten/<int:review_id>/termijn/",
        experts.move_term,
        name="move_term",
    ),
    path(
        "beoordelingen/<int:application_id>/experten/<int:review_id>/terugsturen/",
        experts.return_scores,
        name="return_scores",
    ),
    path("beoordelingen/<int:application_id>/consensus/", experts.meeting, name="consensus"),
    path("mijn-beoordelingen/", own_reviews.own, name="own_reviews"),
    path("mijn-beoordelingen/<int:review_id>/", own_reviews.own_review, name="own_review"),
    path(
        "mijn-beoordelingen/<int:review_id>/aanvaarden/", own_reviews.accept, name="accept_review"
    ),
    path(
        "mijn-beoordelingen/<int:review_id>/weigeren/", own_reviews.decline, name="decline_review"
    ),
    path(
        "mijn-beoordelingen/<int:review_id>/belang/", own_reviews.interest, name="declare_interest"
    ),
    path(
        "mijn-beoordelingen/<int:review_id>/aanvraag/", own_reviews.dossier, name="review_dossier"
    ),
    path(
        "mijn-beoordelingen/<int:review_id>/aanvraag/<uuid:reference>/",
        own_reviews.document,
        name="review_document",
    ),
    path("mijn-beoordelingen/<int:review_id>/scores/", own_reviews.own_scores, name="own_scores"),
    path("oproepen/<int:call_id>/rangschikking/", ranking.ranking, name="ranking"),
    path("beoordelingen/<int:application_id>/advies/", advice.write, name="write_advice"),
    path("beoordelingen/<int:application_id>/advies/voorleggen/", advice.send, name="send_advice"),
    path(
        "beoordelingen/<int:application_id>/advies/goedkeuren/",
        advice.approve,
        name="approve_advice",
    ),
    path(
        "beoordelingen/<int:application_id>/advies/terugsturen/",
        advice.give_back,
        name="return_advice",
    ),
    path(
        "beoordelingen/<int:application_id>/advies/heropenen/", advice.revise, name="revise_advice"
    ),
    path("oproepen/<int:call_id>/regering/", government.government, name="government"),
    path(
        "oproepen/<int:call_id>/regering/registreren/",
        government.register,
        name="register_government",
    ),
    path(
        "oproepen/<int:call_id>/regering/uitvoeren/",
        government.carry_out,
        name="carry_out_government",
    ),
]
