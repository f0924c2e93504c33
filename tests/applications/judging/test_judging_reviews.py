"""Experts: invited, declared, scored, shut out; what the database refuses by itself (A21-A23)."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from applications.actions.judging import experts, reviews, scores
from applications.models import ConsensusMeeting, Expert, Review, Score
from applications.queries.judging.experts import detected_conflicts
from applications.queries.judging.reviews import get_readable_review, own_reviews
from applications.queries.judging.scores import summary_of
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.errors import Conflict, Refused
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.mail import render
from clusterbeleid.core.models import OutboxMessage
from clusters.enums import ClusterKind
from tests.applications.judging.builders import (
    accepted,
    expert_actor,
    full_proposal,
    in_assessment,
    invited,
    make_expert,
    score_data,
    scored,
)
from tests.clusters.builders import (
    PIXEL,
    head,
    make_cluster,
    make_organisation,
    make_seat,
)
from tests.clusters.builders import (
    make_member as make_membership,
)
from tests.people import NOW, TODAY, actor, person

pytestmark = pytest.mark.django_db


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


def raw(sql, *values):
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, values)


def test_invitation_names_no_content_and_speaks_the_language_of_the_expert():
    review = invited(in_assessment(title="Geheim plan"), language="en")
    message = OutboxMessage.objects.get(kind="applications.review_invited")
    mail = render(message.kind, message.language, message.payload)
    assert message.recipient == review.expert.user.email
    assert "We ask you to review the application" in mail.text
    assert "Geheim plan" not in f"{mail.subject}{mail.text}{mail.html}"


@pytest.mark.attack("A22")
def test_own_organisation_is_refused_by_action_and_database():
    application = in_assessment()
    expert = make_expert(number=application.applicant.kbo)
    with pytest.raises(Refused) as refusal:
        invited(application, expert)
    assert codes(refusal) == ["conflict.organisation"]
    assert Review.objects.count() == 0
    review = invited(application)
    raw(
        "UPDATE applications_review SET organisation_number = %s WHERE id = %s",
        application.applicant.kbo,
        review.pk,
    )


def test_organisation_that_joined_later_is_detected_at_the_declaration():
    application = in_assessment()
    review = invited(application)
    experts.correct_expert(
        review.expert,
        experts.ExpertData(
            organisation_name="Lid",
            organisation_number=application.applicant.kbo,
            expertise="Materialen",
            languages=("nl",),
            nda_signed_on=date(2026, 1, 5),
            first_day=date(2026, 1, 1),
            last_day=None,
        ),
        expected_version=review.expert.version,
        actor=head(),
        at=NOW,
        reason="Nieuwe werkgever.",
    )
    with pytest.raises(Refused) as refusal:
        reviews.accept_review(review, actor=expert_actor(review), at=NOW)
    assert codes(refusal) == ["conflict.organisation"]


def test_softer_signs_are_found_and_recorded():
    cluster = make_cluster()
    application = full_proposal(cluster=cluster)
    application.applicant.website = "https://www.kennis.be/contact"
    employer = make_organisation()
    expert = make_expert("Els Expert", number=employer.kbo, email="els@kennis.be")
    save_tracked(application.applicant, actor=SYSTEM, at=NOW, reason="for a test")
    make_seat(cluster, "els expert")
    make_membership(cluster, employer)
    found = [one.code for one in detected_conflicts(expert, application)]
    assert found == ["conflict.board", "conflict.earlier", "conflict.mail"]
    review = invited(application, expert)
    assert [row["code"] for row in review.detected] == found


def test_same_expert_twice_and_no_contract_are_refused():
    application = in_assessment()
    review = invited(application)
    with pytest.raises(Refused) as refusal:
        invited(application, review.expert)
    assert codes(refusal) == ["review.twice"]
    old = make_expert(
        first_day=date(2024, 1, 1), last_day=date(2024, 12, 31), nda_signed_on=date(2024, 1, 1)
    )
    with pytest.raises(Refused) as refusal:
        invited(application, old)
    assert codes(refusal) == ["review.no_contract"]
    with pytest.raises(Refused) as refusal:
        invited(application, make_expert(), due_on=TODAY - timedelta(days=1))
    assert codes(refusal) == ["review.term_past"]
    with pytest.raises(Refused) as refusal:
        invited(application, make_expert(last_day=date(2026, 11, 25)))
    assert codes(refusal) == ["review.after_contract"]
    assert Review.objects.filter(application=application).count() == 1


def test_nothing_is_readable_before_the_declaration_nor_after_term_contract_or_assessment():
    application = in_assessment()
    review = invited(application)
    who = expert_actor(review)
    with pytest.raises(Review.DoesNotExist):
        get_readable_review(who, review.pk, on=TODAY)
    reviews.accept_review(review, actor=who, at=NOW)
    assert get_readable_review(who, review.pk, on=TODAY) == review
    assert get_readable_review(who, review.pk, on=date(2026, 12, 1)) == review
    with pytest.raises(Review.DoesNotExist):
        get_readable_review(who, review.pk, on=date(2026, 12, 2))
    other = expert_actor(accepted(in_assessment()))
    with pytest.raises(Review.DoesNotExist):
        get_readable_review(other, review.pk, on=TODAY)
    Expert.objects.filter(pk=review.expert_id).update(last_day=date(2026, 11, 20))
    assert list(own_reviews(who, on=TODAY)) == []
    Expert.objects.filter(pk=review.expert_id).update(last_day=None)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE applications_application SET state = 'advised' WHERE id = %s", [application.pk]
        )
    assert list(own_reviews(who, on=TODAY)) == []


def test_late_declaration_ends_access_and_the_scores_no_longer_count():
    application = in_assessment()
    review = scored(application, 5)
    scored(application, 1)
    assert summary_of(application).reviews == 2
    reviews.declare_interest(
        review, actor=expert_actor(review), at=NOW, reason="Mijn zus zit in het bestuur."
    )
    assert summary_of(application).reviews == 1
    assert list(own_reviews(expert_actor(review), on=TODAY)) == []


def test_decline_needs_a_reason_and_only_the_own_review_answers():
    review = invited(in_assessment())
    with pytest.raises(Refused):
        reviews.decline_review(review, actor=expert_actor(review), at=NOW, reason="")
    stranger = actor(make_expert().user)
    with pytest.raises(Refused) as refusal:
        reviews.accept_review(review, actor=stranger, at=NOW)
    assert codes(refusal) == ["judging.not_yours"]
    review.refresh_from_db()
    assert review.state == "invited"
    reviews.decline_review(review, actor=expert_actor(review), at=NOW, reason="Geen tijd.")
    assert review.__class__.objects.get(pk=review.pk).closing_reason == "Geen tijd."


@pytest.mark.attack("A23")
def test_scores_must_be_whole_and_stand_still_afterwards():
    review = accepted(in_assessment())
    who = expert_actor(review)
    data = score_data(review)
    with pytest.raises(Refused) as refusal:
        scores.submit_scores(review, data[:4], expected_version=review.version, actor=who, at=NOW)
    assert codes(refusal) == ["score.points_missing", "score.text_missing"]
    assert Score.objects.filter(review=review).count() == 0
    scores.submit_scores(review, data, expected_version=review.version, actor=who, at=NOW)
    with pytest.raises(Refused):
        scores.save_scores(review, data, expected_version=review.version + 2, actor=who, at=NOW)
    row = Score.objects.filter(review=review).earliest("pk")
    raw("UPDATE applications_score SET points = 5 WHERE id = %s", row.pk)
    raw("DELETE FROM applications_score WHERE id = %s", row.pk)
    row.refresh_from_db()
    assert row.points == 3


@pytest.mark.attack("A26")
def test_two_windows_do_not_lose_scores():
    review = accepted(in_assessment())
    who = expert_actor(review)
    data = score_data(review)
    scores.save_scores(review, data, expected_version=review.version, actor=who, at=NOW)
    with pytest.raises(Conflict):
        scores.save_scores(review, data, expected_version=review.version, actor=who, at=NOW)


def test_returned_scores_open_again_and_the_expert_hears_why():
    review = scored(in_assessment())
    scores.return_scores(review, actor=head(), at=NOW, reason="Na de consensusvergadering.")
    message = OutboxMessage.objects.get(kind="applications.review_returned")
    assert (
        "Na de consensusvergadering."
        in render("applications.review_returned", "nl", message.payload).text
    )
    review.refresh_from_db()
    assert review.state == "accepted"


@pytest.mark.attack("A23")
def test_after_the_assessment_everything_stands_still():
    application = in_assessment()
    review = scored(application)
    scores.record_meeting(
        application,
        held_on=TODAY,
        participants="Alle experten",
        notes="Eensgezind.",
        actor=head(),
        at=NOW,
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE applications_application SET state = 'advised' WHERE id = %s", [application.pk]
        )
    with pytest.raises(Refused):
        scores.return_scores(review, actor=head(), at=NOW, reason="Te laat.")
    raw("UPDATE applications_review SET state = 'accepted' WHERE id = %s", review.pk)
    raw("DELETE FROM applications_review WHERE id = %s", review.pk)
    meeting = ConsensusMeeting.objects.get(application=application)
    raw("UPDATE applications_consensusmeeting SET notes = 'anders' WHERE id = %s", meeting.pk)


def test_database_wants_a_declaration_before_access():
    review = invited(in_assessment())
    raw("UPDATE applications_review SET state = 'accepted' WHERE id = %s", review.pk)


def test_pages_of_an_expert_from_invitation_to_scores(client):
    application = full_proposal(title="Geheim plan")
    other = scored(application, 4)
    review = invited(application)
    client.force_login(review.expert.user)
    page = client.get(reverse("applications:own_review", args=[review.pk])).content.decode()
    assert application.applicant.name in page
    assert "Geheim plan" not in page
    for name in ("review_dossier", "own_scores"):
        assert client.get(reverse(f"applications:{name}", args=[review.pk])).status_code in {
            403,
            404,
        }
    refused = client.post(reverse("applications:accept_review", args=[review.pk]), {})
    assert refused.status_code == 422
    client.post(reverse("applications:accept_review", args=[review.pk]), {"free": "on"})
    dossier = client.get(reverse("applications:review_dossier", args=[review.pk])).content.decode()
    assert "Geheim plan" in dossier
    assert "Tekst over summary." in dossier
    document = application.documents.get().file.reference
    address = reverse("applications:review_document", args=[review.pk, document])
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.getvalue() == PIXEL
    before = client.get(reverse("applications:own_review", args=[review.pk])).content.decode()
    assert other.expert.user.full_name not in before
    review.refresh_from_db()
    typed = {"version": str(review.version), "do": "save"}
    for row in score_data(review, 3):
        typed[f"answer_{row.criterion_id}"] = "True" if row.points is None else str(row.points)
        typed[f"text_{row.criterion_id}"] = "Omdat."
    scores_page = reverse("applications:own_scores", args=[review.pk])
    assert client.get(scores_page).status_code == 200
    assert client.post(scores_page, typed).status_code == 302
    review.refresh_from_db()
    typed |= {"version": str(review.version), "do": "submit"}
    assert client.post(scores_page, typed).status_code == 302
    after = client.get(reverse("applications:own_review", args=[review.pk])).content.decode()
    assert other.expert.user.full_name in after


@pytest.mark.attack("A21")
def test_files_and_scores_of_others_stay_shut(client):
    mine, theirs = accepted(in_assessment()), accepted(in_assessment())
    client.force_login(mine.expert.user)
    document = theirs.application.documents.get().file.reference
    for address in (
        reverse("applications:review_document", args=[theirs.pk, document]),
        reverse("applications:review_document", args=[mine.pk, document]),
        reverse("applications:review_dossier", args=[theirs.pk]),
        reverse("applications:own_scores", args=[theirs.pk]),
        reverse("core:file", args=[document]),
    ):
        assert client.get(address).status_code == 404
    assert (
        client.get(reverse("applications:judging", args=[mine.application_id])).status_code == 404
    )


def test_agency_invites_moves_and_withdraws_on_its_pages(client):
    application = in_assessment()
    expert = make_expert()
    client.force_login(person("head_of_team"))
    address = reverse("applications:invite_expert", args=[application.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"expert": expert.pk, "due_on": "01/12/2026"}).status_code == 302
    review = Review.objects.get(application=application)
    term = reverse("applications:move_term", args=[application.pk, review.pk])
    typed = {"due_on": "05/12/2026", "reason": "Ziek geweest.", "version": str(review.version)}
    assert client.get(term).status_code == 200
    assert client.post(term, typed).status_code == 302
    withdraw = reverse("applications:withdraw_invitation", args=[application.pk, review.pk])
    assert client.post(withdraw, {"reason": "Niet meer nodig."}).status_code == 302
    review.refresh_from_db()
    assert (review.state, review.due_on) == ("withdrawn", date(2026, 12, 5))
    page = client.get(reverse("applications:judging", args=[application.pk]))
    assert "Niet meer nodig." in page.content.decode()


def test_pool_pages(client):
    client.force_login(person("head_of_team"))
    someone = person("expert", name="Ann Expert")
    typed = {
        "person": someone.pk,
        "organisation_name": "UGent",
        "organisation_number": "",
        "expertise": "Chemie",
        "languages": ["nl", "en"],
        "nda_signed_on": "01/11/2026",
        "first_day": "01/11/2026",
        "last_day": "",
    }
    assert client.post(reverse("applications:new_expert"), typed).status_code == 302
    found = Expert.objects.get(user=someone)
    assert "Ann Expert" in client.get(reverse("applications:experts")).content.decode()
    correct = reverse("applications:correct_expert", args=[found.pk])
    assert client.get(correct).status_code == 200
    changed = {
        **typed,
        "last_day": "30/11/2026",
        "version": found.version,
        "reason": "Contract stopt.",
    }
    assert client.post(correct, changed).status_code == 302
    page = client.get(reverse("applications:expert", args=[found.pk])).content.decode()
    assert "30/11/2026" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_cost_the_same_for_any_number(client, django_assert_num_queries, rows):
    expert = make_expert()
    for _number in range(rows):
        invited(in_assessment(), expert)
    client.force_login(expert.user)
    client.get(reverse("applications:own_reviews"))
    with django_assert_num_queries(6):
        client.get(reverse("applications:own_reviews"))
    client.force_login(person("head_of_team"))
    client.get(reverse("applications:experts"))
    with django_assert_num_queries(6):
        client.get(reverse("applications:experts"))


def test_spc_fail_shows_as_a_block():
    application = full_proposal()
    assert application.call.kind == ClusterKind.SPC
    scored(application, passed=False)
    assert summary_of(application).failed == (6, 7, 8, 9)


def test_expert_who_reads_english_finds_no_dutch(client):
    review = accepted(full_proposal(), make_expert(language="en"))
    client.force_login(review.expert.user)
    page = client.get(reverse("applications:own_review", args=[review.pk])).content.decode()
    form = client.get(reverse("applications:own_scores", args=[review.pk])).content.decode()
    assert "Who takes part" in page
    assert "Beoordeling" not in page
    assert "Intended gain in competitiveness" in form
    assert "Weak: serious shortcomings" in form
    assert "Zwak" not in form
