"""Handing in, completing, withdrawing, inviting and joining (A1, A4, A6, R15, R38)."""

from contextlib import closing
from datetime import timedelta

import pytest

from applications.actions import completing, proposals, submitting
from applications.actions.sealing import make_sealed_pdf
from applications.enums import ApplicationState
from applications.models import Answer, Application, ApplicationOrigin, SealedPdf, Submission
from applications.rules.cells import FundingCell
from applications.transitions import APPLICATIONS, StepFacts
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.files import read_bytes
from clusterbeleid.core.models import BackgroundJob, OutboxMessage, StateChange
from clusterbeleid.core.progress import Progress
from clusterbeleid.core.state import change_state
from tests.agreements.builders import legal_figures
from tests.applications.builders import (
    CLOSES,
    editor,
    fill,
    make_applicant,
    make_application,
    make_call,
    seen,
    signatory,
    submitted,
    type_amounts,
    write,
)
from tests.clusters.builders import head
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def body():
    legal_figures()
    return make_applicant()


@pytest.fixture
def who(body):
    return signatory(body)


def codes(refused):
    return {finding.code for finding in refused.value.findings}


def judged(application, state):
    """Bring an application to a later state of its judgement, through the table."""
    steps = {
        "admissible": ["declare_admissible"],
        "in_assessment": ["declare_admissible", "start_assessment"],
    }
    for step in steps[state]:
        change_state(application, step, table=APPLICATIONS, actor=head(), at=NOW)
    return application


def test_submitting_seals_content_and_tells_the_writers(who):
    application = make_application(by=who)
    fill(application, by=who)
    expected = seen(application)
    made = submitting.submit(application, seen=expected, actor=who, at=NOW)
    application.refresh_from_db()
    assert (application.state, application.submitted_at) == (ApplicationState.SUBMITTED, NOW)
    assert (made.number, made.sha256, made.submitted_at) == (1, expected, NOW)
    assert made.content["answers"] == {"location": "Gent", "summary": "Drones"}
    assert OutboxMessage.objects.filter(kind="applications.receipt").count() == 1
    assert StateChange.objects.filter(action="submit", to_state="submitted").count() == 1


@pytest.mark.attack("A4")
def test_one_second_late_is_refused_and_the_draft_is_kept(who):
    application = make_application(by=who)
    fill(application, by=who)
    read = seen(application)
    with pytest.raises(Refused, match="call.closed"):
        submitting.submit(application, seen=read, actor=who, at=CLOSES + SECOND)
    application.refresh_from_db()
    assert application.state == ApplicationState.DRAFT
    assert not Submission.objects.exists()
    assert seen(application) == read
    submitting.submit(application, seen=read, actor=who, at=CLOSES)
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("missing", ["summary", "location"])
def test_nothing_is_submitted_without_what_r15_asks(who, missing):
    application = make_application(by=who)
    fill(application, by=who)
    write(application, "general", {missing: " "}, by=who, versions={missing: 1})
    with pytest.raises(Refused) as refused:
        submitting.submit(application, seen=seen(application), actor=who, at=NOW)
    assert codes(refused) == {"application.missing"}
    assert not Submission.objects.exists()


def test_text_that_is_no_amount_blocks_and_is_kept(who):
    application = make_application(by=who)
    fill(application, by=who)
    cell = FundingCell(1, "own")
    saved = type_amounts(application, "financing", {cell: "veel geld"}, by=who)
    assert saved.versions == {cell.key: 1}
    with pytest.raises(Refused) as refused:
        submitting.submit(application, seen=seen(application), actor=who, at=NOW)
    assert "money.unreadable" in codes(refused)
    assert application.funding.get(source="own").typed == "veel geld"


def test_only_a_signatory_submits(body, who):
    application = make_application(by=who)
    fill(application, by=who)
    for other in (editor(body), signatory(make_applicant()), acting(Role.HEAD_OF_TEAM)):
        with pytest.raises(Refused):
            submitting.submit(application, seen=seen(application), actor=other, at=NOW)
    application.refresh_from_db()
    assert application.state == ApplicationState.DRAFT


def test_content_changed_after_reading_is_not_signed(body, who):
    application = make_application(by=who)
    fill(application, by=who)
    read = seen(application)
    write(application, "vision", {"vision": "Nog iets"}, by=editor(body))
    with pytest.raises(Refused, match="changed_meanwhile"):
        submitting.submit(application, seen=read, actor=who, at=NOW)
    assert not Submission.objects.exists()


@pytest.mark.attack("A1")
def test_nothing_changes_after_submitting(who):
    application = submitted(by=who)
    with pytest.raises(Refused, match="handed_in"):
        write(application, "general", {"summary": "Anders"}, by=who, versions={"summary": 1})
    with pytest.raises(Refused):
        submitting.submit(application, seen=seen(application), actor=who, at=NOW)
    assert Answer.objects.get(key="summary").text == "Drones"
    assert Submission.objects.count() == 1


def test_sealed_pdf_is_made_once(who, monkeypatch):
    monkeypatch.setattr(
        "applications.actions.sealing.application_pdf", lambda *_a, **_k: b"%PDF-1.7 x"
    )
    application = submitted(by=who)
    job = BackgroundJob.objects.get(kind="applications.seal")
    for _again in range(2):
        with closing(Progress(job.pk)) as progress:
            make_sealed_pdf(job, progress)
    sealed = SealedPdf.objects.get()
    assert read_bytes(sealed.file) == b"%PDF-1.7 x"
    assert sealed.file.scope == application.scope


