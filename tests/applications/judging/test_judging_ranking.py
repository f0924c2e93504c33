"""The ranking on its page, in its export and by its command."""

import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from applications.queries.judging.ranking import rank_call
from clusters.enums import ClusterKind
from tests.applications.judging.builders import full_proposal, in_assessment, make_call, scored
from tests.clusters.builders import make_cluster
from tests.people import person

pytestmark = pytest.mark.django_db


def two_ranked():
    call = make_call(envelope="150000")
    low = in_assessment(call=call, aid="60000")
    high = in_assessment(call=call, aid="100000")
    scored(low, 2)
    scored(high, 5)
    scored(high, 4)
    return call, high, low


def test_command_prints_the_contract():
    call, high, low = two_ranked()
    out = StringIO()
    call_command("rank_call", call.reference, "--format", "json", stdout=out)
    assert json.loads(out.getvalue()) == [
        {
            "application": high.reference,
            "score": "4.50",
            "spread": "0.50",
            "requested": "100000.00",
            "cumulative": "100000.00",
            "above_line": True,
        },
        {
            "application": low.reference,
            "score": "2.00",
            "spread": "0.00",
            "requested": "60000.00",
            "cumulative": "160000.00",
            "above_line": False,
        },
    ]
    out = StringIO()
    call_command("rank_call", str(call.pk), "--envelope", "160.000", "--format", "json", stdout=out)
    assert [row["above_line"] for row in json.loads(out.getvalue())] == [True, True]


@pytest.mark.parametrize("arguments", [["bestaat-niet"], ["9" * 30]])
def test_command_refuses_an_unknown_call(arguments):
    with pytest.raises(CommandError):
        call_command("rank_call", *arguments)


def test_page_shows_line_what_if_and_export(client):
    call, high, low = two_ranked()
    client.force_login(person("head_of_team"))
    address = reverse("applications:ranking", args=[call.pk])
    page = client.get(address).content.decode()
    assert page.index(high.reference) < page.index(low.reference)
    assert "Onder de lijn" in page
    with_more = client.get(address, {"envelope": "160.000,00"}).content.decode()
    assert "Onder de lijn" not in with_more
    strict = client.get(address, {"cut_off": "4,6"}).content.decode()
    assert "Boven de lijn" not in strict
    wrong = client.get(address, {"envelope": "veel"})
    assert wrong.status_code == 200
    call.refresh_from_db()
    assert call.envelope == Decimal("150000.00")
    export = client.get(address, {"export": "csv"}).content.decode()
    assert high.reference in export


def test_account_manager_of_one_cluster_sees_no_ranking_of_all(client):
    manager = person("account_manager")
    call = make_call(ClusterKind.SPC)
    full_proposal(call=call, cluster=make_cluster(manager=manager))
    client.force_login(manager)
    address = reverse("applications:ranking", args=[call.pk])
    assert client.get(address).status_code == 200
    full_proposal(call=call, cluster=make_cluster())
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_ranking_costs_the_same_for_any_number(django_assert_num_queries, number):
    call = make_call()
    for _one in range(number):
        scored(in_assessment(call=call), 3)
    with django_assert_num_queries(4):
        assert len(rank_call(call).rows) == number
