"""Ties of people with an item that the registers show; the person decides, with a reason (R52)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from clusterbeleid.accounts.queries import running
from clusterbeleid.kernel.findings import Finding, Level
from clusters.queries import circle_of, names_by_number, tied_people
from clusters.rules.conflicts import Circle, TiedPerson, detect_conflicts
from committee.models import AgendaItem, CommitteeMandate
from committee.queries.facts import declarations_by_person, roster_of
from committee.subjects import known_subjects

_CLUSTER = "cluster:"


@dataclass(frozen=True)
class Ties:
    """What was found about one person."""

    person_id: int
    name: str
    findings: tuple[Finding, ...]


def ties_of(item: AgendaItem, person_ids: Collection[int]) -> dict[int, Ties]:
    """Return the known ties of these people with the item; twelve queries, however many people."""
    day = item.meeting.on_day
    numbers: dict[int, set[str]] = {}
    seats = CommitteeMandate.objects.filter(running(day), person_id__in=person_ids)
    for person_id, own in seats.values_list("person_id", "organisations"):
        numbers.setdefault(person_id, set()).update(own)
    people = tied_people(person_ids, numbers, on=day)
    circle = _circle(item, people)
    found = ((one, detect_conflicts(one, circle, own=Level.WARN)) for one in people)
    return {one.user_id: Ties(one.user_id, one.name, ties) for one, ties in found if ties}


def detected_interests(item: AgendaItem, person_id: int | None) -> tuple[Finding, ...]:
    """Return the known ties of one person with the item."""
    if person_id is None:
        return ()
    found = ties_of(item, [person_id]).get(person_id)
    return found.findings if found else ()


def ties_of_roster(item: AgendaItem) -> dict[int, Ties]:
    """Return the known ties of everybody with a seat on the day of the meeting."""
    return ties_of(item, [row.person_id for row in roster_of(item.meeting)])


def ties_unsaid(item: AgendaItem) -> list[Ties]:
    """Return the known ties of people with a seat who declared no interest, by name.

    For the secretary, who may ask them before the item opens.
    """
    recused = {person for person, interest in declarations_by_person(item).items() if interest}
    found = [ties for key, ties in ties_of_roster(item).items() if key not in recused]
    return sorted(found, key=lambda ties: (ties.name, ties.person_id))


def _circle(item: AgendaItem, people: list[TiedPerson]) -> Circle:
    """Return what the room of the subject knows; its own registers when it adds nothing."""
    kind = known_subjects().get(item.subject_kind)
    if kind is not None and kind.circle is not None:
        return kind.circle(item.subject_id, people)
    names = {**dict.fromkeys(item.organisations, ""), **names_by_number(item.organisations)}
    named = {number: name or number for number, name in names.items()}
    key = item.scope.removeprefix(_CLUSTER) if item.scope.startswith(_CLUSTER) else ""
    return circle_of(named, people, cluster_id=int(key) if key else None)
