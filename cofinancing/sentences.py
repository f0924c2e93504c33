"""The sentences of this room, by code; the modules register them by subject."""

from __future__ import annotations

from cofinancing.texts import check, contributions, deadlines, imports

__all__ = ["check", "contributions", "deadlines", "imports"]
