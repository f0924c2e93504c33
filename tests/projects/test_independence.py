"""Independence of the companies of a stored project: the dated control links of the register (R22, R58)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from clusterbeleid.accounts.models import User
from clusterbeleid.core.errors import Refused
from clusters.actions.links import LinkData, record_link
from projects.actions.projects import decide_project
from tests.clusters.builders import have_figures, head, make_cluster
from tests.people import NOW
from tests.projects.builders import DECIDED, draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]
DAY = timedelta(days=1)


def joined(project, kind="control", first=date(2020, 1, 1), last=None):
    holder, held = (row.organisation for row in project.partners.order_by("pk")[:2])
    share = Decimal(30) if kind == "partner" else None
    data = LinkData(holder, held, kind, first, "Staatsblad 12/3", last, share)
    return record_link(data, actor=head(), at=NOW)


def decide(project):
    return decide_project(project, decided_on=DECIDED, actor=head(), at=NOW, reason="Test")


@pytest.mark.parametrize(
    ("kind", "first", "last", "blocks"),
    [
        ("control", DECIDED, None, True),
        ("majority", DECIDED - DAY, DECIDED, True),
        ("merger", DECIDED - DAY, None, True),
        ("control", DECIDED + DAY, None, False),
        ("majority", date(2020, 1, 1), DECIDED - DAY, False),
        ("partner", date(2020, 1, 1), None, False),
    ],
)
def test_linked_companies_count_once_on_the_day_of_the_decision(kind, first, last, blocks):
    have_figures()
    project = draft()
    joined(project, kind, first, last)
    if not blocks:
        assert decide(project).state == "decided"
        return
    with pytest.raises(Refused) as refused:
        decide(project)
    assert "project.too_few_companies" in [one.code for one in refused.value.findings]
    project.refresh_from_db()
    assert (project.state, project.decided_on) == ("draft", None)


def test_fourth_company_makes_up_for_a_link():
    have_figures()
    project = draft(companies=4)
    joined(project)
    assert decide(project).state == "decided"


def test_page_shows_the_link_with_its_source(client):
    have_figures()
    project = draft(make_cluster())
    client.force_login(User.objects.get(pk=head().user_id or 0))
    address = reverse("projects:project", args=[project.pk])
    assert "Ondernemingen die als één tellen" not in client.get(address).content.decode()
    joined(project)
    html = client.get(address).content.decode()
    assert "Ondernemingen die als één tellen" in html
    assert "Staatsblad 12/3" in html
    assert "2 onafhankelijke ondernemingen" in html
