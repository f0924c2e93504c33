"""Ways around the ten years (A9): each is refused with its reason and leaves everything as it was."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.actions import YearDraft
from agreements.models import LedgerEntry, SupportAgreement
from clusterbeleid.core.actors import Role
from clusterbeleid.core.errors import Refused
from clusterbeleid.core.files import store_upload
from clusters import actions as cluster_actions
from clusters.models import Cluster
from tests.agreements.builders import (
    confirmed,
    legal_figures,
    make_draft,
    make_scheme,
    running_agreement,
    with_operator,
)
from tests.clusters.builders import PIXEL, head, make_cluster, make_member, make_organisation
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db


def refused(agreement: SupportAgreement, motivation: str = "Wij willen dit.") -> list[str]:
    """Try to confirm; return the codes of what blocks, and prove that nothing changed."""
    legal_figures()

    def everything() -> list[object]:
        models = (SupportAgreement, LedgerEntry)
        return [list(model.objects.order_by("pk").values_list()) for model in models]

    before = everything()
    with pytest.raises(Refused) as refusal:
        confirmed(agreement, motivation=motivation)
    assert everything() == before
    return [row.code for row in refusal.value.findings if row.level == "BLOCK"]


@pytest.fixture
def full() -> Cluster:
    """A cluster with aid for the whole of its ten years."""
    cluster = make_cluster("Catalisti", operator=make_organisation("Catalisti vzw"))
    for start, years in ((2017, 3), (2020, 3), (2023, 3), (2026, 1)):
        running_agreement(cluster, date(start, 1, 1), years)
    return cluster


def eleventh_year(cluster: Cluster) -> SupportAgreement:
    with_operator(cluster, date(2027, 1, 1))
    return make_draft(cluster, date(2027, 1, 1), 1, granted_on=date(2026, 11, 20))


@pytest.mark.attack("A9")
def test_eleventh_year_is_refused(full):
    assert refused(eleventh_year(full)) == ["agreement.past_ten_years"]


@pytest.mark.attack("A9")
def test_new_name_gives_no_new_clock(full):
    cluster_actions.correct_cluster(
        full,
        cluster_actions.ClusterData("Catalisti 2.0", full.kind, "chemie"),
        expected_version=full.version,
        actor=head(),
        at=NOW,
        reason="Nieuwe naam",
    )
    assert refused(eleventh_year(full)) == ["agreement.past_ten_years"]


def test_new_cluster_organisation_gives_no_new_clock(full):
    operator = full.operators.get()
    cluster_actions.end_operator(
        operator, last_day=date(2026, 12, 31), actor=head(), at=NOW, reason="Nieuwe vzw"
    )
    new = make_organisation("Catalisti Next vzw")
    cluster_actions.appoint_operator(full, new, first_day=date(2027, 1, 1), actor=head(), at=NOW)
    assert refused(eleventh_year(full)) == ["agreement.past_ten_years"]


def test_successor_of_the_cluster_shares_its_clock(full):
    assert refused(eleventh_year(make_cluster(continues=full))) == ["agreement.past_ten_years"]


def test_new_cluster_with_the_same_members_needs_an_assessment(full):
    new = make_cluster("Chemie Vlaanderen")
    for _turn in range(4):
        body = make_organisation()
        make_member(full, body)
        make_member(new, body)
    for _turn in range(4):
        make_member(new)
    assert refused(eleventh_year(new)) == ["agreement.new_clock_not_assessed"]


def test_fewer_common_members_ask_nothing(full):
    """Three of seven members are below the share that asks for an assessment."""
    new = make_cluster("Chemie Vlaanderen")
    for number in range(7):
        body = make_organisation()
        make_member(new, body)
        if number < 3:
            make_member(full, body)
    assert confirmed_now(eleventh_year(new)).state == "running"


def test_assessment_as_new_with_legal_advice_opens_a_new_clock(full):
    new = make_cluster("Chemie Vlaanderen")
    body = make_organisation()
    make_member(full, body)
    make_member(new, body)
    draft = eleventh_year(new)
    assert refused(draft) == ["agreement.new_clock_not_assessed"]
    file = SimpleUploadedFile("advies.png", PIXEL, content_type="image/png")
    boss = acting(Role.HEAD_OF_TEAM)
    advice = store_upload(file, scope=new.scope, actor=boss, at=NOW, allowed={"png"})
    answers = dict.fromkeys(
        ("same_members", "same_people", "same_mission", "same_brand", "same_area", "continuity"),
        "Getoetst.",
    )
    data = cluster_actions.AssessmentData(**answers, outcome="new", motivation="Andere opdracht.")
    cluster_actions.assess_lineage(new, full.lineage, data, advice, actor=boss, at=NOW)
    assert confirmed_now(draft).state == "running"


def test_merger_brings_the_oldest_clock(full):
    young = make_cluster()
    running_agreement(young, date(2024, 1, 1), 3)
    cluster_actions.merge_lineages(
        young.lineage, full.lineage, actor=head(), at=NOW, reason="Fusie"
    )
    assert refused(eleventh_year(young)) == ["agreement.past_ten_years"]


@pytest.mark.attack("A9")
def test_agreement_dated_back_before_the_first_is_refused(full):
    months = YearDraft(
        date(2016, 5, 1), date(2016, 12, 31), Decimal(1000), Decimal(2000), Decimal(1000)
    )
    early = make_draft(full, months.first_day, drafts=[months])
    assert set(refused(early)) == {"agreement.no_operator", "agreement.past_ten_years"}


def test_overlapping_agreement_is_refused(full):
    twice = make_draft(full, date(2026, 7, 1), 1, granted_on=date(2026, 6, 1))
    assert set(refused(twice)) == {"agreement.overlap", "agreement.past_ten_years"}


def test_suspended_year_does_not_move_the_end():
    cluster = make_cluster()
    running_agreement(cluster, date(2017, 1, 1), 3)
    running_agreement(
        cluster, date(2021, 1, 1), 3, motivation="Een jaar geschorst.", granted_on=date(2020, 12, 1)
    )
    late = make_draft(cluster, date(2024, 1, 1), 4, granted_on=date(2023, 12, 1))
    assert refused(late) == ["agreement.advice_missing"]


def test_scheme_that_does_not_count_cannot_become_one_by_changing_it(full):
    """The days stay counted: another scheme is another agreement, and this one is fixed."""
    other = make_scheme(code="VIS", counts_for_ten_years=False)
    agreement = SupportAgreement.objects.filter(cluster=full).earliest("first_day")
    agreement.scheme = other
    with pytest.raises(Exception, match="keeps its grant"):
        agreement.save()


def confirmed_now(agreement: SupportAgreement) -> SupportAgreement:
    legal_figures()
    return confirmed(agreement)
