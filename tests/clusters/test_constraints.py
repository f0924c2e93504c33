"""What the database itself keeps of clusters, also from raw SQL: one at a time, and signed is signed (Q7)."""

from datetime import date

import pytest

from clusters.actions import pacts
from tests.clusters.builders import interest_in, make_cluster, make_manager
from tests.clusters.pact_builders import by, make_pact, make_signed_pact
from tests.clusters.test_proposals import World
from tests.harness.rows import KEPT, delete, insert_copy, refused_by, update
from tests.people import TODAY

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "made", "changed"),
    [
        ("management_no_overlap", lambda: make_manager(make_cluster()), {}),
        ("pact_one_draft", lambda: make_pact(make_cluster()), {"number": 2}),
        ("pact_one_in_force", lambda: make_signed_pact(make_cluster()), {"number": 2}),
        ("proposal_size_waits_once", lambda: World().propose_size(), {}),
        ("staff_interest_once", lambda: interest_in(make_cluster()), {}),
    ],
)
def test_second_row_of_its_kind_is_refused(name, made, changed, figures):
    row = made()
    with refused_by(name):
        insert_copy(row, **changed)
    assert type(row).objects.count() == 1


@pytest.mark.parametrize("part", ["parties", "signatories"])
def test_who_signed_stands_as_signed(part):
    """The triggers pact_party_is_frozen and pact_signatory_is_frozen."""
    row = getattr(make_signed_pact(make_cluster()), part).exclude(name="Mia Minister").last()
    with refused_by("stands as it was signed"):
        update(row, "name = 'Een ander'")
    with refused_by("stands as it was signed"):
        delete(row)
    with refused_by("stands as it was signed"):
        insert_copy(row, name="Nog iemand")
    name = row.name
    row.refresh_from_db()
    assert row.name == name


def test_yearly_review_stands_as_held():
    """The trigger pact_review_is_final."""
    pact = make_signed_pact(make_cluster())
    data = pacts.ReviewData(TODAY, "Vergadering", "Alles op schema.", date(2027, 12, 1))
    row = pacts.record_review(pact, data, **by())
    with refused_by(KEPT):
        update(row, "held_on = held_on - 1")
    with refused_by(KEPT):
        delete(row)
    assert list(pact.reviews.all()) == [row]
