"""The home of a cluster organisation on the demo: what is due, by when, why, and who must act."""

import pytest
import time_machine
from django.urls import reverse

from clusterbeleid.accounts.models import User
from clusterbeleid.accounts.queries import actor_of
from clusterbeleid.core.parameters import current_params
from clusterbeleid.overview import due
from clusterbeleid.overview.demo.people import BY_KEY
from clusterbeleid.overview.home import home, homes
from clusters.models import Cluster
from cofinancing.enums import CheckStatus
from tests.overview.conftest import DAY, text_of
from tests.people import NOW

pytestmark = pytest.mark.usefixtures("told", "db")
FIRST = reverse("overview:portfolio")


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel(NOW):
        yield


def shown(key, name="VIL"):
    who = actor_of(User.objects.get(email=BY_KEY[key].email), on=DAY)
    params = current_params()
    return home(homes(who, params, on=DAY).get(name=name), who, params, on=DAY)


def test_everything_due_says_by_when_why_and_who_acts():
    found = shown("tom")
    kinds = {row.kind for row in found.due}
    assert kinds == {due.TASK, due.COFINANCING, due.PACT, due.INSTALMENT}
    assert all(row.who and row.url for row in found.due)
    assert all(row.why or row.explained for row in found.due)
    assert [row.order for row in found.due] == sorted(row.order for row in found.due)
    late = [row for row in found.due if row.rank == due.LATE]
    assert all(row.day is not None and row.day < DAY for row in late)
    assert {due.COFINANCING, due.TASK} == {row.kind for row in late}


def test_gap_is_that_of_the_check_and_of_the_spread():
    found = shown("tom")
    assert found.check is not None
    assert found.check.status == CheckStatus.MISSED
    (row,) = [one for one in found.due if one.kind == due.COFINANCING]
    assert row.day == found.check.due
    assert row.explained == found.check.explained
    assert found.spread is not None
    assert sum(one.amount for one in found.spread.shares) == found.check.sums.for_year


def test_organisation_sees_only_tasks_addressed_to_it():
    mine = {row.subject for row in shown("tom").due if row.kind == due.TASK}
    all_of_file = {row.subject for row in shown("els").due if row.kind == due.TASK}
    assert mine < all_of_file


def test_first_page_of_the_organisation_is_its_home(browse):
    page = text_of(browse("sofie").get(FIRST))
    vil = Cluster.objects.get(name="VIL")
    for words in ("VIL: what is due", "Co-financing of the year", "Our team", "VIL-2024"):
        assert words in page
    for name, keys in {
        "clusters:propose_member": [vil.pk],
        "clusters:member_file": [vil.pk],
        "clusters:pact": [vil.pk],
        "accounts:invite_colleague": [],
    }.items():
        assert reverse(name, args=keys) in page


def test_editor_sees_the_team_and_leads_it_not(browse):
    page = text_of(browse("tom").get(FIRST))
    assert "Sofie Claes" in page
    assert reverse("accounts:invite_colleague") not in page


def test_agency_finds_the_same_page_as_a_tab_without_the_buttons(browse):
    vil = Cluster.objects.get(name="VIL")
    page = text_of(browse("els").get(reverse("overview:home", args=[vil.pk])))
    assert 'aria-current="page">What is due' in page
    assert "Team of VIL vzw" in page
    assert reverse("clusters:propose_member", args=[vil.pk]) not in page


def test_list_narrows_to_whose_turn_it_is_and_is_exported_with_why(browse):
    client, rows = browse("tom"), shown("tom").due
    own = [row for row in rows if row.side == due.ORGANISATION]
    assert f"{len(own)} result" in text_of(client.get(FIRST, {"side": "organisation"}))
    lines = client.get(FIRST, {"export": "csv"}).getvalue().decode("utf-8-sig")
    assert len(lines.strip().splitlines()) == len(rows) + 1
    assert "once the yearly and financial report are accepted" in lines


def test_other_organisation_finds_nothing(browse):
    vil = Cluster.objects.get(name="VIL")
    assert browse("nora").get(reverse("overview:home", args=[vil.pk])).status_code == 404
