"""The lineage test and what it does to the clocks (R11)."""

from functools import partial

import pytest

from clusterbeleid.core.actors import Role
from clusters import actions
from clusters.actions import AssessmentData
from clusters.enums import LineageOutcome
from clusters.models import Cluster, Lineage, LineageAssessment
from clusters.queries import lineage_family
from clusters.rules.lineage import TESTS
from tests.clusters.builders import head, make_cluster, make_document, manager_of
from tests.clusters.conftest import refused_unchanged
from tests.people import NOW, acting

pytestmark = pytest.mark.django_db
SAME, PARTLY, NEW = LineageOutcome


def answers(outcome, **changed):
    texts = dict.fromkeys(TESTS, "Bekeken.") | {"motivation": "Omdat."} | changed
    return AssessmentData(outcome=outcome, **texts)


@pytest.mark.parametrize("outcome", [SAME, PARTLY])
def test_same_lineage_shares_one_clock(outcome):
    old, young = make_cluster("Oud"), make_cluster("Jong")
    manager = manager_of(young)
    row = actions.assess_lineage(young, old.lineage, answers(outcome), None, actor=manager, at=NOW)
    family = {old.lineage_id, young.lineage_id}
    assert lineage_family(young.lineage_id) == lineage_family(old.lineage_id) == family
    assert (row.decided_by_id, row.decided_at, row.outcome) == (manager.user_id, NOW, outcome)


def test_new_lineage_starts_its_own_clock_with_legal_advice():
    old = make_cluster("Oud")
    young = make_cluster("Jong", continues=old)
    advice = make_document(young).file
    actions.assess_lineage(young, old.lineage, answers(NEW), advice, actor=head(), at=NOW)
    stored = Cluster.objects.get(pk=young.pk)
    assert stored.lineage_id == young.lineage_id != old.lineage_id
    assert lineage_family(stored.lineage_id) == {stored.lineage_id}


def test_new_lineage_that_was_separate_already_is_recorded_only():
    old, young = make_cluster("Oud"), make_cluster("Jong")
    own, advice = young.lineage_id, make_document(young).file
    actions.assess_lineage(young, old.lineage, answers(NEW), advice, actor=head(), at=NOW)
    assert Cluster.objects.get(pk=young.pk).lineage_id == own
    assert Lineage.objects.count() == 2


def test_new_lineage_without_advice_is_refused():
    old = make_cluster()
    young, boss = make_cluster(continues=old), head()
    with refused_unchanged("lineage.advice_missing"):
        actions.assess_lineage(young, old.lineage, answers(NEW), None, actor=boss, at=NOW)


def test_new_lineage_is_for_the_head_of_team():
    old = make_cluster()
    young = make_cluster(continues=old)
    advice, manager = make_document(young).file, manager_of(young)
    with refused_unchanged("clusters.head_only"):
        actions.assess_lineage(young, old.lineage, answers(NEW), advice, actor=manager, at=NOW)


def test_advice_of_another_cluster_is_refused():
    old, boss = make_cluster(), head()
    young = make_cluster(continues=old)
    foreign = make_document(old).file
    with refused_unchanged("clusters.file_of_other"):
        actions.assess_lineage(young, old.lineage, answers(NEW), foreign, actor=boss, at=NOW)


def test_incomplete_test_list_is_refused():
    old, young, boss = make_cluster(), make_cluster(), head()
    with refused_unchanged("lineage.test_missing.same_area"):
        actions.assess_lineage(
            young, old.lineage, answers(SAME, same_area=""), None, actor=boss, at=NOW
        )


@pytest.mark.parametrize(
    ("role", "code"),
    [(Role.ACCOUNT_MANAGER, "clusters.not_yours"), (Role.AUDITOR, "clusters.read_only")],
)
def test_assessment_is_refused_to_others(role, code):
    old, young, stranger = make_cluster(), make_cluster(), acting(role)
    with refused_unchanged(code):
        actions.assess_lineage(young, old.lineage, answers(SAME), None, actor=stranger, at=NOW)
    assert LineageAssessment.objects.count() == 0


def test_merge_and_undo():
    one, two = make_cluster(), make_cluster()
    boss = head()
    actions.merge_lineages(one.lineage, two.lineage, actor=boss, at=NOW, reason="Fusie")
    assert lineage_family(one.lineage_id) == {one.lineage_id, two.lineage_id}
    stored = Lineage.objects.get(pk=one.lineage_id)
    actions.undo_merge(stored, actor=boss, at=NOW, reason="Vergissing")
    assert lineage_family(one.lineage_id) == {one.lineage_id}
    assert [row.history_change_reason for row in stored.history.all()] == [
        "Vergissing",
        "Fusie",
        "clusters.created",
    ]


def test_merge_in_a_circle_or_twice_is_refused():
    one, two, three = make_cluster().lineage, make_cluster().lineage, make_cluster().lineage
    merge = partial(actions.merge_lineages, actor=head(), at=NOW, reason="Fusie")
    merge(one, two)
    with refused_unchanged("lineage.merge_circle"):
        merge(two, one)
    with refused_unchanged("lineage.merged_already"):
        merge(one, three)
    boss = head()
    with refused_unchanged("lineage.not_merged"):
        actions.undo_merge(three, actor=boss, at=NOW, reason="x")


@pytest.mark.parametrize("role", [Role.ACCOUNT_MANAGER, Role.AUDITOR, Role.FINANCE, None])
def test_merge_is_for_the_head_of_team(role):
    one, two, stranger = make_cluster().lineage, make_cluster().lineage, acting(role)
    with refused_unchanged("clusters.head_only"):
        actions.merge_lineages(one, two, actor=stranger, at=NOW, reason="x")
    with refused_unchanged("clusters.head_only"):
        actions.undo_merge(one, actor=stranger, at=NOW, reason="x")
