"""Organisations that apply in the demo, with the people who act for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count

from clusterbeleid.accounts.enums import MandateKind
from clusterbeleid.core.actors import Actor
from clusterbeleid.kernel.identifiers import make_kbo
from clusterbeleid.overview.demo import people
from clusterbeleid.overview.demo.calendar import BEGINNING, moment
from clusters.actions.organisations import (
    OrganisationData,
    SizeData,
    record_size,
    register_organisation,
)
from clusters.enums import OrganisationKind
from clusters.models import Organisation

OPENED = date(2026, 1, 12)
_SMALL = SizeData(
    on_day=date(2025, 12, 31),
    source="demo: jaarrekening 2025",
    staff=Decimal(3),
    turnover=Decimal(260_000),
    balance=Decimal(140_000),
)


class Numbers:
    """Hands out invented enterprise numbers, other ones than those of the register of members."""

    def __init__(self) -> None:
        self._serial = count(600_000)

    def next(self) -> str:
        """Return a number nobody has."""
        return make_kbo(next(self._serial))


@dataclass(frozen=True)
class Applicant:
    """A body that applies, and who signs for it."""

    organisation: Organisation
    signatory: Actor


def register(name: str, town: str, number: str) -> Organisation:
    """Enter a non-profit organisation that a group of companies chose to carry out its plan."""
    head, at = people.actor("hilde"), moment(OPENED)
    body = register_organisation(
        number,
        OrganisationData(name, OrganisationKind.CIVIL.value, True, town),
        actor=head,
        at=at,
        is_demo=True,
    )
    record_size(body, _SMALL, actor=head, at=at, reason="demo")
    return body


def signs_for(organisation: Organisation, key: str, name: str) -> Applicant:
    """Let somebody sign for a body: a person of the demo, or one who never logs in."""
    if key in people.BY_KEY:
        people.give_mandate(people.BY_KEY[key], organisation.kbo, BEGINNING)
        return Applicant(organisation, people.actor(key))
    person = people.applicant(key, name, MandateKind.SIGNATORY)
    return Applicant(organisation, people.make_correspondent(person, organisation.kbo))
