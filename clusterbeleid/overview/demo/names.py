"""Invented names of organisations, the same at every run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, product

from clusters.enums import OrganisationKind

_BEGIN = (
    "Aar",
    "Beuk",
    "Dam",
    "Eik",
    "Fraxi",
    "Gaver",
    "Hage",
    "Iep",
    "Kana",
    "Linde",
    "Meer",
    "Noor",
    "Olm",
    "Palin",
    "Rupel",
    "Schel",
    "Tarwe",
    "Vaart",
    "Wilg",
    "Zwin",
    "Brab",
    "Demer",
    "Gete",
    "Dijle",
    "Nete",
    "Kempe",
    "Polder",
    "Duin",
    "Helle",
    "Loze",
)
_MIDDLE = ("beek", "berg", "dal", "gaarde", "hof", "kouter", "land", "mont", "poort", "veld")
_WORK = (
    "Polymeren",
    "Logistiek",
    "Energie",
    "Voeding",
    "Materialen",
    "Zorgtechniek",
    "Maritiem",
    "Software",
    "Automatie",
    "Chemie",
    "Verpakking",
    "Diagnostiek",
)
_OTHER = {
    OrganisationKind.KNOWLEDGE: "Onderzoeksgroep",
    OrganisationKind.AUTHORITY: "Dienst",
    OrganisationKind.CIVIL: "Vereniging",
    OrganisationKind.FEDERATION: "Federatie",
    OrganisationKind.COLLECTIVE_CENTRE: "Collectief centrum",
    OrganisationKind.SOC: "Onderzoekscentrum",
}
TOWNS = (
    "Aalst",
    "Antwerpen",
    "Brugge",
    "Genk",
    "Gent",
    "Geel",
    "Hasselt",
    "Kortrijk",
    "Leuven",
    "Mechelen",
    "Oostende",
    "Roeselare",
    "Sint-Niklaas",
    "Turnhout",
    "Vilvoorde",
    "Zeebrugge",
)


def company_names() -> Iterator[str]:
    """Yield 3,600 different company names, neighbours unlike each other."""
    forms = cycle(("nv", "bv", "bv", "nv", "cv"))
    for work, middle, begin in product(_WORK, _MIDDLE, _BEGIN):
        yield f"{begin}{middle} {work} {next(forms)}"


def other_names(kind: OrganisationKind) -> Iterator[str]:
    """Yield 300 different names of organisations that are no company."""
    for middle, begin in product(_MIDDLE, _BEGIN):
        yield f"{_OTHER[kind]} {begin}{middle}"
