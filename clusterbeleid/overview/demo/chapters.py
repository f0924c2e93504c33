"""What rooms above this one add to the demo, once everything else is told."""

from __future__ import annotations

from collections.abc import Callable

_CHAPTERS: dict[str, Callable[[], None]] = {}


def register_chapter(name: str, tell: Callable[[], None]) -> None:
    """Let a room above tell a chapter; a name told twice is told once."""
    _CHAPTERS[name] = tell


def tell_chapters() -> None:
    """Tell them in the order in which they were registered."""
    for tell in _CHAPTERS.values():
        tell()
