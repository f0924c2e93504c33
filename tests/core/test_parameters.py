"""Legal figures: loaded once, changed by two people, never overlapping."""

import csv
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusterbeleid.core import parameters
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.enums import ParameterState
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.history import changes_of
from clusterbeleid.core.models import LegalParameter, StateChange
from clusterbeleid.core.parameter_names import NAMES, name_of
from clusterbeleid.core.parameters import (
    ParameterDraft,
    approve_parameter,
    current_params,
    fits,
    load_initial_parameters,
    propose_parameter,
    reject_parameter,
)
from tests.cofinancing.builders import figures_at_once
from tests.people import NOW, TODAY, acting, actor, person

GOLDEN = Path(__file__).parent.parent / "data" / "legal_parameters.csv"
KEY = "cofinancing.paid_in_pct"
DRAFT = ParameterDraft(
    KEY, Decimal(75), date(2027, 1, 1), None, "R34", "Besluit van de minister, art. 3", "A"
)
SIGNED: dict[str, Any] = {"at": NOW, "reason": "Nieuw besluit."}


def rows_of_figures():
    tables = (LegalParameter, LegalParameter.history.model, StateChange)
    return {
        table.__name__: [
            [getattr(row, field.attname) for field in table._meta.concrete_fields]
            for row in table.objects.order_by("pk")
        ]
        for table in tables
    }


def refused_unchanged(code, act):
    before = rows_of_figures()
    with pytest.raises(Refused) as refusal, transaction.atomic():
        act()
    assert [finding.code for finding in refusal.value.findings] == [code]
    assert rows_of_figures() == before


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def first_load(db):
    load_initial_parameters(at=NOW)


@pytest.fixture
def loaded(db):
    """The same figures, put in with two statements."""
    figures_at_once()


@pytest.fixture
def proposed(loaded):
    return propose_parameter(DRAFT, actor=acting(Role.ADMINISTRATOR), **SIGNED)


# --- the data -------------------------------------------------------------------------------------------------------


def test_all_thirty_figures_of_the_table_are_loaded_as_they_stand(first_load):
    with GOLDEN.open(newline="", encoding="utf-8") as lines:
        golden = list(csv.DictReader(lines))
    assert len(golden) == 30
    stored = {(row.key, row.valid_from.isoformat()): row for row in LegalParameter.objects.all()}
    for line in golden:
        row = stored[line["key"], line["valid_from"]]
        found = {
            "value": row.value,
            "valid_to": row.valid_to.isoformat() if row.valid_to else "",
            "rule": row.rule,
            "certainty": row.certainty,
            "state": row.state,
        }
        assert found == {
            "value": Decimal(line["value"]),
            "valid_to": line["valid_to"],
            "rule": line["rule"],
            "certainty": line["certainty"],
            "state": ParameterState.APPROVED,
        }


def test_every_figure_has_a_source_and_a_decision(first_load):
    for row in LegalParameter.objects.all():
        assert row.source
        assert row.decided_at == NOW
        assert row.history.count() == 2


def test_loading_twice_adds_nothing(first_load):
    before = rows_of_figures()
    assert load_initial_parameters(at=NOW + timedelta(days=1)) == 0
    assert rows_of_figures() == before


def test_loading_again_undoes_no_change_by_people(proposed):
    approve_parameter(proposed, actor=acting(Role.HEAD_OF_TEAM), at=NOW)
    assert load_initial_parameters(at=NOW) == 0
    assert current_params().value(KEY, date(2027, 1, 1)) == 75


def test_every_figure_has_a_name(loaded):
    keys = set(LegalParameter.objects.values_list("key", flat=True))
    assert {key for key in keys if name_of(key) == key} == set()
    series = {key.rpartition(".")[0] for key in keys}
    # The house enters the rate of interest with its source before it claims the first.
    assert {key for key in NAMES if key not in keys | series} == {"recovery.interest_pct"}


@pytest.mark.parametrize(
    ("key", "on", "expected"),
    [
        ("spc.max_year_eur", date(2023, 12, 31), 500_000),
        ("spc.max_year_eur", date(2024, 1, 1), 650_000),
        ("art27.notification_threshold_eur", date(2023, 6, 30), 7_500_000),
        ("art27.notification_threshold_eur", date(2023, 7, 1), 10_000_000),
        ("ibn.max_years", date(2015, 11, 1), 3),
    ],
)
def test_value_on_a_day_at_the_edge_of_its_period(loaded, key, on, expected):
    assert current_params().value(key, on) == expected


