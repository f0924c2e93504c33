"""What a room says to have its tables imported: which table, who may, what the rows mean, how they are written.

All the rest (upload, looking in the background, places of errors, confirming, writing all or
nothing, the report of the command) is the same for every table and stands beside this module.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.sheets import ReadResult, SheetLimits, TableSpec
from clusterbeleid.core.ui import Text
from clusterbeleid.kernel.tables import Plan

Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Looking:
    """Who hands a table in, when, and whether others must wait until the transaction ends."""

    actor: Actor
    at: datetime
    lock: bool = False


@dataclass(frozen=True)
class Writing:
    """About which record is written, by whom, when and on behalf of which job."""

    subject: Any
    actor: Actor
    at: datetime
    job: BackgroundJob | None = None
    is_demo: bool = False


@dataclass(frozen=True, kw_only=True)
class TableUse:
    """One use of the import.

    ``preview`` and ``write_kind`` name the work of looking and of writing. ``subject`` fetches what
    the table belongs to by its key; ``allow`` raises ``Refused`` for who may not, or when nothing
    can be entered. ``judge`` turns rows into a plan and writes nothing. ``changing`` are the kinds
    of steps that change something. ``write`` puts a plan without problems in the database, in the
    transaction of the caller, and returns how many rows it wrote; without it the room writes by an
    action of its own. ``page`` is the address of a job.
    """

    preview: str
    preview_label: Text
    spec: Callable[[], TableSpec]
    subject: Callable[[int], Any]
    scope: Callable[[Any], str]
    allow: Callable[[Any, Actor, datetime], None]
    judge: Callable[[Any, ReadResult, Looking], Plan[Any]]
    kinds: type[StrEnum]
    changing: frozenset[StrEnum]
    starter: Callable[[BackgroundJob], Actor]
    page: Callable[[BackgroundJob], str]
    write_kind: str = ""
    write_label: Text = ""
    write: Callable[[Plan[Any], Writing, Told], int] | None = None
    limits: SheetLimits | None = None
