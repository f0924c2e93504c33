"""What the ground floor decides or posts, it holds; so does every save of a row with history (Q3, Q8)."""

from collections.abc import Callable
from functools import partial

import pytest

from clusterbeleid.accounts.actions import send_digests
from clusterbeleid.core import actions, outbox, parameters, todo
from clusterbeleid.core.actors import SYSTEM, Role
from clusterbeleid.core.enums import OutboxState
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.imports import start_import
from clusterbeleid.core.models import Task
from clusterbeleid.core.relay import relay
from clusterbeleid.core.state import set_technical_state
from cofinancing.actions.importing import CONTRIBUTIONS
from tests.cofinancing.builders import figures_at_once
from tests.cofinancing.contribution_builders import IN_TIME, make_file, member_of
from tests.cofinancing.import_builders import line, preview, workbook
from tests.core.test_outbox import enqueue
from tests.core.test_parameters import DRAFT
from tests.harness.locks import locks_taken
from tests.people import NOW, TODAY, acting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_bell")]

Act = Callable[[], object]
MESSAGE, FIGURE, JOB, TASK = (
    f"core_{name}" for name in ("outboxmessage", "legalparameter", "backgroundjob", "task")
)


def opened() -> Task:
    task = todo.open_task("test.kind", "een", roles=[Role.HEAD_OF_TEAM], at=NOW)
    assert task is not None
    return task


def saving() -> Act:
    return partial(save_tracked, opened(), actor=SYSTEM, at=NOW, reason="for a test")


def changing_a_state() -> Act:
    boss = acting(Role.HEAD_OF_TEAM)
    return partial(todo.close_by_hand, opened(), drop=False, reason="Klaar.", actor=boss, at=NOW)


def sending_again() -> Act:
    message = enqueue()
    set_technical_state(message, OutboxState.PARKED)
    boss = acting(Role.ADMINISTRATOR)
    return partial(actions.rerun_message, message, actor=boss, at=NOW, reason="Hersteld.")


def approving_a_figure() -> Act:
    figures_at_once()
    author, judge = acting(Role.HEAD_OF_TEAM), acting(Role.HEAD_OF_TEAM)
    made = parameters.propose_parameter(DRAFT, actor=author, at=NOW, reason="Nieuw besluit.")
    return partial(parameters.approve_parameter, made, actor=judge, at=NOW)


def gathering_an_overview() -> Act:
    kind, to = "cofinancing.reminder", "an@example.be"
    facts = {"name": "An", "day": -7, "due": TODAY, "cluster": "VIL", "project_year": "A/1",
             "required": 100, "received": 10, "gap": 90, "waiting": 0, "path": "/"}  # fmt: skip
    outbox.enqueue(kind=kind, business_key="een", recipient=to, payload=facts, at=NOW)
    return partial(send_digests, TODAY, at=NOW)


def posting() -> Act:
    enqueue()
    return partial(relay, now=NOW)


def importing() -> Act:
    file = make_file()
    looked = preview(file, workbook(line(member_of(file), pledged=1000)))
    return partial(start_import, CONTRIBUTIONS, looked, file.year, actor=file.editor, at=IN_TIME)


@pytest.mark.parametrize(
    ("arranged", "tables"),
    [
        pytest.param(saving, [TASK], id="row_when_saving_it"),
        pytest.param(changing_a_state, [TASK, TASK], id="row_when_changing_its_state"),
        pytest.param(sending_again, [MESSAGE], id="message_when_sending_it_again"),
        pytest.param(approving_a_figure, [FIGURE] * 4, id="figure_before_when_approving_a_new_one"),
        pytest.param(gathering_an_overview, [MESSAGE], id="messages_when_gathering_an_overview"),
        pytest.param(posting, [MESSAGE] * 2, id="message_when_posting_it"),
        pytest.param(importing, [JOB], id="preview_when_importing_it"),
    ],
)
def test_rows_are_held(arranged, tables):
    act = arranged()
    with locks_taken() as taken:
        act()
    assert taken == tables
