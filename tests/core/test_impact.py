"""What a proposed figure changes: asked of the rooms, shown to who may see the files."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from agreements.registry import clock_outcomes
from clusterbeleid.core import impact
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.impact import Difference, Outcome, differences
from clusterbeleid.core.models import LegalParameter
from clusterbeleid.core.parameters import (
    ParameterDraft,
    current_params,
    params_with,
    propose_parameter,
    unsaved,
)
from clusterbeleid.kernel.params import Params
from cofinancing.registry import outcomes
from tests.agreements.builders import running_agreement
from tests.clusters.builders import make_cluster, make_manager
from tests.cofinancing.builders import accepted, figures_at_once, make_year
from tests.people import NOW, TODAY, acting, person

NONE = Params(())


def one(key, value, scope="cluster:1"):
    return Outcome(key, scope, "VIL", "VIL-2026/1", value, "/x/")


@pytest.fixture
def rooms(monkeypatch):
    found: dict[str, impact.OutcomesOf] = {}
    monkeypatch.setattr(impact, "_ROOMS", found)
    return found


def test_only_outcomes_that_differ_are_told(rooms):
    answers = [[one("a", "gehaald"), one("b", "loopt")], [one("a", "gemist"), one("b", "loopt")]]
    rooms["test"] = lambda params, on: answers.pop(0)
    assert differences(NONE, NONE, on=TODAY) == [
        Difference("cluster:1", "VIL", "VIL-2026/1", "gehaald", "gemist", "/x/")
    ]


def test_every_room_is_asked_with_both_sets_of_figures(rooms):
    asked = []
    before, after = Params(()), Params(())
    for name in ("een", "twee"):

        def outcomes_of(params, on):
            asked.append((params, on))
            return []

        rooms[name] = outcomes_of
    differences(before, after, on=TODAY)
    assert [(params is before, on) for params, on in asked] == [(True, TODAY), (False, TODAY)] * 2


def test_rooms_have_registered():
    assert {name.partition(":")[0] for name in impact._ROOMS} >= {"agreements", "cofinancing"}


def proposal(key, value, first):
    return unsaved(ParameterDraft(key, Decimal(value), first, None, "R34", "x", "A"), SYSTEM, NOW)


@pytest.mark.django_db
def test_lower_share_turns_a_miss_into_a_success():
    year = make_year(date(2026, 1, 1), granted_on=date(2025, 12, 1))
    accepted(year, "790.00", date(2026, 3, 2))
    after = params_with(proposal("cofinancing.paid_in_pct", "75", date(2025, 11, 1)))
    told = differences(current_params(), after, on=TODAY)
    (found,) = [row for row in told if "/projectjaren/" in row.url]
    assert (found.file, found.scope) == (
        year.agreement.cluster.name,
        year.agreement.cluster.scope,
    )
    assert found.before != found.after


@pytest.mark.django_db
def test_figure_of_a_later_grant_changes_nothing():
    year = make_year(date(2026, 1, 1), granted_on=date(2025, 12, 1))
    accepted(year, "790.00", date(2026, 3, 2))
    later = params_with(proposal("cofinancing.paid_in_pct", "75", date(2025, 12, 2)))
    assert outcomes(later, TODAY) == outcomes(current_params(), TODAY)


@pytest.mark.django_db
def test_other_warning_time_shows_in_the_ten_years():
    figures_at_once()
    agreement = running_agreement(start=date(2018, 1, 1))
    before = clock_outcomes(current_params(), TODAY)
    after = clock_outcomes(
        params_with(proposal("tenyears.warn_months.1", "12", date(2016, 1, 1))), TODAY
    )
    assert [row.file for row in before] == [agreement.cluster.name]
    assert [row.value for row in before] != [row.value for row in after]


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.HEAD_OF_TEAM, Role.ADMINISTRATOR, Role.ACCOUNT_MANAGER])
def test_page_counts_all_and_shows_only_files_of_the_reader(client, monkeypatch, role):
    figures_at_once()
    own, other = make_cluster("Eigen"), make_cluster("Ander")
    user = person(role, language="en")
    if role is Role.ACCOUNT_MANAGER:
        make_manager(own, user)
    values = iter(["voor", "voor", "na", "na"])
    monkeypatch.setattr(
        impact,
        "_ROOMS",
        {
            "test": lambda params, on: [
                Outcome(str(row.pk), row.scope, row.name, f"van {row.name}", next(values), "/x/")
                for row in (own, other)
            ]
        },
    )
    draft = ParameterDraft("spc.max_years", Decimal(9), date(2027, 1, 1), None, "R9", "x", "A")
    row = propose_parameter(draft, actor=acting(Role.ADMINISTRATOR), at=NOW, reason="x")
    client.force_login(user)
    shown = client.get(reverse("core:parameter", args=[row.pk])).content.decode()
    assert "2 outcomes would be different today." in shown
    seen = {name for name in ("Eigen", "Ander") if f"van {name}" in shown}
    assert (
        seen
        == {
            Role.HEAD_OF_TEAM: {"Eigen", "Ander"},
            Role.ADMINISTRATOR: set(),
            Role.ACCOUNT_MANAGER: {"Eigen"},
        }[role]
    )


@pytest.mark.django_db
def test_preview_before_proposing_stores_nothing(client):
    year = make_year(date(2026, 1, 1), granted_on=date(2025, 12, 1))
    accepted(year, "790.00", date(2026, 3, 2))
    row = LegalParameter.objects.get(key="cofinancing.paid_in_pct")
    client.force_login(person(Role.HEAD_OF_TEAM, language="en"))
    typed = {
        "value": "75",
        "valid_from": "01/11/2025",
        "source": "Besluit",
        "certainty": "A",
        "reason": "Proberen.",
        "do": "preview",
    }
    count = LegalParameter.objects.count()
    shown = client.post(reverse("core:propose_parameter", args=[row.pk]), typed)
    assert shown.status_code == 200
    assert year.agreement.cluster.name in shown.content.decode()
    assert LegalParameter.objects.count() == count
