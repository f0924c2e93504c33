"""What the committee decides on: asked here, answered by the rooms above that registered it.

A room registers a provider for each kind of subject in ``AppConfig.ready()``; the committee never
asks a room by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from django.utils.functional import Promise

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused
from clusterbeleid.kernel.findings import Finding
from clusters.rules.conflicts import Circle, TiedPerson
from committee.rules.dossier import Dossier, Proposal


@dataclass(frozen=True)
class Recipient:
    """Who gets the letter about a decision; ``number`` is a KBO number, all may be empty."""

    name: str
    number: str = ""
    email: str = ""
    address: str = ""
    language: str = "nl"


@dataclass(frozen=True)
class Subject:
    """What an agenda item is about, as it stands now.

    ``scope`` names the file (``cluster:12``) and ``organisations`` the KBO numbers of everybody
    with a stake, to detect interests. ``missing`` says in findings what keeps the dossier from
    being sealed; empty: ready. ``allowed`` names the other decisions (values of
    ``DecisionType``) that may be taken instead of ``proposal``. ``path`` leads to its own page.
    """

    title: str
    reference: str
    scope: str
    proposal: Proposal
    organisations: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    missing: tuple[Finding, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    path: str = ""


class Provider(Protocol):
    """How a room answers for its kind of subject."""

    def subject(self, subject_id: int, *, on: date) -> Subject:
        """Return the subject; raises ``LookupError`` when it does not exist."""

    def dossier(self, subject_id: int, *, on: date) -> Dossier:
        """Return the content of the dossier (R53), alternatives under the envelope included."""


# The circle around a subject, to detect the interests of these people in it.
CircleOf = Callable[[int, Sequence[TiedPerson]], Circle]

# Who asks, and on which day: the keys and titles of subjects that wait for the committee.
Waiting = Callable[[Actor, date], Sequence[tuple[int, str]]]


class Listed(Protocol):
    """Hears that a subject came on an agenda, or left it without a decision; in that transaction."""

    def __call__(
        self, subject_id: int, *, on_agenda: bool, actor: Actor, at: datetime, reason: str
    ) -> None:
        """Follow it in the own room; raises ``Refused`` when that cannot be."""


@dataclass(frozen=True)
class Kind:
    """A kind of subject: its name for people and who answers for it."""

    label: str | Promise
    provider: Provider
    waiting: Waiting | None = None
    listed: Listed | None = None
    circle: CircleOf | None = None


@dataclass
class _Registry:
    kinds: dict[str, Kind] = field(default_factory=dict)


_registry = _Registry()


def register_subject(
    kind: str,
    provider: Provider,
    label: str | Promise = "",
    *,
    waiting: Waiting | None = None,
    listed: Listed | None = None,
    circle: CircleOf | None = None,
) -> None:
    """Let ``provider`` answer for all subjects of ``kind``; call it in ``AppConfig.ready()``.

    ``waiting`` lists what is ready for an agenda, so that the secretary can choose it there;
    ``listed`` hears when a subject comes on an agenda or leaves it without a decision; ``circle``
    knows more of who stands around a subject than the registers of clusters do.
    """
    _registry.kinds[kind] = Kind(label or kind, provider, waiting, listed, circle)


def tell_listed(
    kind: str, subject_id: int, *, on_agenda: bool, actor: Actor, at: datetime, reason: str = ""
) -> None:
    """Tell the room of a subject that it came on an agenda, or left it without a decision."""
    found = _registry.kinds.get(kind)
    if found is not None and found.listed is not None:
        found.listed(subject_id, on_agenda=on_agenda, actor=actor, at=at, reason=reason)


def known_subjects() -> Mapping[str, Kind]:
    """Return the kinds by key, in the order in which the rooms named them."""
    return dict(_registry.kinds)


def kind_label(kind: str) -> str:
    """Return the name of a kind, or its key when no room registered it (any more)."""
    found = _registry.kinds.get(kind)
    return str(found.label) if found else kind


def subject_of(kind: str, subject_id: int, *, on: date) -> Subject:
    """Return what an item is about; raises ``Refused`` for an unknown kind or subject."""
    try:
        return _registry.kinds[kind].provider.subject(subject_id, on=on)
    except LookupError:
        raise Refused.because("committee.unknown_subject", "R51", kind=kind) from None


def dossier_of(kind: str, subject_id: int, *, on: date) -> Dossier:
    """Return the content of the dossier as it stands now; raises ``Refused`` as ``subject_of``."""
    try:
        return _registry.kinds[kind].provider.dossier(subject_id, on=on)
    except LookupError:
        raise Refused.because("committee.unknown_subject", "R51", kind=kind) from None


def waiting_subjects(actor: Actor, *, on: date) -> list[tuple[str, int, str]]:
    """Return kind, key and title of everything that waits for the committee, by kind."""
    return [
        (key, subject_id, title)
        for key, kind in _registry.kinds.items()
        if kind.waiting is not None
        for subject_id, title in kind.waiting(actor, on)
    ]
