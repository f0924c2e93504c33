"""What a decision does: registered by the rooms above, run in the transaction of the decision.

``register_effect("grant", "application", apply=…, preview=…)``. A kind of decision without effect
for its kind of subject becomes a task for a person; nothing ever happens silently, or silently not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from clusterbeleid.core.actors import Actor
from clusterbeleid.kernel.findings import Explained
from committee.models import AgendaItem, Decision
from committee.rules.dossier import Proposal


class Apply(Protocol):
    """Carries a decision out; runs inside its transaction, so a refusal undoes the decision too."""

    def __call__(self, decision: Decision, *, actor: Actor, at: datetime) -> None:
        """Write what follows; raises ``Refused`` when a rule forbids it."""


class Preview(Protocol):
    """Says what a decision will do; writes nothing."""

    def __call__(self, item: AgendaItem, proposal: Proposal, *, on: date) -> Explained:
        """Return the consequences as lines and findings; a finding BLOCK stops the decision."""


@dataclass(frozen=True)
class Effect:
    """What a kind of decision does to a kind of subject."""

    apply: Apply
    preview: Preview


_EFFECTS: dict[tuple[str, str], Effect] = {}


def register_effect(
    decision_type: str, subject_kind: str, *, apply: Apply, preview: Preview
) -> None:
    """Let a kind of decision have this effect on a kind of subject; call it in ``AppConfig.ready()``."""
    _EFFECTS[str(decision_type), subject_kind] = Effect(apply, preview)


def effect_of(decision_type: str, subject_kind: str) -> Effect | None:
    """Return what a decision does; None: a person carries it out by a task."""
    return _EFFECTS.get((str(decision_type), subject_kind))


def preview_of(item: AgendaItem, proposal: Proposal, *, on: date) -> Explained | None:
    """Return the consequences of a decision before it is taken; None: a task for a person."""
    effect = effect_of(proposal.decision_type, item.subject_kind)
    return effect.preview(item, proposal, on=on) if effect else None
