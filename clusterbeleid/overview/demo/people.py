"""The people of the demo, with their roles and mandates; each has the password of the demo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import make_password

from clusterbeleid.accounts.enums import MandateKind
from clusterbeleid.accounts.models import Mandate, RoleAssignment, User
from clusterbeleid.accounts.queries import actor_of
from clusterbeleid.core.actors import SYSTEM, Actor, Role
from clusterbeleid.core.history import save_tracked
from clusterbeleid.overview.demo.calendar import BEGINNING, DEMO_DAY, moment


@dataclass(frozen=True)
class DemoPerson:
    """A person of the demo; ``clusters`` are followed, or acted for with ``mandate``.

    ``note`` says in Dutch what else to know before logging in as this person.
    """

    key: str
    name: str
    role: Role | None
    clusters: Sequence[str] = ()
    mandate: MandateKind | None = None
    language: str = "nl"
    note: str = ""
    domain: str = "demo.example"

    @property
    def email(self) -> str:
        """Address to log in with."""
        return f"{self.key}@{self.domain}"


def applicant(key: str, name: str, kind: MandateKind, note: str = "") -> DemoPerson:
    """Return somebody who applies: with an own mail domain, which no expert shares."""
    return DemoPerson(key, name, None, mandate=kind, note=note, domain="aanvrager.example")


PEOPLE = (
    DemoPerson("els", "Els Demeyer", Role.ACCOUNT_MANAGER, ("Catalisti", "Flux50", "VIL", "SIM")),
    DemoPerson(
        "karim",
        "Karim Aerts",
        Role.ACCOUNT_MANAGER,
        ("De Blauwe Cluster", "Flanders' FOOD", "MEDVIA", "Slimme Gevels (demo)"),
    ),
    DemoPerson("hilde", "Hilde Vermassen", Role.HEAD_OF_TEAM),
    DemoPerson("tom", "Tom Verlinden", None, ("VIL",), MandateKind.EDITOR),
    DemoPerson("sofie", "Sofie Claes", None, ("VIL",), MandateKind.SIGNATORY),
    DemoPerson("nora", "Nora Willems", None, ("MEDVIA",), MandateKind.SIGNATORY),
    DemoPerson("joris", "Joris Peeters", Role.FINANCE),
    DemoPerson("greet", "Greet Lambrecht", Role.AUDITOR),
    DemoPerson("bart", "Bart Goossens", Role.ADMINISTRATOR),
    DemoPerson("lieve", "Lieve Maes", Role.COMMITTEE_MEMBER),
    DemoPerson("dirk", "Dirk Hermans", Role.COMMITTEE_SECRETARY),
    DemoPerson("frank", "Frank Desmet", Role.COMMITTEE_MEMBER, note="voorzitter"),
    DemoPerson("wim", "Wim Baeten", Role.COMMITTEE_MEMBER, note="heeft een belang"),
    DemoPerson("rita", "Rita Coppens", Role.COMMITTEE_MEMBER),
    DemoPerson("samir", "Samir Haddad", Role.COMMITTEE_MEMBER),
    DemoPerson("ellen", "Ellen Vos", Role.COMMITTEE_MEMBER),
    DemoPerson("gust", "Gust Lenaerts", Role.COMMITTEE_MEMBER, note="plaatsvervanger"),
    DemoPerson("paul", "Paul Roelandt", Role.COMMITTEE_MEMBER, note="regeringscommissaris"),
    DemoPerson("anna", "Anna Schmidt", Role.EXPERT, language="en"),
    DemoPerson("peter", "Peter Janssens", Role.EXPERT),
    DemoPerson("claire", "Claire Dubois", Role.EXPERT),
    applicant("sara", "Sara Vandamme", MandateKind.EDITOR, "Stagetech Vlaanderen"),
    applicant("ruben", "Ruben Michiels", MandateKind.SIGNATORY, "Stagetech Vlaanderen"),
    applicant("mieke", "Mieke Thys", MandateKind.EDITOR, "Circulair Bouwen Vlaanderen"),
    applicant("jana", "Jana Pauwels", MandateKind.SIGNATORY, "Slimme Serres"),
)
BY_KEY = {person.key: person for person in PEOPLE}


def make_people() -> None:
    """Open the accounts with their roles; mandates follow once the organisations are there."""
    actor.cache_clear()
    password = make_password(settings.DEMO_PASSWORD)
    for person in PEOPLE:
        user = _open_account(person, password)
        if person.role is not None:
            _save(RoleAssignment(user=user, role=person.role, first_day=BEGINNING))


def make_correspondent(person: DemoPerson, organisation_number: str) -> Actor:
    """Let somebody act for an organisation who gets its mails and never logs in."""
    account = _open_account(person, make_password(None))
    give_mandate(person, organisation_number, BEGINNING)
    return actor_of(account, on=DEMO_DAY)


def give_mandate(person: DemoPerson, organisation_number: str, first_day: date) -> None:
    """Let a person of the demo act for an organisation; raises ValueError without mandate."""
    if person.mandate is None:
        raise ValueError(f"{person.name} acts for nobody")
    user = User.objects.get(email=person.email)
    _save(
        Mandate(
            user=user,
            organisation_number=organisation_number,
            kind=person.mandate,
            first_day=first_day,
        )
    )


def user(key: str) -> User:
    """Return the account of a person of the demo."""
    return User.objects.get(email=BY_KEY[key].email)


@cache
def actor(key: str) -> Actor:
    """Return a person of the demo as actor; rights last from the beginning, so any day will do."""
    return actor_of(user(key), on=DEMO_DAY)


def _open_account(person: DemoPerson, password: str) -> User:
    account = User(
        email=person.email, full_name=person.name, language=person.language, is_demo=True
    )
    account.password = password
    _save(account)
    return account


def _save(row: User | RoleAssignment | Mandate) -> None:
    save_tracked(row, actor=SYSTEM, at=moment(BEGINNING), reason="demo")
