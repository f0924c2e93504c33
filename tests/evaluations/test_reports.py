"""A yearly report from opened to accepted; what was handed in stands still (A1, A6, A7)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, InternalError, connection
from django.urls import reverse

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.enums import TaskState
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import StateChange, Task
from clusterbeleid.core.written.answers import TypedText
from cofinancing.effects import overdue_duties
from evaluations.actions.reports import reviewing
from evaluations.actions.reports.nightly import nightly_reports
from evaluations.actions.reports.opening import open_due_reports, open_report
from evaluations.actions.reports.submitting import submit_report
from evaluations.actions.reports.writing import save_answers
from evaluations.models import Report, ReportAnswer, ReportVersion, SectionReview
from tests.clusters.builders import head
from tests.cofinancing.builders import make_year
from tests.evaluations.report_builders import (
    ENOUGH,
    asked,
    hash_now,
    in_review,
    opened,
    signatory_of,
    submitted,
    write,
)
from tests.people import NOW, actor, person

pytestmark = pytest.mark.django_db
LIST_QUERIES = 7


def texts(report):
    return {row.key: row.text for row in ReportAnswer.objects.filter(report=report)}


def last_and_this():
    """Return an accepted report about 2024, and the next project year."""
    year = make_year(date(2024, 1, 1))
    by = signatory_of(year)
    old = opened(year)
    write(old, {**ENOUGH, "risks-told": "Weinig.", "fees-url": "https://leden.be"}, by)
    submit_report(old, seen=hash_now(old), actor=by, at=NOW)
    reviewing.start_review(old, actor=head(), at=NOW)
    reviewing.accept_report(old, actor=head(), at=NOW)
    return year.agreement.project_years.get(number=2), by


def test_every_duty_that_has_come_is_opened_once():
    make_year(date(2024, 1, 1))
    on = date(2025, 6, 1)
    assert [(row.kind, row.due_on) for row in open_due_reports(on, actor=SYSTEM, at=NOW)] == [
        ("plan", date(2024, 2, 1)),
        ("report", date(2025, 3, 31)),
        ("plan", date(2025, 2, 3)),
    ]
    assert open_due_reports(on, actor=SYSTEM, at=NOW) == []
    nightly_reports(on, at=NOW)
    assert Report.objects.count() == 3


def test_report_begins_with_what_carries_over_from_last_year():
    year, _by = last_and_this()
    report = opened(year)
    assert texts(report) == {"risks-told": "Weinig.", "fees-url": "https://leden.be"}


def test_submitted_report_is_sealed_and_the_agency_must_act():
    year = make_year()
    by = signatory_of(year)
    report = submitted(year, by)
    version = ReportVersion.objects.get()
    assert (report.state, version.number, version.submitted_by_id) == ("submitted", 1, by.user_id)
    assert version.content["answers"] == ENOUGH
    states = dict(Task.objects.filter(object_id=report.pk).values_list("kind", "state"))
    assert states == {"reports.write": TaskState.DROPPED, "reports.review": TaskState.OPEN}


def test_report_without_activities_is_not_handed_in():
    year = make_year()
    by, report = signatory_of(year), opened(year)
    with pytest.raises(Refused, match="report.missing"):
        submit_report(report, seen=hash_now(report), actor=by, at=NOW)
    assert (Report.objects.get().state, ReportVersion.objects.count()) == ("open", 0)


def test_what_changed_after_reading_is_not_signed():
    year = make_year()
    by, report = signatory_of(year), opened(year)
    seen = hash_now(report)
    write(report, ENOUGH, by)
    with pytest.raises(Refused, match="changed_meanwhile"):
        submit_report(report, seen=seen, actor=by, at=NOW)
    assert ReportVersion.objects.count() == 0


def test_editor_writes_and_only_a_signatory_hands_in():
    year = make_year()
    mandates = list(signatory_of(year).organisations)
    editor = actor(person(Role.CLUSTER_EDITOR, mandates=mandates))
    report = opened(year)
    write(report, ENOUGH, editor)
    with pytest.raises(Refused, match="report.signatory_only"):
        submit_report(report, seen=hash_now(report), actor=editor, at=NOW)
    assert texts(report) == ENOUGH


def test_second_editor_keeps_the_first_ones_text():
    year = make_year()
    by, report = signatory_of(year), opened(year)
    write(report, {"risks-told": "eerste"}, by)
    typed = {"risks-told": TypedText("tweede", 0)}
    saved = save_answers(report, "risks", typed, actor=by, at=NOW)
    assert [(row.mine, row.theirs) for row in saved.clashes] == [("tweede", "eerste")]
    assert texts(report) == {"risks-told": "eerste"}


@pytest.mark.parametrize("key", ["state", "nps", "accepted_at", "note-planned"])
def test_field_of_another_section_is_refused(key):
    year = make_year()
    by, report = signatory_of(year), opened(year)
    with pytest.raises(Refused, match="unknown_field"):
        save_answers(report, "risks", {key: TypedText("x")}, actor=by, at=NOW)
    assert texts(report) == {}


@pytest.mark.parametrize("state", [submitted, in_review])
def test_content_that_was_handed_in_stands_still(state):
    year = make_year()
    by = signatory_of(year)
    report = state(year, by)
    with pytest.raises(Refused, match="report.handed_in"):
        save_answers(report, "risks", {"risks-told": TypedText("later")}, actor=by, at=NOW)
    assert texts(report) == ENOUGH


def test_database_keeps_what_was_handed_in():
    year = make_year()
    report = submitted(year, signatory_of(year))
    with pytest.raises(IntegrityError, match="keeps its content"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE evaluations_reportanswer SET text = 'x' WHERE report_id = %s", [report.pk]
        )


def test_database_keeps_a_version_for_good():
    year = make_year()
    submitted(year, signatory_of(year))
    with pytest.raises(InternalError, match="Cannot"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM evaluations_reportversion")


def test_questions_open_the_named_section_only_and_the_answer_is_a_new_version():
    year = make_year()
    by = signatory_of(year)
    report = asked(year, by)
    write(report, {"risks-told": "Energieprijzen."}, by)
    with pytest.raises(Refused, match="report.section_closed"):
        write(report, {"next-year": "Meer."}, by)
    submit_report(report, seen=hash_now(report), actor=by, at=NOW)
    first, second = ReportVersion.objects.order_by("number")
    assert (first.content["answers"], second.content["answers"]) == (
        ENOUGH,
        {**ENOUGH, "risks-told": "Energieprijzen."},
    )
    assert Report.objects.get().state == "submitted"


def test_answer_after_the_term_is_refused():
    year = make_year()
    by = signatory_of(year)
    report = asked(year, by)
    late = NOW + timedelta(days=15)
    with pytest.raises(Refused, match="report.term_passed"):
        submit_report(report, seen=hash_now(report), actor=by, at=late)
    assert ReportVersion.objects.count() == 1


def test_section_with_a_question_stands_in_the_way_of_accepting():
    year = make_year()
    report = in_review(year, signatory_of(year))
    reviewing.judge_section(report, "risks", "question", "Welke?", actor=head(), at=NOW)
    with pytest.raises(Refused, match="report.section_waits"):
        reviewing.accept_report(report, actor=head(), at=NOW)
    assert Report.objects.get().state == "in_review"


def test_accepting_the_whole_accepts_every_section_and_ends_the_tasks():
    year = make_year()
    report = in_review(year, signatory_of(year))
    reviewing.accept_report(report, actor=head(), at=NOW)
    assert set(SectionReview.objects.values_list("outcome", flat=True)) == {"accepted"}
    assert not Task.objects.filter(object_id=report.pk, state=TaskState.OPEN).exists()
    steps = StateChange.objects.filter(object_id=report.pk, action__contains="re").order_by("pk")
    assert steps.values_list("to_state", flat=True).last() == "accepted"


def test_accepted_report_is_reopened_by_the_head_with_a_reason_only():
    year = make_year()
    by = signatory_of(year)
    report = reviewing.accept_report(in_review(year, by), actor=head(), at=NOW)
    until = NOW + timedelta(days=7)
    with pytest.raises(Refused):
        reviewing.ask(report, ["risks"], until, actor=by, at=NOW, reason="x")
    with pytest.raises(Refused):
        reviewing.ask(report, ["risks"], until, actor=head(), at=NOW, reason=" ")
    assert Report.objects.get().state == "accepted"
    reviewing.ask(report, ["risks"], until, actor=head(), at=NOW, reason="Fout cijfer")
    assert Report.objects.get().state == "questions"


def test_overdue_is_what_was_not_handed_in_by_its_day():
    year = make_year()
    opened(year)
    late, in_time = date(2027, 1, 1), date(2026, 12, 31)
    assert overdue_duties([year.pk], late) == {"reports": {year.pk}}
    assert overdue_duties([year.pk], in_time) == {"reports": frozenset()}


def test_stranger_opens_and_writes_nothing():
    year, other = make_year(), make_year()
    stranger, report = signatory_of(other), opened(year)
    with pytest.raises(Refused):
        write(report, ENOUGH, stranger)
    with pytest.raises(Refused):
        open_report(other, "plan", actor=stranger, at=NOW)
    assert (texts(report), Report.objects.count()) == ({}, 1)


def test_old_tab_cannot_change_what_was_handed_in(client):
    year = make_year()
    by = signatory_of(year)
    report = opened(year)
    write(report, ENOUGH, by)
    client.force_login(User.objects.get(pk=by.user_id or 0))
    address = reverse("evaluations:report_section", args=[report.pk, "activities"])
    assert client.get(address).status_code == 200
    submit_report(report, seen=hash_now(report), actor=by, at=NOW)
    answer = client.post(address, {"activities-done": "anders", "v-activities-done": "1"})
    assert (answer.status_code, texts(report)) == (403, ENOUGH)


@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_the_same_for_one_and_three(client, django_assert_num_queries, number):
    for _one in range(number):
        opened(make_year())
    client.force_login(person(Role.HEAD_OF_TEAM))
    client.get(reverse("evaluations:reports"))
    with django_assert_num_queries(LIST_QUERIES):
        page = client.get(reverse("evaluations:reports")).content.decode()
    assert page.count("Jaarverslag</a>") == number
