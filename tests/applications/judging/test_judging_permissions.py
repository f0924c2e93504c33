"""Who may look at judging, written out apart from the code: by role, and of another's review nothing."""

from datetime import date
from functools import partial

import pytest

from applications.actions.judging import reviews
from applications.models import Call
from applications.permissions import government
from applications.permissions import reviews as permissions
from applications.queries.judging.government import visible_call_scopes
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.errors import Refused
from tests.applications.judging.builders import expert_actor, in_assessment, invited, make_call
from tests.people import NOW, TODAY

AGENCY = {Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER, Role.FINANCE, Role.AUDITOR}
IBN = Call(kind="IBN")
BY_ROLE = {
    "may_see_government": (lambda who: government.may_see_government(who, IBN), AGENCY),
    "may_keep_pool": (permissions.may_keep_pool, {Role.HEAD_OF_TEAM, Role.ACCOUNT_MANAGER}),
    "may_see_pool": (permissions.may_see_pool, AGENCY),
    "may_see_own_reviews": (permissions.may_see_own_reviews, {Role.EXPERT}),
}


def acting_as(role):
    return Actor(1, "", frozenset({role.value}))


@pytest.mark.parametrize("name", BY_ROLE)
def test_question_without_a_file_is_answered_by_role(name):
    may, allowed = BY_ROLE[name]
    assert {role for role in Role if may(acting_as(role))} == allowed


@pytest.mark.django_db
def test_papers_of_a_call_are_of_the_agency():
    call = make_call()
    shown = {role for role in Role if list(visible_call_scopes(acting_as(role), TODAY))}
    assert shown == AGENCY
    assert list(visible_call_scopes(acting_as(Role.AUDITOR), TODAY)) == [f"call:{call.pk}"]


@pytest.mark.django_db
def test_expert_does_not_move_the_own_term():
    """The right may_move_term is of the agency."""
    review = invited(in_assessment())
    move = partial(reviews.move_term, review, date(2026, 12, 24), expected_version=review.version)
    with pytest.raises(Refused) as refusal:
        move(actor=expert_actor(review), at=NOW, reason="Meer tijd.")
    assert [finding.code for finding in refusal.value.findings] == ["judging.not_yours"]
    due_on = review.due_on
    review.refresh_from_db()
    assert review.due_on == due_on
