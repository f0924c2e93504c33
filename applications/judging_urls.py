"""Addresses of judging; part of the addresses of this room."""

from django.urls import path

from applications.views.judging import admissibility

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
]
