"""Addresses of this room."""

from django.urls import URLPattern, path

from committee.views import decisions, items, letters, meetings, papers, roster, texts

app_name = "committee"

_MEETING = "comite/vergaderingen/<int:meeting_id>"
_ITEM = "comite/punten/<uuid:reference>"

urlpatterns: list[URLPattern] = [
    path("comite/", meetings.meetings, name="meetings"),
    path("comite/samenstelling/", roster.roster, name="roster"),
    path("comite/samenstelling/nieuw/", roster.new_seat, name="new_seat"),
    path("comite/samenstelling/<int:seat_id>/", roster.seat, name="seat"),
    path("comite/vergaderingen/nieuw/", meetings.new_meeting, name="new_meeting"),
    path(f"{_MEETING}/", meetings.meeting, name="meeting"),
    path(f"{_MEETING}/wijzigen/", meetings.correct_meeting, name="correct_meeting"),
    path(f"{_MEETING}/bijeenroepen/", meetings.convene, name="convene_meeting"),
    path(f"{_MEETING}/openen/", meetings.begin, name="open_meeting"),
    path(f"{_MEETING}/sluiten/", meetings.close, name="close_meeting"),
    path(f"{_MEETING}/annuleren/", meetings.cancel, name="cancel_meeting"),
    path(f"{_MEETING}/aanwezigheid/", meetings.attendance, name="attendance"),
    path(f"{_MEETING}/punt-toevoegen/", meetings.add_item, name="add_item"),
    path(f"{_MEETING}/notulen/", papers.minutes, name="minutes"),
    path(f"{_MEETING}/notulen/goedkeuren/", papers.approve_minutes, name="approve_minutes"),
    path(f"{_MEETING}/bundel/", papers.new_bundle, name="new_bundle"),
    path("comite/bundels/<int:job_id>/", papers.bundle, name="bundle"),
    path("comite/nazicht/", papers.verify, name="verify"),
    path(f"{_ITEM}/", items.item, name="item"),
    path(f"{_ITEM}/belang/", items.declare, name="declare"),
    path(f"{_ITEM}/volgorde/", items.order, name="order_item"),
    path(f"{_ITEM}/verzegelen/", items.seal, name="seal"),
    path(f"{_ITEM}/stemming-openen/", items.open_vote, name="open_vote"),
    path(f"{_ITEM}/stemming-sluiten/", items.close_vote, name="close_vote"),
    path(f"{_ITEM}/stem/", items.vote, name="vote"),
    path(f"{_ITEM}/uitstellen/", items.adjourn, name="adjourn"),
    path(f"{_ITEM}/afvoeren/", items.take_off, name="take_off"),
    path(f"{_ITEM}/regelmatigheid/", items.regularity, name="regularity"),
    path(f"{_ITEM}/beslissing/", decisions.decide, name="decide"),
    path(f"{_ITEM}/brieven/", letters.write, name="write_letters"),
    path("comite/brieven/<int:letter_id>/", letters.letter, name="letter"),
    path("comite/brieven/<int:letter_id>/wijzigen/", letters.correct, name="correct_letter"),
    path("comite/brieven/<int:letter_id>/definitief/", letters.finish, name="finish_letter"),
    path("comite/brieven/<int:letter_id>/verzenden/", letters.send, name="send_letter"),
    path("comite/teksten/", texts.texts, name="texts"),
    path("comite/teksten/nieuw/", texts.new_template, name="new_template"),
    path("comite/teksten/naam/", texts.new_name, name="new_name"),
    path("comite/beslissingen/", decisions.decisions, name="decisions"),
]
