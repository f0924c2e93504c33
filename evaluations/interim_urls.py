"""Addresses of interim evaluations; part of the addresses of this room."""

from django.urls import path

from evaluations.views.interim import (
    advice,
    own_panels,
    own_scores,
    panel,
    planning,
    steps,
    written,
)

_ONE = "evaluaties/<int:evaluation_id>/"
_OWN = "mijn-panels/<int:review_id>/"

urlpatterns = [
    path("evaluaties/", planning.evaluations, name="evaluations"),
    path("evaluaties/campagne/", planning.campaign, name="campaign"),
    path(_ONE, planning.evaluation, name="evaluation"),
    path(f"{_ONE}openen/", planning.open_one, name="open"),
    path(f"{_ONE}annuleren/", planning.cancel, name="cancel"),
    path(f"{_ONE}gevolgen/", planning.effect, name="effect"),
    path(f"{_ONE}zelfevaluatie/", written.write, name="self"),
    path(f"{_ONE}zelfevaluatie/indienen/", written.submit, name="submit"),
    path(f"{_ONE}zelfevaluatie.pdf", written.pdf, name="self_pdf"),
    path(f"{_ONE}panel/uitnodigen/", panel.invite, name="invite_panel"),
    path(f"{_ONE}panel/vergadering/", panel.meeting, name="panel_meeting"),
    path(f"{_ONE}panel/<int:review_id>/intrekken/", panel.withdraw, name="withdraw_panel"),
    path(f"{_ONE}panel/<int:review_id>/termijn/", panel.move_term, name="move_panel_term"),
    path(f"{_ONE}panel/<int:review_id>/teruggeven/", panel.return_scores, name="return_panel"),
    path(f"{_ONE}panel/afsluiten/", steps.close_panel, name="close_panel"),
    path(f"{_ONE}bevindingen/", steps.write_findings, name="findings"),
    path(f"{_ONE}bevindingen/versturen/", steps.send_findings, name="send_findings"),
    path(f"{_ONE}weerwoord/", steps.reply, name="reply"),
    path(f"{_ONE}weerwoord/afsluiten/", steps.end_reply, name="end_reply"),
    path(f"{_ONE}advies/", advice.write_advice, name="write_advice"),
    path(f"{_ONE}advies/voorleggen/", advice.send_advice, name="send_advice"),
    path(f"{_ONE}advies/goedkeuren/", advice.approve_advice, name="approve_advice"),
    path(f"{_ONE}advies/terugsturen/", advice.return_advice, name="return_advice"),
    path(f"{_ONE}advies/heropenen/", advice.reopen_advice, name="reopen_advice"),
    path("mijn-panels/", own_panels.own, name="own_panels"),
    path(_OWN, own_panels.one, name="own_panel"),
    path(f"{_OWN}aanvaarden/", own_panels.accept, name="accept_panel"),
    path(f"{_OWN}weigeren/", own_panels.decline, name="decline_panel"),
    path(f"{_OWN}belang/", own_panels.interest, name="panel_interest"),
    path(f"{_OWN}zelfevaluatie/", own_panels.dossier, name="panel_dossier"),
    path(f"{_OWN}scores/", own_scores.scores, name="panel_scores"),
]
