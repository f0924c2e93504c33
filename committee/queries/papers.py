"""What the papers of a meeting hold for one reader, and which paper a hash belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.parameters import current_params
from committee.enums import ItemState
from committee.models import AgendaItem, Decision, Meeting, SealedDossier
from committee.queries.decisions import decision_on, latest_dossier
from committee.queries.facts import facts_of
from committee.queries.meetings import agenda_of
from committee.queries.visibility import visible_items
from committee.rules import Quorum, Tally, quorum, tally

_VOTED = {ItemState.CLOSED, ItemState.DECIDED}


@dataclass(frozen=True)
class Outcome:
    """What came of an item: who stayed out, who took part, the votes once closed, the decision."""

    place: int
    item: AgendaItem
    recused: tuple[str, ...]
    reached: Quorum
    result: Tally | None
    decision: Decision | None


@dataclass(frozen=True)
class Known:
    """A sealed dossier found by its hash: the decision that rests on it, or why none does.

    ``code`` is empty when the paper is the one decided on.
    """

    dossier: SealedDossier
    decision: Decision | None
    code: str


def outcomes_of(meeting: Meeting, actor: Actor, *, on: date) -> list[Outcome]:
    """Return what came of the items the actor may know of, as numbered for the actor."""
    params = current_params()
    found = []
    for line in agenda_of(meeting, actor, on=on):
        facts = facts_of(line.item)
        recused = tuple(seat.name for seat in facts.seats if seat.recused)
        result = tally(facts, params) if line.item.state in _VOTED else None
        decision = decision_on(line.item)
        reached = quorum(facts, params)
        found.append(Outcome(line.place, line.item, recused, reached, result, decision))
    return found


def readable_dossiers(
    meeting: Meeting, actor: Actor, *, on: date
) -> list[tuple[int, SealedDossier]]:
    """Return the sealed dossiers the actor may read, with their place on the agenda for the actor.

    Items with an interest are not there; nor those on which the actor must declare first.
    """
    found = []
    for line in agenda_of(meeting, actor, on=on):
        sealed = None if line.to_declare else latest_dossier(line.item)
        if sealed is not None:
            sealed.item = line.item
            found.append((line.place, sealed))
    return found


def bundle_is_open(job: BackgroundJob, actor: Actor, *, on: date) -> bool:
    """Tell whether the actor may still know of every item in an own bundle."""
    items = set(job.result.get("items", ()))
    return visible_items(actor, on=on).filter(pk__in=items).count() == len(items)


def dossier_by_hash(sha256: str, within: Q | None = None) -> Known | None:
    """Return the sealed dossier with these bytes, with its decision; ``within`` narrows the items."""
    found = SealedDossier.objects.filter(sha256=sha256.lower()).select_related("item__meeting")
    if within is not None:
        found = found.filter(within)
    dossier = found.order_by("-number").first()
    if dossier is None:
        return None
    decision = decision_on(dossier.item)
    if decision is None:
        return Known(dossier, None, "committee.not_decided")
    other = decision.dossier_id != dossier.pk
    return Known(dossier, decision, "committee.other_version" if other else "")


def visible_dossier_by_hash(sha256: str, actor: Actor, *, on: date) -> Known | None:
    """As ``dossier_by_hash``, among the items the actor may know of."""
    return dossier_by_hash(sha256, Q(item__in=visible_items(actor, on=on)))


def item_report(key: str) -> dict[str, Any]:
    """Return an item (key or reference) as plain values; the votes once closed only.

    Raises ``LookupError`` when there is no such item.
    """
    item = _item_by(key)
    facts = facts_of(item)
    params = current_params()
    reached, votes = quorum(facts, params), tally(facts, params)
    hidden = item.state not in _VOTED
    findings = (*reached.explained.findings, *(() if hidden else votes.explained.findings))
    decision = decision_on(item)
    return {
        "roster": [
            {"name": seat.name, "role": seat.role, "present": seat.present} for seat in facts.seats
        ],
        "recused": [seat.name for seat in facts.seats if seat.recused],
        "quorum": {
            "seats": reached.seats,
            "present": reached.present,
            "required": reached.required,
            "reached": reached.is_reached,
        },
        "votes": None
        if hidden
        else {
            "for": votes.in_favour,
            "against": votes.against,
            "abstained": votes.abstained,
            "accepted": votes.accepted,
        },
        "decision": None
        if decision is None
        else {
            "number": decision.number,
            "type": decision.decision_type,
            "decided_on": decision.decided_on.isoformat(),
        },
        "findings": [finding.as_json() for finding in findings],
    }


def _item_by(key: str) -> AgendaItem:
    found = AgendaItem.objects.select_related("meeting")
    try:
        return found.get(pk=int(key)) if key.isdecimal() else found.get(reference=UUID(key))
    except (AgendaItem.DoesNotExist, ValueError) as error:
        raise LookupError(key) from error
