"""The database as last line: raw SQL that would stretch the ten years or the grants is refused."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from agreements.models import ProjectYear, SupportAgreement, SupportScheme
from clusters.models import Cluster
from tests.agreements.builders import make_draft, make_scheme, running_agreement
from tests.clusters.builders import make_cluster

pytestmark = pytest.mark.django_db

AGREEMENT = "agreements_supportagreement"
YEAR = "agreements_projectyear"


def rows() -> list[list[object]]:
    models = (SupportScheme, SupportAgreement, ProjectYear)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


def run(statement: str, *values: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def refused(statement: str, *values: int) -> str:
    """Run raw SQL that must fail; return the name of the constraint or the message of the trigger."""
    before = rows()
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        run(statement, *values)
    assert rows() == before
    return str(error.value)


@pytest.mark.parametrize(
    "change",
    [
        "first_day = '2016-01-01'",
        "first_day = '2018-01-01'",
        "last_day = '2027-12-31'",
        "granted_on = '2016-01-01'",
        "aid_kind = 'investment'",
        "state = 'draft'",
        "state = 'withdrawn'",
        "checked = '{}'",
        "confirmed_by_id = NULL",
    ],
)
def test_confirmed_agreement_keeps_its_grant(change):
    running_agreement()
    message = refused(f"UPDATE {AGREEMENT} SET {change}")
    assert "keeps its grant" in message or "agreement_confirmed_by_somebody" in message


def test_confirmed_agreement_stays_with_its_cluster_and_scheme():
    running_agreement()
    other = make_cluster()
    scheme = make_scheme(code="DE_MINIMIS", counts_for_ten_years=False)
    assert "keeps its grant" in refused(f"UPDATE {AGREEMENT} SET cluster_id = %s", other.pk)
    assert "keeps its grant" in refused(f"UPDATE {AGREEMENT} SET scheme_id = %s", scheme.pk)


def test_confirmed_agreement_is_not_deleted():
    running_agreement()
    assert "is not deleted" in refused(f"DELETE FROM {AGREEMENT}")


def test_last_day_may_come_closer():
    agreement = running_agreement()
    run(f"UPDATE {AGREEMENT} SET last_day = '2018-06-30', state = 'stopped'")
    agreement.refresh_from_db()
    assert (agreement.last_day, agreement.state) == (date(2018, 6, 30), "stopped")


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {YEAR} SET granted_amount = granted_amount - 1",
        f"UPDATE {YEAR} SET eligible_cost = eligible_cost + 1",
        f"UPDATE {YEAR} SET first_day = first_day - 1 WHERE number = 1",
        f"DELETE FROM {YEAR} WHERE number = 3",
    ],
)
def test_project_year_of_a_confirmed_agreement_keeps_its_figures(statement):
    running_agreement()
    assert "keeps its figures" in refused(statement)


def test_project_year_of_a_draft_may_change():
    make_draft(make_cluster())
    assert run(f"UPDATE {YEAR} SET granted_amount = 1") == 3


def test_scheme_in_use_keeps_what_it_counts_for():
    running_agreement()
    message = refused("UPDATE agreements_supportscheme SET counts_for_ten_years = false")
    assert "keeps what it counts for" in message


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("last_day = NULL", "agreement_period_closed"),
        ("last_day = '2016-12-31'", "agreement_period_in_order"),
        ("aid_kind = 'other'", "agreement_aid_kind_known"),
        ("state = 'lapsed', drafted_by_id = NULL", "agreement_state_known"),
        ("confirmed_by_id = drafted_by_id", "agreement_two_people"),
        ("state = 'running'", "agreement_confirmed_by_somebody"),
    ],
)
def test_impossible_draft_is_refused(change, constraint):
    make_draft(make_cluster())
    assert constraint in refused(f"UPDATE {AGREEMENT} SET {change}")


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("granted_amount = -1", "project_year_amounts_in_range"),
        ("granted_amount = eligible_cost + 1", "project_year_amounts_in_range"),
        ("eligible_cost = 0, granted_amount = 0", "project_year_amounts_in_range"),
        ("last_day = NULL", "project_year_closed"),
        ("last_day = first_day + 400", "project_year_no_overlap"),
        ("number = 1", "project_year_number_once"),
    ],
)
def test_impossible_project_year_is_refused(change, constraint):
    make_draft(make_cluster())
    assert constraint in refused(f"UPDATE {YEAR} SET {change} WHERE number < 3")


def test_two_confirmed_agreements_of_a_cluster_never_share_a_day():
    cluster: Cluster = make_cluster()
    running_agreement(cluster)
    draft = make_draft(cluster, date(2019, 12, 31), 1)
    message = refused(
        f"UPDATE {AGREEMENT} SET state = 'running', confirmed_by_id = "
        "(SELECT min(id) FROM accounts_user WHERE id <> drafted_by_id) WHERE id = %s",
        draft.pk,
    )
    assert "agreement_no_overlap" in message
