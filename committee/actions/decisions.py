"""Recording what the committee decided: checked, frozen, followed up, carried out, all at once."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from clusterbeleid.core import todo
from clusterbeleid.core.actors import Actor, Role
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.history import traced
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.state import change_state
from clusterbeleid.kernel.findings import Explained
from clusters.actions.common import day_of
from committee import effects, subjects
from committee.actions.common import locked_item
from committee.enums import DecisionType
from committee.events import decided
from committee.models import AgendaItem, AuthorityName, Decision, DecisionCondition
from committee.permissions import may_change_item
from committee.queries import facts_of, latest_dossier
from committee.rules import (
    ConditionFacts,
    DecisionFacts,
    Proposal,
    Quorum,
    Tally,
    check_decision,
    quorum,
    tally,
)
from committee.transitions import ITEMS

BY_HAND = "committee.carry_out"
CONDITION = "committee.condition"
CARRY_OUT_DAYS = "committee.carry_out_days"
# Letters that nobody takes for one another; no number says how many decisions there are (A19).
_LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"


@dataclass(frozen=True)
class DecisionData:
    """A decision as typed. ``payload`` holds its figures as JSON; empty: those of the proposal."""

    decision_type: str
    outcome: str
    motivation: str
    payload: Mapping[str, Any] = field(default_factory=dict)
    conditions: tuple[ConditionFacts, ...] = ()
    corrects: Decision | None = None

    def proposal(self, item: AgendaItem) -> Proposal:
        """Return what is decided in the shape that effects understand."""
        return Proposal(self.decision_type, self.outcome, self.payload or item.payload)


@dataclass(frozen=True)
class Weighed:
    """What stands behind a decision: quorum, votes, every finding, and what it will do.

    ``consequences`` is None when a person carries the decision out by a task.
    """

    reached: Quorum
    votes: Tally
    explained: Explained
    consequences: Explained | None


def weigh_decision(item: AgendaItem, data: DecisionData, *, on: date) -> Weighed:
    """Return what the rules say of a decision and what it will do; writes nothing."""
    facts = facts_of(item)
    params = current_params()
    reached, votes = quorum(facts, params), tally(facts, params)
    subject = subjects.subject_of(item.subject_kind, item.subject_id, on=on)
    found = check_decision(
        DecisionFacts(
            decision_type=data.decision_type,
            proposed_type=item.proposed_type,
            allowed=subject.allowed,
            outcome=data.outcome,
            motivation=data.motivation,
            decided_on=item.meeting.on_day,
            conditions=data.conditions,
            names_decision=data.corrects is not None,
            regularity_confirmed=facts.regularity_confirmed,
        ),
        reached,
        votes,
    )
    consequences = effects.preview_of(item, data.proposal(item), on=on)
    lines = (*reached.explained.lines, *votes.explained.lines)
    more = consequences.findings if consequences else ()
    return Weighed(reached, votes, Explained(lines, (*found, *more)), consequences)


@transaction.atomic
def record_decision(
    item: AgendaItem, data: DecisionData, *, actor: Actor, at: datetime
) -> Decision:
    """Record a decision with its conditions, freeze it, and carry out what follows (R51).

    Raises ``Refused`` with every finding that blocks: no quorum, another result of the vote, no
    motivation, or a rule of the effect; then nothing is written at all.
    """
    stored = locked_item(item)
    require(may_change_item(actor, stored, "record_decision"))
    weighed = weigh_decision(stored, data, on=day_of(at))
    refuse(weighed.explained.findings)
    decision = _write(stored, data, weighed, actor, at)
    _write_conditions(decision, data, actor, at)
    change_state(stored, "record_decision", table=ITEMS, actor=actor, at=at)
    decision.item = stored
    carry_out(decision, actor=actor, at=at)
    decided(decision, at=at)
    return decision


def authority_on(day: date) -> str:
    """Return what the granting authority is called on a day (R49); raises ``Refused`` if unknown."""
    names = AuthorityName.objects.filter(first_day__lte=day).order_by("-first_day")
    found = names.first()
    if found is None or (found.last_day is not None and found.last_day < day):
        raise Refused.because("committee.authority_unknown", "R49", day=day)
    return found.name


def _write(
    item: AgendaItem, data: DecisionData, weighed: Weighed, actor: Actor, at: datetime
) -> Decision:
    day = item.meeting.on_day
    votes = weighed.votes
    decision = Decision(
        item=item,
        number=_free_number(day),
        decision_type=data.decision_type,
        outcome=data.outcome.strip(),
        motivation=data.motivation.strip(),
        payload=dict(data.payload or item.payload),
        authority=authority_on(day),
        decided_on=day,
        dossier=latest_dossier(item),
        corrects=data.corrects,
        present=weighed.reached.present,
        required=weighed.reached.required,
        tally={
            "for": votes.in_favour,
            "against": votes.against,
            "abstained": votes.abstained,
            **weighed.explained.as_json(),
        },
        consequences=weighed.consequences.as_json() if weighed.consequences else {},
        regularity_by_id=item.regularity_by_id,
        recorded_by_id=actor.user_id,
        recorded_at=at,
    )
    with traced(actor, "committee.decided"):
        decision.save()
    return decision


def _free_number(day: date) -> str:
    number = f"HBC-{day.year}-{''.join(secrets.choice(_LETTERS) for _ in range(6))}"
    taken = Decision.objects.filter(number=number).exists()
    return _free_number(day) if taken else number


def _write_conditions(decision: Decision, data: DecisionData, actor: Actor, at: datetime) -> None:
    for number, condition in enumerate(data.conditions, start=1):
        with traced(actor, "committee.decided"):
            row = DecisionCondition.objects.create(
                decision=decision,
                number=number,
                text=condition.text.strip(),
                due_on=condition.due_on,
            )
        todo.open_task(
            CONDITION,
            f"{CONDITION}:{row.pk}",
            at=at,
            subject=decision.item,
            subject_label=f"{decision.number}/{number}",
            scope=decision.item.own_scope,
            due_on=condition.due_on,
            roles=[Role.ACCOUNT_MANAGER, Role.HEAD_OF_TEAM],
            facts={"condition": row.text, "decision": decision.number},
            actor=actor,
        )


def carry_out(decision: Decision, *, actor: Actor, at: datetime) -> None:
    """Run the effect in this transaction, or leave it to a person by a task with a due date (R51)."""
    item = decision.item
    effect = effects.effect_of(decision.decision_type, item.subject_kind)
    if effect is not None:
        effect.apply(decision, actor=actor, at=at)
        return
    todo.open_task(
        BY_HAND,
        f"{BY_HAND}:{decision.pk}",
        at=at,
        subject=item,
        subject_label=f"{DecisionType(decision.decision_type).label}: {item.title}"[:200],
        scope=item.own_scope,
        due_on=_carried_out_by(decision.decided_on),
        roles=[Role.ACCOUNT_MANAGER, Role.HEAD_OF_TEAM],
        facts={"decision": decision.number},
        actor=actor,
    )


def _carried_out_by(decided_on: date) -> date | None:
    """Return the day by which a person carries a decision out; None while no figure says so."""
    days = current_params().find(CARRY_OUT_DAYS, decided_on)
    return decided_on + timedelta(days=int(days.value)) if days else None
