"""Who may do what with an advice; the same answer feeds button, view and action."""

from __future__ import annotations

from datetime import date

from applications.enums import ApplicationState
from applications.judging_enums import AdviceState
from applications.models import Advice, Application
from applications.permissions.judging import judging_verdict
from applications.queries.judging.advice import writers_of_advice
from applications.queries.judging.files import Standing, standing
from applications.transitions import ADVICES
from clusterbeleid.core.actors import Actor
from clusterbeleid.kernel.transitions import Verdict

_OPEN = (AdviceState.DRAFT, AdviceState.RETURNED)
_BY_ANOTHER = frozenset({"approve_advice", "return_advice"})


def may_write_advice(
    actor: Actor, application: Application, advice: Advice | None, *, on: date
) -> Verdict:
    """The agency writes while the application is in assessment; what waits for approval stands still."""
    allowed = judging_verdict(
        "write_advice", actor, application, standing(actor, application, on=on)
    )
    if allowed and advice is not None and advice.state not in _OPEN:
        return Verdict.no("advice.not_open")
    return allowed


def may_advise(action: str, actor: Actor, advice: Advice, *, on: date) -> Verdict:
    """Tell whether the actor may take a step with an advice: who wrote in it never approves (A12)."""
    application = advice.application
    found = standing(actor, application, on=on)
    if found not in {Standing.HEAD, Standing.MANAGER}:
        return Verdict.no(
            "applications.read_only" if found is Standing.READER else "judging.not_yours"
        )
    if application.state != ApplicationState.IN_ASSESSMENT:
        return Verdict.no("advice.frozen")
    allowed = ADVICES.may(action, advice.state, actor.roles)
    if allowed and action in _BY_ANOTHER and actor.user_id in writers_of_advice(advice):
        return Verdict.no("advice.own_advice")
    return allowed


def advice_verdicts(
    actor: Actor, application: Application, advice: Advice | None, *, on: date
) -> dict[str, Verdict]:
    """Return the answer for every step, for the buttons of a page."""
    found = {"write_advice": may_write_advice(actor, application, advice, on=on)}
    for row in ADVICES.transitions:
        found[row.action] = (
            may_advise(row.action, actor, advice, on=on)
            if advice is not None
            else Verdict.no("transition.wrong_state")
        )
    return found
