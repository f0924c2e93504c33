"""The demo shows projects in every state, and envelopes with what is committed, paid and reserved."""

from decimal import Decimal

import pytest
from django.db import transaction

from clusterbeleid.core.parameters import current_params
from clusterbeleid.overview.demo.calendar import DEMO_DAY
from projects.models import Envelope, Project
from projects.queries.envelopes import envelope_facts, with_sums
from projects.queries.facts import facts_of
from projects.queries.granted import INTERCLUSTER
from projects.queries.printed import printed
from projects.rules.checks import check_project
from projects.rules.tables import MILLION
from tests import demo

pytestmark = pytest.mark.django_db
MILLIONS = Decimal(10) ** 6


@pytest.fixture(scope="module", autouse=True)
def told(django_db_setup, django_db_blocker):
    """Put the demo in the database for this module, and take it out again."""
    with django_db_blocker.unblock(), demo.demo_settings(), transaction.atomic():
        demo.put_back()
        yield
        transaction.set_rollback(True)


def test_envelopes_of_2020_hold_exactly_the_printed_aid_and_were_paid_in_part():
    rows = list(with_sums(Envelope.objects.filter(year=2020)))
    facts = {row.cluster.name if row.cluster else INTERCLUSTER: envelope_facts(row) for row in rows}
    committed = {name: found.committed for name, found in facts.items()}
    assert committed == {
        name: Decimal(str(value)) * MILLIONS
        for (name, year, unit), value in printed(5).items()
        if year == "2020" and unit == MILLION and name != "TOTAL"
    }
    assert all(0 < found.paid < found.committed for found in facts.values())
    assert all(found.free >= 0 for found in facts.values())


def test_envelope_of_this_year_forecasts_what_is_in_preparation():
    row = with_sums(Envelope.objects.filter(year=2026)).get()
    facts = envelope_facts(row)
    assert facts.committed == 0
    assert facts.reserved == facts.forecast == 420_000


def test_project_in_preparation_lacks_a_company_because_two_are_one_group():
    project = Project.objects.get(state="draft")
    found = check_project(facts_of(project, DEMO_DAY), current_params()).findings
    codes = [one.code for one in found]
    assert codes[:2] == ["project.too_few_companies", "project.linked"]


def test_projects_stand_in_every_state_but_withdrawn():
    found = Project.objects.order_by("state").values_list("state", flat=True).distinct()
    assert list(found) == ["closed", "decided", "draft", "stopped"]
