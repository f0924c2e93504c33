"""Conflicts of interest of an expert: what can be detected before anything is readable (R52, A22)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
class ConflictFacts:
    """What is known of an expert beside one application.

    ``consortium`` maps the KBO numbers of applicant and members to their names; the other lists
    name what was found: boards shared, earlier files, people with the same e-mail domain.
    """

    organisation_number: str
    consortium: Mapping[str, str] = field(default_factory=dict)
    boards: Sequence[str] = ()
    earlier: Sequence[str] = ()
    same_mail: Sequence[str] = ()


def detect_conflicts(facts: ConflictFacts) -> tuple[Finding, ...]:
    """BLOCK the own organisation; WARN for boards, earlier files and a common e-mail domain."""
    own = facts.consortium.get(facts.organisation_number) if facts.organisation_number else None
    found = (
        [] if own is None else [Finding(Level.BLOCK, "conflict.organisation", "R52", {"name": own})]
    )
    for code, names in (
        ("board", facts.boards),
        ("earlier", facts.earlier),
        ("mail", facts.same_mail),
    ):
        found += [Finding(Level.WARN, f"conflict.{code}", "R52", {"name": name}) for name in names]
    return tuple(found)


def mail_domain(address: str) -> str:
    """Return the domain of an address in small letters; empty for one that says nothing."""
    domain = address.rpartition("@")[2].strip().lower()
    return "" if domain in PUBLIC_MAIL else domain


def site_domain(address: str) -> str:
    """Return the domain of a web site without ``www.``, in small letters; empty without a site."""
    host = address.strip().lower().partition("://")[2] or address.strip().lower()
    return host.partition("/")[0].partition(":")[0].removeprefix("www.")
