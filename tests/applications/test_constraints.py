"""What the database itself refuses in an application, also from raw SQL (A1, Q7)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from applications.enums import ApplicationState, Step
from applications.models import Answer, Application, Call, CallExtension, ConsortiumMember
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.history import traced
from tests.clusters.builders import make_organisation
from tests.people import NOW

pytestmark = pytest.mark.django_db


def stored(row):
    with traced(SYSTEM, "for a test"):
        row._change_reason = "for a test"
        row.save()
    return row


def raw_call(**more):
    fields = {
        "kind": "IBN",
        "reference": "IBN-2026",
        "name_nl": "Oproep",
        "name_en": "Call",
        "contact_name": "Team clusters",
        "contact_email": "clusters@example.be",
        "expression_opens_at": NOW - timedelta(days=1),
        "expression_closes_at": NOW + timedelta(days=30),
        "state": "published",
    }
    return stored(Call(**fields | more))


def raw_application(**more):
    fields = {
        "call": more.pop("call", None) or raw_call(),
        "applicant": make_organisation(),
        "step": Step.EXPRESSION,
        "reference": "IBN-2026-001",
        "title": "Drones",
    }
    return stored(Application(**fields | more))


def refused(sql, *values):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_submitted_content_stands_still_for_raw_sql():
    application = raw_application()
    answer = stored(Answer(application=application, key="summary", text="Zo was het."))
    table = Application._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET state = 'submitted', submitted_at = %s WHERE id = %s",
            [NOW, application.pk],
        )
    refused("UPDATE applications_answer SET text = 'anders' WHERE id = %s", answer.pk)
    refused("DELETE FROM applications_answer WHERE id = %s", answer.pk)
    refused(
        "INSERT INTO applications_answer (version, key, text, application_id)"
        " VALUES (1, 'vision', 'nieuw', %s)",
        application.pk,
    )
    answer.refresh_from_db()
    assert answer.text == "Zo was het."


def test_open_content_may_change():
    application = raw_application()
    answer = stored(Answer(application=application, key="summary", text="Zo was het."))
    Answer.objects.filter(pk=answer.pk).update(text="Zo is het.")
    answer.refresh_from_db()
    assert answer.text == "Zo is het."


def test_submitted_needs_its_moment():
    application = raw_application()
    refused("UPDATE applications_application SET state = 'submitted' WHERE id = %s", application.pk)


@pytest.mark.parametrize(
    ("step", "state"),
    [
        (Step.FULL, ApplicationState.INVITED),
        (Step.FULL, ApplicationState.JOINED),
        (Step.EXPRESSION, ApplicationState.GRANTED),
        (Step.EXPRESSION, ApplicationState.ON_AGENDA),
    ],
)
def test_states_keep_to_their_step(step, state):
    application = raw_application(step=step)
    refused(
        "UPDATE applications_application SET state = %s, submitted_at = %s WHERE id = %s",
        state.value,
        NOW,
        application.pk,
    )


def test_number_stands_once_in_a_consortium():
    application = raw_application()
    fields = {"application": application, "kbo": "0203430576", "name": "A", "part": "company"}
    stored(ConsortiumMember(**fields))
    with pytest.raises(IntegrityError), transaction.atomic():
        stored(ConsortiumMember(**fields | {"name": "B"}))


def test_extension_never_changes():
    call = raw_call()
    extension = CallExtension.objects.create(
        call=call,
        step=Step.EXPRESSION,
        old_closes_at=NOW,
        new_closes_at=NOW + timedelta(days=1),
        reason="Storing.",
        decided_at=NOW,
    )
    with pytest.raises(Exception, match="Cannot"), transaction.atomic():
        CallExtension.objects.filter(pk=extension.pk).update(reason="Anders")


@pytest.mark.parametrize(
    "wrong",
    [
        {"expression_closes_at": None},
        {"kind": "SPC"},
        {"kind": "SPC", "expression_opens_at": None, "expression_closes_at": None},
        {"expression_closes_at": NOW - timedelta(days=2)},
        {
            "kind": "AD_HOC",
            "expression_opens_at": None,
            "expression_closes_at": None,
            "full_opens_at": NOW,
        },
        {"envelope": 0},
    ],
)
def test_published_call_is_whole(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        raw_call(**wrong)
