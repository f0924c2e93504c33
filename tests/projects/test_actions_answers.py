"""Answers to parliament: drawn up as known on a day, written by two people, frozen by a third eye."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict, Refused
from clusterbeleid.core.frozen import hash_of
from clusterbeleid.core.models import StateChange
from clusterbeleid.core.written.answers import TypedText
from projects.actions import answer_approval
from projects.actions import answers as actions
from projects.models import Answer, AnswerSeal, AnswerText
from projects.queries.answers.stored import (
    seal_of,
    stored_content,
    texts_of,
    visible_answers,
)
from projects.rules.answers import SECTIONS
from tests.clusters.builders import head, interest_in
from tests.evaluations.interim.builders import cluster_with_aid
from tests.people import NOW, TODAY, acting
from tests.projects.answer_builders import drawn_up, frozen, question, seal

pytestmark = pytest.mark.django_db
WRITERS = (Role.ACCOUNT_MANAGER, Role.HEAD_OF_TEAM)
OTHERS = (Role.FINANCE, Role.AUDITOR, Role.ADMINISTRATOR, Role.COMMITTEE_SECRETARY, Role.EXPERT)


def everything():
    return (
        list(Answer.objects.order_by("pk").values()),
        list(AnswerText.objects.order_by("pk").values()),
        list(AnswerSeal.objects.order_by("pk").values()),
        StateChange.objects.count(),
    )


def refused(act):
    """Return the codes of a refusal, which left everything as it was."""
    before = everything()
    with pytest.raises(Refused) as refusal:
        act()
    assert everything() == before
    return [finding.code for finding in refusal.value.findings]


def write(answer, by, version=1, **texts):
    typed = {key: TypedText(text, version) for key, text in texts.items()}
    return actions.save_texts(answer, typed, actor=by, at=NOW)


@pytest.mark.parametrize("role", WRITERS)
def test_answer_is_drawn_up_with_a_text_for_each_part(role):
    cluster_with_aid("Catalisti")
    answer = drawn_up(by=acting(role))
    assert (answer.state, answer.as_of, answer.version) == ("draft", TODAY, 1)
    texts = texts_of(answer)
    assert set(texts) == set(SECTIONS)
    assert texts["evaluations"].text.startswith(
        "Aantal clusters met een lopende of toegekende steunovereenkomst op 21 november 2026: 1."
    )
    assert all(row.text.strip() for row in texts.values())
    (step,) = StateChange.objects.filter(content_type__model="answer")
    assert (step.action, step.to_state) == ("draw_up", "draft")


@pytest.mark.parametrize("role", OTHERS)
def test_others_draw_nothing_up(role):
    actor = acting(role)
    assert refused(lambda: drawn_up(by=actor)) == ["answer.writers_only"]


@pytest.mark.parametrize(
    ("as_of", "asked_on"), [(TODAY + timedelta(days=1), TODAY), (TODAY, date(2027, 1, 1))]
)
def test_day_in_the_future_is_refused(as_of, asked_on):
    actor = acting(Role.ACCOUNT_MANAGER)
    assert refused(lambda: drawn_up(as_of, by=actor, asked_on=asked_on)) == ["answer.in_future"]


def test_person_with_an_interest_neither_draws_up_nor_sees():
    cluster, actor = cluster_with_aid("Catalisti"), acting(Role.ACCOUNT_MANAGER)
    answer = drawn_up()
    assert list(visible_answers(actor, on=TODAY)) == [answer]
    interest = interest_in(cluster)
    apart = acting(Role.ACCOUNT_MANAGER)
    interest.person_id = apart.user_id or 0
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE clusters_staffinterest SET person_id = %s WHERE id = %s",
            [apart.user_id, interest.pk],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert list(visible_answers(apart, on=TODAY)) == []
    assert refused(lambda: drawn_up(by=apart)) == ["clusters.interest_declared"]
    assert refused(lambda: write(answer, apart, means="Meer.")) == ["clusters.interest_declared"]


def test_colleagues_write_in_different_parts_and_lose_nothing():
    answer, one, two = drawn_up(), acting(Role.ACCOUNT_MANAGER), head()
    assert write(answer, one, lessons="Een les.").clashes == ()
    assert write(answer, two, means="Meer middelen.").clashes == ()
    texts = {key: row.text for key, row in texts_of(answer).items()}
    assert (texts["lessons"], texts["means"]) == ("Een les.", "Meer middelen.")


def test_stale_text_shows_what_stands_and_stores_nothing_over_it():
    answer, one, two = drawn_up(), acting(Role.ACCOUNT_MANAGER), head()
    write(answer, one, lessons="Van de eerste.")
    (clash,) = write(answer, two, lessons="Van de tweede.").clashes
    assert (clash.mine, clash.theirs, clash.version) == ("Van de tweede.", "Van de eerste.", 2)
    assert texts_of(answer)["lessons"].text == "Van de eerste."
    assert write(answer, two, clash.version, lessons="Van beide.").clashes == ()
    assert texts_of(answer)["lessons"].text == "Van beide."


def test_unknown_part_is_refused():
    answer = drawn_up()
    actor = head()
    assert refused(lambda: write(answer, actor, figures="1")) == ["written.unknown_field"]


@pytest.mark.parametrize("role", OTHERS)
def test_others_write_nothing(role):
    answer, actor = drawn_up(), acting(role)
    assert refused(lambda: write(answer, actor, means="Meer.")) == ["answer.writers_only"]


def test_changed_question_keeps_the_figures_and_a_stale_form_is_a_conflict():
    answer, actor = drawn_up(), head()
    changed: dict[str, Any] = {
        "expected_version": 1,
        "actor": actor,
        "at": NOW,
        "reason": "Typfout",
    }
    stored = actions.change_question(answer, question(number="77"), **changed)
    assert (stored.number, stored.as_of, stored.version) == ("77", TODAY, 2)
    with pytest.raises(Conflict):
        actions.change_question(answer, question(number="78"), **changed)
    assert Answer.objects.get(pk=answer.pk).number == "77"


def test_second_person_freezes_texts_and_figures_together():
    cluster_with_aid("Catalisti")
    answer, boss = drawn_up(), head()
    content = stored_content(answer)
    sealed = seal(answer, by=boss)
    stored = Answer.objects.get(pk=answer.pk)
    assert (stored.state, stored.frozen_by_id, stored.frozen_at) == ("frozen", boss.user_id, NOW)
    assert (sealed.content, sealed.sha256) == (content, hash_of(content))
    assert stored_content(stored) == content


def test_figures_that_change_later_do_not_reach_what_went_out():
    cluster_with_aid("Catalisti")
    answer = frozen()
    cluster_with_aid("VIL")
    sections = stored_content(answer)["figures"]["sections"]
    assert [row["cluster"] for row in sections[0]["tables"][0]["rows"]] == ["Catalisti"]
    assert stored_content(drawn_up())["figures"]["clusters"] == 2


def test_author_does_not_approve_even_as_head():
    boss = head()
    answer = drawn_up(by=boss)
    assert refused(lambda: seal(answer, by=boss)) == ["answer.four_eyes"]


def test_who_wrote_a_text_of_the_answer_does_not_approve_it():
    answer, boss = drawn_up(), head()
    write(answer, boss, lessons="Door het teamhoofd zelf.")
    assert refused(lambda: seal(answer, by=boss)) == ["answer.four_eyes"]
    assert seal(answer, by=acting(Role.HEAD_OF_TEAM)).number == 1


@pytest.mark.parametrize("role", [Role.ACCOUNT_MANAGER, *OTHERS])
def test_only_a_head_of_team_freezes(role):
    answer, actor = drawn_up(), acting(role)
    wanted = "answer.head_only" if role == Role.ACCOUNT_MANAGER else "answer.writers_only"
    assert refused(lambda: seal(answer, by=actor)) == [wanted]


def test_answer_changed_after_it_was_read_is_not_frozen():
    answer, boss = drawn_up(), head()
    seen = hash_of(stored_content(answer))
    write(answer, acting(Role.ACCOUNT_MANAGER), means="Meer middelen.")
    by: dict[str, Any] = {"actor": boss, "at": NOW}
    assert refused(lambda: answer_approval.freeze_answer(answer, seen=seen, **by)) == [
        "answer.changed_meanwhile"
    ]


def test_answer_without_a_text_is_not_frozen():
    answer, boss = drawn_up(), head()
    write(answer, acting(Role.ACCOUNT_MANAGER), lessons="  ")
    assert refused(lambda: seal(answer, by=boss)) == ["answer.text_lacks"]


def test_what_went_out_stands_still():
    answer, actor = frozen(), head()
    assert refused(lambda: write(answer, actor, means="Meer.")) == ["answer.closed"]
    assert refused(lambda: seal(answer, by=actor)) == ["answer.closed"]
    by: dict[str, Any] = {"actor": actor, "at": NOW, "reason": "Toch niet"}
    assert refused(lambda: answer_approval.withdraw_answer(answer, **by)) == ["answer.closed"]
    change: dict[str, Any] = {"expected_version": answer.version, **by}
    assert refused(lambda: actions.change_question(answer, question(), **change)) == [
        "answer.closed"
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE projects_answer SET member = 'x'",
        "DELETE FROM projects_answer",
        "UPDATE projects_answertext SET text = 'x'",
        "DELETE FROM projects_answertext",
        "UPDATE projects_answerseal SET content = '{}'",
        "DELETE FROM projects_answerseal",
    ],
)
def test_raw_statement_changes_nothing_that_went_out(statement):
    frozen()
    before = everything()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert everything() == before


def test_database_knows_four_eyes():
    answer = drawn_up()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE projects_answer SET state = 'frozen', frozen_at = now(), frozen_by_id = drawn_by_id"
        )
    assert Answer.objects.get(pk=answer.pk).state == "draft"


def test_withdrawing_needs_a_reason():
    answer, actor = drawn_up(), acting(Role.ACCOUNT_MANAGER)
    by: dict[str, Any] = {"actor": actor, "at": NOW}
    assert refused(lambda: answer_approval.withdraw_answer(answer, reason="", **by)) == [
        "transition.reason"
    ]
    assert answer_approval.withdraw_answer(answer, reason="Dubbel", **by).state == "withdrawn"


def test_correction_is_a_new_answer_with_the_texts_that_went_out():
    answer, actor = drawn_up(), acting(Role.ACCOUNT_MANAGER)
    write(answer, actor, lessons="Een les die uitging.")
    seal(answer)
    before = seal_of(answer)
    made = actions.draw_up(
        question(), TODAY, actor=actor, at=NOW, corrects=Answer.objects.get(pk=answer.pk)
    )
    assert (made.state, made.corrects_id) == ("draft", answer.pk)
    assert texts_of(made)["lessons"].text == "Een les die uitging."
    assert seal_of(answer) == before


def test_draft_is_not_corrected():
    answer, actor = drawn_up(), head()
    by: dict[str, Any] = {"actor": actor, "at": NOW, "corrects": answer}
    assert refused(lambda: actions.draw_up(question(), TODAY, **by)) == ["answer.not_frozen"]
