"""The file of a cluster as it was known at the end of a day: what came later is not in it."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from agreements.actions import stop_agreement
from clusterbeleid.core.actors import Role
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.history import save_tracked
from clusterbeleid.overview.cluster_file import cluster_file
from clusterbeleid.overview.history import end_of
from clusters.enums import BoardSeat
from cofinancing.actions.contributions import accept_contribution, reconsider_contribution
from cofinancing.enums import CheckStatus
from tests.agreements.builders import paid
from tests.clusters.builders import make_cluster, make_manager, make_member, make_seat
from tests.cofinancing.builders import make_year, received
from tests.overview.conftest import text_of
from tests.people import NOW, TODAY, acting, actor, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def manager():
    return person(Role.ACCOUNT_MANAGER, language="en")


@pytest.fixture
def cluster(manager):
    found = make_cluster("VIL", manager=manager)
    make_year(date(2026, 1, 1), cluster=found, granted_on=date(2025, 12, 1))
    return found


def page(cluster, day=None):
    address = reverse("overview:cluster", args=[cluster.pk])
    return f"{address}?op={day:%d/%m/%Y}" if day else address


def file_on(cluster, day=None):
    found = cluster_file(cluster, acting(Role.HEAD_OF_TEAM), on=TODAY, as_of=day)
    assert found is not None
    return found


def test_end_of_a_day_holds_its_last_moment_and_nothing_of_the_next():
    end = end_of(date(2026, 3, 29))
    assert end < datetime(2026, 3, 30, tzinfo=BRUSSELS)
    assert end + timedelta(microseconds=1) == datetime(2026, 3, 30, tzinfo=BRUSSELS)


def test_change_of_today_is_in_the_file_of_today_and_not_of_yesterday(cluster):
    later = NOW + timedelta(days=1)
    cluster.domain = "luchtvaart"
    save_tracked(cluster, actor=acting(Role.HEAD_OF_TEAM), at=later, reason="Beter.")
    with time_machine.travel(later):
        assert file_on(cluster, TODAY).cluster.domain == "materialen"
        assert file_on(cluster, later.date()).cluster.domain == "luchtvaart"
        assert file_on(cluster).cluster.domain == "luchtvaart"


def test_member_and_seat_added_later_are_not_known_yet(cluster):
    before = file_on(cluster, TODAY)
    later = NOW + timedelta(days=2)
    member, seat = make_member(cluster), make_seat(cluster, "An De Smet", seat=BoardSeat.OTHER)
    for row in (member, seat):
        row.history.update(history_date=later)
    after = file_on(cluster, TODAY)
    assert (after.members, len(after.board)) == (before.members, len(before.board))
    known = file_on(cluster, later.date())
    assert (known.members, len(known.board)) == (before.members + 1, len(before.board) + 1)


def test_payment_accepted_later_did_not_count_then(cluster):
    (agreement,) = cluster.agreements.all()
    year = agreement.project_years.get(number=1)
    money = received(year, "900.00", date(2026, 3, 2))
    accepting = datetime(2026, 5, 4, 10, tzinfo=BRUSSELS)
    accept_contribution(money, actor=acting(Role.HEAD_OF_TEAM), at=accepting)
    (agreement.history.update(history_date=end_of(date(2025, 12, 31))),)
    agreement.project_years.model.history.update(history_date=end_of(date(2025, 12, 31)))
    type(cluster).history.update(history_date=end_of(date(2025, 12, 31)))
    (before,) = file_on(cluster, date(2026, 5, 3)).checks
    (after,) = file_on(cluster, date(2026, 5, 4)).checks
    assert (before.status, before.received_by_due) == (CheckStatus.MISSED, 0)
    assert (after.status, after.received_by_due) == (CheckStatus.MET, Decimal("900.00"))


def test_decision_taken_back_later_still_counted_then(cluster):
    year = cluster.agreements.get().project_years.get(number=1)
    money = received(year, "900.00", date(2026, 3, 2))
    accept_contribution(money, actor=acting(Role.HEAD_OF_TEAM), at=NOW)
    later = NOW + timedelta(days=1)
    with time_machine.travel(later):
        reconsider_contribution(
            money, actor=acting(Role.HEAD_OF_TEAM), at=later, reason="Verkeerde rekening."
        )
        assert file_on(cluster, TODAY).checks[0].status is CheckStatus.MET
        assert file_on(cluster).checks[0].status is CheckStatus.MISSED


def test_agreement_stopped_later_was_running_then(cluster):
    agreement = cluster.agreements.get()
    later = NOW + timedelta(days=1)
    stop_agreement(
        agreement,
        last_day=date(2026, 12, 31),
        actor=acting(Role.HEAD_OF_TEAM),
        at=later,
        reason="Op vraag van de leden.",
    )
    with time_machine.travel(later):
        then, now = file_on(cluster, TODAY), file_on(cluster)
    assert then.clock.aid_until is not None
    assert now.clock.aid_until is not None
    assert [row.agreement.state for row in then.agreements] == ["running"]
    assert [row.agreement.state for row in now.agreements] == ["stopped"]
    assert then.clock.aid_until > now.clock.aid_until


def test_aid_paid_later_is_not_in_the_ledger_then(cluster, monkeypatch):
    year = cluster.agreements.get().project_years.get(number=1)
    later = NOW + timedelta(days=1)
    monkeypatch.setattr("tests.agreements.builders.NOW", later)
    paid(year, "250.00", on_day=TODAY)
    with time_machine.travel(later):
        assert file_on(cluster).ledger.end.paid == Decimal("250.00")
        assert file_on(cluster, TODAY).ledger.end.paid == 0
        assert file_on(cluster, later.date()).ledger.end.paid == Decimal("250.00")


def test_file_before_anything_was_known_is_empty(client, manager, cluster):
    client.force_login(manager)
    shown = text_of(client.get(page(cluster, TODAY - timedelta(days=1))))
    assert "Nothing was known of this cluster on that day." in shown
    assert "Supervision sheet" not in shown


def test_page_says_which_day_it_shows_and_leads_back(client, manager, cluster):
    client.force_login(manager)
    shown = text_of(client.get(page(cluster, TODAY)))
    assert "You see the file as it was known at the end of" in shown
    assert f'href="{page(cluster)}">Back to today' in shown
    year = cluster.agreements.get().project_years.get(number=1)
    assert f"/projectjaren/{year.pk}/?op=21/11/2026" in shown
    assert "toezichtsfiche.pdf?op=21/11/2026" in shown


def test_file_of_today_and_as_of_today_show_the_same(manager, cluster):
    year = cluster.agreements.get().project_years.get(number=1)
    received(year, "900.00", date(2026, 3, 2))
    make_manager(cluster, person(Role.ACCOUNT_MANAGER))
    make_member(cluster)
    make_seat(cluster)
    paid(year, "250.00", on_day=TODAY)
    who = actor(manager)
    now = cluster_file(cluster, who, on=TODAY)
    then = cluster_file(cluster, who, on=TODAY, as_of=TODAY)
    assert now is not None
    assert then is not None
    for name in ("clock", "ledger", "members", "managers", "board_check", "on"):
        assert getattr(now, name) == getattr(then, name), name
    assert [row.explained for row in now.checks] == [row.explained for row in then.checks]
    for name in ("board", "cluster", "operator"):
        assert str(getattr(now, name)) == str(getattr(then, name)), name


@pytest.mark.parametrize("typed", ["31/02/2026", "gisteren", "22/11/2026", "2026", "0", "1" * 500])
def test_impossible_day_is_told_and_the_file_of_today_is_shown(client, manager, cluster, typed):
    client.force_login(manager)
    response = client.get(reverse("overview:cluster", args=[cluster.pk]), {"op": typed})
    shown = text_of(response)
    assert response.status_code == 422
    assert 'id="as-of-fault"' in shown
    assert "You see the file as it was known" not in shown
    assert "Ten years of operating aid" in shown
