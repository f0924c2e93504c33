"""What stands on the page of an application about its advice."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.actions import AgreementDraft, YearDraft, check_draft
from agreements.models import SupportScheme
from applications.judging_enums import AdviceState
from applications.models import Advice, AdviceYear, Application
from applications.panels.judging import Button
from applications.permissions.advice import advice_verdicts
from applications.queries.judging.advice import (
    advice_facts,
    advice_of,
    advice_years,
    scheme_for,
)
from applications.rules.judging.advice import check_advice
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.ui import Status, Tone
from clusterbeleid.kernel.findings import Explained

_TONES = {
    AdviceState.TO_APPROVE: Tone.WARNING,
    AdviceState.APPROVED: Tone.GOOD,
    AdviceState.RETURNED: Tone.BAD,
}
_STEPS = (
    ("approve_advice", _("Approve the advice"), "applications:approve_advice"),
    ("send_advice", _("Send for approval"), "applications:send_advice"),
    ("write_advice", _("Write the advice"), "applications:write_advice"),
    ("return_advice", _("Return to the author"), "applications:return_advice"),
    ("revise_advice", _("Open the advice again"), "applications:revise_advice"),
)


def advice_part(actor: Actor, application: Application, *, on: date) -> dict[str, Any]:
    """Return the advice with its check, its amounts and the steps that may be taken now."""
    advice = advice_of(application)
    allowed = advice_verdicts(actor, application, advice, on=on)
    steps = [(label, name) for action, label, name in _STEPS if allowed[action].allowed]
    years = advice_years(advice) if advice else []
    if advice is not None:
        advice.application = application
    return {
        "advice": advice,
        "advice_state": _status(advice) if advice else None,
        "advice_years": years,
        "advice_check": check_advice(advice_facts(advice, on=on)) if advice else None,
        "agreement_check": agreement_check(application, years, on=on),
        "advice_buttons": [
            Button(label, reverse(name, args=[application.pk]), is_main=number == 0)
            for number, (label, name) in enumerate(steps)
        ],
    }


def agreement_check(
    application: Application, years: list[AdviceYear], *, on: date
) -> Explained | None:
    """Return what the rules of agreements say of the amounts: cap, intensity, ten years, threshold.

    None without amounts, without an existing cluster, or without a scheme of its kind.
    """
    scheme = scheme_for(application, on=on)
    if application.cluster is None or scheme is None or not years:
        return None
    return check_draft(application.cluster, agreement_draft(scheme, years, on=on), on=on)


def agreement_draft(
    scheme: SupportScheme, years: list[AdviceYear], *, on: date, reference: str = ""
) -> AgreementDraft:
    """Return the grant that the advice proposes, as if it were decided on ``on``."""
    return AgreementDraft(
        scheme=scheme,
        first_day=years[0].first_day,
        last_day=years[-1].last_day or years[-1].first_day,
        granted_on=on,
        decision_reference=reference,
        years=tuple(
            YearDraft(
                row.first_day,
                row.last_day or row.first_day,
                row.granted_amount,
                row.eligible_cost,
                row.planned_cofinancing,
            )
            for row in years
        ),
    )


def _status(advice: Advice) -> Status:
    state = AdviceState(advice.state)
    return Status(state.label, _TONES.get(state, Tone.DRAFT))
