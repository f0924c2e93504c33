"""Who may do what with an interim evaluation; the same answer feeds button, view and action (R52, R55)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, CLUSTER_SIDE, Actor, Role
from clusterbeleid.kernel.transitions import Verdict
from clusters.permissions import Relation, relation
from evaluations.interim_enums import EvaluationState
from evaluations.interim_transitions import EVALUATIONS
from evaluations.models import Evaluation

_HEAD = frozenset({Relation.HEAD})
_FILE = _HEAD | {Relation.MANAGER}
_CLUSTER = frozenset({Relation.CLUSTER})
_AGENCY = (Role.ACCOUNT_MANAGER.value, *AGENCY_READERS_OF_ALL)
_REFUSALS = {
    Relation.READER: "evaluations.read_only",
    Relation.CLUSTER: "evaluations.agency_only",
    Relation.MANAGER: "evaluations.head_only",
    Relation.NONE: "evaluations.not_yours",
    Relation.RECUSED: "clusters.interest_declared",
}
_S = EvaluationState
_STATE_STEPS: Mapping[str, frozenset[Relation]] = {
    "open_evaluation": _FILE,
    "submit_self_evaluation": _CLUSTER,
    "close_panel": _FILE,
    "send_findings": _FILE,
    "hand_in_reply": _CLUSTER,
    "end_reply": _FILE,
    "reopen_advice": _FILE,
    "cancel_evaluation": _HEAD,
}
# Steps that are no change of state: who, and in which states of the evaluation.
_OWN_STEPS: Mapping[str, tuple[frozenset[Relation], tuple[EvaluationState, ...]]] = {
    "write_self_evaluation": (_CLUSTER, (_S.SELF_EVALUATION,)),
    "invite_panel": (_FILE, (_S.PANEL,)),
    "record_meeting": (_FILE, (_S.PANEL,)),
    "write_findings": (_FILE, (_S.FINDINGS,)),
    "write_reply": (_CLUSTER, (_S.REPLY,)),
    "write_advice": (_FILE, (_S.ADVICE,)),
}
STEPS = (*_STATE_STEPS, *_OWN_STEPS)


def may_see_evaluations(actor: Actor) -> Verdict:
    """The agency and the cluster side have a list; experts have a page of their own."""
    if actor.has(*_AGENCY, *CLUSTER_SIDE):
        return Verdict.ok()
    return Verdict.no("evaluations.not_yours")


def may_open_campaign(actor: Actor) -> Verdict:
    """Only the head of team opens evaluations of several clusters at once."""
    if actor.has(Role.HEAD_OF_TEAM):
        return Verdict.ok()
    code = "evaluations.head_only" if actor.has(*_AGENCY) else "evaluations.agency_only"
    return Verdict.no(code)


def may_see_inside(found: Relation) -> bool:
    """Tell whether somebody reads scores, advice and consequences before the decision (R55)."""
    return found in {Relation.HEAD, Relation.MANAGER, Relation.READER}


def may_see_effect(actor: Actor, evaluation: Evaluation, *, on: date) -> Verdict:
    """The consequences of an outcome stay inside the agency until the committee decided."""
    found = relation(actor, evaluation.cluster, on=on)
    return Verdict.ok() if may_see_inside(found) else Verdict.no("evaluations.agency_only")


def may_evaluate(action: str, actor: Actor, evaluation: Evaluation, *, on: date) -> Verdict:
    """Tell whether the actor may take a step now, facts apart."""
    return step_verdict(action, actor, evaluation, relation(actor, evaluation.cluster, on=on))


def step_verdict(action: str, actor: Actor, evaluation: Evaluation, found: Relation) -> Verdict:
    """As ``may_evaluate``, for who is known to the cluster already."""
    allowed, states = _OWN_STEPS.get(action, (_STATE_STEPS.get(action, frozenset()), ()))
    if found not in allowed:
        ours = found in _FILE and allowed == _CLUSTER
        return Verdict.no("evaluations.cluster_only" if ours else _REFUSALS[found])
    if states:
        now = evaluation.state in states
        return Verdict.ok() if now else Verdict.no("transition.wrong_state")
    answer = EVALUATIONS.may(action, evaluation.state, actor.roles)
    if answer.code == "transition.role" and found is Relation.CLUSTER:
        return Verdict.no("evaluations.signatory_only")
    return answer


def evaluation_verdicts(
    actor: Actor, evaluation: Evaluation, *, on: date
) -> tuple[Relation, dict[str, Verdict]]:
    """Return what the actor is to the cluster, and the answer for every step of a page."""
    found = relation(actor, evaluation.cluster, on=on)
    return found, {name: step_verdict(name, actor, evaluation, found) for name in STEPS}
