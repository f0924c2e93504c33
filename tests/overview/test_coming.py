"""A grant that has yet to begin: its first due date is in sight, in a world without the demo."""

from datetime import date
from decimal import Decimal

from clusterbeleid.accounts.queries import actor_of
from clusterbeleid.core.actors import Role
from clusterbeleid.overview.cluster_file import cluster_file
from clusterbeleid.overview.queries import portfolio
from clusterbeleid.overview.tiles import file_tiles
from tests.agreements.builders import running_agreement
from tests.clusters.builders import make_cluster, make_manager
from tests.overview.conftest import DAY
from tests.people import person


def test_first_due_date_of_a_grant_that_has_yet_to_begin_is_in_sight(db):
    manager = person(Role.ACCOUNT_MANAGER)
    cluster = make_cluster("Nieuwe werking")
    make_manager(cluster, manager)
    agreement = running_agreement(
        cluster, date(2027, 1, 1), 1, "90000", granted_on=date(2026, 11, 16)
    )
    who = actor_of(manager, on=DAY)
    (row,) = [one for one in portfolio(who, on=DAY).rows if one.kind == "coming"]
    assert (row.cluster, row.day, row.amount, row.rank) == (
        "Nieuwe werking",
        date(2027, 4, 1),
        Decimal("72000.00"),
        5,
    )
    assert agreement.reference in row.subject
    shown = cluster_file(cluster, who, on=DAY)
    assert shown is not None
    assert shown.coming is not None
    assert (list(shown.checks), shown.coming.due) == ([], date(2027, 4, 1))
    assert "01/04/2027" in [tile.value for tile in file_tiles(shown)]
