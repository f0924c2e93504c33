"""The sentences of this room, by code; the modules register them by subject."""

from __future__ import annotations

from cofinancing.texts import (
    check,
    contributions,
    costs,
    deadlines,
    imports,
    payments,
    recoveries,
    settlement,
)

__all__ = [
    "check",
    "contributions",
    "costs",
    "deadlines",
    "imports",
    "payments",
    "recoveries",
    "settlement",
]
