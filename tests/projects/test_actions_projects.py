"""Making, deciding and ending projects; what is refused changes nothing."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError

from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Conflict, Refused
from clusterbeleid.core.models import StateChange
from projects.actions.partners import PartnerData, change_partner, remove_partner
from projects.actions.projects import change_project, decide_project, make_project, step_project
from projects.actions.types import load_types
from projects.models import Partner, Project, ProjectType
from projects.queries.projects import visible_projects
from tests.clusters.builders import (
    head,
    interest_in,
    make_cluster,
    make_member,
    make_operator,
    manager_of,
)
from tests.people import NOW, TODAY, acting, actor, person
from tests.projects.builders import DECIDED, data_of, draft, granted, part, type_of

pytestmark = pytest.mark.django_db


def decide(project, **more):
    given = {"decided_on": DECIDED, "actor": head(), "at": NOW, **more}
    return decide_project(project, **given)


def codes(refused):
    return [one.code for one in refused.value.findings]


def test_decision_keeps_day_state_and_history():
    project = granted()
    assert (project.state, project.decided_on) == ("decided", DECIDED)
    changes = StateChange.objects.filter(object_id=project.pk, content_type__model="project")
    assert list(changes.order_by("pk").values_list("action", flat=True)) == ["make", "decide"]
    assert project.history.count() == 2


def test_two_companies_are_refused_and_nothing_changes():
    project = draft(companies=2)
    with pytest.raises(Refused) as refused:
        decide(project)
    project.refresh_from_db()
    assert "project.too_few_companies" in codes(refused) or "transition.guard" in codes(refused)
    assert (project.state, project.decided_on) == ("draft", None)


def test_exception_asks_for_a_reason():
    project = draft(companies=2)
    part(project, "61.00", budget="100.00")
    with pytest.raises(Refused):
        decide(project)
    assert decide(project, reason="Beslissing van de raad").state == "decided"


def test_decision_lies_not_in_the_future():
    with pytest.raises(Refused) as refused:
        decide(draft(), decided_on=date(2026, 11, 22))
    assert codes(refused) == ["project.decision_in_future"]


def test_intercluster_counts_members_of_the_clusters_of_the_project():
    one, two = make_cluster(), make_cluster()
    project = make_project(data_of("intercluster"), lead=one, others=[two], actor=head(), at=NOW)
    for _number in range(3):
        partner = part(project)
        make_member(one, partner.organisation)
    with pytest.raises(Refused):
        decide(project)
    make_member(two, partner.organisation)
    assert decide(project).state == "decided"


def test_cluster_organisation_as_partner_is_seen_by_the_rules():
    cluster = make_cluster()
    operator = make_operator(cluster)
    project = draft(cluster)
    part(project, "0.00", organisation=operator.organisation, role="other")
    from_rules = decide(project)
    assert from_rules.state == "decided"


def test_content_stays_after_the_decision():
    project = granted()
    partner = project.partners.earliest("pk")
    with pytest.raises(Refused) as refused:
        remove_partner(partner, actor=head(), at=NOW, reason="Weg")
    assert codes(refused) == ["project.decided"]
    with pytest.raises(Refused):
        change_project(
            project, data_of(), lead=None, expected_version=1, actor=head(), at=NOW, reason="Weg"
        )
    assert Partner.objects.filter(project=project).count() == 3


def test_change_brings_the_clusters_to_those_given():
    one, two, three = make_cluster(), make_cluster(), make_cluster()
    project = make_project(data_of(), lead=one, others=[two], actor=head(), at=NOW)
    changed = change_project(
        project,
        data_of(title="Ander"),
        lead=three,
        others=[one],
        expected_version=project.version,
        actor=head(),
        at=NOW,
        reason="Andere trekker",
    )
    rows = {row.cluster_id: row.is_lead for row in changed.cluster_rows.all()}
    assert rows == {three.pk: True, one.pk: False}
    with pytest.raises(Conflict):
        change_project(
            project, data_of(), lead=one, expected_version=1, actor=head(), at=NOW, reason="Laat"
        )


def test_partner_changes_with_its_reason():
    project = draft()
    partner = project.partners.select_related("organisation").earliest("pk")
    data = PartnerData(
        partner.organisation.kbo,
        "company",
        Decimal(400),
        Decimal(100),
        False,
        "industrial",
        "large",
        "gber_25",
    )
    changed = change_partner(
        partner, data, expected_version=1, actor=head(), at=NOW, reason="Nieuw budget"
    )
    assert (changed.size, changed.budget, changed.version) == ("large", Decimal(400), 2)


def test_unknown_number_and_second_time_are_refused():
    project = draft()
    body = project.partners.select_related("organisation").earliest("pk").organisation
    with pytest.raises(ValidationError):
        part(project, organisation=body)
    with pytest.raises(Refused) as refused:
        part(project, organisation=type(body)(kbo="0999999922"))
    assert codes(refused) == ["project.unknown_number"]


def test_steps_follow_the_table():
    project = granted()
    with pytest.raises(Refused):
        step_project(project, "stop", actor=head(), at=NOW)
    step_project(project, "stop", actor=head(), at=NOW, reason="Faillissement")
    assert (
        step_project(project, "reopen", actor=head(), at=NOW, reason="Doorstart").state == "decided"
    )


@pytest.mark.attack("A16")
def test_only_the_keepers_of_the_lead_cluster_write():
    cluster = make_cluster()
    mine, other = manager_of(cluster), acting(Role.ACCOUNT_MANAGER)
    project = draft(cluster, by=mine)
    for stranger in (other, acting(Role.FINANCE), acting(Role.AUDITOR)):
        with pytest.raises(Refused):
            decide(project, actor=stranger)
        with pytest.raises(Refused):
            make_project(data_of(), lead=cluster, actor=stranger, at=NOW)
    with pytest.raises(Refused):
        make_project(data_of(), lead=None, actor=mine, at=NOW)
    project.refresh_from_db()
    assert (project.state, Project.objects.count()) == ("draft", 1)


def test_own_interest_hides_every_project_of_the_cluster():
    cluster = make_cluster()
    user = person(Role.HEAD_OF_TEAM)
    project = granted(cluster)
    assert project in visible_projects(actor(user), on=TODAY)
    interest_in(cluster, user)
    assert project not in visible_projects(actor(user), on=TODAY)


def test_outside_the_agency_a_project_begins_with_its_decision():
    cluster = make_cluster()
    body = make_operator(cluster).organisation
    outside = acting(Role.CLUSTER_SIGNATORY, mandates=[body.kbo])
    prepared, decided = draft(cluster), granted(cluster)
    assert list(visible_projects(outside, on=TODAY)) == [decided]
    assert set(visible_projects(head(), on=TODAY)) == {prepared, decided}


def test_types_are_loaded_once_and_hold_the_figures_of_their_day():
    call_command("load_project_types")
    assert load_types(at=NOW) == 0
    assert ProjectType.objects.filter(key="intercluster").count() == 2
    icon = type_of("icon")
    assert (icon.min_research, icon.max_cost_pct, icon.rates.count()) == (1, Decimal(70), 10)


@pytest.mark.parametrize(
    "broken",
    [{"state": "decided", "decided_on": None}, {"aid": Decimal(-1)}, {"channel": "elsewhere"}],
)
def test_database_refuses_what_contradicts_itself(broken):
    with pytest.raises(IntegrityError):
        Project.objects.create(
            **{
                "reference": "X",
                "title": "X",
                "type": type_of(),
                "channel": "cluster",
                "source": "earmarked",
                "aid": Decimal(1),
                **broken,
            }
        )
