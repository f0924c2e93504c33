"""The table of relations: who is what to a cluster, and may do what."""

import re
from pathlib import Path

import pytest

import clusters
from clusterbeleid.core.actors import NOBODY, SYSTEM, Actor, Role
from clusterbeleid.core.texts import known_codes
from clusterbeleid.kernel.identifiers import make_kbo
from clusters import permissions
from clusters.permissions import ALLOWED, Relation, relation, verdict, verdicts
from tests.clusters.builders import make_cluster, make_manager, make_operator, make_organisation
from tests.people import TODAY, acting, actor, person

HEAD, MANAGER, CLUSTER, READER, RECUSED, NONE = Relation
# Written out apart from the code: who may do it.
POLICY = {
    "see": {HEAD, MANAGER, CLUSTER, READER},
    "see_logbook": {HEAD, MANAGER, READER},
    "see_lineage": {HEAD, MANAGER, READER},
    "correct_cluster": {HEAD, MANAGER},
    "stop_cluster": {HEAD},
    "appoint_operator": {HEAD},
    "assign_account_manager": {HEAD},
    "add_member": {HEAD, MANAGER},
    "seat_board_member": {HEAD, MANAGER},
    "log_contact": {HEAD, MANAGER},
    "add_document": {HEAD, MANAGER},
    "assess_lineage": {HEAD, MANAGER},
    "assess_new_lineage": {HEAD},
    "propose_members": {CLUSTER},
    "judge_proposals": {HEAD, MANAGER},
    "keep_pact": {HEAD, MANAGER},
    "report_on_any_commitment": {HEAD, MANAGER},
    "report_on_own_commitment": {HEAD, MANAGER, CLUSTER},
}


# Keys of legal figures look like codes and have no sentence here.
PARAMETERS = {
    "board.flemish_company_share_pct",
    "pact.review_notice_days",
    "size.change_after_years",
    "size.stale_after_months",
}


# Kinds of tasks and work have names of their own.
KINDS = {
    "clusters.enterprise_facts",
    "clusters.registry",
    "clusters.member_proposals",
    "clusters.member_rejected",
    "clusters.members_preview",
    "clusters.pact_review",
    "clusters.sizes_outdated",
}


def test_policy_names_every_action():
    assert set(ALLOWED) == set(POLICY)


@pytest.mark.parametrize("action", POLICY)
@pytest.mark.parametrize("found", Relation)
def test_verdict_follows_the_policy(action, found):
    answer = verdict(action, found)
    assert answer.allowed is (found in POLICY[action])
    codes = {
        HEAD: "",
        MANAGER: "clusters.head_only",
        CLUSTER: "clusters.agency_only",
        READER: "clusters.read_only",
        NONE: "clusters.not_yours",
        RECUSED: "clusters.interest_declared",
    }
    if action == "propose_members" and found is not NONE:
        codes |= dict.fromkeys((HEAD, MANAGER, READER), "clusters.cluster_only")
    assert answer.code == ("" if answer.allowed else codes[found])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "found"),
    [
        (Role.HEAD_OF_TEAM, HEAD),
        (Role.FINANCE, READER),
        (Role.AUDITOR, READER),
        (Role.ACCOUNT_MANAGER, NONE),
        (Role.ADMINISTRATOR, NONE),
        (Role.COMMITTEE_MEMBER, NONE),
        (Role.EXPERT, NONE),
        (None, NONE),
    ],
)
def test_relation_by_role(role, found):
    assert relation(acting(role), make_cluster(), on=TODAY) is found


@pytest.mark.django_db
def test_relation_of_nobody_and_of_a_job():
    cluster = make_cluster()
    assert relation(NOBODY, cluster, on=TODAY) is relation(SYSTEM, cluster, on=TODAY) is NONE


@pytest.mark.django_db
def test_relation_of_those_who_follow_or_carry_out():
    cluster, other = make_cluster(), make_cluster()
    user = person(Role.ACCOUNT_MANAGER)
    make_manager(cluster, user)
    make_operator(cluster, make_organisation(kbo=make_kbo(1)))
    side = acting(Role.CLUSTER_EDITOR, mandates=[make_kbo(1)])
    assert relation(actor(user), cluster, on=TODAY) is MANAGER
    assert relation(side, cluster, on=TODAY) is CLUSTER
    for who in (actor(user), side):
        assert relation(who, other, on=TODAY) is NONE


@pytest.mark.django_db
def test_verdicts_of_a_page_take_two_queries_at_most(django_assert_max_num_queries):
    cluster = make_cluster()
    user = actor(person(Role.ACCOUNT_MANAGER))
    with django_assert_max_num_queries(2):
        answers = verdicts(relation(user, cluster, on=TODAY))
    assert set(answers) == set(POLICY)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "action"),
    [
        ("may_see_logbook", "see_logbook"),
        ("may_correct_cluster", "correct_cluster"),
        ("may_stop_cluster", "stop_cluster"),
        ("may_appoint_operator", "appoint_operator"),
        ("may_assign_account_manager", "assign_account_manager"),
        ("may_add_member", "add_member"),
        ("may_seat_board_member", "seat_board_member"),
        ("may_log_contact", "log_contact"),
        ("may_add_document", "add_document"),
        ("may_propose_members", "propose_members"),
        ("may_judge_proposals", "judge_proposals"),
        ("may_keep_pact", "keep_pact"),
    ],
)
def test_each_question_asks_its_own_action(name, action):
    cluster = make_cluster()
    user = person(Role.ACCOUNT_MANAGER)
    make_manager(cluster, user)
    stranger = acting(Role.ACCOUNT_MANAGER)
    for who in (actor(user), acting(Role.HEAD_OF_TEAM), acting(Role.AUDITOR), stranger):
        expected = verdict(action, relation(who, cluster, on=TODAY))
        assert getattr(permissions, name)(who, cluster, on=TODAY) == expected


# Of questions without a file: who may, written out apart from the code; no other role may.
BY_ROLE = {
    "may_open_organisations": {Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER, Role.FINANCE, Role.AUDITOR},
    "may_see_register_runs": {
        *(Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER, Role.FINANCE, Role.AUDITOR, Role.ADMINISTRATOR)
    },
    "may_see_size_figures": {Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER, Role.FINANCE, Role.AUDITOR},
    "may_declare_interest": {Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER, Role.FINANCE},
    "may_see_interests": {Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER, Role.FINANCE, Role.AUDITOR},
}


@pytest.mark.parametrize("name", BY_ROLE)
def test_question_without_a_file_is_answered_by_role(name):
    may = getattr(permissions, name)
    assert {role for role in Role if may(Actor(1, "", frozenset({role.value})))} == BY_ROLE[name]


def test_every_code_of_the_room_has_a_sentence():
    prefixes = "clusters|organisation|size|board|manager|lineage|contact|pact|proposal|members"
    literal = re.compile(rf'"((?:{prefixes})\.[a-z_.]+)"')
    folder = Path(clusters.__file__).parent
    codes = {
        code
        for path in folder.rglob("*.py")
        if not {"migrations", "views", "lists", "templatetags"} & set(path.parts)
        for code in literal.findall(path.read_text())
    }
    assert len(codes) > 60
    assert codes - known_codes() == PARAMETERS | KINDS
