"""Each right about indicators, reports and evaluations: one who may, one who may not by this right alone, and why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

import pytest

from applications.models import Expert
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.kernel.transitions import Verdict
from clusters.models import Cluster
from clusters.permissions import Relation
from evaluations.models import Evaluation, EvaluationAdvice, PanelReview, Report
from evaluations.permissions import interim, interim_advice, interim_panel, kpis, reports
from tests.people import NOW, TODAY

ME, ANOTHER = 1, 2
NUMBER = "0123456749"


def who(role: Role) -> Actor:
    return Actor(ME, "Iemand", frozenset({role.value}), frozenset({NUMBER}))


MANAGER, HEAD = who(Role.ACCOUNT_MANAGER), who(Role.HEAD_OF_TEAM)
AUDITOR, EXPERT = who(Role.AUDITOR), who(Role.EXPERT)
EDITOR, SIGNATORY = who(Role.CLUSTER_EDITOR), who(Role.CLUSTER_SIGNATORY)


def cluster() -> Cluster:
    """Return a cluster as a list reads it: nobody here declared an interest."""
    found = Cluster(pk=9)
    found.read_by = ME  # type: ignore[attr-defined]  # an annotation of the list
    found.operator_number = NUMBER  # type: ignore[attr-defined]  # the same
    return found


def evaluation(state: str) -> Evaluation:
    return Evaluation(cluster=cluster(), state=state)


def advice(state: str, of: str = "advice") -> EvaluationAdvice:
    return EvaluationAdvice(evaluation=evaluation(of), state=state)


def review(of: int, state: str = "panel") -> PanelReview:
    expert = Expert(user_id=of, first_day=date(2026, 1, 1))
    return PanelReview(
        evaluation=evaluation(state), expert=expert, state="accepted", due_on=date(2026, 12, 20)
    )


def report(state: str, **fields: Any) -> Report:
    return Report(cluster=cluster(), state=state, **fields)


def today(right: Callable[..., Verdict]) -> Callable[..., Verdict]:
    @wraps(right)
    def asked(*args: object) -> Verdict:
        return right(*args, on=TODAY)

    return asked


OPEN, HANDED_IN, IN_REVIEW = (
    report("open"),
    report("submitted", submitted_at=NOW),
    report("in_review"),
)
Case = tuple[Callable[..., Verdict], tuple[Any, ...], tuple[Any, ...], str]
# The right, what it is asked of who may, of who may not, and why not.
EVALUATIONS: list[Case] = [
    (interim.may_see_evaluations, (EDITOR,), (EXPERT,), "evaluations.not_yours"),
    (interim.may_open_campaign, (HEAD,), (MANAGER,), "evaluations.head_only"),
    (today(interim.may_see_effect), (AUDITOR, evaluation("reply")), (EDITOR, evaluation("reply")), "evaluations.agency_only"),
    (today(interim.may_evaluate), ("open_evaluation", HEAD, evaluation("planned")), ("open_evaluation", HEAD, evaluation("panel")), "transition.wrong_state"),
    (interim.step_verdict, ("cancel_evaluation", HEAD, evaluation("panel"), Relation.HEAD), ("cancel_evaluation", MANAGER, evaluation("panel"), Relation.MANAGER), "evaluations.head_only"),
    (today(interim_advice.may_write_advice), (HEAD, evaluation("advice"), advice("draft")), (HEAD, evaluation("advice"), advice("to_approve")), "advice.not_open"),
    (today(lambda *args, on: interim_advice.may_advise("send_advice", *args, on=on)), (HEAD, advice("draft")), (HEAD, advice("draft", "advised")), "advice.frozen"),
    (interim_panel.may_see_own_panels, (EXPERT,), (HEAD,), "review.experts_only"),
    (today(lambda *args, on: interim_panel.may_judge("submit_scores", *args, on=on)), (EXPERT, review(ME)), (EXPERT, review(ANOTHER)), "evaluations.not_yours"),
]  # fmt: skip
REPORTS: list[Case] = [
    (reports.may_open, (MANAGER, Relation.MANAGER), (EDITOR, Relation.CLUSTER), "clusters.agency_only"),
    (today(reports.may_write), (EDITOR, OPEN, "risks", {"risks"}), (EDITOR, OPEN, "risks", {"fees"}), "report.section_closed"),
    (today(reports.may_read), (HEAD, HANDED_IN), (HEAD, OPEN), "report.not_handed_in"),
    (today(reports.may_judge), (HEAD, IN_REVIEW), (HEAD, HANDED_IN), "report.not_in_review"),
    (today(lambda *args, on: reports.may("submit_report", *args, on=on)), (SIGNATORY, OPEN), (EDITOR, OPEN), "report.signatory_only"),
    (kpis.may_define, (HEAD,), (MANAGER,), "kpi.head_defines"),
    (kpis.may_enter_figure, (MANAGER, Relation.MANAGER), (EDITOR, Relation.CLUSTER), "clusters.agency_only"),
]  # fmt: skip
CASES = [*EVALUATIONS, *REPORTS]


@pytest.mark.parametrize(("right", "may", "may_not", "why"), CASES, ids=[one[3] for one in CASES])
def test_right_is_given_and_refused(
    right: Callable[..., Verdict], may: tuple[Any, ...], may_not: tuple[Any, ...], why: str
) -> None:
    assert right(*may) == Verdict.ok()
    assert right(*may_not).code == why


@pytest.mark.parametrize("found", Relation)
def test_scores_and_advice_are_read_inside_the_agency_only(found: Relation) -> None:
    inside = {Relation.HEAD, Relation.MANAGER, Relation.READER}
    assert interim.may_see_inside(found) is (found in inside)