def test_only_named_sections_open_and_the_difference_stays(who):
    application = submitted(by=who)
    completing.ask_completion(
        application,
        ["general"],
        NOW + timedelta(days=7),
        actor=head(),
        at=NOW,
        reason="Onduidelijk.",
    )
    with pytest.raises(Refused, match="section_closed"):
        write(application, "vision", {"vision": "x"}, by=who)
    write(application, "general", {"summary": "Duidelijk"}, by=who, versions={"summary": 1})
    made = submitting.complete(application, seen=seen(application), actor=who, at=NOW)
    application.refresh_from_db()
    assert (made.number, application.state) == (2, ApplicationState.SUBMITTED)
    assert application.completions.get().outcome == "answered"
    first = Submission.objects.get(number=1)
    assert first.content["answers"]["summary"] == "Drones"
    assert made.content["answers"]["summary"] == "Duidelijk"


@pytest.mark.attack("A4")
def test_completion_after_its_term_is_refused_and_the_old_version_counts(who):
    application = submitted(by=who)
    until = NOW + timedelta(days=7)
    completing.ask_completion(
        application, ["general"], until, actor=head(), at=NOW, reason="Onduidelijk."
    )
    write(application, "general", {"summary": "Te laat"}, by=who, versions={"summary": 1})
    with pytest.raises(Refused, match="still_open"):
        completing.end_completion(application, actor=head(), at=until, reason="Geen antwoord.")
    with pytest.raises(Refused, match="call.closed"):
        submitting.complete(application, seen=seen(application), actor=who, at=until + SECOND)
    with pytest.raises(Refused, match="section_closed"):
        write(
            application,
            "general",
            {"summary": "Nog"},
            by=who,
            versions={"summary": 2},
            at=until + SECOND,
        )
    completing.end_completion(application, actor=head(), at=until + SECOND, reason="Geen antwoord.")
    application.refresh_from_db()
    assert application.state == ApplicationState.SUBMITTED
    assert Answer.objects.get(key="summary").text == "Drones"
    assert seen(application) == Submission.objects.get().sha256


def test_reopening_a_judged_file_is_for_the_head(who):
    application = judged(submitted(by=who), "in_assessment")
    until = NOW + timedelta(days=7)
    with pytest.raises(Refused, match="head_only"):
        completing.ask_completion(
            application, ["general"], until, actor=acting(Role.ACCOUNT_MANAGER), at=NOW, reason="X"
        )
    completing.ask_completion(application, ["general"], until, actor=head(), at=NOW, reason="X")
    assert StateChange.objects.filter(action="reopen").count() == 1


@pytest.mark.parametrize("sections", [[], ["onbekend"], ["general", "onbekend"]])
def test_completion_names_known_sections(who, sections):
    application = submitted(by=who)
    with pytest.raises(Refused, match="no_section"):
        completing.ask_completion(
            application, sections, NOW + SECOND, actor=head(), at=NOW, reason="X"
        )
    application.refresh_from_db()
    assert application.state == ApplicationState.SUBMITTED


def test_withdrawing_keeps_the_content(body, who):
    application = submitted(by=who)
    with pytest.raises(Refused, match="signatory_only"):
        completing.withdraw(application, actor=editor(body), at=NOW, reason="Nee.")
    completing.withdraw(application, actor=who, at=NOW, reason="We stoppen.")
    application.refresh_from_db()
    assert application.state == ApplicationState.WITHDRAWN
    assert Answer.objects.filter(application=application).count() == 2


def test_joining_keeps_every_origin_and_all_members():
    call = make_call()
    one, two = (judged(submitted(call), "admissible") for _number in range(2))
    proposal = proposals.join([one, two], one, actor=head(), at=NOW, reason="Zelfde thema.")
    assert (proposal.step, proposal.applicant, proposal.state) == ("full", one.applicant, "draft")
    assert set(ApplicationOrigin.objects.values_list("expression", flat=True)) == {one.pk, two.pk}
    assert proposal.members.count() == 2
    assert proposal.pledges.count() == 2
    assert set(Application.objects.filter(step="expression").values_list("state", flat=True)) == {
        "joined"
    }
    assert OutboxMessage.objects.filter(kind="applications.invitation").count() == 2


def test_joining_needs_two_of_one_call():
    one, other = (judged(submitted(), "admissible") for _number in range(2))
    with pytest.raises(Refused, match="too_few"):
        proposals.join([one], one, actor=head(), at=NOW, reason="X")
    with pytest.raises(Refused, match="other_call"):
        proposals.join([one, other], one, actor=head(), at=NOW, reason="X")
    assert not ApplicationOrigin.objects.exists()
    one.refresh_from_db()
    assert one.state == ApplicationState.ADMISSIBLE


def test_invitation_begins_a_full_proposal_with_the_same_content(who):
    expression = judged(submitted(by=who), "admissible")
    proposal = proposals.invite(expression, actor=head(), at=NOW)
    expression.refresh_from_db()
    assert expression.state == ApplicationState.INVITED
    assert proposal.answers.get(key="summary").text == "Drones"
    assert proposal.first_day == expression.first_day
    with pytest.raises(Refused):
        proposals.invite(expression, actor=head(), at=NOW)
    assert Application.objects.filter(step="full").count() == 1


def test_full_proposal_is_not_invited():
    verdict = APPLICATIONS.may("invite", "admissible", head().roles, StepFacts("full"))
    assert verdict.code == "transition.guard"
    assert not APPLICATIONS.may("grant", "on_agenda", head().roles)
    assert APPLICATIONS.may("grant", "on_agenda", SYSTEM.roles)
