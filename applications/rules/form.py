"""The form of an application: its sections and fields, by version; a call keeps the one it began with.

A section with ``fields`` holds answers in words; the others hold rows: consortium, budget,
financing, board, targets and documents. Categories of activities: concept note 2015, § 4.4.
"""

from __future__ import annotations

from dataclasses import dataclass

from applications.enums import Step

LATEST_FORM = 1
BOTH = frozenset({Step.EXPRESSION.value, Step.FULL.value})
FULL = frozenset({Step.FULL.value})
NEVER: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Field:
    """A question to answer in words; ``asked`` names the steps in which it should not stay empty.

    ``blocks``: without it nothing can be handed in (R15).
    """

    key: str
    asked: frozenset[str] = FULL
    blocks: bool = False


@dataclass(frozen=True)
class Section:
    """A part of the form; one without fields holds rows."""

    code: str
    fields: tuple[Field, ...] = ()


ACTIVITIES = (
    "projects",
    "matching",
    "knowledge",
    "vision",
    "trends",
    "representation",
    "branding",
    "members",
    "people",
    "ipr",
    "demonstration",
    "markets",
    "authorities",
    "research",
    "testing",
    "tenders",
)
ANY_ACTIVITY = "activity"  # one of them is enough

_FORMS: dict[int, tuple[Section, ...]] = {
    1: (
        Section(
            "general",
            (Field("summary", BOTH, blocks=True), Field("location", BOTH, blocks=True)),
        ),
        Section("vision", (Field("vision", BOTH), Field("programme"))),
        Section("activities", tuple(Field(f"activity-{name}", NEVER) for name in ACTIVITIES)),
        Section("need", (Field("need", BOTH), Field("additionality"))),
        Section("support", (Field("support-base", BOTH), Field("openness"))),
        Section("international", (Field("international"),)),
        Section("organisation", (Field("organisation"),)),
        Section("board"),
        Section("workplan", (Field("workplan"),)),
        Section("targets"),
        Section("risk", (Field("risk"),)),
        Section("consortium"),
        Section("budget"),
        Section("financing"),
        Section("documents"),
    )
}


def form_of(version: int) -> tuple[Section, ...]:
    """Return the sections of a version of the form; raises ``KeyError`` for an unknown one."""
    return _FORMS[version]


def section_codes(version: int) -> tuple[str, ...]:
    """Return the codes of all sections in their order."""
    return tuple(section.code for section in form_of(version))


def field_keys(version: int) -> frozenset[str]:
    """Return the keys of all fields; an answer with another key is refused (A7)."""
    return frozenset(field.key for section in form_of(version) for field in section.fields)


def section_of(version: int, key: str) -> str:
    """Return in which section a field stands; raises ``KeyError``."""
    for section in form_of(version):
        if any(field.key == key for field in section.fields):
            return section.code
    raise KeyError(key)