def test_unchanged_figures_are_read_with_one_query(loaded, django_assert_num_queries):
    current_params()
    with django_assert_num_queries(1):
        current_params()


def test_change_by_raw_sql_is_read_at_once(loaded):
    assert current_params().value(KEY, TODAY) == 80
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_legalparameter SET value = 81 WHERE key = %s", [KEY])
    assert current_params().value(KEY, TODAY) == 81


def test_event_stored_late_is_read_although_another_has_the_last_number(loaded):
    current_params()
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(pgh_id) FROM core_legalparameterevent")
        (last,) = cursor.fetchone()
        cursor.execute("UPDATE core_legalparameter SET value = 79 WHERE key = %s", [KEY])
        cursor.execute("UPDATE core_legalparameterevent SET pgh_id = -1 WHERE pgh_id > %s", [last])
    assert current_params().value(KEY, TODAY) == 79


# --- two people -----------------------------------------------------------------------------------------------------


def test_proposal_counts_for_nothing(proposed):
    assert proposed.state == ParameterState.PROPOSED
    assert current_params().value(KEY, date(2027, 1, 1)) == 80


def test_approval_ends_the_value_before_on_the_eve(proposed):
    judge = acting(Role.HEAD_OF_TEAM, name="Hilde Hoofd")
    approve_parameter(proposed, actor=judge, at=NOW)
    before, after = LegalParameter.objects.filter(key=KEY).order_by("valid_from")
    assert (before.valid_to, after.valid_from) == (date(2026, 12, 31), date(2027, 1, 1))
    assert (after.state, after.decided_by_id) == (ParameterState.APPROVED, judge.user_id)
    assert current_params().value(KEY, date(2026, 12, 31)) == 80
    assert current_params().value(KEY, date(2027, 1, 1)) == 75
    ended = changes_of(LegalParameter.objects.filter(pk=before.pk))[0]
    assert ended.field is not None
    assert (ended.field.name, ended.new, ended.who) == (
        "valid_to",
        date(2026, 12, 31),
        "Hilde Hoofd",
    )


def test_change_of_state_is_recorded_with_its_maker(proposed):
    judge = acting(Role.HEAD_OF_TEAM)
    approve_parameter(proposed, actor=judge, at=NOW)
    step = StateChange.objects.latest("pk")
    assert (step.action, step.from_state, step.to_state, step.actor_id) == (
        "approve_parameter",
        "proposed",
        "approved",
        judge.user_id,
    )


def test_rejection_needs_a_reason_and_changes_no_figure(proposed):
    judge = acting(Role.HEAD_OF_TEAM)
    refused_unchanged(
        "transition.reason",
        lambda: reject_parameter(
            LegalParameter.objects.get(pk=proposed.pk), actor=judge, at=NOW, reason=" "
        ),
    )
    reject_parameter(proposed, actor=judge, at=NOW, reason="Nog niet gepubliceerd.")
    assert current_params().value(KEY, date(2027, 1, 1)) == 80
    assert LegalParameter.objects.get(pk=proposed.pk).state == ParameterState.REJECTED


def test_proposer_decides_not_on_own_proposal_by_action(loaded):
    author = acting(Role.ADMINISTRATOR)
    row = propose_parameter(DRAFT, actor=author, **SIGNED)
    refused_unchanged(
        "parameter.own_proposal", lambda: approve_parameter(row, actor=author, at=NOW)
    )
    refused_unchanged(
        "parameter.own_proposal",
        lambda: reject_parameter(row, actor=author, at=NOW, reason="Toch niet."),
    )


def test_proposer_decides_not_on_own_proposal_by_page(loaded, client):
    author = person(Role.ADMINISTRATOR, language="en")
    row = propose_parameter(DRAFT, actor=actor(author), **SIGNED)
    client.force_login(author)
    page = reverse("core:parameter", args=[row.pk])
    assert "You proposed this value yourself." in text_of(client.get(page))
    before = rows_of_figures()
    response = client.post(page, {"decision": "approve"})
    assert response.status_code == 422
    assert rows_of_figures() == before


def test_proposer_decides_not_on_own_proposal_by_raw_sql(loaded):
    author = acting(Role.ADMINISTRATOR)
    row = propose_parameter(DRAFT, actor=author, **SIGNED)
    with pytest.raises(IntegrityError, match="parameter_two_people"), transaction.atomic():
        LegalParameter.objects.filter(pk=row.pk).update(
            state=ParameterState.APPROVED, decided_by=author.user_id, decided_at=NOW
        )


