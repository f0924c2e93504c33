"""Another version of a type: proposed by one person, decided by a second, with everything it changes (R58, A12)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import Error, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.models import StateChange
from clusterbeleid.core.parameters import current_params
from projects.actions.type_proposals import TypeFigures, approve_type, propose_type, reject_type
from projects.models import ProjectType, TypeProposal
from projects.queries.facts import facts_of
from projects.queries.projects import types_on
from projects.rules.checks import check_project
from tests.people import NOW, TODAY, acting
from tests.projects.builders import draft, granted, type_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.attack("A12"),
    pytest.mark.usefixtures("stopped_clock"),
]
DAY = date(2027, 1, 1)


def figures(kind, first=DAY, **more):
    rates = [(rate.vlaio_pct, rate.gber_pct) for rate in kind.rates.all()]
    given = {
        "min_companies": 4,
        "min_research": kind.min_research,
        "min_clusters": kind.min_clusters,
        "max_cost_pct": kind.max_cost_pct,
        "min_aid": kind.min_aid,
        "max_aid": Decimal(5_000_000),
        "max_months": kind.max_months,
        "source": "Besluit van 1 december 2026",
        "certainty": "B",
        "rates": [(Decimal(45), rates[0][1]), *rates[1:]],
        **more,
    }
    return TypeFigures(first_day=first, **given)


def proposed(kind=None, by=None, **more):
    kind = kind or type_of()
    by = by or acting(Role.HEAD_OF_TEAM)
    return propose_type(kind, figures(kind, **more), actor=by, at=NOW, reason="Nieuw besluit")


def test_nothing_changes_before_a_second_person_approves():
    kind, proposer = type_of(), acting(Role.HEAD_OF_TEAM)
    row = proposed(kind, proposer)
    assert [one.pk for one in types_on(DAY).filter(key=kind.key)] == [kind.pk]
    with pytest.raises(Refused) as refused:
        approve_type(row, actor=proposer, at=NOW)
    assert refused.value.findings[0].code == "parameter.own_proposal"
    for who in (acting(Role.ACCOUNT_MANAGER), acting(Role.FINANCE)):
        with pytest.raises(Refused):
            approve_type(row, actor=who, at=NOW)
        with pytest.raises(Refused):
            proposed(type_of("icon"), who)
    assert ProjectType.objects.filter(key=kind.key, first_day=DAY).count() == 0


def test_approved_version_holds_from_its_day_and_the_old_one_until_the_eve():
    kind = type_of()
    row = approve_type(proposed(kind), actor=acting(Role.ADMINISTRATOR), at=NOW)
    kind.refresh_from_db()
    assert kind.last_day == DAY - timedelta(days=1)
    new = types_on(DAY).get(key=kind.key)
    assert (new.min_companies, new.max_aid, new.source) == (4, Decimal(5_000_000), row.source)
    assert (new.cooperative, new.applicants) == (kind.cooperative, kind.applicants)
    before, after = list(kind.rates.all()), list(new.rates.all())
    assert [one.vlaio_pct for one in after] == [45, *(one.vlaio_pct for one in before[1:])]
    assert after[0].source == row.source
    assert [one.source for one in after[1:]] == [one.source for one in before[1:]]
    steps = StateChange.objects.filter(object_id=row.pk).order_by("pk")
    assert [one.action for one in steps if one.action.endswith("_type")] == [
        "propose_type",
        "approve_type",
    ]


def test_projects_keep_the_version_they_were_entered_with():
    kind = type_of()
    project = granted()
    approve_type(
        proposed(kind, first=date(2026, 1, 1), min_companies=9),
        actor=acting(Role.ADMINISTRATOR),
        at=NOW,
    )
    project.refresh_from_db()
    found = check_project(facts_of(project, project.decided_on or TODAY), current_params()).findings
    assert "project.too_few_companies" not in [one.code for one in found]
    assert type_of(on=TODAY).pk != kind.pk
    later = draft()
    found = check_project(facts_of(later, TODAY), current_params()).findings
    assert found[0].code == "project.too_few_companies"


def test_rejected_proposal_needs_a_reason_and_changes_nothing():
    row, second = proposed(), acting(Role.ADMINISTRATOR)
    with pytest.raises(Refused):
        reject_type(row, actor=second, at=NOW, reason="")
    reject_type(row, actor=second, at=NOW, reason="Niet gepubliceerd")
    row.refresh_from_db()
    assert (row.state, row.decided_by_id) == ("rejected", second.user_id)
    with pytest.raises(Refused):
        approve_type(row, actor=second, at=NOW)
    assert not ProjectType.objects.filter(first_day=DAY).exists()


def test_day_outside_an_old_version_and_a_second_open_proposal_are_refused():
    kind = type_of()
    with pytest.raises(Refused) as refused:
        proposed(kind, first=kind.first_day)
    assert refused.value.findings[0].code == "type.day_outside"
    row = proposed(kind)
    with pytest.raises(ValidationError):
        proposed(kind)
    approve_type(row, actor=acting(Role.ADMINISTRATOR), at=NOW)
    with pytest.raises(Refused) as refused:
        proposed(kind, first=DAY + timedelta(days=9))
    assert refused.value.findings[0].code == "type.not_last"
    assert TypeProposal.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        "decided_by_id = proposed_by_id, decided_at = now(), state = 'approved'",
        "state = 'approved'",
        "state = 'anders'",
        "source = ''",
    ],
)
def test_database_refuses_what_the_action_would_not_do(change):
    row = proposed()
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE projects_typeproposal SET {change} WHERE id = %s", [row.pk])
    row.refresh_from_db()
    assert row.state == "proposed"


def test_from_form_to_approved_by_a_second_person(client):
    kind = type_of()
    head, second = acting(Role.HEAD_OF_TEAM), acting(Role.ADMINISTRATOR)
    address = reverse("projects:propose_type", args=[kind.pk])
    client.force_login(User.objects.get(pk=head.user_id or 0))
    assert client.get(address).status_code == 200
    sent = {
        "first_day": "01/01/2027",
        "min_companies": "4",
        "min_research": "0",
        "min_clusters": "0",
        "max_aid": "5.000.000,00",
        "source": "Besluit",
        "certainty": "B",
        "reason": "Nieuw besluit",
    }
    assert client.post(address, {**sent, "first_day": "01/01/2010"}).status_code == 422
    made = client.post(address, sent)
    row = TypeProposal.objects.get()
    page = reverse("projects:type_proposal", args=[row.pk])
    assert made.headers["Location"] == page
    html = client.get(page).content.decode()
    assert "5.000.000" in html
    own = client.post(page, {"decision": "approve", "reason": ""})
    assert own.status_code == 422
    client.force_login(User.objects.get(pk=second.user_id or 0))
    client.post(page, {"decision": "approve", "reason": ""})
    row.refresh_from_db()
    assert row.state == "approved"
    html = client.get(reverse("projects:types")).content.decode()
    assert "01/01/2027" in html


@pytest.mark.parametrize("name", ["types", "type_proposal"])
def test_number_of_queries_is_the_same_for_one_row_and_three(client, name):
    row = proposed()
    client.force_login(User.objects.get(pk=acting(Role.HEAD_OF_TEAM).user_id or 0))
    counted = []
    for keys in ((), ("icon", "csbo")):
        for key in keys:
            proposed(type_of(key))
        address = reverse(f"projects:{name}", args=[row.pk] if name == "type_proposal" else [])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1] == {"types": 8, "type_proposal": 6}[name]
