"""The clocks of all clusters from the database: the published ones, attacks on them, and what it costs."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.queries import clock_of, ten_year_clocks, ten_year_facts
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.periods import last_day_after_years
from clusters import actions as cluster_actions
from clusters.models import Cluster
from tests.agreements.builders import (
    legal_figures,
    make_draft,
    make_scheme,
    running_agreement,
    stopped,
)
from tests.clusters.builders import head, make_cluster, make_operator, make_organisation
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parents[1] / "data" / "ten_years_2026_11_21.csv"


def clock(cluster: Cluster, on: date = TODAY):
    legal_figures()
    return clock_of(Cluster.objects.get(pk=cluster.pk), current_params(), on=on)


def supported(name: str, start: date, until: date | None) -> Cluster:
    """Return a cluster with agreements of three years up to its ten years, or stopped before."""
    cluster = make_cluster(name)
    end = last_day_after_years(start, 10)
    first = start
    while first <= min(until or end, TODAY):
        last = min(last_day_after_years(first, 3), end)
        agreement = running_agreement(cluster, first, _whole(first, last))
        if until is not None and first <= until < last:
            stopped(agreement, until)
        first = last + timedelta(days=1)
    return cluster


def _whole(first: date, last: date) -> int:
    return next(number for number in (1, 2, 3) if last_day_after_years(first, number) == last)


def test_seven_published_clusters_on_the_day_of_the_demo():
    with GOLDEN.open(newline="", encoding="utf-8") as lines:
        golden = list(csv.DictReader(lines))
    for row in golden:
        stop = date.fromisoformat(row["stopped_on"]) if row["stopped_on"] else None
        supported(row["name"], date.fromisoformat(row["support_start"]), stop)
    found = ten_year_clocks(Cluster.objects.order_by("name"), current_params(), on=TODAY)
    assert [
        (
            one.cluster.name,
            str(one.clock.started),
            str(one.clock.last_day),
            one.clock.days_left,
            one.clock.days_used,
            one.clock.level,
        )
        for one in found
    ] == sorted(
        (
            row["name"],
            row["support_start"],
            row["stopped_on"] or row["ten_years_end"],
            int(row["days_left"]),
            int(row["days_used"]),
            row["level"],
        )
        for row in golden
    )


def test_cluster_without_agreement_is_unknown():
    assert clock(make_cluster()).level == "unknown"


def test_draft_and_withdrawn_agreement_do_not_count():
    cluster = make_cluster()
    make_draft(cluster)
    assert clock(cluster).level == "unknown"


def test_investment_aid_and_de_minimis_do_not_count():
    cluster = make_cluster()
    running_agreement(cluster, aid_kind="investment")
    other = make_scheme(code="LS", counts_for_ten_years=False)
    running_agreement(cluster, scheme=other)
    assert clock(cluster).level == "unknown"


# --- A9: nothing moves the end of the ten years ---


def test_new_name_keeps_the_clock():
    cluster = make_cluster()
    running_agreement(cluster)
    before = clock(cluster)
    cluster_actions.correct_cluster(
        cluster,
        cluster_actions.ClusterData("Nieuwe naam", cluster.kind, "nieuw domein"),
        expected_version=cluster.version,
        actor=head(),
        at=NOW,
        reason="Nieuwe naam",
    )
    assert clock(cluster) == before


def test_new_cluster_organisation_with_a_new_number_keeps_the_clock():
    cluster = make_cluster()
    first = make_operator(cluster, last_day=date(2019, 12, 31))
    running_agreement(cluster)
    before = clock(cluster)
    make_operator(cluster, make_organisation("Nieuwe vzw"), first_day=date(2020, 1, 1))
    running_agreement(cluster, date(2020, 1, 1))
    after = clock(cluster)
    assert cluster.operators.exclude(organisation=first.organisation).exists()
    assert (after.started, after.last_day) == (before.started, before.last_day)


def test_merged_clusters_share_the_oldest_start():
    older, younger = make_cluster(), make_cluster()
    running_agreement(older, date(2016, 5, 1))
    running_agreement(younger, date(2018, 1, 1))
    cluster_actions.merge_lineages(
        younger.lineage, older.lineage, actor=head(), at=NOW, reason="Fusie van beide clusters"
    )
    assert clock(younger) == clock(older)
    assert clock(younger).last_day == date(2026, 4, 30)


def test_cluster_that_continues_another_keeps_its_clock():
    cluster = make_cluster()
    running_agreement(cluster)
    follower = make_cluster(continues=cluster)
    assert clock(follower) == clock(cluster)


def test_stop_recorded_on_the_cluster_ends_the_clock():
    cluster = make_cluster()
    running_agreement(cluster)
    cluster_actions.stop_cluster(
        cluster,
        stopped_on=date(2018, 12, 31),
        expected_version=cluster.version,
        actor=head(),
        at=NOW,
        reason="De leden stoppen.",
    )
    assert (clock(cluster).level, clock(cluster).last_day) == ("ended", date(2018, 12, 31))


# --- as known at a moment, and costs ---


def test_clock_as_known_before_an_agreement_was_confirmed():
    cluster = make_cluster()
    early = datetime(2026, 11, 1, 9, 0, tzinfo=BRUSSELS)
    running_agreement(cluster)
    known = clock_of(cluster, current_params(), on=TODAY, moment=NOW + timedelta(minutes=1))
    assert known.level == "months_3"
    legal_figures()
    assert not ten_year_facts(moment=early)
    assert clock_of(cluster, current_params(), on=TODAY, moment=early).level == "unknown"


@pytest.mark.parametrize("number", [1, 3])
def test_clocks_cost_the_same_for_any_number(number):
    for _turn in range(number):
        running_agreement(make_cluster())
    params = current_params()
    with CaptureQueriesContext(connection) as captured:
        found = ten_year_clocks(Cluster.objects.order_by("name"), params, on=TODAY)
    assert len(found) == number
    assert len(captured) == 2
