"""A question that stays without an answer: another term, or on without it, with a rejected section (R47)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from clusterbeleid.core.actors import Role
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import StateChange, Task
from evaluations.actions.reports import reviewing
from evaluations.actions.reports.asking import end_questions, extend_questions
from evaluations.actions.reports.submitting import submit_report
from evaluations.models import Report, ReportAnswer, ReportRequest, SectionReview
from tests.clusters.builders import head
from tests.cofinancing.builders import make_year
from tests.evaluations.report_builders import ENOUGH, asked, hash_now, signatory_of, write
from tests.people import NOW, acting, person

pytestmark = pytest.mark.django_db
LATE = NOW + timedelta(days=15)


def stands():
    """Return everything these steps touch."""
    return (
        list(Report.objects.values_list("state", "version")),
        list(ReportRequest.objects.values_list("closes_at", "outcome", "version")),
        list(ReportAnswer.objects.values_list("key", "text")),
        list(SectionReview.objects.values_list("section", "outcome")),
        list(Task.objects.order_by("pk").values_list("business_key", "state")),
    )


def test_another_term_lets_the_answer_come_and_moves_the_task():
    year = make_year()
    by = signatory_of(year)
    report = asked(year, by)
    until = NOW + timedelta(days=30)
    extend_questions(report, until, actor=head(), at=LATE, reason="Verlof.")
    request = ReportRequest.objects.get()
    assert (request.closes_at, request.history.first().history_change_reason) == (until, "Verlof.")
    (task,) = Task.objects.filter(kind="reports.write", state=TaskState.OPEN)
    assert task.due_on == until.date()
    write(report, {"risks-told": "Energieprijzen."}, by, at=LATE)
    submit_report(report, seen=hash_now(report), actor=by, at=LATE)
    assert Report.objects.get().state == "submitted"
    assert Task.objects.filter(kind="reports.review", state=TaskState.OPEN).count() == 1


@pytest.mark.parametrize(
    ("days", "reason", "code"),
    [(14, "Verlof.", "report.term_not_later"), (30, " ", "transition.reason")],
)
def test_another_term_is_later_and_has_a_reason(days, reason, code):
    year = make_year()
    report = asked(year, signatory_of(year))
    before = stands()
    with pytest.raises(Refused, match=code):
        extend_questions(report, NOW + timedelta(days=days), actor=head(), at=NOW, reason=reason)
    assert stands() == before


def test_on_without_an_answer_puts_the_text_back_and_settles_what_was_asked():
    year = make_year()
    by = signatory_of(year)
    report = asked(year, by)
    write(report, {"risks-told": "Half getypt"}, by)
    end_questions(report, ["risks"], actor=head(), at=LATE, reason="Geen antwoord gekregen.")
    assert Report.objects.get().state == "in_review"
    assert dict(ReportAnswer.objects.values_list("key", "text")) == {**ENOUGH, "risks-told": ""}
    review = SectionReview.objects.get(section="risks")
    assert (review.outcome, review.remark) == ("rejected", "Geen antwoord gekregen.")
    assert ReportRequest.objects.get().outcome == "ended"
    assert StateChange.objects.filter(action="end_questions").count() == 1
    open_kinds = Task.objects.filter(state=TaskState.OPEN, object_id=report.pk)
    assert list(open_kinds.values_list("kind", flat=True)) == ["reports.review"]
    accepted = reviewing.accept_report(report, actor=head(), at=LATE)
    assert accepted.state == "accepted"
    assert SectionReview.objects.get(section="risks").outcome == "rejected"


def test_what_is_not_rejected_is_accepted_as_it_was():
    year = make_year()
    report = asked(year, signatory_of(year))
    end_questions(report, [], actor=head(), at=LATE, reason="We weten genoeg.")
    assert SectionReview.objects.get(section="risks").outcome == "accepted"


def test_while_the_term_runs_the_answer_may_still_come():
    year = make_year()
    report = asked(year, signatory_of(year))
    before = stands()
    with pytest.raises(Refused, match="report.term_runs"):
        end_questions(report, ["risks"], actor=head(), at=NOW, reason="Nu al.")
    assert stands() == before


def test_section_that_was_not_asked_about_is_not_rejected_on_the_way():
    year = make_year()
    report = asked(year, signatory_of(year))
    before = stands()
    with pytest.raises(Refused, match="report.no_section"):
        end_questions(report, ["members"], actor=head(), at=LATE, reason="Ook dit.")
    assert stands() == before


@pytest.mark.parametrize("role", [Role.ACCOUNT_MANAGER, Role.FINANCE, Role.AUDITOR, None])
def test_only_keepers_of_the_file_go_on(role):
    year = make_year()
    by = signatory_of(year)
    report = asked(year, by)
    who = by if role is None else acting(role)
    before = stands()
    with pytest.raises(Refused):
        end_questions(report, ["risks"], actor=who, at=LATE, reason="x")
    with pytest.raises(Refused):
        extend_questions(report, LATE + timedelta(days=9), actor=who, at=LATE, reason="x")
    assert stands() == before


def test_second_question_about_the_same_version_has_a_task_of_its_own():
    year = make_year()
    report = asked(year, signatory_of(year))
    end_questions(report, [], actor=head(), at=LATE, reason="Verder.")
    reviewing.ask(
        report, ["members"], LATE + timedelta(days=9), actor=head(), at=LATE, reason="Wie?"
    )
    (task,) = Task.objects.filter(state=TaskState.OPEN, object_id=report.pk)
    assert (task.kind, task.due_on) == ("reports.write", (LATE + timedelta(days=9)).date())


def test_pages_give_the_ways_on(client):
    year = make_year()
    report = asked(year, signatory_of(year))
    client.force_login(person(Role.HEAD_OF_TEAM))
    page = client.get(reverse("evaluations:report", args=[report.pk])).content.decode()
    assert "Geef een andere termijn" in page
    assert "Ga verder zonder antwoord" in page
    address = reverse("evaluations:report_extend", args=[report.pk])
    early = client.post(address, {"until": "01/12/2026", "reason": "Verlof."})
    assert (early.status_code, "Kies een dag na de termijn" in early.content.decode()) == (
        422,
        True,
    )
    client.post(address, {"until": "31/01/2027", "reason": "Verlof."})
    assert ReportRequest.objects.get().closes_at.date().isoformat() == "2027-01-31"
    answer = client.post(
        reverse("evaluations:report_go_on", args=[report.pk]), {"reason": "Genoeg."}
    )
    assert (answer.status_code, "De termijn loopt nog" in answer.content.decode()) == (422, True)
