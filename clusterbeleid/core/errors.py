"""The two ways in which an action says no."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from clusterbeleid.kernel.findings import Finding, Level, blocking
from clusterbeleid.kernel.transitions import Verdict

T = TypeVar("T")


class Refused(Exception):
    """A rule forbids the action; ``findings`` say which rules and why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(", ".join(f.code for f in findings))
        self.findings = findings

    @classmethod
    def because(cls, code: str, rule: str = "", **params: Any) -> Refused:
        """Build a refusal with a single blocking finding."""
        return cls(Finding(Level.BLOCK, code, rule, params))


class Conflict(Exception):
    """Somebody else changed the record after it was read.

    ``theirs`` maps the names of the fields that the other changed to the values now stored;
    ``version`` is the version to save upon once the person has compared.
    """

    def __init__(self, theirs: Mapping[str, Any], by: str = "", version: int = 0) -> None:
        super().__init__("conflict: " + ", ".join(theirs))
        self.theirs = dict(theirs)
        self.by = by
        self.version = version


def require(verdict: Verdict) -> None:
    """Raise ``Refused`` with the reason of a verdict that says no."""
    if not verdict.allowed:
        raise Refused(*(verdict.findings or (Finding(Level.BLOCK, verdict.code, ""),)))


def refuse(findings: Iterable[Finding]) -> None:
    """Raise ``Refused`` with the findings that block; remarks of another level let pass."""
    found = blocking(findings)
    if found:
        raise Refused(*found)


def promised(value: T | None) -> T:
    """Return what a constraint of the database promises to be there; raises ``LookupError``."""
    if value is None:
        raise LookupError("a constraint promises this value, and it is not there")
    return value
