"""The pages of projects: the whole way from entering to granted, and what each reader sees."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusterbeleid.core.actors import Role
from projects.models import Partner, Project
from tests.clusters.builders import head, make_cluster, make_operator, make_organisation, manager_of
from tests.people import acting
from tests.projects.builders import draft, granted, part, type_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]
LIST_QUERIES, PAGE_QUERIES, TAB_QUERIES = 7, 15, 8


def url(name, *keys):
    return reverse(f"projects:{name}", args=keys)


def typed(cluster, **more):
    return {
        "reference": "HBC.2026.9001",
        "title": "Warmte uit slib",
        "type": type_of().pk,
        "lead": cluster.pk,
        "source": "earmarked",
        "aid": "300,00",
        "labels": ["energy", "circular"],
        "first_day": "01/04/2026",
        "last_day": "31/03/2028",
        **more,
    }


def partner(body, **more):
    return {
        "kbo": body.kbo,
        "role": "company",
        "size": "small",
        "flemish": "True",
        "activity": "industrial",
        "budget": "200,00",
        "aid": "100,00",
        "legal_basis": "gber_25",
        **more,
    }


@pytest.mark.attack("A7")
def test_from_an_empty_form_to_aid_granted(enter):
    cluster = make_cluster()
    client = enter(manager_of(cluster))
    sent = client.post(
        url("new"), {**typed(cluster), "state": "decided", "decided_on": "01/01/2020"}
    )
    project = Project.objects.get()
    assert sent.headers["Location"] == url("project", project.pk)
    assert (project.state, project.decided_on, project.labels) == (
        "draft",
        None,
        ["circular", "energy"],
    )
    for _number in range(2):
        client.post(url("partner", project.pk), partner(make_organisation()))
    refused = client.post(url("decide", project.pk), {"decided_on": "02/03/2026"})
    assert refused.status_code == 422
    assert "2 onafhankelijke ondernemingen" in refused.content.decode()
    client.post(url("partner", project.pk), partner(make_organisation()))
    client.post(url("decide", project.pk), {"decided_on": "02/03/2026"})
    project.refresh_from_db()
    assert project.state == "decided"
    assert client.get(url("change", project.pk)).status_code == 403
    client.post(url("close", project.pk), {"reason": "Eindverslag aanvaard"})
    project.refresh_from_db()
    assert project.state == "closed"
    html = client.get(url("project", project.pk)).content.decode()
    assert "Eindverslag aanvaard" in html
    assert "Energie en klimaat" in html


def test_partner_is_changed_and_taken_out(enter):
    project = draft()
    row = project.partners.earliest("pk")
    client = enter(head())
    page = client.get(url("change_partner", project.pk, row.pk))
    assert page.status_code == 200
    body = row.organisation
    sent = {**partner(body, size="large"), "version": row.version, "reason": "Groter dan gedacht"}
    client.post(url("change_partner", project.pk, row.pk), sent)
    row.refresh_from_db()
    assert row.size == "large"
    client.post(url("remove_partner", project.pk, row.pk), {"reason": "Stapt eruit"})
    assert not Partner.objects.filter(pk=row.pk).exists()


def test_fault_stands_at_its_field(enter):
    project = draft()
    response = enter(head()).post(
        url("partner", project.pk), {**partner(make_organisation()), "kbo": "0999.999.922"}
    )
    assert response.status_code == 422
    assert "staat niet in het register" in response.content.decode()


@pytest.mark.attack("A5")
def test_organisation_sees_its_projects_without_budgets_of_others(enter):
    cluster = make_cluster()
    body = make_operator(cluster).organisation
    outside = acting(Role.CLUSTER_SIGNATORY, mandates=[body.kbo])
    project = draft(cluster)
    part(project, "71.00", organisation=body, role="other", legal_basis="de_minimis", activity="")
    own = granted(cluster)
    assert enter(outside).get(url("project", project.pk)).status_code == 404
    html = enter(outside).get(url("project", own.pk)).content.decode()
    assert html.count("Vertrouwelijk") == 3
    assert "100,00" not in html
    assert "Wat de regels zeggen" not in html
    enter(head()).post(url("decide", project.pk), {"decided_on": "02/03/2026", "reason": "Ja"})
    html = enter(outside).get(url("project", project.pk)).content.decode()
    assert "71,00" in html


def test_export_holds_every_project_and_filters_narrow(enter):
    cluster = make_cluster("Staalcluster")
    granted(cluster, title="Staal zonder kolen", labels=["energy"])
    granted(make_cluster("Zeecluster"), title="Zeewier")
    client = enter(head())
    text = client.get(url("list"), {"export": "csv"}).content.decode("utf-8-sig")
    assert "Staal zonder kolen" in text
    assert "Zeewier" in text
    for query in ({"cluster": "staal"}, {"label": "energy"}, {"q": "kolen"}):
        html = client.get(url("list"), query).content.decode()
        assert "Staal zonder kolen" in html
        assert "Zeewier" not in html
    assert "Zeewier" in client.get(url("list"), {"year": "2026"}).content.decode()
    assert "Zeewier" not in client.get(url("list"), {"year": "2025"}).content.decode()


def test_types_show_source_and_certainty(enter):
    type_of()
    html = enter(head()).get(url("types")).content.decode()
    assert "minstens één onderzoeksorganisatie" in html
    assert "GBER art. 25; het tarief van VLAIO is niet gevonden" in html


@pytest.mark.parametrize(
    ("name", "most"),
    [("list", LIST_QUERIES), ("project", PAGE_QUERIES), ("of_cluster", TAB_QUERIES)],
)
def test_number_of_queries_is_the_same_for_one_row_and_three(enter, name, most):
    cluster = make_cluster()
    project = granted(cluster)
    client = enter(head())
    counted = []
    for number in (1, 2):
        for _more in range(number):
            project = granted(cluster, companies=3 + number)
        address = url(name, *{"project": [project.pk], "of_cluster": [cluster.pk]}.get(name, []))
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counted.append(len(queries))
    assert counted == [most, most]
