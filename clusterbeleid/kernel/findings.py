"""What a rule answers: calculation lines and findings, both as codes (explained results).

A finding says what a rule thinks and how hard it says so; a line shows a figure and where it comes
from. Sentences for both are made elsewhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from clusterbeleid.kernel.errors import ParamValue

Json: TypeAlias = dict[str, object]


class Level(StrEnum):
    """How hard a finding is; from hard to soft, see the verbs at the top of domain.md."""

    BLOCK = "BLOCK"
    OVERRIDE = "OVERRIDE"
    WARN = "WARN"
    RECORD = "RECORD"


class Certainty(StrEnum):
    """How sure: A legal text, B source documents, C public page, D to verify, E our design."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


@dataclass(frozen=True)
class Finding:
    """One remark of a rule: level, message code, rule number (`R10`) and values for the sentence.

    Frozen and hashable; `params` is copied. Raises TypeError when a param is no str, int, Decimal
    or date (a float or None never reaches a letter).
    """

    level: Level
    code: str
    rule: str
    params: Mapping[str, ParamValue] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Freeze the params and prove that they can be written as JSON; ValueError for the level.

        A stored level arrives as plain text, and "BLOCK" must block like the member does.
        """
        object.__setattr__(self, "level", Level(self.level))
        object.__setattr__(self, "params", MappingProxyType(dict(self.params)))
        self.as_json()

    def __hash__(self) -> int:
        """Hash over the sorted params; a mapping has no hash of its own."""
        return hash((self.level, self.code, self.rule, tuple(sorted(self.params.items()))))

    def __reduce__(self) -> tuple[type["Finding"], tuple[Level, str, str, dict[str, ParamValue]]]:
        """Copy and pickle by construction; a read-only view can do neither."""
        return Finding, (self.level, self.code, self.rule, dict(self.params))

    def as_json(self) -> Json:
        """Return plain JSON values: dates ISO, decimals as text without exponent."""
        params = {key: _as_json_value(value) for key, value in self.params.items()}
        return {"level": self.level.value, "code": self.code, "rule": self.rule, "params": params}


@dataclass(frozen=True)
class Line:
    """One line of a calculation, shown behind "Waarom?" and stored with the decision.

    `term` is a message code, `unit` one of EUR, pct, days, date, text; `source` names the rule,
    article or document, `parameter` the key of the legal parameter used.
    """

    term: str
    value: Decimal | int | date | str
    unit: str
    source: str
    parameter: str | None = None

    def as_json(self) -> Json:
        """Return plain JSON values: dates ISO, decimals as text without exponent."""
        return {
            "term": self.term,
            "value": _as_json_value(self.value),
            "unit": self.unit,
            "source": self.source,
            "parameter": self.parameter,
        }


@dataclass(frozen=True)
class Explained:
    """The whole answer of a rule: how it was calculated and what it found."""

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...] = ()

    def as_json(self) -> Json:
        """Return plain JSON values, as stored with a decision."""
        return {
            "lines": [line.as_json() for line in self.lines],
            "findings": [finding.as_json() for finding in self.findings],
        }


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings of level BLOCK, in their order."""
    return tuple(finding for finding in findings if finding.level is Level.BLOCK)


def worst(findings: Iterable[Finding]) -> Level | None:
    """Return the hardest level among the findings, or None without findings."""
    levels = {finding.level for finding in findings}
    return next((level for level in Level if level in levels), None)


def _as_json_value(value: ParamValue) -> str | int:
    """Write one value for JSON; raises TypeError for anything a sentence cannot hold."""
    match value:
        case str() | int():
            return value
        case Decimal() if value.is_finite():
            return format(value, "f")
        case date() if not isinstance(value, datetime):
            return value.isoformat()
    raise TypeError(f"no value for a finding or line: {value!r}")
