"""A file that people write together: sections and fields by version, and what it still lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clusterbeleid.kernel.findings import Finding, Level


@dataclass(frozen=True)
class Field:
    """A question to answer in words; ``asked`` names when it should not stay empty.

    ``blocks``: without it nothing can be handed in.
    """

    key: str
    asked: frozenset[str] = frozenset()
    blocks: bool = False


@dataclass(frozen=True)
class Section:
    """A part of the form; one without fields holds rows."""

    code: str
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True)
class Form:
    """The versions of a form; a file keeps the one it began with."""

    versions: Mapping[int, tuple[Section, ...]]

    def sections(self, version: int) -> tuple[Section, ...]:
        """Return the sections of a version; raises ``KeyError`` for an unknown one."""
        return self.versions[version]

    def codes(self, version: int) -> tuple[str, ...]:
        """Return the codes of all sections in their order."""
        return tuple(section.code for section in self.sections(version))

    def fields(self, version: int, code: str) -> tuple[Field, ...]:
        """Return the fields of one section, in their order; none for an unknown section."""
        found = (section for section in self.sections(version) if section.code == code)
        return tuple(field for section in found for field in section.fields)

    def keys(self, version: int) -> frozenset[str]:
        """Return the keys of all fields; an answer with another key is refused (A7)."""
        return frozenset(row.key for section in self.sections(version) for row in section.fields)

    def section_of(self, version: int, key: str) -> str:
        """Return in which section a field stands; raises ``KeyError``."""
        for section in self.sections(version):
            if any(field.key == key for field in section.fields):
                return section.code
        raise KeyError(key)


@dataclass(frozen=True)
class Missing:
    """Something that is not filled in: its section, its field there, and whether it blocks."""

    section: str
    field: str
    blocks: bool
    rule: str

    def finding(self, code: str) -> Finding:
        """Return it as a finding under ``code``; the sentence names the field."""
        level = Level.BLOCK if self.blocks else Level.WARN
        return Finding(level, code, self.rule, {"field": f"asked.{self.field}"})


@dataclass(frozen=True)
class Completeness:
    """How far a file is: ``done`` of ``asked`` questions, and what is missing."""

    asked: int
    missing: tuple[Missing, ...]

    @classmethod
    def of(cls, questions: Iterable[tuple[Missing, bool]]) -> Completeness:
        """Return it from every question with whether it has an answer, in the order of the form."""
        answers = tuple(questions)
        return cls(len(answers), tuple(row for row, present in answers if not present))

    @property
    def done(self) -> int:
        """Return how many questions have an answer."""
        return self.asked - len(self.missing)

    @property
    def blocking(self) -> tuple[Missing, ...]:
        """Return what stands in the way of handing in."""
        return tuple(row for row in self.missing if row.blocks)
