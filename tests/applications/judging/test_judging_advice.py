"""The advice: two people, the cluster's own manager never alone, frozen afterwards (A12, A13, R52)."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from applications.actions.judging import advice as actions
from applications.models import Advice, AdviceYear
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict, Refused
from tests.agreements.builders import legal_figures
from tests.applications.judging.builders import (
    advice_data,
    advised,
    full_proposal,
    in_assessment,
    scored,
    written,
)
from tests.clusters.builders import make_cluster, manager_of
from tests.people import NOW, acting, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _figures(db):
    legal_figures()


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


def send(advice, by):
    return actions.send_advice(advice, expected_version=advice.version, actor=by, at=NOW)


def approve(advice, by):
    return actions.approve_advice(advice, expected_version=advice.version, actor=by, at=NOW)


def raw(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_second_person_approves_and_everything_is_frozen():
    application = full_proposal()
    scored(application, 4)
    found = advised(application)
    application.refresh_from_db()
    assert (application.state, found.state) == ("advised", "approved")
    assert found.approver_id not in {found.author_id, None}
    assert list(found.years.values_list("granted_amount", flat=True)) == [Decimal("100000.00")]
    raw("UPDATE applications_advice SET motivation = 'anders' WHERE id = %s", found.pk)
    raw("DELETE FROM applications_adviceyear WHERE advice_id = %s", found.pk)
    raw("UPDATE applications_adviceyear SET granted_amount = 1 WHERE advice_id = %s", found.pk)
    with pytest.raises(Refused) as refusal:
        actions.revise_advice(
            found,
            expected_version=found.version,
            actor=acting(Role.HEAD_OF_TEAM),
            at=NOW,
            reason="Toch anders.",
        )
    assert codes(refusal) == ["advice.frozen"]


def test_nobody_approves_own_words_whoever_began():
    application = full_proposal()
    author, helper = acting(Role.HEAD_OF_TEAM), acting(Role.HEAD_OF_TEAM)
    first = written(application, by=author)
    changed = actions.write_advice(
        application,
        advice_data(motivation="Met een zin erbij."),
        expected_version=first.version,
        actor=helper,
        at=NOW,
    )
    sent = send(changed, author)
    for who in (author, helper):
        with pytest.raises(Refused) as refusal:
            approve(sent, who)
        assert codes(refusal) == ["advice.own_advice"]
    assert Advice.objects.get(pk=sent.pk).state == "to_approve"
    raw("UPDATE applications_advice SET approver_id = author_id WHERE id = %s", sent.pk)
    assert approve(sent, acting(Role.HEAD_OF_TEAM)).state == "approved"


def test_account_manager_is_never_the_only_author_on_the_own_cluster():
    cluster = make_cluster()
    manager = manager_of(cluster)
    application = full_proposal(cluster=cluster)
    first = written(application, by=manager)
    with pytest.raises(Refused) as refusal:
        send(first, manager)
    assert "advice.only_manager" in codes(refusal)
    second = person(Role.HEAD_OF_TEAM)
    changed = actions.write_advice(
        application,
        advice_data(second_author=second),
        expected_version=first.version,
        actor=manager,
        at=NOW,
    )
    sent = send(changed, manager)
    with pytest.raises(Refused):
        approve(sent, manager)
    assert approve(sent, acting(Role.HEAD_OF_TEAM)).state == "approved"


def test_failed_critical_criterion_blocks_a_positive_proposal():
    application = full_proposal()
    scored(application, 5, passed=False)
    author = acting(Role.HEAD_OF_TEAM)
    with pytest.raises(Refused) as refusal:
        send(written(application, by=author), author)
    assert codes(refusal) == ["advice.failed_critical"] * 4
    assert Advice.objects.get().state == "draft"


def test_returned_advice_is_changed_and_sent_again():
    application = full_proposal()
    author, boss = acting(Role.HEAD_OF_TEAM), acting(Role.HEAD_OF_TEAM)
    sent = send(written(application, by=author), author)
    with pytest.raises(Refused) as refusal:
        written(application, by=author, expected_version=sent.version)
    assert codes(refusal) == ["advice.not_open"]
    back = actions.return_advice(
        sent, expected_version=sent.version, actor=boss, at=NOW, reason="Motiveer beter."
    )
    changed = written(application, by=author, expected_version=back.version)
    assert approve(send(changed, author), boss).state == "approved"


def test_stale_version_is_a_conflict_and_changes_nothing():
    application = full_proposal()
    author = acting(Role.HEAD_OF_TEAM)
    first = written(application, by=author)
    written(application, by=author, expected_version=first.version)
    with pytest.raises(Conflict):
        actions.send_advice(first, expected_version=first.version, actor=author, at=NOW)
    assert Advice.objects.get().state == "draft"


def test_refusal_keeps_no_amounts_and_an_expression_is_invited():
    application = full_proposal()
    first = written(application)
    changed = written(application, proposal="refuse", expected_version=first.version)
    assert AdviceYear.objects.filter(advice=changed).count() == 0
    assert advised(in_assessment(), proposal="invite").proposal == "invite"


def test_pages_from_writing_to_approval(client):
    application = full_proposal(cluster=make_cluster())
    client.force_login(person(Role.HEAD_OF_TEAM))
    address = reverse("applications:write_advice", args=[application.pk])
    assert "Gevraagd" in client.get(address).content.decode()
    typed = {
        "version": "0",
        "proposal": "grant",
        "motivation": "Sterk plan.",
        "draft_decision": "Ken de steun toe.",
        "second_author": "",
        "year_1": "90.000,00",
    }
    assert client.post(address, typed).status_code == 302
    found = Advice.objects.get()
    assert found.years.get().granted_amount == Decimal("90000.00")
    send_page = reverse("applications:send_advice", args=[application.pk])
    assert client.get(send_page).status_code == 200
    assert client.post(send_page, {"version": found.version}).status_code == 302
    approve_page = reverse("applications:approve_advice", args=[application.pk])
    assert client.get(approve_page).status_code == 403
    client.force_login(person(Role.HEAD_OF_TEAM))
    back = reverse("applications:return_advice", args=[application.pk])
    assert client.post(back, {"version": found.version + 1, "reason": ""}).status_code == 422
    assert client.post(approve_page, {"version": found.version + 1}).status_code == 302
    page = client.get(reverse("applications:judging", args=[application.pk])).content.decode()
    assert "Goedgekeurd" in page
    assert "90.000,00" in page


def test_finance_reads_and_never_writes(client):
    application = full_proposal()
    client.force_login(person(Role.FINANCE))
    assert client.get(reverse("applications:judging", args=[application.pk])).status_code == 200
    assert (
        client.get(reverse("applications:write_advice", args=[application.pk])).status_code == 403
    )
