"""What the database itself refuses about reports and evaluations, whoever writes to it: what was handed in stands still."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection, models, transaction
from django.db.utils import IntegrityError, InternalError

from clusterbeleid.core import background
from clusterbeleid.core.models import BackgroundJob
from evaluations.actions.interim import scoring
from evaluations.models import (
    AdviceCondition,
    Evaluation,
    EvaluationAdvice,
    PanelMeeting,
    PanelReview,
    ReportPdf,
    ReportRequest,
    SelfAnswer,
    SelfSubmission,
)
from tests.cofinancing.builders import make_year
from tests.evaluations.interim import builders as made
from tests.evaluations.report_builders import asked, signatory_of, submitted
from tests.people import NOW, TODAY, actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock", "papers_drawn_here")]
Arranged = Callable[[], models.Model]
REMARKS = [scoring.RemarkData("strength", "members", "Breed gedragen.")]
OVER, HANDED_IN = "a panel judges only until it is closed", "a panel review changes only when"


def scored(write: Callable[..., PanelReview]) -> PanelReview:
    """Return a review with scores and a remark, kept or handed in."""
    found = made.submitted()
    review = made.accepted(found)
    return write(
        review,
        made.score_data(found),
        REMARKS,
        expected_version=review.version,
        actor=actor(review.expert.user),
        at=NOW,
    )


def while_the_panel_is_over(review: PanelReview) -> PanelReview:
    """Bring the evaluation further while a review is still open, past every action."""
    Evaluation.objects.filter(pk=review.evaluation_id).update(state="findings")
    return review


def advice_condition_stands_still() -> models.Model:
    made.advised(outcome="conditions")
    return AdviceCondition.objects.get()


def evaluation_advice_stands_still() -> models.Model:
    made.advised()
    return EvaluationAdvice.objects.get()


def evaluation_papers_stand_still() -> models.Model:
    return made.opened().evaluation


def panel_review_stands_still() -> models.Model:
    made.judged()
    return PanelReview.objects.get()


def panel_score_of_open_review() -> models.Model:
    return scored(scoring.submit_scores).scores.all()[0]


def panel_score_stands_still() -> models.Model:
    return while_the_panel_is_over(scored(scoring.save_scores)).scores.all()[0]


def panel_remark_of_open_review() -> models.Model:
    return scored(scoring.submit_scores).remarks.get()


def panel_remark_stands_still() -> models.Model:
    return while_the_panel_is_over(scored(scoring.save_scores)).remarks.get()


def self_answer_stands_still() -> models.Model:
    made.submitted()
    return SelfAnswer.objects.all()[0]


def self_submission_is_final() -> models.Model:
    made.submitted()
    return SelfSubmission.objects.get()


def report_pdf_is_final() -> models.Model:
    year = make_year()
    submitted(year, signatory_of(year))
    background.run(BackgroundJob.objects.get().pk, at=NOW)
    return ReportPdf.objects.get()


STILL: list[tuple[Arranged, str, str]] = [
    (advice_condition_stands_still, "text = 'x'", "an advice changes only while it is made"),
    (evaluation_advice_stands_still, "motivation = 'x'", "an advice changes only while it is made"),
    (
        evaluation_papers_stand_still,
        "findings = 'x'",
        "findings change only while they are a draft",
    ),
    (panel_review_stands_still, "due_on = due_on + 1", OVER),
    (panel_score_of_open_review, "text = 'x'", HANDED_IN),
    (panel_score_stands_still, "text = 'x'", OVER),
    (panel_remark_of_open_review, "text = 'x'", HANDED_IN),
    (panel_remark_stands_still, "text = 'x'", OVER),
    (
        self_answer_stands_still,
        "text = 'x'",
        "a self-evaluation changes only until it is handed in",
    ),
    (self_submission_is_final, "id = id", "Cannot update or delete rows"),
    (report_pdf_is_final, "id = id", "Cannot update or delete rows"),
]


@pytest.mark.parametrize(
    ("arranged", "change", "why"), STILL, ids=[one[0].__name__ for one in STILL]
)
def test_row_stands_still(arranged: Arranged, change: str, why: str) -> None:
    row = arranged()
    rows = type(row)._default_manager.filter(pk=row.pk)
    before = rows.values()[0]
    with (
        pytest.raises((IntegrityError, InternalError), match=why),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE {row._meta.db_table} SET {change} WHERE id = %s", [row.pk])
    assert rows.values()[0] == before


def is_refused(write: Callable[[], object], why: str) -> None:
    with pytest.raises(IntegrityError, match=why), transaction.atomic():
        write()


def test_meeting_after_the_panel_is_refused_by_panel_meeting_stands_still() -> None:
    found = made.judged()
    row = PanelMeeting(
        evaluation=found.evaluation,
        held_on=TODAY,
        participants="An",
        notes="Eens.",
        recorded_by_id=found.manager.user_id or 0,
        recorded_at=NOW,
    )
    is_refused(row.save, OVER)
    assert not PanelMeeting.objects.exists()


def test_expert_of_the_operator_is_refused_by_panel_review_own_organisation() -> None:
    found = made.submitted()
    review = made.accepted(found)
    number = found.cluster.operators.get().organisation.kbo
    rows = PanelReview.objects.filter(pk=review.pk)
    why = "an expert does not judge the own organisation"
    is_refused(lambda: rows.update(organisation_number=number), why)
    assert rows.get().organisation_number == review.organisation_number


def twin_is_refused(row: models.Model, why: str) -> None:
    before = type(row)._default_manager.count()
    row.pk, row._state.adding = None, True
    is_refused(row.save, why)
    assert type(row)._default_manager.count() == before


def test_second_evaluation_on_a_day_is_refused_by_evaluation_once() -> None:
    row = made.told().evaluation
    row.reference = "TE-TWEEDE"
    twin_is_refused(row, "evaluation_once")


def test_second_open_question_is_refused_by_report_request_one_open() -> None:
    year = make_year()
    asked(year, signatory_of(year))
    twin_is_refused(ReportRequest.objects.get(), "report_request_one_open")
