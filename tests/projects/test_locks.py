"""Which rows each action on projects, answers and leverage holds, in order: without them two people overwrite each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from projects.actions import selections, type_proposals
from projects.actions.answers import change_question
from projects.actions.leverage import change_leverage
from projects.actions.projects import decide_project
from tests.clusters.builders import head, make_cluster
from tests.harness.locks import locks_taken
from tests.people import NOW, acting
from tests.projects.answer_builders import drawn_up, question
from tests.projects.builders import DECIDED, granted
from tests.projects.envelope_builders import envelope, rebudget, reserved
from tests.projects.leverage_builders import entry, entry_data, selection
from tests.projects.test_type_proposals import proposed

pytestmark = pytest.mark.django_db

Act = Callable[[], object]
PROJECT, ENVELOPE, ANSWER = "projects_project", "projects_envelope", "projects_answer"
ENTRY, SELECTION = "projects_leverageentry", "projects_leverageselection"
PROPOSAL, TYPE = "projects_typeproposal", "projects_projecttype"


def changed_project() -> Act:
    cluster = make_cluster()
    project = reserved(envelope(cluster), cluster)
    return lambda: rebudget(project, "200.00")


def decided_project() -> Act:
    cluster = make_cluster()
    project = reserved(envelope(cluster), cluster)
    who = head()
    return lambda: decide_project(project, decided_on=DECIDED, actor=who, at=NOW, reason="Test")


def changed_question() -> Act:
    who = acting("account_manager")
    answer = drawn_up(by=who)
    return lambda: change_question(
        answer, question(), expected_version=answer.version, actor=who, at=NOW, reason="Typfout"
    )


def changed_leverage() -> Act:
    row, who = entry(), head()
    return lambda: change_leverage(
        row, entry_data(), expected_version=row.version, actor=who, at=NOW, reason="Beter cijfer"
    )


def changed_selection() -> Act:
    granted(make_cluster("VIL"))
    granted(make_cluster("MEDVIA"))
    row, who = selection("VIL"), head()
    return lambda: selections.change_selection(
        row, ["MEDVIA"], expected_version=row.version, actor=who, at=NOW, reason="Andere"
    )


def usual_selection() -> Act:
    granted(make_cluster("VIL"))
    row, who = selection("VIL"), head()
    return lambda: selections.choose_usual_selection(row, actor=who, at=NOW, reason="Gewoon")


def approved_type() -> Act:
    row, who = proposed(), head()
    return lambda: type_proposals.approve_type(row, actor=who, at=NOW)


# ``change_state`` locks the row twice more, ``save_tracked`` once.
HELD: dict[Callable[[], Act], list[str]] = {
    changed_project: [PROJECT, PROJECT],
    decided_project: [PROJECT, ENVELOPE, PROJECT, PROJECT],
    changed_question: [ANSWER, ANSWER],
    changed_leverage: [ENTRY, ENTRY],
    changed_selection: [SELECTION, SELECTION],
    usual_selection: [SELECTION, SELECTION, SELECTION],
    approved_type: [PROPOSAL, TYPE, PROPOSAL, PROPOSAL],
}


@pytest.mark.parametrize("arranged", HELD, ids=lambda arranged: arranged.__name__)
def test_action_holds_the_rows_it_decides_on(arranged: Callable[[], Act]) -> None:
    act = arranged()
    with locks_taken() as taken:
        act()
    assert taken == HELD[arranged]
