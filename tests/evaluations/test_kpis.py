"""Indicators: defining, entering, showing and handing out (R61)."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import InternalError, connection
from django.urls import reverse

from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from evaluations.actions.kpis import TargetData, ValueData, define_kpi, record_value, set_target
from evaluations.models import KpiTarget, KpiValue, KpiVersion
from tests.clusters.builders import head, make_cluster
from tests.evaluations.builders import MEANS, make_definition, make_value
from tests.people import NOW, acting, actor, person

pytestmark = pytest.mark.django_db
QUERIES = 6


def table(cluster):
    out = StringIO()
    call_command("kpi_table", cluster=cluster.name, format="json", stdout=out)
    return json.loads(out.getvalue())


def test_command_prints_values_and_targets_of_one_cluster():
    cluster, other = make_cluster(), make_cluster()
    definition = make_definition()
    make_value(definition, cluster, "160")
    make_value(definition, other, "99")
    make_value(definition, None, "1697")
    plan = TargetData(year=2025, target=Decimal(170), source="pact")
    set_target(definition, cluster, plan, actor=head(), at=NOW)
    assert table(cluster) == [
        {
            "kpi": "members",
            "version": 1,
            "unit": "number",
            "year": 2025,
            "value": "160",
            "target": "170",
            "source": "jaarverslag",
        }
    ]


def test_command_names_an_unknown_cluster():
    with pytest.raises(CommandError, match="Nergens"):
        call_command("kpi_table", cluster="Nergens")


def test_another_definition_is_the_next_version_and_the_first_stays():
    first = make_definition()
    second = define_kpi("members", replace(MEANS, unit="pct"), actor=head(), at=NOW)
    assert (first.number, second.number) == (1, 2)
    assert list(KpiVersion.objects.values_list("number", "unit")) == [(1, "number"), (2, "pct")]


def test_stored_definition_never_changes():
    made = make_definition()
    with pytest.raises(InternalError, match="Cannot"), connection.cursor() as cursor:
        cursor.execute("UPDATE evaluations_kpiversion SET unit = 'pct' WHERE id = %s", [made.pk])


def test_value_entered_again_is_corrected_with_its_history():
    cluster, definition = make_cluster(), make_definition()
    make_value(definition, cluster, "12")
    row = make_value(definition, cluster, "13")
    assert KpiValue.objects.count() == 1
    assert sorted(row.history.values_list("value", flat=True)) == [Decimal(12), Decimal(13)]


@pytest.mark.parametrize("role", [Role.FINANCE, Role.AUDITOR, Role.ACCOUNT_MANAGER])
def test_only_keepers_of_the_file_enter_figures(role):
    cluster, definition = make_cluster(), make_definition()
    data: dict[str, Any] = {"year": 2025, "target": Decimal(1), "source": "x"}
    with pytest.raises(Refused):
        set_target(definition, cluster, TargetData(**data), actor=acting(role), at=NOW)
    with pytest.raises(Refused):
        define_kpi("members", MEANS, actor=acting(role), at=NOW)
    assert (KpiTarget.objects.count(), KpiVersion.objects.count()) == (0, 1)


def test_manager_enters_no_figure_of_all_clusters():
    user = person(Role.ACCOUNT_MANAGER)
    cluster = make_cluster(manager=user)
    definition = make_definition()
    make_value(definition, cluster)
    data = ValueData(
        year=2025, value=Decimal(1), scope="alle", on_day=date(2025, 12, 31), source="x"
    )
    with pytest.raises(Refused, match="kpi.head_defines"):
        record_value(definition, None, data, actor=actor(user), at=NOW)
    assert KpiValue.objects.count() == 1


@pytest.mark.parametrize("number", [1, 3])
def test_page_of_a_cluster_costs_the_same(client, django_assert_num_queries, number):
    cluster, user = make_cluster(), person(Role.HEAD_OF_TEAM)
    for one in range(number):
        make_value(make_definition(f"kpi-{one}"), cluster, "160")
    client.force_login(user)
    address = reverse("evaluations:kpis", args=[cluster.pk])
    client.get(address)
    with django_assert_num_queries(QUERIES):
        page = client.get(address).content.decode()
    assert page.count('class="cb-chart__title"') == number
    assert "jaarverslag" in page


def test_form_enters_a_value(client):
    cluster, definition = make_cluster(), make_definition()
    client.force_login(person(Role.HEAD_OF_TEAM))
    answer = client.post(
        reverse("evaluations:enter_value", args=[cluster.pk]),
        {
            "definition": definition.pk,
            "year": "2025",
            "value": "12,5",
            "scope": "alle leden",
            "on_day": "31/12/2025",
            "source": "jaarverslag",
        },
    )
    assert answer.status_code == 302
    stored = KpiValue.objects.get()
    assert (stored.value, stored.cluster, stored.definition) == (
        Decimal("12.5"),
        cluster,
        definition,
    )
