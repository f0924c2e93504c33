"""Who sees which clusters, organisations, documents and files."""

from datetime import date, timedelta

import pytest

from clusterbeleid.core import files, scopes
from clusterbeleid.core.actors import NOBODY, SYSTEM, Role
from clusterbeleid.kernel.identifiers import make_kbo
from clusters.enums import DocumentClass, OrganisationKind
from clusters.models import Cluster, Organisation
from clusters.queries import (
    documents_of,
    get_visible_cluster,
    get_visible_organisation,
    visible_clusters,
    visible_organisations,
)
from tests.clusters.builders import (
    make_cluster,
    make_document,
    make_manager,
    make_member,
    make_operator,
    make_organisation,
)
from tests.people import TODAY, acting, actor, person

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - timedelta(days=1)
KBO, OTHER_KBO = make_kbo(1), make_kbo(2)


@pytest.fixture
def pair():
    """Two clusters, each with its own cluster organisation."""
    own = make_cluster("Eigen", operator=make_organisation("Eigen vzw", kbo=KBO))
    other = make_cluster("Ander", operator=make_organisation("Ander vzw", kbo=OTHER_KBO))
    return own, other


def names(found):
    return sorted(row.name for row in found)


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.HEAD_OF_TEAM, ["Ander", "Eigen"]),
        (Role.FINANCE, ["Ander", "Eigen"]),
        (Role.AUDITOR, ["Ander", "Eigen"]),
        (Role.ACCOUNT_MANAGER, []),
        (Role.ADMINISTRATOR, []),
        (Role.COMMITTEE_MEMBER, []),
        (Role.COMMITTEE_SECRETARY, []),
        (Role.EXPERT, []),
        (None, []),
    ],
)
def test_clusters_by_role(pair, role, seen):
    assert names(visible_clusters(acting(role), on=TODAY)) == seen


def test_clusters_of_account_manager_are_those_followed_now(pair):
    own, other = pair
    user = person(Role.ACCOUNT_MANAGER)
    make_manager(own, user)
    make_manager(other, user, last_day=YESTERDAY)
    assert names(visible_clusters(actor(user), on=TODAY)) == ["Eigen"]
    assert names(visible_clusters(actor(user), on=YESTERDAY)) == ["Ander", "Eigen"]


@pytest.mark.parametrize("role", [Role.CLUSTER_EDITOR, Role.CLUSTER_SIGNATORY])
def test_clusters_of_cluster_organisation_are_those_carried_out_now(pair, role):
    people = acting(role, mandates=[KBO])
    assert names(visible_clusters(people, on=TODAY)) == ["Eigen"]


def test_clusters_of_former_cluster_organisation_are_gone():
    cluster = make_cluster()
    make_operator(cluster, make_organisation(kbo=KBO), last_day=YESTERDAY)
    people = acting(Role.CLUSTER_EDITOR, mandates=[KBO])
    assert list(visible_clusters(people, on=TODAY)) == []


def test_clusters_of_agency_person_with_a_foreign_number_need_the_role(pair):
    """A KBO number without a role of the cluster side opens nothing."""
    people = acting(Role.EXPERT)
    assert people.organisations == frozenset()
    assert list(visible_clusters(people, on=TODAY)) == []


def test_absent_and_not_yours_answer_alike(pair):
    people = acting(Role.CLUSTER_EDITOR, mandates=[KBO])
    for key in (pair[1].pk, 999_999):
        with pytest.raises(Cluster.DoesNotExist):
            get_visible_cluster(people, key, on=TODAY)
    assert get_visible_cluster(people, pair[0].pk, on=TODAY) == pair[0]


def test_scopes_follow_the_clusters(pair):
    people = acting(Role.CLUSTER_EDITOR, mandates=[KBO])
    assert scopes.visible_scopes(people, on=TODAY) == {f"cluster:{pair[0].pk}"}
    for stranger in (NOBODY, SYSTEM):
        assert scopes.visible_scopes(stranger, on=TODAY) == frozenset()


def test_organisations_of_cluster_side_are_its_own_and_its_members(pair):
    own, other = pair
    make_member(own, make_organisation("Lid"))
    make_member(own, make_organisation("Oud lid"), last_day=date(2020, 1, 1))
    elsewhere = make_organisation("Elders", kind=OrganisationKind.KNOWLEDGE)
    make_member(other, elsewhere)
    people = acting(Role.CLUSTER_EDITOR, mandates=[KBO])
    assert names(visible_organisations(people, on=TODAY)) == ["Eigen vzw", "Lid", "Oud lid"]
    with pytest.raises(Organisation.DoesNotExist):
        get_visible_organisation(people, elsewhere.pk, on=TODAY)


@pytest.mark.parametrize(
    ("role", "number"),
    [
        (Role.ACCOUNT_MANAGER, 2),
        (Role.AUDITOR, 2),
        (Role.ADMINISTRATOR, 0),
        (Role.EXPERT, 0),
        (None, 0),
    ],
)
def test_organisations_by_role(pair, role, number):
    assert visible_organisations(acting(role), on=TODAY).count() == number


def test_documents_internal_are_not_for_the_cluster_side(pair):
    for document_class in DocumentClass:
        make_document(pair[0], document_class.value, document_class=document_class)
    people = acting(Role.CLUSTER_EDITOR, mandates=[KBO])
    assert sorted(row.title for row in documents_of(pair[0], people, on=TODAY)) == [
        "public",
        "shared",
    ]
    assert documents_of(pair[0], acting(Role.AUDITOR), on=TODAY).count() == 3


def test_file_of_internal_document_is_closed_by_its_address_too(pair):
    people = acting(Role.CLUSTER_EDITOR, mandates=[KBO])
    other = acting(Role.CLUSTER_EDITOR, mandates=[OTHER_KBO])
    for document_class, open_to_cluster in (("internal", False), ("shared", True)):
        stored = make_document(pair[0], document_class=document_class).file

        def seen(who, stored=stored):
            return files.visible_file(who, stored.reference, on=TODAY) == stored

        assert seen(acting(Role.AUDITOR))
        assert seen(people) is open_to_cluster
        assert not seen(other)
