"""What the database itself refuses in an application, also from raw SQL (A1, Q7)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from applications.enums import ApplicationState, CostNature, FundingSource, Step
from applications.models import (
    Answer,
    Application,
    BudgetLine,
    Call,
    CallExtension,
    ConsortiumMember,
    Document,
    FundingLine,
    KpiTarget,
    Pledge,
    ProposedSeat,
)
from clusterbeleid.core.actors import SYSTEM
from clusterbeleid.core.files import store_bytes
from clusterbeleid.core.history import traced
from clusters.enums import BoardSeat
from tests.clusters.builders import PIXEL, make_organisation
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


def member_of(application):
    fields = {"kbo": "0203430576", "name": "A", "part": "company"}
    return stored(ConsortiumMember(application=application, **fields))


def picture():
    given = {"name": "x.png", "content_type": "image/png", "scope": "application:1"}
    return store_bytes(PIXEL, actor=SYSTEM, at=NOW, **given)


CONTENT = {
    "member": member_of,
    "pledge": lambda row: stored(Pledge(application=row, member=member_of(row), year=1)),
    "budget": lambda row: stored(
        BudgetLine(application=row, year=1, category="a", nature=CostNature.values[0])
    ),
    "funding": lambda row: stored(
        FundingLine(application=row, year=1, source=FundingSource.values[0])
    ),
    "kpi": lambda row: stored(
        KpiTarget(application=row, name="Leden", unit="leden", baseline=1, target=2, by_year=1)
    ),
    "seat": lambda row: stored(
        ProposedSeat(application=row, person="An", seat=BoardSeat.values[0])
    ),
    "document": lambda row: stored(
        Document(application=row, kind="mandate", title="Mandaat", file=picture())
    ),
}


@pytest.mark.parametrize("part", CONTENT)
def test_every_part_of_submitted_content_stands_still_for_raw_sql(part):
    """Each part has its trigger, such as document_kept."""
    application = raw_application()
    row = CONTENT[part](application)
    table = type(row)._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET version = version WHERE id = %s", [row.pk])
        cursor.execute(
            "UPDATE applications_application SET state = 'submitted', submitted_at = %s WHERE id = %s",
            [NOW, application.pk],
        )
    refused(f"UPDATE {table} SET version = version + 1 WHERE id = %s", row.pk)
    refused(f"DELETE FROM {table} WHERE id = %s", row.pk)
    assert type(row).objects.get(pk=row.pk).version == row.version


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
