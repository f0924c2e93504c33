"""Who may do what while an application is judged; the same answer feeds button, view and action."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from applications.enums import ApplicationState
from applications.models import Application, Call
from applications.queries.judging.files import Standing, hidden_in_call, standing
from applications.transitions import APPLICATIONS
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusterbeleid.kernel.transitions import Verdict

_HEAD = frozenset({Standing.HEAD})
_FILE = frozenset({Standing.HEAD, Standing.MANAGER})
_REFUSALS = {
    Standing.READER: "applications.read_only",
    Standing.MANAGER: "applications.head_only",
    Standing.NONE: "judging.not_yours",
    Standing.RECUSED: "clusters.interest_declared",
}
_S = ApplicationState
_NOT_OVER = (_S.SUBMITTED, _S.ADMISSIBLE, _S.IN_ASSESSMENT, _S.ADVISED, _S.ON_AGENDA)
# Steps that are no change of state: who, and in which states of the application.
_OWN_STEPS: Mapping[str, tuple[frozenset[Standing], tuple[ApplicationState, ...]]] = {
    "answer_point": (_FILE, (_S.SUBMITTED,)),
    "record_exclusion": (_FILE, _NOT_OVER),
    "invite_expert": (_FILE, (_S.IN_ASSESSMENT,)),
    "record_meeting": (_FILE, (_S.IN_ASSESSMENT,)),
    "write_advice": (_FILE, (_S.IN_ASSESSMENT,)),
}
_STATE_STEPS: Mapping[str, frozenset[Standing]] = {
    "declare_admissible": _FILE,
    "declare_inadmissible": _HEAD,
    "start_assessment": _FILE,
}


def may_see_judging(actor: Actor) -> Verdict:
    """The agency judges; applicants never see how before the decision (R55)."""
    if actor.has(Role.ACCOUNT_MANAGER, *AGENCY_READERS_OF_ALL):
        return Verdict.ok()
    return Verdict.no("applications.agency_only")


def refusal_of(found: Standing) -> str:
    """Return why somebody with this standing does not do what the file's keepers do."""
    return _REFUSALS[found]


def may_rank(actor: Actor, call: Call, *, on: date) -> Verdict:
    """A ranking names every application, so it is for who may read them all (R55, A16)."""
    allowed = may_see_judging(actor)
    if allowed and hidden_in_call(actor, call, on=on):
        return Verdict.no("ranking.not_all_yours")
    return allowed


def may_judge(action: str, actor: Actor, application: Application, *, on: date) -> Verdict:
    """Tell whether the actor may take a step of the judgement now."""
    return judging_verdict(action, actor, application, standing(actor, application, on=on))


def judging_verdict(
    action: str, actor: Actor, application: Application, found: Standing
) -> Verdict:
    """As ``may_judge``, for who is known to the application already."""
    if action in _STATE_STEPS:
        if found not in _STATE_STEPS[action]:
            return Verdict.no(_REFUSALS[found])
        return APPLICATIONS.may(action, application.state, actor.roles)
    allowed, states = _OWN_STEPS[action]
    if found not in allowed:
        return Verdict.no(_REFUSALS[found])
    return Verdict.ok() if application.state in states else Verdict.no("transition.wrong_state")


def judging_verdicts(actor: Actor, application: Application, *, on: date) -> dict[str, Verdict]:
    """Return the answer for every step, for the buttons of a page; one query at most."""
    found = standing(actor, application, on=on)
    names = (*_OWN_STEPS, *_STATE_STEPS)
    return {name: judging_verdict(name, actor, application, found) for name in names}
