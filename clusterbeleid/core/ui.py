"""Small values that pages hand to the components: links, statuses, events. No ORM, no requests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from django.utils.functional import Promise

Text = str | Promise


class Tone(StrEnum):
    """How a status feels; it chooses colour and icon, the words always say it too."""

    NEUTRAL = "neutral"
    INFO = "info"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    DRAFT = "draft"


class NavItem(NamedTuple):
    """An entry of the main menu or of the tabs; ``badge`` is a short count such as ``3``.

    An entry with ``items`` is a group that folds open, and has no address of its own.
    """

    label: Text
    url: str
    active: bool = False
    badge: str = ""
    items: tuple[NavItem, ...] = ()


@dataclass(frozen=True)
class Status:
    """A status as shown in a pill."""

    label: Text
    tone: Tone = Tone.NEUTRAL

    def __str__(self) -> str:
        """Return the words, for exports."""
        return str(self.label)


@dataclass(frozen=True)
class Difference:
    """One field of a change: what stood there and what stands there now, already written out."""

    field: Text
    old: Text
    new: Text


@dataclass(frozen=True)
class Event:
    """Something that happened, for the list of events: history, logbook, steps of a file."""

    at: datetime
    title: Text
    who: str = ""
    text: Text = ""
    differences: Sequence[Difference] = ()
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True)
class Progress:
    """How far a background job is.

    ``url`` answers with the fragment ``components/progress.html``; ``page_url`` is the page itself, for readers
    without script. ``failed`` and ``finished`` stop the asking.
    """

    label: Text
    done: int
    total: int
    url: str
    page_url: str
    finished: bool = False
    failed: bool = False
    message: Text = ""

    @property
    def running(self) -> bool:
        """Tell whether there is still something to wait for."""
        return not (self.finished or self.failed)

    @property
    def percent(self) -> int:
        """Return the share done, 0 to 100; 0 when the total is not known yet."""
        return min(100, self.done * 100 // self.total) if self.total else 0
