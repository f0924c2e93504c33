"""From advice to agreement: on the agenda, in the dossier, decided, carried out (R51, R53, A14)."""

from decimal import Decimal

import pytest
from django.urls import reverse

from agreements.models import ProjectYear, SupportAgreement
from applications.documents.subject import KIND
from applications.enums import Step
from applications.models import Application
from clusterbeleid.core.errors import Refused
from clusters.enums import ClusterKind
from clusters.models import Cluster, Membership
from clusters.queries import operator_of
from committee import actions, subjects
from committee.enums import DecisionType
from committee.models import Decision
from tests.agreements.builders import legal_figures, make_scheme
from tests.applications.judging.builders import (
    START,
    accepted,
    advised,
    full_proposal,
    invited,
    make_call,
    scored,
)
from tests.clusters.builders import make_cluster, make_operator
from tests.committee.builders import (
    decision_data,
    make_committee,
    make_meeting,
    no_interest,
    opened,
    votes,
)
from tests.people import NOW, TODAY, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _figures(db):
    legal_figures()
    make_scheme(ClusterKind.SPC)
    make_scheme(ClusterKind.IBN)


def ready(**more):
    """Return an advised application with one review."""
    application = full_proposal(**more)
    scored(application, 4)
    advised(application)
    application.refresh_from_db()
    return application


def of_cluster(**more):
    cluster = make_cluster()
    application = ready(cluster=cluster, **more)
    make_operator(cluster, application.applicant)
    return application


def on_agenda(committee, application):
    meeting = make_meeting(committee)
    item = actions.put_on_agenda(meeting, KIND, application.pk, actor=committee.secretary, at=NOW)
    return meeting, item


def decided(committee, application, choice="for", **values):
    """Let everybody vote, and record the decision."""
    meeting, item = on_agenda(committee, application)
    who = {"actor": committee.secretary, "at": NOW}
    actions.seal_dossier(item, **who)
    opened(committee, meeting)
    no_interest(item, *committee.members)
    actions.open_vote(item, **who)
    votes(item, *((one, choice) for one in committee.members))
    item = actions.close_vote(item, **who)
    item = actions.confirm_regularity(item, note="Alle leden waren er.", **who)
    return actions.record_decision(item, decision_data(**values), **who)


def test_advised_application_waits_for_the_agenda_and_follows_it():
    committee = make_committee()
    application = ready()
    waiting = subjects.waiting_subjects(committee.secretary, on=TODAY)
    assert (KIND, application.pk, f"{application.reference} {application.title}") in waiting
    _meeting, item = on_agenda(committee, application)
    application.refresh_from_db()
    assert application.state == "on_agenda"
    actions.take_off_agenda(item, actor=committee.secretary, at=NOW, reason="Nog te vroeg.")
    application.refresh_from_db()
    assert application.state == "advised"


def test_application_without_advice_comes_on_no_agenda():
    committee = make_committee()
    application = full_proposal()
    with pytest.raises(Refused):
        on_agenda(committee, application)
    application.refresh_from_db()
    assert application.state == "in_assessment"
    found = subjects.subject_of(KIND, application.pk, on=TODAY)
    assert [one.code for one in found.missing] == ["decided.no_advice"]


def test_dossier_holds_what_the_rules_ask_and_no_review_of_others_work():
    application = of_cluster()
    titles = [one.title for one in subjects.dossier_of(KIND, application.pk, on=TODAY).sections]
    assert titles[0] == "Aanvrager en aanvraag"
    assert any(title.startswith("Oordeel van") for title in titles)
    for title in (
        "Afstamming, tien jaar en eerdere overeenkomsten",
        "Scores met hun spreiding",
        "Budget per categorie",
        "Toets van cijfers, consortium en bestuur",
        "Financiering, cofinanciering en haar spreiding",
        "Uitsluitingen en ontvankelijkheid",
        "Belangenregister van de experten",
        "Alternatieven onder de enveloppe",
        "Advies van VLAIO en ontwerpbeslissing",
        "Betaalplan en bekendmaking",
    ):
        assert title in titles
    again = subjects.dossier_of(KIND, application.pk, on=TODAY).as_json()
    assert again == subjects.dossier_of(KIND, application.pk, on=TODAY).as_json()


def test_grant_makes_the_agreement_with_its_project_years():
    application = of_cluster()
    decision = decided(make_committee(), application)
    application.refresh_from_db()
    agreement = SupportAgreement.objects.get(cluster=application.cluster)
    year = ProjectYear.objects.get(agreement=agreement)
    assert (application.state, agreement.state) == ("granted", "running")
    assert agreement.decision_reference == decision.number
    assert agreement.granted_on == decision.decided_on
    assert (year.granted_amount, year.eligible_cost, year.planned_cofinancing) == (
        Decimal("100000.00"),
        Decimal("200000.00"),
        Decimal("100000.00"),
    )
    assert agreement.drafted_by_id is None
    assert decision.consequences["lines"][0]["value"] == "100000.00"


def test_grant_to_a_new_group_opens_its_cluster_with_operator_and_members():
    application = ready(call=make_call(ClusterKind.IBN), title="Netwerk drones")
    decided(make_committee(), application)
    application.refresh_from_db()
    cluster = Cluster.objects.get(name="Netwerk drones")
    assert application.cluster == cluster
    operator = operator_of(cluster, on=START)
    assert operator is not None
    assert operator.organisation == application.applicant
    assert Membership.objects.filter(cluster=cluster).count() == 2
    assert SupportAgreement.objects.get(cluster=cluster).state == "running"


def test_a_name_that_exists_blocks_before_anybody_decides():
    make_cluster("Netwerk drones")
    application = ready(call=make_call(ClusterKind.IBN), title="Netwerk drones")
    with pytest.raises(Refused) as refusal:
        decided(make_committee(), application)
    assert [one.code for one in refusal.value.findings] == ["decided.name_taken"]
    assert SupportAgreement.objects.count() == 0


def test_refusal_ends_the_application_and_makes_nothing():
    application = of_cluster()
    decided(
        make_committee(),
        application,
        choice="against",
        decision_type=DecisionType.REFUSE.value,
        outcome="De steun wordt geweigerd.",
    )
    application.refresh_from_db()
    assert application.state == "refused"
    assert SupportAgreement.objects.count() == 0


def test_a_rule_of_agreements_undoes_the_decision_too():
    application = of_cluster(aid="900000")
    with pytest.raises(Refused):
        decided(make_committee(), application)
    application.refresh_from_db()
    assert application.state == "on_agenda"
    assert Decision.objects.count() == 0
    assert SupportAgreement.objects.count() == 0


def test_expert_and_agency_lose_the_pen_once_advised(client):
    application = full_proposal()
    review = accepted(application)
    scored(application, 4)
    advised(application)
    client.force_login(review.expert.user)
    assert client.get(reverse("applications:review_dossier", args=[review.pk])).status_code == 404
    client.force_login(person("head_of_team"))
    page = reverse("applications:judging", args=[application.pk])
    assert client.get(page).status_code == 200
    with pytest.raises(Refused):
        invited(application)
    assert Application.objects.get(pk=application.pk).step == Step.FULL
