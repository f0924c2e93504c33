"""The words in which each room writes down who may open and send what.

The table of a room is ``POLICY`` in ``tests/<room>/access.py``: written from docs/decisions/0005-access.md, never
from the code. ``tests/test_access_matrix.py`` holds every route of the application against it.

To add a room, or a route:

1. Write one line per route in ``POLICY`` of ``tests/<room>/access.py``; the file of a room that is in
   ``INSTALLED_APPS`` is found by itself. Take ``page`` or ``form`` for an address without a record, ``read``, ``keep``
   or ``send`` for one about a record of a file, and ``Rule`` for anything else.
2. Give the records that the address names in ``records(file)`` of the same module: the name of the parameter and its
   value, made by the builders of the room. It is called for the file of the matrix and for a strange file, after the
   rooms below it; what they made is in ``file.records``.
3. Is the usual record not the right one (a draft, a decided receipt)? Give it as ``"draft:agreement_id"`` and write
   ``record="draft"`` in the line. A second line for the same route is called ``"room:route, what is special"``.
4. A new kind of person is a new member of ``Who`` here and a line in ``people`` of ``tests/access_world.py``.

Nothing else: methods, persons, strange and absent records, and answers that must not differ come by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from types import ModuleType

from django.conf import settings


class Who(StrEnum):
    """Somebody, and what this person is to the file at hand."""

    ANONYMOUS = "anonymous"
    MANAGER = "account manager of the file"
    OTHER_MANAGER = "account manager of another file"
    HEAD = "head of team"
    SIGNATORY = "signatory of the cluster organisation"
    EDITOR = "editor of the cluster organisation"
    OTHER_CLUSTER = "cluster organisation of another file"
    MEMBER = "committee member"
    SECRETARY = "committee secretary"
    EXPERT = "expert"
    FINANCE = "finance"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    WITHOUT_ROLE = "person without a role"


People = frozenset[Who]
EVERYBODY: People = frozenset(Who) - {Who.ANONYMOUS}
NOBODY: People = frozenset()
HEAD: People = frozenset({Who.HEAD})
ADMINISTRATOR: People = frozenset({Who.ADMINISTRATOR})
CLUSTER: People = frozenset({Who.SIGNATORY, Who.EDITOR})
# Keep the file: head of team everywhere, an account manager in the own files.
KEEPERS: People = frozenset({Who.HEAD, Who.MANAGER})
# Read the file inside the agency, and with the cluster organisation itself.
INSIDE: People = KEEPERS | {Who.FINANCE, Who.AUDITOR}
FILE: People = INSIDE | CLUSTER
AGENCY: People = INSIDE | {Who.OTHER_MANAGER}
# Enter money: the keepers and the cluster organisation.
ENTER: People = KEEPERS | CLUSTER
MONEY: People = frozenset({Who.HEAD, Who.FINANCE})
REGISTER: People = KEEPERS | {Who.OTHER_MANAGER}
PEOPLE: People = ADMINISTRATOR | {Who.AUDITOR}
DECIDERS: People = ADMINISTRATOR | HEAD
FIGURES: People = AGENCY | ADMINISTRATOR | {Who.MEMBER, Who.SECRETARY}


@dataclass(frozen=True)
class Rule:
    """What a route answers.

    ``get`` and ``post`` name who may; None: the route does not take that method. Who may not, but
    is in ``see``, is told why (403). Who is not in ``see`` hears that it does not exist (404), as
    for a record that is really absent. With ``see`` None the door stands before the record: 403,
    whether the record exists or not, except for those who may read it.
    """

    get: People | None = None
    post: People | None = None
    see: People | None = None
    public: bool = False
    record: str = ""
    query: str = ""
    # For whom the record does not exist although the file does: an import is its maker's.
    hidden: People = NOBODY
    # Only a system with a token comes in; tests/api/test_access.py says which one.
    machine: bool = False
    # Who may do it depends on the record: one of another file is absent for every reader.
    by_record: bool = False

    def for_method(self, method: str) -> People | None:
        """Return who may use ``method``; None when the route does not take it."""
        if method in {"GET", "HEAD"}:
            return self.get
        return self.post if method == "POST" else None


def page(who: People) -> Rule:
    """Return a page to read, without a record."""
    return Rule(get=who)


def form(who: People) -> Rule:
    """Return a page with a form, without a record."""
    return Rule(get=who, post=who)


def public(*, post: bool = False) -> Rule:
    """Return a page that is open to strangers."""
    return Rule(get=frozenset(Who), post=frozenset(Who) if post else None, public=True)


def read(who: People = FILE, record: str = "") -> Rule:
    """Return a page about a record of a file."""
    return Rule(get=who, see=FILE, record=record)


def keep(who: People = KEEPERS, record: str = "", see: People = FILE) -> Rule:
    """Return a form about a record of a file."""
    return Rule(get=who, post=who, see=see, record=record)


def send(who: People, record: str = "", see: People = FILE) -> Rule:
    """Return an address that only takes what is sent to it."""
    return Rule(post=who, see=see, record=record)


def rooms() -> Iterator[ModuleType]:
    """Yield the ``access`` module of each room, from the ground floor up."""
    for app in settings.INSTALLED_APPS:
        room = app.removeprefix("clusterbeleid.")
        if (Path(__file__).parent / room / "access.py").is_file():
            yield import_module(f"tests.{room}.access")


def policy() -> dict[str, Rule]:
    """Return the lines of all rooms; a line that two rooms claim is a fault."""
    found: dict[str, Rule] = {}
    for room in rooms():
        twice = found.keys() & room.POLICY.keys()
        if twice:
            raise ValueError(f"{room.__name__} repeats {sorted(twice)}")
        found |= room.POLICY
    return found