@pytest.mark.parametrize(
    "change",
    [
        {"state": "approved"},
        {"state": "half"},
        {"valid_to": date(2026, 1, 1)},
        {"decided_at": NOW},
    ],
)
def test_database_refuses_a_half_decision(proposed, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalParameter.objects.filter(pk=proposed.pk).update(**change)


def test_database_refuses_two_approved_values_on_one_day(loaded):
    row = LegalParameter.objects.get(key=KEY)
    twin = replace(DRAFT, valid_from=row.valid_from + timedelta(days=10))
    unsaved = parameters.unsaved(twin, SYSTEM, NOW, "x")
    unsaved.state, unsaved.decided_at = ParameterState.APPROVED, NOW
    with pytest.raises(IntegrityError, match="parameter_no_overlap"), transaction.atomic():
        unsaved.save()


def test_nobody_decides_twice(proposed):
    approve_parameter(proposed, actor=acting(Role.HEAD_OF_TEAM), at=NOW)
    other = acting(Role.HEAD_OF_TEAM)
    row = LegalParameter.objects.get(pk=proposed.pk)
    refused_unchanged(
        "parameter.decided", lambda: reject_parameter(row, actor=other, at=NOW, reason="Nee.")
    )


def test_second_judge_with_an_old_page_is_refused(proposed):
    stale = LegalParameter.objects.get(pk=proposed.pk)
    approve_parameter(proposed, actor=acting(Role.HEAD_OF_TEAM), at=NOW)
    other = acting(Role.HEAD_OF_TEAM)
    refused_unchanged(
        "transition.wrong_state",
        lambda: reject_parameter(stale, actor=other, at=NOW, reason="Nee."),
    )


@pytest.mark.parametrize(
    "role",
    [Role.ACCOUNT_MANAGER, Role.FINANCE, Role.AUDITOR, Role.EXPERT, Role.COMMITTEE_SECRETARY],
)
def test_others_neither_propose_nor_decide(proposed, role):
    other = acting(role)
    refused_unchanged("parameter.role", lambda: propose_parameter(DRAFT, actor=other, **SIGNED))
    refused_unchanged("parameter.role", lambda: approve_parameter(proposed, actor=other, at=NOW))


# --- periods --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        # Through a value that has its own last day.
        ("spc.max_year_eur", date(2020, 1, 1), None),
        # Into the open value that follows.
        ("spc.max_year_eur", date(2023, 6, 1), date(2024, 6, 1)),
        # On the first day of an open value.
        (KEY, date(2016, 3, 4), None),
        # Before the open value, and into it.
        (KEY, date(2015, 1, 1), date(2016, 3, 4)),
    ],
)
def test_value_that_cuts_through_an_approved_one_is_refused(loaded, key, first, last):
    draft = replace(DRAFT, key=key, valid_from=first, valid_to=last)
    row = propose_parameter(draft, actor=acting(Role.ADMINISTRATOR), **SIGNED)
    assert not fits(row)
    judge, before = acting(Role.HEAD_OF_TEAM), rows_of_figures()
    with pytest.raises(Exception, match="covers the same days|dezelfde dagen"):
        approve_parameter(row, actor=judge, at=NOW)
    assert rows_of_figures() == before


@pytest.mark.parametrize(
    ("first", "last"), [(date(2010, 1, 1), date(2016, 3, 3)), (date(2027, 1, 1), None)]
)
def test_value_beside_the_approved_ones_fits(loaded, first, last):
    draft = replace(DRAFT, valid_from=first, valid_to=last)
    row = propose_parameter(draft, actor=acting(Role.ADMINISTRATOR), **SIGNED)
    assert fits(row)
    approve_parameter(row, actor=acting(Role.HEAD_OF_TEAM), at=NOW)
    assert current_params().value(KEY, first) == 75


def test_value_with_an_end_leaves_a_gap_that_is_told(loaded):
    short = parameters.unsaved(replace(DRAFT, valid_to=date(2027, 12, 31)), SYSTEM, NOW)
    assert parameters.leaves_gap(short)
    assert not parameters.leaves_gap(parameters.unsaved(DRAFT, SYSTEM, NOW))


def test_days_in_the_wrong_order_are_told_at_the_field(loaded, client):
    client.force_login(person(Role.ADMINISTRATOR, language="en"))
    row = LegalParameter.objects.get(key=KEY)
    response = client.post(
        reverse("core:propose_parameter", args=[row.pk]),
        {**TYPED, "valid_from": "02/01/2027", "valid_to": "01/01/2027"},
    )
    assert response.status_code == 422
    assert "The last day lies before the first day." in text_of(response)
    assert LegalParameter.objects.filter(key=KEY).count() == 1


