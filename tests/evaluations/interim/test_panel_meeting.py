"""The consensus meeting, another term for an expert, and scores given back (R36, A21, A23)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import InternalError, connection
from django.urls import reverse

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict, Refused
from clusterbeleid.core.models import OutboxMessage
from evaluations.actions.interim import closing, panel, scoring
from evaluations.models import PanelMeeting, PanelReview
from tests.clusters.builders import head
from tests.evaluations.interim.builders import accepted, judged, opened, score_data, submitted
from tests.people import NOW, TODAY, acting, actor, person

pytestmark = pytest.mark.django_db
HELD: dict[str, Any] = {
    "held_on": TODAY,
    "participants": " An, Bert ",
    "notes": "Eens over de kmo's.",
}


def scored():
    found = submitted()
    review = accepted(found)
    scoring.submit_scores(
        review,
        score_data(found),
        [],
        expected_version=review.version,
        actor=actor(review.expert.user),
        at=NOW,
    )
    return found, PanelReview.objects.get()


def test_meeting_stands_as_it_was_written():
    found = submitted()
    row = closing.record_meeting(found.evaluation, **HELD, actor=found.manager, at=NOW)
    assert (row.participants, row.recorded_by_id) == ("An, Bert", found.manager.user_id)
    with pytest.raises(InternalError, match="Cannot"), connection.cursor() as cursor:
        cursor.execute("UPDATE evaluations_panelmeeting SET notes = 'x'")


@pytest.mark.parametrize("role", [Role.ACCOUNT_MANAGER, Role.EXPERT, Role.AUDITOR])
def test_meeting_is_recorded_by_keepers_only_and_not_ahead(role):
    found = submitted()
    with pytest.raises(Refused):
        closing.record_meeting(found.evaluation, **HELD, actor=acting(role), at=NOW)
    ahead = {**HELD, "held_on": TODAY + timedelta(days=1)}
    with pytest.raises(Refused, match="meeting.ahead"):
        closing.record_meeting(found.evaluation, **ahead, actor=head(), at=NOW)
    assert PanelMeeting.objects.count() == 0


def test_after_the_panel_no_meeting_is_added():
    found = judged()
    with pytest.raises(Refused):
        closing.record_meeting(found.evaluation, **HELD, actor=head(), at=NOW)
    assert PanelMeeting.objects.count() == 0


def test_moved_term_lets_a_late_expert_in_again_and_is_told_once():
    found = submitted()
    review = accepted(found)
    late = NOW + timedelta(days=60)
    expert = actor(review.expert.user)
    with pytest.raises(Refused, match="review.term_over"):
        scoring.save_scores(review, [], [], expected_version=review.version, actor=expert, at=late)
    moved = panel.move_term(
        review, date(2027, 2, 28), expected_version=review.version, actor=found.manager, at=late,
        reason="Ziekte.",
    )  # fmt: skip
    assert moved.due_on == date(2027, 2, 28)
    scoring.save_scores(moved, [], [], expected_version=moved.version, actor=expert, at=late)
    assert OutboxMessage.objects.filter(kind="evaluations.panel_term").count() == 1


def test_term_in_the_past_or_read_before_a_change_moves_nothing():
    found = submitted()
    review = accepted(found)
    before = PanelReview.objects.values().get()
    with pytest.raises(Refused, match="review.term_past"):
        panel.move_term(
            review, date(2026, 1, 1), expected_version=review.version, actor=head(), at=NOW,
            reason="x",
        )  # fmt: skip
    with pytest.raises(Conflict):
        panel.move_term(
            review, date(2027, 1, 1), expected_version=0, actor=head(), at=NOW, reason="x"
        )
    with pytest.raises(Refused):
        panel.move_term(
            review, date(2027, 1, 1), expected_version=review.version, actor=found.signatory,
            at=NOW, reason="x",
        )  # fmt: skip
    assert PanelReview.objects.values().get() == before


def test_scores_come_back_with_a_reason_and_count_no_longer():
    found, review = scored()
    with pytest.raises(Refused, match="transition.reason"):
        scoring.return_scores(review, actor=found.manager, at=NOW, reason=" ")
    assert PanelReview.objects.get().state == "submitted"
    scoring.return_scores(review, actor=found.manager, at=NOW, reason="Na het overleg.")
    assert PanelReview.objects.get().state == "accepted"
    with pytest.raises(Refused, match="panel.no_scores"):
        closing.close_panel(found.evaluation, actor=found.manager, at=NOW)
    mail = OutboxMessage.objects.get(kind="evaluations.panel_returned")
    assert mail.payload["reason"] == "Na het overleg."


def test_expert_gives_no_own_scores_back():
    _found, review = scored()
    with pytest.raises(Refused):
        scoring.return_scores(review, actor=actor(review.expert.user), at=NOW, reason="Toch niet.")
    assert PanelReview.objects.get().state == "submitted"


def test_pages_record_move_and_give_back(client):
    found, review = scored()
    client.force_login(User.objects.get(pk=found.manager.user_id or 0))
    here = reverse("evaluations:evaluation", args=[found.evaluation.pk])
    shown = client.get(here).content.decode()
    assert "Scores teruggeven" in shown
    ids = [found.evaluation.pk, review.pk]
    data = {"held_on": "20/11/2026", "participants": "An", "notes": "Eens."}
    answer = client.post(reverse("evaluations:panel_meeting", args=ids[:1]), data)
    assert (answer.status_code, PanelMeeting.objects.get().notes) == (302, "Eens.")
    client.post(reverse("evaluations:return_panel", args=ids), {"reason": "Na het overleg."})
    review.refresh_from_db()
    assert review.state == "accepted"
    data = {"version": str(review.version), "due_on": "31/01/2027", "reason": "Ziekte."}
    answer = client.post(reverse("evaluations:move_panel_term", args=ids), data)
    review.refresh_from_db()
    assert (answer.status_code, review.due_on) == (302, date(2027, 1, 31))
    assert "Eens." in client.get(here).content.decode()


def test_self_evaluation_has_a_meter_and_a_pdf_for_its_writers_and_sealed_for_readers(client):
    found = opened()
    address = reverse("evaluations:self_pdf", args=[found.evaluation.pk])
    client.force_login(User.objects.get(pk=found.editor.user_id or 0))
    page = client.get(reverse("evaluations:self", args=[found.evaluation.pk])).content.decode()
    assert "0 van 8 vragen hebben een antwoord" in page
    assert client.get(address)["Content-Type"] == "application/pdf"
    client.force_login(User.objects.get(pk=found.manager.user_id or 0))
    assert client.get(address).status_code == 403
    client.force_login(person(Role.EXPERT))
    assert client.get(address).status_code == 404


def test_sealed_self_evaluation_is_the_same_pdf_for_everybody(client):
    found = submitted()
    address = reverse("evaluations:self_pdf", args=[found.evaluation.pk])
    got = []
    for who in (found.manager, found.editor):
        client.force_login(User.objects.get(pk=who.user_id or 0))
        got.append(client.get(address).content)
    assert got[0][:4] == b"%PDF"
    assert got[0] == got[1]
