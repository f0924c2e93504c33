"""Two files with one of everything, and all people of the access matrix around the first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clusterbeleid.accounts.models import User
from clusterbeleid.core.actors import Role
from clusters.enums import OrganisationKind
from clusters.models import Cluster
from tests.access_policy import Who, rooms
from tests.clusters.builders import make_cluster, make_organisation
from tests.cofinancing.builders import figures_at_once
from tests.people import person

Records = dict[str, Any]


@dataclass
class File:
    """A cluster with the people who work on it, and the records that the rooms add."""

    cluster: Cluster
    manager: User
    signatory: User
    editor: User
    records: Records = field(default_factory=dict)

    def addressed(self) -> dict[str, Records]:
        """Return the parameters of an address for each record; the empty name holds the usual ones."""
        usual = {key: value for key, value in self.records.items() if ":" not in key}
        found: dict[str, Records] = {"": usual}
        for key, value in self.records.items():
            record, colon, parameter = key.partition(":")
            if colon:
                found.setdefault(record, dict(usual))[parameter] = value
        return found


@dataclass(frozen=True)
class World:
    """People by what they are to the file; records by parameter, those of the file and of another."""

    people: Mapping[Who, User | None]
    own: Mapping[str, Records]
    other: Mapping[str, Records]


def build_world() -> World:
    """Make everything through the actions of the rooms."""
    figures_at_once()
    one, two = _file("Een"), _file("Twee")
    people = {
        Who.ANONYMOUS: None,
        Who.MANAGER: one.manager,
        Who.OTHER_MANAGER: two.manager,
        Who.HEAD: person(Role.HEAD_OF_TEAM),
        Who.SIGNATORY: one.signatory,
        Who.EDITOR: one.editor,
        Who.OTHER_CLUSTER: two.signatory,
        Who.MEMBER: person(Role.COMMITTEE_MEMBER),
        Who.SECRETARY: person(Role.COMMITTEE_SECRETARY),
        Who.EXPERT: person(Role.EXPERT),
        Who.FINANCE: person(Role.FINANCE),
        Who.AUDITOR: person(Role.AUDITOR),
        Who.ADMINISTRATOR: person(Role.ADMINISTRATOR),
        Who.WITHOUT_ROLE: person(),
    }
    return World(people, one.addressed(), two.addressed())


def _file(name: str) -> File:
    body = make_organisation(f"{name} vzw", kind=OrganisationKind.CIVIL)
    manager = person(Role.ACCOUNT_MANAGER)
    file = File(
        make_cluster(f"Cluster {name}", operator=body, manager=manager),
        manager,
        person(Role.CLUSTER_SIGNATORY, mandates=[body.kbo]),
        person(Role.CLUSTER_EDITOR, mandates=[body.kbo]),
    )
    for room in rooms():
        if hasattr(room, "records"):
            made = room.records(file)
            assert not made.keys() & file.records.keys(), "two rooms give one name to a record"
            file.records |= made
    return file
