"""Who may use the pages of the ground floor, and the records they are about."""

from __future__ import annotations

from decimal import Decimal

from clusterbeleid.core.actors import Role
from clusterbeleid.core.outbox import enqueue
from clusterbeleid.core.parameters import ParameterDraft, propose_parameter
from clusterbeleid.core.todo import NewTask, open_tasks
from tests.access_policy import (
    ADMINISTRATOR,
    DECIDERS,
    EVERYBODY,
    FIGURES,
    INSIDE,
    KEEPERS,
    NOBODY,
    PEOPLE,
    Rule,
    Who,
    form,
    page,
    public,
    read,
)
from tests.access_world import File, Records
from tests.people import NOW, TODAY, acting

POLICY: dict[str, Rule] = {
    "core:healthz": public(),
    "core:readyz": public(),
    "core:tasks": page(EVERYBODY),
    "core:tasks_all": page(EVERYBODY),
    "core:tasks_overdue": page(EVERYBODY),
    "core:tasks_closed": page(EVERYBODY),
    "core:job_runs": page(DECIDERS | {Who.AUDITOR}),
    "core:outbox": page(PEOPLE),
    "core:outbox_message": Rule(get=PEOPLE, post=ADMINISTRATOR),
    "core:outbox_rerun_all": Rule(post=ADMINISTRATOR),
    "core:outbox_trial": Rule(post=ADMINISTRATOR),
    # Real use has no such page, for anybody; tests/core/test_demo_day.py looks at it in the demo.
    "core:demo_day": Rule(get=NOBODY, post=NOBODY, see=NOBODY),
    "core:parameters": page(FIGURES),
    "core:parameter": Rule(get=FIGURES, post=DECIDERS),
    "core:propose_parameter": form(DECIDERS),
    "core:task": Rule(get=INSIDE, post=KEEPERS, see=INSIDE),
    "core:file": read(),
    "core:file, internal": Rule(get=INSIDE, see=INSIDE, record="internal document"),
    "core:job": read(record="import"),
}


def records(file: File) -> Records:
    """Make a task of the file, and what belongs to no file: a message and a figure."""
    key = file.cluster.pk
    task = NewTask(
        kind="test",
        business_key=f"matrix:{key}",
        scope=file.cluster.scope,
        due_on=TODAY,
        roles=[Role.ACCOUNT_MANAGER],
    )
    (opened,) = open_tasks([task], at=NOW)
    message = enqueue(
        kind="core.trial",
        business_key=f"matrix:{key}",
        recipient="x@example.be",
        payload={},
        at=NOW,
    )
    assert message is not None
    draft = ParameterDraft(f"proef.{key}", Decimal(1), TODAY, None, "R1", "Proef", "E")
    figure = propose_parameter(draft, actor=acting(Role.HEAD_OF_TEAM), at=NOW, reason="Proef.")
    return {"task_id": opened.pk, "message_id": message.pk, "parameter_id": figure.pk}
