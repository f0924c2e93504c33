"""What may be done with an agreement now, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import SupportAgreement
from agreements.permissions import verdicts
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.texts import sentence
from clusterbeleid.kernel.transitions import Verdict


@dataclass(frozen=True)
class Step:
    """Something to do with an agreement: its page when it may, the reason in words when not."""

    label: str
    url: str
    refusal: str
    is_main: bool


def steps_of(actor: Actor, agreement: SupportAgreement, *, on: date) -> list[Step]:
    """Return what may be done now; what this person may not do comes with the reason."""
    answers = verdicts(actor, agreement, on=on)
    shown = _DRAFT_STEPS if agreement.is_draft else _GRANTED_STEPS
    return [
        _step(label(), name, answers[action], agreement, is_main=number == 0)
        for number, (action, name, label) in enumerate(shown)
        if answers[action].code != "transition.wrong_state"
    ]


def _step(
    label: str, name: str, verdict: Verdict, agreement: SupportAgreement, *, is_main: bool
) -> Step:
    url = reverse(name, args=[agreement.pk]) if verdict.allowed else ""
    return Step(label, url, "" if verdict.allowed else _reason(verdict), is_main)


def _reason(verdict: Verdict) -> str:
    return " ".join(sentence(finding) for finding in verdict.findings) or sentence(verdict.code)


_DRAFT_STEPS: tuple[tuple[str, str, Any], ...] = (
    ("confirm_agreement", "agreements:confirm", lambda: _("Confirm")),
    ("correct_draft", "agreements:correct", lambda: _("Correct")),
    ("withdraw_draft", "agreements:withdraw", lambda: _("Withdraw")),
)
_GRANTED_STEPS: tuple[tuple[str, str, Any], ...] = (
    ("record_money", "agreements:money", lambda: _("Record money")),
    ("end_agreement", "agreements:end", lambda: _("End")),
    ("stop_agreement", "agreements:stop", lambda: _("Stop early")),
)
