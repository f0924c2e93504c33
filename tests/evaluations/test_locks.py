"""Which rows each action on indicators, reports and evaluations holds, in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from clusterbeleid.core.pdf import drawn_here
from evaluations.actions.interim import advice, findings, panel
from evaluations.actions.kpis import TargetData, define_kpi, set_target
from evaluations.actions.reports import reviewing
from tests.applications.judging.builders import make_expert
from tests.clusters.builders import head, make_cluster
from tests.cofinancing.builders import make_year
from tests.committee.builders import make_committee
from tests.evaluations.builders import MEANS, make_definition, make_value
from tests.evaluations.interim import builders as made
from tests.evaluations.report_builders import signatory_of, submitted
from tests.harness.locks import locks_taken
from tests.people import NOW, actor

pytestmark = pytest.mark.django_db

Act = Callable[[], object]
CLUSTER, EVALUATION, ADVICE = (
    "clusters_cluster",
    "evaluations_evaluation",
    "evaluations_evaluationadvice",
)
REVIEW, REPORT = "evaluations_panelreview", "evaluations_report"
VALUE, TARGET, TASK = "evaluations_kpivalue", "evaluations_kpitarget", "core_task"


def defined_again() -> Act:
    make_definition()
    who = head()
    return lambda: define_kpi("members", MEANS, actor=who, at=NOW)


def measured_again() -> Act:
    cluster, definition = make_cluster(), make_definition()
    make_value(definition, cluster, "12")
    return lambda: make_value(definition, cluster, "13")


def target_set_again() -> Act:
    cluster, definition, who = make_cluster(), make_definition(), head()
    data = TargetData(year=2025, target=Decimal(170), source="pact")
    set_target(definition, cluster, data, actor=who, at=NOW)
    return lambda: set_target(definition, cluster, data, actor=who, at=NOW)


def report_in_review() -> Act:
    year = make_year()
    report, who = submitted(year, signatory_of(year)), head()
    return lambda: reviewing.start_review(report, actor=who, at=NOW)


def written_findings() -> Act:
    found = made.judged()
    return lambda: findings.write_findings(
        found.evaluation,
        "De cluster haalt de meeste doelen.",
        expected_version=found.evaluation.version,
        actor=found.manager,
        at=NOW,
    )


def accepted_invitation() -> Act:
    found = made.submitted()
    expert = make_expert()
    review = panel.invite_expert(found.evaluation, expert, date(2026, 12, 20), actor=head(), at=NOW)
    who = actor(expert.user)
    return lambda: panel.accept_review(review, actor=who, at=NOW)


def sent_advice() -> Act:
    found = made.replied()
    row = advice.write_advice(
        found.evaluation, made.advice_data(), expected_version=0, actor=found.manager, at=NOW
    )
    return lambda: advice.send_advice(
        row, expected_version=row.version, actor=found.manager, at=NOW
    )


def reopened_advice() -> Act:
    found = made.advised()
    return lambda: advice.reopen_advice(
        found.evaluation, actor=found.manager, at=NOW, reason="Nieuw cijfer"
    )


# ``change_state`` locks the row twice more, ``save_tracked`` once.
HELD: dict[Callable[[], Act], list[str]] = {
    defined_again: ["evaluations_kpi"],
    measured_again: [VALUE, VALUE],
    target_set_again: [TARGET, TARGET],
    report_in_review: [REPORT, REPORT, REPORT],
    written_findings: [EVALUATION, EVALUATION],
    accepted_invitation: [REVIEW, EVALUATION, REVIEW, REVIEW],
    sent_advice: [EVALUATION, ADVICE, ADVICE, ADVICE],
    reopened_advice: [EVALUATION, EVALUATION, EVALUATION, ADVICE, ADVICE, ADVICE],
}


@pytest.mark.parametrize("arranged", HELD, ids=lambda arranged: arranged.__name__)
def test_action_holds_the_rows_it_decides_on(arranged: Callable[[], Act]) -> None:
    act = arranged()
    with drawn_here(), locks_taken() as taken:
        act()
    assert taken == HELD[arranged]


def test_decision_to_phase_out_holds_the_cluster_before_it_stops() -> None:
    found, committee = made.advised(outcome="negative"), make_committee()
    item = made.on_agenda(committee, found)
    with locks_taken() as taken:
        made.decide(committee, item, "phase_out")
    # The cluster before its version is read and by ``save_tracked``; the step of the evaluation after it.
    assert taken[-4:] == [CLUSTER, CLUSTER, EVALUATION, EVALUATION]
