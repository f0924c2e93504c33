"""Files in which people of the agency can declare an interest; each room names its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from clusterbeleid.core.actors import Actor

# Who asks, and on which day: the scopes and names of the files this person sees.
FilesOf = Callable[[Actor, date], Sequence[tuple[str, str]]]
_OWNERS: dict[str, FilesOf] = {}


def register(prefix: str, files_of: FilesOf) -> None:
    """Let ``files_of`` name the files whose scope begins with ``prefix:``."""
    _OWNERS[prefix] = files_of


def files_to_declare(actor: Actor, *, on: date) -> list[tuple[str, str]]:
    """Return the scopes and names of everything the actor sees; one query for each room."""
    return [file for files_of in _OWNERS.values() for file in files_of(actor, on)]
