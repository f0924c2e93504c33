"""The government's decision: registered with its document, carried out once (R38, A31)."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from applications.actions.judging import government as actions
from applications.actions.judging.admissibility import declare_admissible
from applications.models import Application, GovernmentDecision, Letter, Selection
from clusterbeleid.accounts.models import Mandate
from clusterbeleid.core import background
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.history import delete_tracked
from clusterbeleid.core.models import BackgroundJob, OutboxMessage
from clusterbeleid.core.progress import Progress
from tests.applications import builders as whole
from tests.applications.judging.builders import answered, make_call, submitted, with_test
from tests.clusters.builders import head, uploaded_picture
from tests.people import NOW, acting, person

pytestmark = pytest.mark.django_db


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


def expression(call):
    """Hand an expression of interest in, with its sealed content, and declare it admissible."""
    return declare_admissible(answered(with_test(whole.submitted(call))), actor=head(), at=NOW)


def decided(call, first, *others, **more):
    choices = [actions.Choice(first.pk, True, "Sterk voorstel.")]
    choices += [actions.Choice(row.pk, False, "Te weinig draagvlak.") for row in others]
    fields: dict[str, Any] = {"reference": "VR 2026 2011", "decided_on": date(2026, 11, 20)}
    return actions.register_decision(
        call, uploaded_picture(), choices, actor=head(), at=NOW, **fields | more
    )


def letters():
    return OutboxMessage.objects.filter(kind="applications.letter")


def test_registering_sends_nothing_and_the_batch_sends_everything_once():
    call = make_call()
    one, two = expression(call), expression(call)
    decided(call, one, two)
    assert letters().count() == 0
    job = actions.start_batch(call, actor=head(), at=NOW)
    assert background.run(job.pk, at=NOW) == "done"
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.state, two.state) == ("invited", "not_invited")
    proposal = Application.objects.get(call=call, step="full")
    assert proposal.state == "draft"
    assert sorted(Letter.objects.values_list("kind", flat=True)) == ["invited", "not_invited"]
    sent = letters().count()
    assert sent == 2
    job.refresh_from_db()
    assert job.result["carried_out"] == 2
    with pytest.raises(Refused) as refusal:
        actions.start_batch(call, actor=head(), at=NOW)
    assert codes(refusal) == ["government.nothing_waits"]
    actions.batch_worker(job, Progress(job.pk))
    assert letters().count() == sent


def test_a_worker_that_died_goes_on_without_a_second_letter(monkeypatch):
    call = make_call()
    one, two = expression(call), expression(call)
    decided(call, one, two)
    job = actions.start_batch(call, actor=head(), at=NOW)
    done: list[Selection] = []
    real = actions.carry_out

    def dies(selection, **more):
        if done:
            raise RuntimeError("killed")
        done.append(selection)
        return real(selection, **more)

    monkeypatch.setattr(actions, "carry_out", dies)
    assert background.run(job.pk, at=NOW) == "waiting"
    assert letters().count() == 0
    monkeypatch.setattr(actions, "carry_out", real)
    assert background.run(job.pk, at=NOW) == "done"
    assert letters().count() == 2


def test_letter_without_address_is_named_and_the_others_go_on():
    call = make_call()
    one, two = expression(call), expression(call)
    decided(call, one, two)
    for mandate in Mandate.objects.filter(organisation_number=two.applicant.kbo):
        delete_tracked(mandate, actor=SYSTEM, at=NOW, reason="for a test")
    job = actions.start_batch(call, actor=head(), at=NOW)
    background.run(job.pk, at=NOW)
    job.refresh_from_db()
    assert [row["reference"] for row in job.result["failed"]] == [two.reference]
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.state, two.state) == ("invited", "admissible")


def test_refusals_keep_nothing():
    call = make_call()
    one = expression(call)
    waits = submitted(call=call)
    with pytest.raises(Refused) as refusal:
        decided(call, one)
    assert codes(refusal) == ["government.still_open"]
    declare_admissible(answered(with_test(waits)), actor=head(), at=NOW)
    with pytest.raises(Refused) as refusal:
        decided(call, one)
    assert codes(refusal) == ["government.not_all_chosen"]
    with pytest.raises(Refused) as refusal:
        decided(call, one, waits, decided_on=date(2026, 11, 22))
    assert codes(refusal) == ["government.ahead"]
    with pytest.raises(Refused) as refusal:
        actions.start_batch(call, actor=acting(Role.HEAD_OF_TEAM), at=NOW)
    assert codes(refusal) == ["government.not_registered"]
    assert GovernmentDecision.objects.count() == 0
    assert BackgroundJob.objects.filter(kind=actions.BATCH).count() == 0


def test_decision_is_once_and_final():
    call = make_call()
    one = expression(call)
    decided(call, one)
    with pytest.raises(Refused) as refusal:
        decided(call, one)
    assert codes(refusal) == ["government.registered"]
    for sql in (
        "UPDATE applications_governmentdecision SET reference = 'anders'",
        "UPDATE applications_selection SET invited = false",
        "DELETE FROM applications_selection",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert Selection.objects.get().invited


def test_pages_from_registering_to_sending(client):
    call = make_call()
    one = expression(call)
    client.force_login(person(Role.HEAD_OF_TEAM))
    page = reverse("applications:government", args=[call.pk])
    assert one.reference in client.get(page).content.decode()
    register = reverse("applications:register_government", args=[call.pk])
    assert client.get(register).status_code == 200
    typed = {
        "reference": "VR 2026 2011",
        "decided_on": "20/11/2026",
        f"invited_{one.pk}": "True",
        f"reason_{one.pk}": "Sterk voorstel.",
    }
    refused = client.post(register, typed)
    assert refused.status_code == 422
    assert "VR 2026 2011" in refused.content.decode()
    assert client.post(register, {**typed, "file": uploaded_picture()}).status_code == 302
    shown = client.get(page).content.decode()
    assert "Sterk voorstel." in shown
    assert (
        client.post(reverse("applications:carry_out_government", args=[call.pk])).status_code == 302
    )
    job = BackgroundJob.objects.get(kind=actions.BATCH)
    background.run(job.pk, at=NOW)
    assert "Uitgenodigd" in client.get(page).content.decode()


def test_account_manager_reads_and_never_sends(client):
    call = make_call()
    decided(call, expression(call))
    client.force_login(person(Role.ACCOUNT_MANAGER))
    assert client.get(reverse("applications:government", args=[call.pk])).status_code == 200
    answer = client.post(reverse("applications:carry_out_government", args=[call.pk]))
    assert answer.status_code == 403
    assert BackgroundJob.objects.filter(kind=actions.BATCH).count() == 0
