"""Who writes, hands in and judges a yearly plan or report; button, view and action ask the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from clusterbeleid.core.actors import Actor
from clusterbeleid.kernel.transitions import Verdict
from clusters.permissions import Relation, relation
from evaluations.enums import ReportState
from evaluations.models import Report
from evaluations.transitions import REPORTS

_HEAD = frozenset({Relation.HEAD})
_FILE = _HEAD | {Relation.MANAGER}
_CLUSTER = frozenset({Relation.CLUSTER})
ALLOWED: Mapping[str, frozenset[Relation]] = {
    "submit_report": _CLUSTER,
    "answer_questions": _CLUSTER,
    "start_review": _FILE,
    "ask_questions": _FILE,
    "end_questions": _FILE,
    "accept_report": _FILE,
    "reopen_report": _HEAD,
}
_REFUSALS = {
    Relation.HEAD: "report.writers_only",
    Relation.MANAGER: "clusters.head_only",
    Relation.CLUSTER: "clusters.agency_only",
    Relation.READER: "clusters.read_only",
    Relation.NONE: "clusters.not_yours",
    Relation.RECUSED: "clusters.interest_declared",
}


def may_open(actor: Actor, found: Relation) -> Verdict:
    """The keepers of the file open a duty; at night the system does."""
    allowed = actor.is_system or found in _FILE
    return Verdict.ok() if allowed else Verdict.no(_REFUSALS[found])


def may_write(
    actor: Actor, report: Report, section: str, opened: Collection[str], *, on: date
) -> Verdict:
    """Tell whether the actor may write in a section; ``opened`` are the sections open now (A1)."""
    found = relation(actor, report.cluster, on=on)
    if found is not Relation.CLUSTER:
        inside = found in _FILE
        return Verdict.no("report.writers_only" if inside else _REFUSALS[found])
    if section in opened:
        return Verdict.ok()
    return Verdict.no("report.section_closed" if report.is_open else "report.handed_in")


def may_read(actor: Actor, report: Report, *, on: date) -> Verdict:
    """What is being written is for its writers alone until it is handed in (R55)."""
    found = relation(actor, report.cluster, on=on)
    if found is Relation.NONE:
        return Verdict.no(_REFUSALS[found])
    if report.submitted_at is None and found is not Relation.CLUSTER:
        return Verdict.no("report.not_handed_in")
    return Verdict.ok()


def may_judge(actor: Actor, report: Report, *, on: date) -> Verdict:
    """The keepers of the file judge sections while the report is in review."""
    found = relation(actor, report.cluster, on=on)
    if found not in _FILE:
        return Verdict.no(_REFUSALS[found])
    if report.state != ReportState.IN_REVIEW:
        return Verdict.no("report.not_in_review")
    return Verdict.ok()


def may(action: str, actor: Actor, report: Report, *, on: date) -> Verdict:
    """Tell whether the actor may take a step of the table now, facts apart."""
    found = relation(actor, report.cluster, on=on)
    if found not in ALLOWED[action]:
        ours = found in _FILE and ALLOWED[action] == _CLUSTER
        return Verdict.no("report.writers_only" if ours else _REFUSALS[found])
    answer = REPORTS.may(action, report.state, actor.roles)
    if answer.code == "transition.role" and found is Relation.CLUSTER:
        return Verdict.no("report.signatory_only")
    return answer


def verdicts(actor: Actor, report: Report, *, on: date) -> dict[str, Verdict]:
    """Return the answer for every step, for the buttons of a page."""
    return {name: may(name, actor, report, on=on) for name in ALLOWED}