# --- pages ----------------------------------------------------------------------------------------------------------

TYPED = {
    "value": "75",
    "valid_from": "01/01/2027",
    "valid_to": "",
    "source": "Besluit van de minister, art. 3",
    "certainty": "A",
    "reason": "Nieuw besluit.",
}


def test_figure_is_proposed_and_decided_by_two_people_on_the_pages(loaded, client):
    row = LegalParameter.objects.get(key=KEY)
    client.force_login(person(Role.ADMINISTRATOR, language="en", name="Bea Beheer"))
    client.post(reverse("core:propose_parameter", args=[row.pk]), TYPED)
    made = LegalParameter.objects.get(key=KEY, state=ParameterState.PROPOSED)
    client.force_login(person(Role.HEAD_OF_TEAM, language="en", name="Hilde Hoofd"))
    page = reverse("core:parameter", args=[made.pk])
    assert "Bea Beheer" in text_of(client.get(page))
    assert client.post(page, {"decision": "approve"})["Location"] == page
    shown = text_of(client.get(page))
    assert "Hilde Hoofd" in shown
    assert "Nieuw besluit." in shown
    assert current_params().value(KEY, date(2027, 1, 1)) == 75


@pytest.mark.parametrize(("typed", "stored"), [("75,5", "75.5"), ("1.250.000", "1250000")])
def test_value_is_read_as_it_is_written_here(loaded, client, typed, stored):
    row = LegalParameter.objects.get(key=KEY)
    client.force_login(person(Role.ADMINISTRATOR))
    client.post(reverse("core:propose_parameter", args=[row.pk]), {**TYPED, "value": typed})
    assert LegalParameter.objects.get(state=ParameterState.PROPOSED).value == Decimal(stored)


@pytest.mark.parametrize(
    "value", ["", "veel", "1e308", "NaN", "Infinity", "1,2,3", "12345678901234"]
)
def test_value_that_is_no_number_is_told_at_the_field(loaded, client, value):
    row = LegalParameter.objects.get(key=KEY)
    client.force_login(person(Role.ADMINISTRATOR))
    page = reverse("core:propose_parameter", args=[row.pk])
    assert client.post(page, {**TYPED, "value": value}).status_code == 422
    assert not LegalParameter.objects.filter(state=ParameterState.PROPOSED).exists()


def test_list_shows_name_key_source_and_certainty(loaded, client):
    client.force_login(person(Role.ACCOUNT_MANAGER, language="en"))
    shown = text_of(client.get(reverse("core:parameters"), {"q": "paid in"}))
    assert "Share of the co-financing to be paid in (%)" in shown
    assert KEY in shown
    assert "Conceptnota clusterbeleid 2015, 5.1, 7.1 en 7.2" in shown


@pytest.mark.parametrize("on", ["01/01/2020", "01/01/2025"])
def test_list_on_a_day_shows_the_values_of_that_day(loaded, client, on):
    client.force_login(person(Role.AUDITOR, language="en"))
    shown = text_of(client.get(reverse("core:parameters"), {"q": "spc.max_year", "on": on}))
    assert ("500.000" in shown, "650.000" in shown) == (on.endswith("2020"), on.endswith("2025"))


def test_list_costs_the_same_for_one_and_three_figures(db, client):
    costs = []
    client.force_login(person(Role.AUDITOR))
    for key in ("a", "b", "c"):
        parameters._load(replace(DRAFT, key=key), NOW)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("core:parameters"))
        costs.append(len(queries))
    assert costs == [6, 6, 6]


@pytest.mark.parametrize("role", [Role.EXPERT, Role.CLUSTER_EDITOR])
def test_figures_stay_inside_the_agency_and_the_committee(loaded, client, role):
    client.force_login(person(role, mandates=["0203430576"] if "cluster" in role.value else ()))
    row = LegalParameter.objects.all()[0]
    for page in (reverse("core:parameters"), reverse("core:parameter", args=[row.pk])):
        assert client.get(page).status_code == 403


def test_reader_is_told_why_nothing_can_be_proposed(loaded, client):
    client.force_login(person(Role.ACCOUNT_MANAGER, language="en"))
    row, before = LegalParameter.objects.get(key=KEY), rows_of_figures()
    page = reverse("core:propose_parameter", args=[row.pk])
    for response in (client.get(page), client.post(page, TYPED)):
        assert response.status_code == 403
    assert rows_of_figures() == before
