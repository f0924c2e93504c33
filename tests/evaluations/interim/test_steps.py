"""The steps of an evaluation one by one: who may, what stands still, and what the cluster never sees."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusterbeleid.accounts.queries import account_of
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict, Refused
from clusterbeleid.core.models import OutboxMessage
from clusterbeleid.core.written.answers import TypedText
from evaluations.actions.interim import advice, closing, findings, panel, scoring, written
from evaluations.models import EvaluationAdvice, PanelReview, SelfAnswer, SelfSubmission
from tests.applications.judging.builders import make_expert
from tests.clusters.builders import head, make_manager
from tests.evaluations.interim.builders import (
    accepted,
    advice_data,
    judged,
    opened,
    replied,
    score_data,
    sent,
    submitted,
)
from tests.people import NOW, acting, actor, person

pytestmark = pytest.mark.django_db


def codes(refused):
    return [row.code for row in refused.value.findings]


def later(days):
    return NOW + timedelta(days=days)


def test_self_evaluation_is_sealed_with_its_figures():
    found = submitted()
    sealed = SelfSubmission.objects.get()
    assert sealed.submitted_by_id == found.signatory.user_id
    assert sealed.content["answers"]["self-results"] == "Antwoord over results."
    assert len(sealed.content["figures"]["years"]) == 3
    with pytest.raises(Refused):
        written.save_answers(
            found.evaluation, {"self-results": TypedText("Anders", 1)}, actor=found.editor, at=NOW
        )
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as sql:
        sql.execute("UPDATE evaluations_selfanswer SET text = 'Anders'")
    assert SelfAnswer.objects.get(key="self-results").text == "Antwoord over results."


def test_signing_needs_the_text_that_was_read_and_every_answer():
    found = opened()
    for seen in ("0" * 64, "x"):
        with pytest.raises(Refused) as refused:
            written.submit_self_evaluation(
                found.evaluation, seen=seen, actor=found.signatory, at=NOW
            )
        assert codes(refused) == ["evaluations.changed_meanwhile"]
    with pytest.raises(Refused):
        written.submit_self_evaluation(found.evaluation, seen="x", actor=found.editor, at=NOW)
    assert found.fresh().state == "self_evaluation"


def test_two_people_in_one_question_lose_nothing():
    found = opened()
    key = "self-results"
    written.save_answers(found.evaluation, {key: TypedText("Een")}, actor=found.editor, at=NOW)
    saved = written.save_answers(
        found.evaluation, {key: TypedText("Twee")}, actor=found.signatory, at=NOW
    )
    assert [clash.theirs for clash in saved.clashes] == ["Een"]
    with pytest.raises(Refused):
        written.save_answers(
            found.evaluation, {"state": TypedText("decided")}, actor=found.editor, at=NOW
        )


def test_expert_of_a_member_is_refused_by_rule_and_database():
    found = submitted()
    body = found.cluster.operators.get().organisation
    expert = make_expert(number=body.kbo)
    with pytest.raises(Refused) as refused:
        panel.invite_expert(found.evaluation, expert, date(2026, 12, 1), actor=head(), at=NOW)
    assert codes(refused) == ["conflict.organisation"]
    other = accepted(found)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as sql:
        sql.execute("UPDATE evaluations_panelreview SET organisation_number = %s", [body.kbo])
    assert PanelReview.objects.get() == other


def test_expert_reads_after_the_declaration_and_only_the_own_panel(client):
    found = submitted()
    expert, stranger = make_expert(), make_expert()
    review = panel.invite_expert(found.evaluation, expert, date(2026, 12, 20), actor=head(), at=NOW)
    dossier = reverse("evaluations:panel_dossier", args=[review.pk])
    client.force_login(expert.user)
    assert client.get(dossier).status_code == 404
    panel.accept_review(review, actor=actor(expert.user), at=NOW)
    assert "Antwoord over results." in client.get(dossier).content.decode()
    assert (
        client.get(reverse("evaluations:evaluation", args=[found.evaluation.pk])).status_code == 404
    )
    client.force_login(stranger.user)
    assert client.get(dossier).status_code == 404


def test_scores_need_every_criterion_and_stand_still_afterwards():
    found = submitted()
    review = accepted(found)
    who = actor(review.expert.user)
    with pytest.raises(Refused) as refused:
        scoring.submit_scores(
            review, score_data(found)[:-1], [], expected_version=review.version, actor=who, at=NOW
        )
    assert {"score.passed_missing", "score.text_missing"} == set(codes(refused))
    with pytest.raises(Refused) as refused:
        closing.close_panel(found.evaluation, actor=found.manager, at=NOW)
    assert codes(refused) == ["panel.no_scores"]
    scoring.submit_scores(
        review, score_data(found), [], expected_version=review.version, actor=who, at=NOW
    )
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as sql:
        sql.execute("UPDATE evaluations_panelscore SET points = 5 WHERE points IS NOT NULL")
    assert set(review.scores.exclude(points=None).values_list("points", flat=True)) == {4}


def test_interest_declared_later_takes_the_scores_out():
    found = submitted()
    review = accepted(found)
    panel.declare_interest(review, actor=actor(review.expert.user), at=NOW, reason="Nieuwe klant.")
    with pytest.raises(Refused):
        closing.close_panel(found.evaluation, actor=found.manager, at=NOW)


def test_findings_go_out_with_a_term_and_stand_still():
    found = sent()
    stored = found.fresh()
    assert (stored.state, stored.reply_until) == ("reply", date(2026, 12, 21))
    assert OutboxMessage.objects.filter(kind="evaluations.findings_sent").count() == 2
    with pytest.raises(Refused):
        findings.write_findings(
            stored, "Anders.", expected_version=stored.version, actor=found.manager, at=NOW
        )
    assert found.fresh().findings == "De cluster haalt de meeste doelen."


def test_reply_counts_until_the_last_day_of_its_term():
    found = sent()
    version = found.evaluation.version
    with pytest.raises(Refused) as refused:
        findings.end_reply(found.evaluation, actor=found.manager, at=NOW)
    assert codes(refused) == ["reply.still_open"]
    with pytest.raises(Refused) as refused:
        findings.hand_in_reply(
            found.evaluation,
            "Te laat.",
            expected_version=version,
            actor=found.signatory,
            at=later(31),
        )
    assert codes(refused) == ["reply.over"]
    with pytest.raises(Refused):
        findings.hand_in_reply(
            found.evaluation, "Goed.", expected_version=version, actor=found.editor, at=NOW
        )
    findings.end_reply(found.evaluation, actor=found.manager, at=later(31))
    stored = found.fresh()
    assert (stored.state, stored.reply) == ("advice", "")


def test_nobody_approves_an_own_advice():
    """A12: not the author, not the second reader, not whoever changed a condition."""
    found = replied()
    author, reader, editor = (acting(Role.HEAD_OF_TEAM) for _number in range(3))
    data = advice_data(second_reader=account_of(reader))
    made = advice.write_advice(found.evaluation, data, expected_version=0, actor=author, at=NOW)
    conditions = advice_data("conditions", second_reader=account_of(reader))
    made = advice.write_advice(
        found.evaluation, conditions, expected_version=made.version, actor=editor, at=NOW
    )
    made = advice.send_advice(made, expected_version=made.version, actor=author, at=NOW)
    for who in (author, reader, editor):
        with pytest.raises(Refused) as refused:
            advice.approve_advice(made, expected_version=made.version, actor=who, at=NOW)
        assert codes(refused) == ["advice.own_advice"]
    assert EvaluationAdvice.objects.get().state == "to_approve"
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as sql:
        sql.execute(
            "UPDATE evaluations_evaluationadvice SET state = 'approved', approver_id = author_id,"
            " approved_at = now()"
        )
    advice.approve_advice(
        made, expected_version=made.version, actor=acting(Role.HEAD_OF_TEAM), at=NOW
    )
    assert found.fresh().state == "advised"


def test_account_manager_never_writes_alone():
    found = replied()
    colleague = make_manager(found.cluster, person(Role.ACCOUNT_MANAGER)).user
    data = advice_data(second_reader=colleague)
    made = advice.write_advice(
        found.evaluation, data, expected_version=0, actor=found.manager, at=NOW
    )
    with pytest.raises(Refused) as refused:
        advice.send_advice(made, expected_version=made.version, actor=found.manager, at=NOW)
    assert codes(refused) == ["evaluation_advice.only_manager"]
    with pytest.raises(Conflict):
        advice.send_advice(made, expected_version=99, actor=found.manager, at=NOW)


def test_positive_with_conditions_needs_conditions():
    found = replied()
    made = advice.write_advice(
        found.evaluation,
        advice_data("conditions", conditions=[]),
        expected_version=0,
        actor=found.manager,
        at=NOW,
    )
    with pytest.raises(Refused) as refused:
        advice.send_advice(made, expected_version=made.version, actor=found.manager, at=NOW)
    assert "evaluation_advice.no_conditions" in codes(refused)


def test_cluster_sees_no_scores_and_no_advice(client):
    found = replied()
    advice.write_advice(
        found.evaluation, advice_data(), expected_version=0, actor=found.manager, at=NOW
    )
    page = reverse("evaluations:evaluation", args=[found.evaluation.pk])
    client.force_login(account_of(found.signatory))
    text = client.get(page).content.decode()
    assert "De cluster haalt de meeste doelen." in text
    for secret in ("De doelen zijn gehaald.", "Daarom.", "Breed gedragen"):
        assert secret not in text
    client.force_login(account_of(found.manager))
    inside = client.get(page).content.decode()
    assert "De doelen zijn gehaald." in inside
    assert "Breed gedragen" in inside


def test_agency_reads_no_reply_that_was_not_handed_in(client):
    found = sent()
    findings.write_reply(
        found.evaluation,
        "Nog een klad.",
        expected_version=found.evaluation.version,
        actor=found.editor,
        at=NOW,
    )
    page = reverse("evaluations:evaluation", args=[found.evaluation.pk])
    client.force_login(account_of(found.manager))
    assert "Nog een klad." not in client.get(page).content.decode()
    client.force_login(account_of(found.editor))
    assert "Nog een klad." in client.get(page).content.decode()


@pytest.mark.parametrize("experts", [1, 10])
def test_page_takes_the_same_queries_for_every_number_of_experts_who_handed_in(client, experts):
    found = submitted()
    for _number in range(experts):
        review = accepted(found)
        scoring.submit_scores(
            review,
            score_data(found),
            [scoring.RemarkData("strength", "members", "Breed gedragen.")],
            expected_version=review.version,
            actor=actor(review.expert.user),
            at=NOW,
        )
    client.force_login(account_of(found.manager))
    page = reverse("evaluations:evaluation", args=[found.evaluation.pk])
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    assert len(asked) == 15


def test_judged_evaluation_keeps_the_panel_as_it_was():
    found = judged()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as sql:
        sql.execute("DELETE FROM evaluations_remark")
    assert found.fresh().state == "findings"
