"""Names of several sets as one."""

from __future__ import annotations

from collections.abc import Iterable

_BETWEEN = " + "


def joined(names: Iterable[str]) -> str:
    """Return the names with a plus between them; a name with such a plus in it stands in quotes."""
    return _BETWEEN.join(f"“{name}”" if _BETWEEN in name else name for name in names)
