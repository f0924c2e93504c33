"""The steps on the page of an evaluation that may be taken now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from clusterbeleid.core.ui import Text
from clusterbeleid.kernel.transitions import Verdict
from evaluations.models import Evaluation


@dataclass(frozen=True)
class Button:
    """A step on a page that may be taken now; the first one is the main one."""

    label: Text
    url: str
    is_main: bool


def step_buttons(
    evaluation: Evaluation,
    allowed: Mapping[str, Verdict],
    steps: Sequence[tuple[str, Text, str]],
) -> list[Button]:
    """Return the steps that may be taken now, in their order."""
    found = [(label, name) for action, label, name in steps if allowed[action].allowed]
    return [
        Button(label, reverse(name, args=[evaluation.pk]), is_main=number == 0)
        for number, (label, name) in enumerate(found)
    ]
