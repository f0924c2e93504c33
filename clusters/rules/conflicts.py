"""Ties between a person and the bodies with a stake in a file, as the registers show them (R52, A22).

One rule for experts and for the committee; what follows from a tie differs, and is theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from clusterbeleid.kernel.findings import Finding, Level

# Addresses that say nothing about where somebody works.
PUBLIC_MAIL = frozenset(
    {
        "gmail.com",
        "hotmail.com",
        "icloud.com",
        "live.be",
        "outlook.com",
        "proximus.be",
        "skynet.be",
        "telenet.be",
        "yahoo.com",
    }
)


@dataclass(frozen=True)
class TiedPerson:
    """Somebody whose ties are looked for; ``numbers`` are the KBO numbers of the own bodies."""

    user_id: int
    name: str
    email: str
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class BoardTie:
    """A seat in a board near the file: who holds it, for which KBO number, in which board."""

    person: str
    number: str
    board: str


@dataclass(frozen=True)
class MailTie:
    """A mail domain of a body with a stake; ``user_id`` is whose address it is, 0 for a web site."""

    domain: str
    name: str
    user_id: int = 0


@dataclass(frozen=True)
class Circle:
    """What stands around a file.

    ``organisations`` maps the KBO numbers with a stake to their names; ``earlier`` pairs a KBO
    number with a file or cluster in which it took part together with one of them.
    """

    organisations: Mapping[str, str] = field(default_factory=dict)
    boards: Sequence[BoardTie] = ()
    earlier: Sequence[tuple[str, str]] = ()
    mail: Sequence[MailTie] = ()


def detect_conflicts(
    person: TiedPerson, circle: Circle, *, own: Level = Level.BLOCK
) -> tuple[Finding, ...]:
    """Give ``own`` for the own organisation; WARN for boards, earlier files and mail domains."""
    name, domain = person.name.casefold(), mail_domain(person.email)
    bodies = [circle.organisations[one] for one in person.numbers if one in circle.organisations]
    boards = [
        tie.board
        for tie in circle.boards
        if tie.person.casefold() == name or tie.number in person.numbers
    ]
    earlier = [title for number, title in circle.earlier if number in person.numbers]
    mail = [
        tie.name
        for tie in circle.mail
        if domain and tie.domain == domain and tie.user_id != person.user_id
    ]
    return (
        *_found(own, "conflict.organisation", bodies),
        *_found(Level.WARN, "conflict.board", boards),
        *_found(Level.WARN, "conflict.earlier", earlier),
        *_found(Level.WARN, "conflict.mail", mail),
    )


def mail_domain(address: str) -> str:
    """Return the domain of an address in small letters; empty for one that says nothing."""
    domain = address.rpartition("@")[2].strip().lower()
    return "" if domain in PUBLIC_MAIL else domain


def site_domain(address: str) -> str:
    """Return the domain of a web site without ``www.``, in small letters; empty without a site."""
    host = address.strip().lower().partition("://")[2] or address.strip().lower()
    return host.partition("/")[0].partition(":")[0].removeprefix("www.")


def _found(level: Level, code: str, names: Iterable[str]) -> list[Finding]:
    return [Finding(level, code, "R52", {"name": name}) for name in sorted(set(names))]
