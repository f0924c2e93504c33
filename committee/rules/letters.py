"""What a letter needs before it is final, and how its text is filled in (R54)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

from clusterbeleid.kernel.findings import Finding, Level
from committee.enums import Channel

# What a template may ask for; anything else is a slip of the pen.
PLACEHOLDERS = (
    "addressee",
    "authority",
    "conditions",
    "day",
    "decision",
    "number",
    "outcome",
    "reference",
    "subject",
)


@dataclass(frozen=True)
class LetterFacts:
    """A letter as it stands."""

    body: str
    motivation: str
    appeal_clause: str
    channel: str
    email: str = ""
    organisation_number: str = ""
    address: str = ""


def check_letter(facts: LetterFacts) -> tuple[Finding, ...]:
    """BLOCK a letter without text, motivation, means of appeal or address."""
    needed = {
        "letter_empty": facts.body,
        "letter_unmotivated": facts.motivation,
        "letter_without_appeal": facts.appeal_clause,
        **_address(facts),
    }
    return tuple(
        Finding(Level.BLOCK, f"committee.{name}", "R54")
        for name, text in needed.items()
        if not text.strip()
    )


def unknown_placeholders(text: str) -> tuple[str, ...]:
    """Return what stands behind a dollar sign and means nothing; a lone sign counts as ``$``."""
    found = set()
    for match in Template.pattern.finditer(text):
        name = match.group("named") or match.group("braced")
        if match.group("invalid") is not None:
            found.add("$")
        elif name and name not in PLACEHOLDERS:
            found.add(name)
    return tuple(sorted(found))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its placeholders filled in; values are taken as they are.

    A line that only asks for values that are empty, such as conditions when there are none, is
    left out: a letter never says "Conditions: –".
    """
    lines = [line for line in text.split("\n") if not _asks_for_nothing(line, values)]
    return Template("\n".join(lines)).safe_substitute(values)


def _asks_for_nothing(line: str, values: Mapping[str, str]) -> bool:
    asked = {
        match.group("named") or match.group("braced") for match in Template.pattern.finditer(line)
    } - {None}
    return bool(asked) and all(name in values and not values[name].strip() for name in asked)


def _address(facts: LetterFacts) -> dict[str, str]:
    match facts.channel:
        case Channel.EMAIL.value:
            return {"letter_without_email": facts.email}
        case Channel.EBOX.value:
            return {"letter_without_number": facts.organisation_number}
    return {"letter_without_address": facts.address}
