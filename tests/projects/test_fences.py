"""What the database itself refuses about projects, whoever writes to it: rows that never change, and what there is once."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection, models, transaction
from django.db.utils import IntegrityError, InternalError

from projects.actions.envelopes import transfer
from projects.models import (
    EnvelopeTransfer,
    LeverageSelection,
    ProjectCluster,
    ProjectPayment,
    ProjectType,
    TypeProposal,
)
from tests.clusters.builders import head, make_cluster
from tests.people import NOW, TODAY
from tests.projects.builders import draft, granted, type_of
from tests.projects.envelope_builders import envelope
from tests.projects.leverage_builders import selection
from tests.projects.test_type_proposals import proposed

pytestmark = pytest.mark.django_db


def booked(project_id: int, amount: str = "1.00") -> ProjectPayment:
    return ProjectPayment.objects.create(
        project_id=project_id, amount=Decimal(amount), paid_on=TODAY, reference="B", booked_at=NOW
    )


def project_payment_is_final() -> models.Model:
    return booked(granted().pk)


def transfer_is_final() -> models.Model:
    common, own = envelope(None), envelope(make_cluster())
    transfer(common, own, Decimal(1), actor=head(), at=NOW, reason="Sterk project")
    return EnvelopeTransfer.objects.get()


@pytest.mark.parametrize(
    "arranged", [project_payment_is_final, transfer_is_final], ids=lambda one: one.__name__
)
@pytest.mark.parametrize(
    "sql", ["UPDATE {} SET amount = amount / 2 WHERE id = %s", "DELETE FROM {} WHERE id = %s"]
)
def test_row_neither_changes_nor_goes(arranged: Callable[[], models.Model], sql: str) -> None:
    row = arranged()
    rows = type(row)._default_manager.filter(pk=row.pk)
    before = rows.values()[0]
    with (
        pytest.raises(InternalError, match="Cannot update or delete rows"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(row._meta.db_table), [row.pk])
    assert rows.values()[0] == before


def is_refused(write: Callable[[], object], why: str) -> None:
    with pytest.raises(IntegrityError, match=why), transaction.atomic():
        write()


def test_payment_before_the_grant_is_refused_by_project_payment_within_aid() -> None:
    project = draft()
    is_refused(lambda: booked(project.pk), "payments stay within the aid")
    assert not ProjectPayment.objects.exists()


def test_second_lead_is_refused_by_project_one_lead() -> None:
    row = ProjectCluster(project=draft(), cluster=make_cluster(), is_lead=True)
    is_refused(row.save, "project_one_lead")
    assert ProjectCluster.objects.count() == 1


def test_two_versions_of_a_type_on_a_day_are_refused_by_project_type_no_overlap() -> None:
    row, known = type_of(), ProjectType.objects.count()
    row.pk, row._state.adding = None, True
    is_refused(row.save, "project_type_no_overlap")
    assert ProjectType.objects.count() == known


def test_second_open_proposal_is_refused_by_type_proposal_one_open() -> None:
    row = proposed()
    row.pk, row._state.adding = None, True
    is_refused(row.save, "type_proposal_one_open")
    assert TypeProposal.objects.count() == 1


@pytest.fixture
def row() -> LeverageSelection:
    granted(make_cluster("VIL"))
    return selection("VIL")


def test_second_current_version_is_refused_by_leverage_selection_one_current(
    row: LeverageSelection,
) -> None:
    row.pk, row.number, row._state.adding = None, 2, True
    is_refused(row.save, "leverage_selection_one_current")
    assert LeverageSelection.objects.count() == 1


def test_second_usual_selection_is_refused_by_leverage_selection_one_default(
    row: LeverageSelection,
) -> None:
    selection("VIL")
    rows = LeverageSelection.objects.all()
    is_refused(lambda: rows.update(is_default=True), "leverage_selection_one_default")
    assert not rows.filter(is_default=True).exists()
