"""The checklist through its actions and pages: outcome, letter, and what the database keeps."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from applications.actions.judging import admissibility as actions
from applications.models import AdmissibilityOutcome, ChecklistAnswer, ExclusionTest, Letter
from clusterbeleid.accounts.models import Mandate
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.errors import Conflict, Refused
from clusterbeleid.core.history import delete_tracked
from clusterbeleid.core.models import OutboxMessage
from clusters.enums import ClusterKind
from tests.applications.builders import account
from tests.applications.judging.builders import (
    admissible,
    answered,
    make_call,
    make_draft,
    signatory_of,
    submitted,
    with_test,
)
from tests.clusters.builders import head, make_cluster, manager_of
from tests.people import NOW, person

pytestmark = pytest.mark.django_db


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


def test_every_point_met_makes_admissible_and_keeps_the_checklist():
    application = admissible()
    assert application.state == "admissible"
    outcome = AdmissibilityOutcome.objects.get(application=application)
    assert outcome.admissible
    assert [row["code"] for row in outcome.checklist] == ["exclusions", "incentive", "group"]
    assert Letter.objects.count() == 0


def test_spc_adds_readiness_and_its_critical_criteria():
    application = admissible(call=make_call(ClusterKind.SPC))
    codes_kept = [row["code"] for row in application.outcomes.get().checklist]
    assert codes_kept[3:] == [
        "ready",
        "criterion-one-per-domain",
        "criterion-critical-mass",
        "criterion-competence",
        "criterion-vision",
    ]


def test_open_point_refuses_and_changes_nothing():
    application = with_test(submitted())
    with pytest.raises(Refused) as refusal:
        actions.declare_admissible(application, actor=head(), at=NOW)
    assert codes(refusal) == ["admissibility.point_open"] * 3
    application.refresh_from_db()
    assert application.state == "submitted"
    assert AdmissibilityOutcome.objects.count() == 0


def test_no_admissible_spc_without_test_of_exclusions():
    application = submitted(call=make_call(ClusterKind.SPC))
    with pytest.raises(Refused) as refusal:
        actions.answer_point(
            application,
            "exclusions",
            met=True,
            reason="Ziet er goed uit.",
            expected_version=0,
            actor=head(),
            at=NOW,
        )
    assert codes(refusal) == ["admissibility.no_exclusion_test"]
    assert ChecklistAnswer.objects.count() == 0


def test_inadmissible_sends_its_letter_once_with_grounds_and_appeal():
    application = answered(with_test(submitted()), unmet="group")
    mail = OutboxMessage.objects.filter(kind="applications.letter")
    actions.declare_inadmissible(
        application, motivation="Er is geen groep van bedrijven.", actor=head(), at=NOW
    )
    application.refresh_from_db()
    assert application.state == "inadmissible"
    letter = Letter.objects.get(application=application)
    assert "Er is geen groep van bedrijven." in letter.body
    assert "Raad van State" in letter.body
    assert [row.recipient for row in mail] == [row["email"] for row in letter.recipients]
    assert mail.count() == 1


def test_inadmissible_needs_an_unmet_point_and_an_address():
    application = answered(with_test(submitted()))
    with pytest.raises(Refused) as refusal:
        actions.declare_inadmissible(application, motivation="Nee.", actor=head(), at=NOW)
    assert codes(refusal) == ["admissibility.nothing_unmet"]
    other = answered(with_test(submitted()), unmet="group")
    for mandate in Mandate.objects.filter(organisation_number=other.applicant.kbo):
        delete_tracked(mandate, actor=SYSTEM, at=NOW, reason="for a test")
    with pytest.raises(Refused) as refusal:
        actions.declare_inadmissible(other, motivation="Nee.", actor=head(), at=NOW)
    assert codes(refusal) == ["letter.no_address"]
    other.refresh_from_db()
    assert other.state == "submitted"


def test_two_answers_at_once_are_a_conflict():
    application = answered(with_test(submitted()))
    with pytest.raises(Conflict):
        actions.answer_point(
            application,
            "group",
            met=False,
            reason="Toch niet.",
            expected_version=0,
            actor=head(),
            at=NOW,
        )
    assert ChecklistAnswer.objects.get(application=application, point="group").met


def test_account_manager_of_another_cluster_is_refused():
    mine, theirs = make_cluster(), make_cluster()
    application = submitted(cluster=theirs, call=make_call(ClusterKind.SPC))
    before = ExclusionTest.objects.count()
    with pytest.raises(Refused) as refusal:
        actions.start_assessment(application, actor=manager_of(mine), at=NOW)
    assert codes(refusal) == ["judging.not_yours"]
    assert ExclusionTest.objects.count() == before


def test_database_keeps_checklist_and_tests():
    application = admissible()
    answer = ChecklistAnswer.objects.filter(application=application).earliest("pk")
    for sql, key in (
        ("UPDATE applications_checklistanswer SET met = false WHERE id = %s", answer.pk),
        ("DELETE FROM applications_checklistanswer WHERE id = %s", answer.pk),
        (
            "UPDATE applications_admissibilityoutcome SET admissible = false WHERE application_id = %s",
            application.pk,
        ),
    ):
        with (
            pytest.raises(DatabaseError, match=r"checklist|Cannot"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql, [key])


def test_pages_lead_to_admissible(client):
    user = person(Role.HEAD_OF_TEAM)
    client.force_login(user)
    application = submitted()
    page = client.get(reverse("applications:judging", args=[application.pk]))
    assert "De uitsluitingen zijn nog niet getoetst" in page.content.decode()
    client.post(
        reverse("applications:exclusion", args=[application.pk]),
        {
            "tested_on": "20/11/2026",
            "accounts_year": "2025",
            "source": "Nationale Bank",
            "recovery_open": "False",
            "in_difficulty": "False",
        },
    )
    for point in ("exclusions", "incentive", "group"):
        address = reverse("applications:point", args=[application.pk, point])
        assert client.get(address).status_code == 200
        client.post(address, {"met": "True", "reason": "In orde.", "version": "0"})
    answer = client.post(reverse("applications:declare_admissible", args=[application.pk]), {})
    assert answer.status_code == 302
    application.refresh_from_db()
    assert application.state == "admissible"
    assert (
        client.get(reverse("applications:declare_admissible", args=[application.pk])).status_code
        == 403
    )
    assert (
        client.get(reverse("applications:start_assessment", args=[application.pk])).status_code
        == 200
    )


def test_refusals_stand_on_the_page_and_keep_what_was_typed(client):
    client.force_login(person(Role.HEAD_OF_TEAM))
    application = submitted()
    answer = client.post(
        reverse("applications:declare_inadmissible", args=[application.pk]),
        {"motivation": "Mijn gronden"},
    )
    assert answer.status_code == 422
    assert "Mijn gronden" in answer.content.decode()
    application.refresh_from_db()
    assert application.state == "submitted"


def test_applicants_and_others_see_nothing(client):
    application = submitted()
    address = reverse("applications:judging", args=[application.pk])
    applicant = signatory_of(application)
    client.force_login(account(applicant))
    assert client.get(address).status_code == 404
    client.force_login(account(manager_of(make_cluster())))
    assert client.get(address).status_code == 200  # a group without cluster is for all managers
    draft = make_draft()
    assert client.get(reverse("applications:judging", args=[draft.pk])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_for_any_number(client, django_assert_num_queries, rows):
    client.force_login(person(Role.HEAD_OF_TEAM))
    call = make_call()
    for _number in range(rows):
        submitted(call=call)
    client.get(reverse("applications:to_judge"))
    with django_assert_num_queries(QUERIES):
        page = client.get(reverse("applications:to_judge"))
    assert page.content.decode().count(call.reference) >= rows


QUERIES = 6


def test_nobody_without_the_role_lists(client):
    client.force_login(person(Role.EXPERT))
    assert client.get(reverse("applications:to_judge")).status_code == 403
