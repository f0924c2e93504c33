"""Each right about projects, answers and leverage: one who may, one who may not by this right alone, and why not."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest
from django.utils import timezone

from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.kernel.transitions import Verdict
from clusters.models import Cluster
from clusters.permissions import Relation
from projects import answer_permissions as answers
from projects import permissions as rights
from projects.models import Answer, LeverageEntry, LeverageSelection, Project, TypeProposal
from tests.people import TODAY

ME, ANOTHER = 1, 2


def who(role: Role) -> Actor:
    return Actor(ME, "Iemand", frozenset({role.value}), frozenset({"0123456749"}))


MANAGER, HEAD = who(Role.ACCOUNT_MANAGER), who(Role.HEAD_OF_TEAM)
FINANCE, AUDITOR, EDITOR = who(Role.FINANCE), who(Role.AUDITOR), who(Role.CLUSTER_EDITOR)
EXPERT, ADMINISTRATOR = who(Role.EXPERT), who(Role.ADMINISTRATOR)
AS_MANAGER, AS_READER = Relation.MANAGER, Relation.READER
DRAFT, DECIDED = Project(state="draft"), Project(state="decided")


def cluster() -> Cluster:
    """Return a cluster as a list reads it: nobody here declared an interest."""
    found = Cluster(pk=9)
    found.read_by = ME  # type: ignore[attr-defined]  # an annotation of the list
    found.operator_number = "0123456749"  # type: ignore[attr-defined]  # the same
    return found


def proposal(by: int = ANOTHER) -> TypeProposal:
    return TypeProposal(state="proposed", proposed_by_id=by)


def entry(**fields: Any) -> LeverageEntry:
    return LeverageEntry(cluster=cluster(), **fields)


def draft_of(person: int) -> Answer:
    return Answer(state="draft", drawn_by_id=person)


def today(right: Callable[..., Verdict]) -> Callable[..., Verdict]:
    @wraps(right)
    def asked(*args: object) -> Verdict:
        return right(*args, on=TODAY)

    return asked


USUAL, OTHER = LeverageSelection(is_default=True), LeverageSelection()
REPLACED = LeverageSelection(replaced_at=timezone.now())
Case = tuple[Callable[..., Verdict], tuple[Any, ...], tuple[Any, ...], str]
# The right, what it is asked of who may, of who may not, and why not.
PROJECTS: list[Case] = [
    (rights.may_list_projects, (EDITOR,), (EXPERT,), "clusters.not_yours"),
    (rights.may_see_types, (AUDITOR,), (EDITOR,), "clusters.agency_only"),
    (rights.may_read_types, (ADMINISTRATOR,), (EDITOR,), "clusters.agency_only"),
    (rights.may_propose_type, (HEAD,), (MANAGER,), "parameter.role"),
    (rights.may_decide_type, (HEAD, proposal()), (HEAD, proposal(ME)), "parameter.own_proposal"),
    (rights.may_make_project, (MANAGER,), (AUDITOR,), "clusters.read_only"),
    (rights.may_keep_project, (AS_MANAGER,), (AS_READER,), "clusters.read_only"),
    (rights.may_change_content, (DRAFT, AS_MANAGER), (DECIDED, AS_MANAGER), "project.decided"),
    (rights.step_verdict, ("decide", MANAGER, DRAFT, AS_MANAGER), ("decide", MANAGER, DECIDED, AS_MANAGER), "transition.wrong_state"),
    (rights.may_pay, (FINANCE, DECIDED), (FINANCE, DRAFT), "project.not_granted"),
]  # fmt: skip
LEVERAGE: list[Case] = [
    (rights.may_keep_envelopes, (HEAD,), (MANAGER,), "clusters.head_only"),
    (rights.may_list_leverage, (AUDITOR,), (EXPERT,), "clusters.not_yours"),
    (rights.may_enter_some_leverage, (EDITOR,), (AUDITOR,), "clusters.not_yours"),
    (today(rights.may_enter_leverage), (EDITOR, cluster()), (EDITOR, None), "leverage.by_head"),
    (today(rights.may_change_entry), (EDITOR, entry(by_cluster=True)), (EDITOR, entry()), "clusters.agency_only"),
    (rights.may_make_selection, (MANAGER,), (EDITOR,), "clusters.agency_only"),
    (rights.may_change_selection, (MANAGER, OTHER), (HEAD, REPLACED), "leverage.selection_replaced"),
    (rights.may_change_selection, (HEAD, USUAL), (MANAGER, USUAL), "clusters.head_only"),
    (rights.may_choose_usual_selection, (HEAD,), (MANAGER,), "clusters.head_only"),
]  # fmt: skip
ANSWERS: list[Case] = [
    (answers.may_see_answers, (AUDITOR,), (EDITOR,), "answer.agency_only"),
    (today(answers.may_draw_up), (MANAGER,), (AUDITOR,), "answer.writers_only"),
    (answers.may_step, ("freeze", HEAD, draft_of(ANOTHER)), ("freeze", HEAD, draft_of(ME)), "answer.four_eyes"),
]  # fmt: skip
CASES = [*PROJECTS, *LEVERAGE, *ANSWERS]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("right", "may", "may_not", "why"), CASES, ids=[f"{one[0].__name__}-{one[3]}" for one in CASES]
)
def test_right_is_given_and_refused(
    right: Callable[..., Verdict], may: tuple[Any, ...], may_not: tuple[Any, ...], why: str
) -> None:
    assert right(*may) == Verdict.ok()
    assert right(*may_not).code == why


def test_amounts_of_partners_are_for_the_agency_and_the_partner_itself() -> None:
    assert rights.may_see_amounts(MANAGER, "0987654321")
    assert rights.may_see_amounts(EDITOR, "0123456749")
    assert not rights.may_see_amounts(EDITOR, "0987654321")


def test_findings_are_for_the_agency() -> None:
    assert rights.may_see_findings(AUDITOR)
    assert not rights.may_see_findings(EDITOR)
