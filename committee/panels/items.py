"""What the page of an item shows to one reader, and which steps this reader may take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.explained import from_json
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.findings import Explained
from committee.documents import ShownSection, shown_sections
from committee.enums import Choice
from committee.models import AgendaItem, Decision, InterestDeclaration, SealedDossier
from committee.permissions import (
    may_cast_vote,
    may_change_item,
    may_confirm_regularity,
    may_declare,
    may_order_agenda,
    may_read_dossier,
    may_see_votes,
)
from committee.queries import (
    Ties,
    decision_on,
    declarations_of,
    facts_of,
    latest_dossier,
    ties_unsaid,
)
from committee.rules import ItemFacts, Quorum, Tally, quorum, tally
from committee.rules.dossier import dossier_from_json

_STEPS = ("open_vote", "close_vote", "record_decision", "adjourn_item", "take_off_agenda")


@dataclass(frozen=True)
class VoteLine:
    """How somebody voted."""

    name: str
    choice: str


@dataclass(frozen=True)
class ItemPage:
    """Everything the page of an item shows; empty where this reader may not look.

    ``votes`` and ``result`` stay empty until the vote is closed; ``own_choice`` is the own vote.
    """

    item: AgendaItem
    readable: bool
    sealed: SealedDossier | None
    sections: Sequence[ShownSection]
    declarations: Sequence[InterestDeclaration]
    reached: Quorum | None
    result: Tally | None
    votes: Sequence[VoteLine]
    own_choice: str
    decision: Decision | None
    consequences: Explained | None
    ties: Sequence[Ties]
    may: dict[str, bool]


def item_shown(actor: Actor, item: AgendaItem, *, on: date) -> ItemPage:
    """Return what the page shows to the actor."""
    readable = may_read_dossier(actor, item).allowed
    facts = facts_of(item)
    open_votes = may_see_votes(actor, item).allowed
    sealed = latest_dossier(item) if readable else None
    decision = decision_on(item) if readable else None
    params = current_params()
    return ItemPage(
        item=item,
        readable=readable,
        sealed=sealed,
        sections=sections_of(sealed) if sealed else (),
        declarations=declarations_of(item) if readable else (),
        reached=quorum(facts, params) if readable else None,
        result=tally(facts, params) if open_votes else None,
        votes=_votes(facts) if open_votes else (),
        own_choice=_own(facts, actor),
        decision=decision,
        consequences=from_json(decision.consequences) if decision else None,
        ties=_ties(item) if readable and actor.has(Role.COMMITTEE_SECRETARY) else (),
        may=_steps(actor, item, facts, on),
    )


def sections_of(sealed: SealedDossier) -> tuple[ShownSection, ...]:
    """Return the sections of a sealed dossier in words."""
    return shown_sections(dossier_from_json(sealed.content, from_json))


def _ties(item: AgendaItem) -> list[Ties]:
    """Return every known tie nobody spoke of, while something can still be done."""
    return ties_unsaid(item) if item.is_live else []


def _votes(facts: ItemFacts) -> list[VoteLine]:
    return [
        VoteLine(seat.name, str(Choice(seat.choice).label))
        for seat in facts.seats
        if seat.choice is not None and not seat.recused
    ]


def _own(facts: ItemFacts, actor: Actor) -> str:
    for seat in facts.seats:
        if seat.person_id == actor.user_id and seat.choice is not None:
            return str(Choice(seat.choice).label)
    return ""


def _steps(actor: Actor, item: AgendaItem, facts: ItemFacts, on: date) -> dict[str, bool]:
    may: dict[str, Any] = {name: may_change_item(actor, item, name) for name in _STEPS}
    may |= {
        "declare": may_declare(actor, item, on=on),
        "seal": may_order_agenda(actor, item),
        "vote": may_cast_vote(actor, item, facts),
        "regularity": may_confirm_regularity(actor, item),
    }
    return {name: bool(verdict) for name, verdict in may.items()}
