"""The history of a file: field by field, with who, when and why; internal rows stay inside."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from agreements.models import ProjectYear
from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.history import save_tracked
from clusterbeleid.overview.history import file_history
from clusters.enums import DocumentClass
from tests.agreements.builders import make_draft, paid
from tests.clusters.builders import (
    make_cluster,
    make_contact,
    make_document,
    make_member,
    make_operator,
    make_organisation,
)
from tests.cofinancing.builders import accepted, make_year
from tests.overview.conftest import text_of
from tests.people import NOW, acting, actor, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss():
    return person(Role.HEAD_OF_TEAM, name="Hilde Hoofd", language="en")


@pytest.fixture
def cluster():
    return make_cluster("VIL")


def lines(cluster, who):
    return file_history(cluster, who)


def test_changed_field_shows_both_values_who_when_and_why(client, cluster, boss):
    cluster.domain = "luchtvaart"
    save_tracked(
        cluster, actor=actor(boss), at=NOW + timedelta(hours=1), reason="Op vraag van het bestuur."
    )
    client.force_login(boss)
    shown = text_of(client.get(reverse("overview:cluster_history", args=[cluster.pk])))
    row = shown.partition("<tbody>")[2].partition("</tr>")[0]
    for words in (
        "21/11/2026 10:30",
        "Hilde Hoofd",
        "cluster: VIL",
        "domain",
        "materialen",
        "luchtvaart",
    ):
        assert words in row
    assert "Op vraag van het bestuur." in shown


def test_two_fields_changed_at_once_are_two_lines(cluster, boss):
    cluster.domain, cluster.website = "luchtvaart", "https://vil.example"
    save_tracked(cluster, actor=actor(boss), at=NOW + timedelta(hours=1), reason="Beter.")
    newest = lines(cluster, actor(boss))[:2]
    assert [(row.field, row.old, row.new) for row in newest] == [
        ("domein", "materialen", "luchtvaart"),
        ("website", "–", "https://vil.example"),
    ]


def test_record_that_was_made_shows_all_it_held(cluster, boss):
    body = make_organisation("Nike bv")
    make_member(cluster, body, first_day=date(2020, 5, 1))
    row = next(one for one in lines(cluster, actor(boss)) if "Nike bv" in one.what)
    assert row.old == "–"
    assert "Nike bv" in row.new
    assert "eerste dag: 01/05/2020" in row.new


def test_newest_stands_first(cluster, boss):
    for hour, domain in enumerate(("a", "b", "c"), start=1):
        cluster.domain = domain
        save_tracked(cluster, actor=actor(boss), at=NOW + timedelta(hours=hour), reason="x")
    found = [row.new for row in lines(cluster, actor(boss)) if row.new in {"a", "b", "c"}]
    assert found == ["c", "b", "a"]


def test_history_holds_agreements_years_money_and_ledger(cluster, boss):
    make_operator(cluster)
    year = make_year(date(2026, 1, 1), cluster=cluster)
    accepted(year, "10.00")
    paid(year, "250.00")
    kinds = {row.what.partition(":")[0] for row in lines(cluster, actor(boss))}
    assert kinds >= {
        "cluster",
        "clusterorganisatie",
        "steunovereenkomst",
        "projectjaar",
        "bijdrage",
        "lijn van het steunboek",
    }


@pytest.fixture
def two_sides(cluster):
    body = make_organisation("VIL vzw", kind="civil")
    make_operator(cluster, body)
    make_contact(cluster, "Vertrouwelijk besproken.")
    make_document(cluster, "Interne nota", document_class=DocumentClass.INTERNAL)
    make_draft(cluster, date(2030, 1, 1))
    make_year(date(2026, 1, 1), cluster=cluster)
    outside = person(Role.CLUSTER_EDITOR, mandates=[body.kbo], language="en")
    return cluster, outside


def test_cluster_side_sees_no_internal_rows(client, two_sides):
    cluster, outside = two_sides
    client.force_login(outside)
    shown = text_of(client.get(reverse("overview:cluster_history", args=[cluster.pk])))
    found = lines(cluster, actor(outside))
    for words in ("Vertrouwelijk besproken.", "Interne nota"):
        assert words not in shown
        assert not any(words in f"{row.what} {row.new} {row.old}" for row in found)
    years = ProjectYear.objects.filter(agreement__cluster=cluster)
    drafts = {str(row) for row in years.filter(agreement__state="draft")}
    assert drafts
    assert not any(name in row.what for name in drafts for row in found)
    assert any(str(years.exclude(agreement__state="draft").first()) in row.what for row in found)


def test_agency_sees_the_internal_rows(two_sides, boss):
    cluster, _outside = two_sides
    told = " ".join(f"{row.what} {row.new}" for row in lines(cluster, actor(boss)))
    for words in ("Vertrouwelijk besproken.", "Interne nota"):
        assert words in told


def test_history_of_another_cluster_stays_out(cluster, boss):
    other = make_cluster("Catalisti")
    make_contact(other, "Over iets anders.")
    assert not any("iets anders" in row.new for row in lines(cluster, actor(boss)))


def test_lines_are_filtered_by_field_person_and_day(client, cluster, boss):
    cluster.domain = "luchtvaart"
    save_tracked(cluster, actor=actor(boss), at=NOW + timedelta(days=1), reason="x")
    client.force_login(boss)
    page = reverse("overview:cluster_history", args=[cluster.pk])
    for query, number in (
        ({"q": "domain"}, 1),
        ({"who": "hilde"}, 2),
        ({"since": "22/11/2026"}, 1),
        ({"q": "domain", "who": "niemand"}, 0),
    ):
        rows = text_of(client.get(page, query)).partition("<tbody>")[2]
        assert (rows.count("</tr>"), "luchtvaart" in rows) == (number, number > 0), query


def test_password_and_login_of_a_person_are_nowhere_in_history(boss):
    names = {field.name for field in User.history.model._meta.get_fields()}
    assert not names & {"password", "last_login"}


def test_history_of_a_person_is_no_part_of_a_file(cluster, boss):
    assert not any(boss.email in row.what for row in lines(cluster, acting(Role.AUDITOR)))
