"""Who may ask what of agreements without a file at hand, written out apart from the code."""

import pytest

from agreements import permissions
from clusterbeleid.core.actors import Actor, Role
from clusters.permissions import Relation

READERS = {Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER, Role.FINANCE, Role.AUDITOR}
BY_ROLE = {
    "may_see_awards": READERS,
    "may_keep_registers": {Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER},
    "may_register_scheme": {Role.ADMINISTRATOR, Role.HEAD_OF_TEAM},
}


@pytest.mark.parametrize("name", BY_ROLE)
def test_question_without_a_file_is_answered_by_role(name):
    may = getattr(permissions, name)
    assert {role for role in Role if may(Actor(1, "", frozenset({role.value})))} == BY_ROLE[name]


def test_grant_is_drafted_by_who_keeps_the_file():
    allowed = {found for found in Relation if permissions.may_draft(found)}
    assert allowed == {Relation.HEAD, Relation.MANAGER}
