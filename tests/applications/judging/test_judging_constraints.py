"""What the database itself keeps of an application and its judgement, also from raw SQL (A1, A13, Q7)."""

from datetime import timedelta

import pytest
from django.db import connection

from applications.actions import completing
from applications.actions.judging import scores
from applications.models import (
    Application,
    CallCriterion,
    ExclusionTest,
    Letter,
    ProposedSeat,
    Score,
    SealedPdf,
    Submission,
)
from clusterbeleid.core.actors import Role
from clusterbeleid.core.files import store_bytes
from tests.agreements.builders import legal_figures
from tests.applications import builders
from tests.applications.judging.builders import (
    accepted,
    expert_actor,
    full_proposal,
    make_call,
    make_draft,
    score_data,
    stored,
    submitted,
    with_test,
    written,
)
from tests.clusters.builders import PIXEL, head
from tests.harness.rows import KEPT, delete, insert_copy, refused_by, update
from tests.people import NOW, person

pytestmark = pytest.mark.django_db


def year_of_advice():
    legal_figures()
    return written(full_proposal()).years.get()


def open_completion():
    return completing.ask_completion(
        builders.submitted(),
        ["general"],
        NOW + timedelta(days=5),
        actor=head(),
        at=NOW,
        reason="Onvolledig.",
    )


def chair():
    return stored(
        ProposedSeat(application=make_draft(), person="An", seat="flemish_company", is_chair=True)
    )


@pytest.mark.parametrize(
    ("name", "made", "changed"),
    [
        ("advice_year_no_overlap", year_of_advice, {"number": 9}),
        ("completion_one_open", open_completion, {}),
        ("seat_one_chair", chair, {"person": "Bert"}),
    ],
)
def test_second_row_of_its_kind_is_refused(name, made, changed):
    row = made()
    with refused_by(name):
        insert_copy(row, **changed)
    assert type(row).objects.count() == 1


def submission() -> Submission:
    builders.submitted()
    return Submission.objects.get()


def sealed_pdf() -> SealedPdf:
    paper = {"name": "x.png", "content_type": "image/png", "scope": "application:1"}
    file = store_bytes(PIXEL, actor=head(), at=NOW, **paper)
    return SealedPdf.objects.create(submission=submission(), file=file, made_at=NOW)


def exclusion() -> ExclusionTest:
    with_test(submitted())
    return ExclusionTest.objects.get()


def letter() -> Letter:
    return Letter.objects.create(
        application=make_draft(),
        kind="invited",
        subject="Uitnodiging",
        body="U mag een volledig voorstel indienen.",
        recipients=["an@example.be"],
        made_by=person(Role.HEAD_OF_TEAM),
        made_at=NOW,
    )


@pytest.mark.parametrize(
    ("trigger", "made", "change"),
    [
        ("submission_is_final", submission, "sha256 = 'x'"),
        ("sealed_pdf_is_final", sealed_pdf, "made_at = now()"),
        ("exclusion_is_final", exclusion, "in_difficulty = NOT in_difficulty"),
        ("application_letter_is_final", letter, "body = 'Anders.'"),
    ],
)
def test_paper_stays_as_it_was(trigger, made, change):
    row = made()
    before = type(row).objects.values().get()
    with refused_by(KEPT):
        update(row, change)
    with refused_by(KEPT):
        delete(row)
    assert type(row).objects.values().get() == before


def test_criteria_of_a_published_call_stand_still():
    """The trigger criterion_kept."""
    row = CallCriterion.objects.filter(call=make_call()).order_by("pk")[0]
    with refused_by("criteria of a published call stand still"):
        update(row, "number = 99")
    with refused_by("criteria of a published call stand still"):
        delete(row)
    with refused_by("criteria of a published call stand still"):
        insert_copy(row, number=99)
    number = row.number
    row.refresh_from_db()
    assert row.number == number


def test_scores_stand_still_outside_the_assessment():
    """The trigger score_stands_still: the review itself is still open to its expert."""
    review = accepted(full_proposal())
    scores.save_scores(
        review,
        score_data(review),
        expected_version=review.version,
        actor=expert_actor(review),
        at=NOW,
    )
    row = Score.objects.order_by("pk")[0]
    table = Application._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET state = 'advised' WHERE id = %s", [review.application_id]
        )
    with refused_by("a judgement changes only in assessment"):
        update(row, "text = 'Anders.'")
    with refused_by("a judgement changes only in assessment"):
        delete(row)
    text = row.text
    row.refresh_from_db()
    assert row.text == text
