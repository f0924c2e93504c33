"""Whether a cluster pact can be signed, when its review comes, and what changed since the last version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from clusterbeleid.kernel.errors import ParamValue
from clusterbeleid.kernel.findings import Finding, Level
from clusterbeleid.kernel.params import Params
from clusters.enums import PartyKind, SignatoryRole

RULE = "R39"
NOTICE = "pact.review_notice_days"


@dataclass(frozen=True)
class SignatoryFacts:
    """Somebody who signs, in what role, and when; None when no source gives the day."""

    name: str
    role: str
    signed_on: date | None


@dataclass(frozen=True)
class SigningFacts:
    """A draft as it would be signed: who signs, who promised something, and in which year."""

    signatories: Sequence[SignatoryFacts]
    promising: frozenset[str]
    signed_in: int
    first_review_due: date
    on: date

    @property
    def signed_on(self) -> date | None:
        """Return the day of the last signature, or None as long as one of them has no day."""
        days = [one.signed_on for one in self.signatories]
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None


def check_signing(facts: SigningFacts) -> tuple[Finding, ...]:
    """Return what stands in the way of signing; a day that no source gives asks for a reason (R39)."""
    return (*_missing(facts), *_wrong_days(facts), *_unknown_days(facts))


def _missing(facts: SigningFacts) -> Iterator[Finding]:
    present = {one.role for one in facts.signatories}
    for role in SignatoryRole:
        if role.value not in present:
            yield Finding(Level.BLOCK, f"pact.no_{role.value}", RULE)
    if PartyKind.CLUSTER.value not in facts.promising:
        yield Finding(Level.BLOCK, "pact.no_promise_of_cluster", RULE)
    if facts.promising <= {PartyKind.CLUSTER.value}:
        yield Finding(Level.BLOCK, "pact.no_promise_of_government", RULE)


def _wrong_days(facts: SigningFacts) -> Iterator[Finding]:
    for one in facts.signatories:
        if one.signed_on is not None and one.signed_on > facts.on:
            values: Mapping[str, ParamValue] = {"name": one.name, "day": one.signed_on}
            yield Finding(Level.BLOCK, "pact.signed_in_future", RULE, values)
    last = facts.signed_on
    if facts.signed_in > facts.on.year or (last is not None and last.year != facts.signed_in):
        yield Finding(Level.BLOCK, "pact.other_year", RULE, {"year": str(facts.signed_in)})
    if facts.first_review_due.year < facts.signed_in:
        yield Finding(Level.BLOCK, "pact.review_before_signing", RULE)


def _unknown_days(facts: SigningFacts) -> Iterator[Finding]:
    names = [one.name for one in facts.signatories if one.signed_on is None]
    if names:
        yield Finding(Level.OVERRIDE, "pact.day_unknown", RULE, {"names": ", ".join(names)})


def notice_from(due: date, params: Params) -> date:
    """Return the day from which the review that is due on ``due`` is announced."""
    return due - timedelta(days=int(params.value(NOTICE, due)))


class Change(StrEnum):
    """What happened to an item since the version before."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True)
class Item:
    """A part of a version: ``key`` is the same in both versions, ``values`` are written out."""

    key: str
    title: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ItemChange:
    """One item in two versions; ``fields`` names what differs, with the value before and after."""

    kind: Change
    title: str
    fields: tuple[tuple[str, str, str], ...] = ()


def compare(before: Iterable[Item], after: Iterable[Item]) -> list[ItemChange]:
    """Return every item of two versions, in the order of the new one; what fell away stands last."""
    old, new = ({item.key: item for item in items} for items in (before, after))
    found = [_change(old.get(key), item) for key, item in new.items()]
    gone = [ItemChange(Change.REMOVED, item.title) for key, item in old.items() if key not in new]
    return found + gone


def _change(old: Item | None, new: Item) -> ItemChange:
    if old is None:
        return ItemChange(Change.ADDED, new.title)
    before, after = {"title": old.title, **old.values}, {"title": new.title, **new.values}
    fields = tuple(
        (name, before.get(name, ""), value)
        for name, value in after.items()
        if value != before.get(name, "")
    )
    return ItemChange(Change.CHANGED if fields else Change.SAME, new.title, fields)
