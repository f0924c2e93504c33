"""Who may use the pages of interim evaluations, and the records they are about."""

from __future__ import annotations

from datetime import date

from clusterbeleid.core.actors import Role
from clusterbeleid.core.state import change_state
from evaluations.actions.interim import advice, findings, panel, planning
from evaluations.interim_transitions import EVALUATIONS
from evaluations.models import Evaluation
from tests.access_policy import (
    AGENCY,
    CLUSTER,
    FILE,
    HEAD,
    INSIDE,
    NOBODY,
    People,
    Rule,
    Who,
    form,
    keep,
    page,
    read,
)
from tests.access_world import File, Records
from tests.applications.judging.builders import make_expert
from tests.clusters.builders import head
from tests.evaluations.interim.builders import SELF_DUE, advice_data, evaluation_due
from tests.people import NOW, acting, actor

SIGNATORY: People = frozenset({Who.SIGNATORY})
EXPERT: People = frozenset({Who.EXPERT})


def nowhere(*, sends: bool = True) -> Rule:
    """Return a page of one expert's own panel: for everybody else it does not exist."""
    return Rule(get=NOBODY, post=NOBODY if sends else None, see=NOBODY, record="panel")


POLICY: dict[str, Rule] = {
    "evaluations:evaluations": page(AGENCY | CLUSTER | {Who.OTHER_CLUSTER}),
    "evaluations:campaign": form(HEAD),
    "evaluations:evaluation": read(),
    "evaluations:effect": Rule(get=INSIDE, see=FILE),
    "evaluations:open": keep(record="planned"),
    "evaluations:cancel": keep(HEAD),
    "evaluations:self": keep(CLUSTER),
    "evaluations:submit": keep(SIGNATORY),
    "evaluations:self_pdf": read(CLUSTER),
    "evaluations:panel_meeting": keep(record="panel"),
    "evaluations:move_panel_term": keep(record="panel"),
    # Only scores that were handed in.
    "evaluations:return_panel": keep(NOBODY, "panel"),
    "evaluations:invite_panel": keep(record="panel"),
    "evaluations:withdraw_panel": keep(record="panel"),
    "evaluations:close_panel": keep(record="panel"),
    "evaluations:findings": keep(record="findings"),
    "evaluations:send_findings": keep(record="findings"),
    "evaluations:reply": keep(CLUSTER, "reply"),
    "evaluations:end_reply": keep(record="reply"),
    "evaluations:write_advice": keep(record="advice"),
    "evaluations:send_advice": keep(record="advice"),
    "evaluations:approve_advice": keep(HEAD, "sent"),
    "evaluations:return_advice": keep(HEAD, "sent"),
    # Only an approved advice that is not on an agenda.
    "evaluations:reopen_advice": keep(NOBODY, "sent"),
    "evaluations:own_panels": page(EXPERT),
    "evaluations:own_panel": nowhere(sends=False),
    "evaluations:accept_panel": nowhere(),
    "evaluations:decline_panel": nowhere(),
    "evaluations:panel_interest": nowhere(),
    "evaluations:panel_dossier": nowhere(sends=False),
    "evaluations:panel_scores": nowhere(),
}


def records(file: File) -> Records:
    """Bring evaluations of the file to the states that matter."""
    planned, opened, judged, drafted, sent, advised, waiting = (
        evaluation_due(file.cluster, date(2026, month, 28)) for month in range(1, 8)
    )
    for row in (opened, judged, drafted, sent, advised, waiting):
        planning.open_evaluation(row, SELF_DUE, actor=head(), at=NOW)
    for row in (judged, drafted, sent, advised, waiting):
        _step(row, "submit_self_evaluation", file)
    for row in (drafted, sent, advised, waiting):
        _step(row, "close_panel", file)
    for row in (sent, advised, waiting):
        _send(row)
    for row in (advised, waiting):
        _step(row, "end_reply", file)
    review = panel.invite_expert(judged, make_expert(), date(2026, 12, 1), actor=head(), at=NOW)
    _written(advised)
    _written(waiting, send=True)
    return {
        "evaluation_id": opened.pk,
        "planned:evaluation_id": planned.pk,
        "panel:evaluation_id": judged.pk,
        "panel:review_id": review.pk,
        "findings:evaluation_id": drafted.pk,
        "reply:evaluation_id": sent.pk,
        "advice:evaluation_id": advised.pk,
        "sent:evaluation_id": waiting.pk,
    }


def _step(row: Evaluation, action: str, file: File) -> None:
    who = actor(file.signatory) if action == "submit_self_evaluation" else head()
    row.refresh_from_db()
    change_state(row, action, table=EVALUATIONS, actor=who, at=NOW)


def _send(row: Evaluation) -> None:
    row.refresh_from_db()
    version = row.version
    stored = findings.write_findings(
        row, "Bevindingen.", expected_version=version, actor=head(), at=NOW
    )
    findings.send_findings(stored, actor=head(), at=NOW)


def _written(row: Evaluation, *, send: bool = False) -> None:
    author = acting(Role.HEAD_OF_TEAM)
    made = advice.write_advice(row, advice_data(), expected_version=0, actor=author, at=NOW)
    if send:
        advice.send_advice(made, expected_version=made.version, actor=author, at=NOW)
